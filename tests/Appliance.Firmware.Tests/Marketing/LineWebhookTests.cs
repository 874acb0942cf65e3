using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Marketing.Line;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Marketing;

/// <summary>What LINE tells the shop: only when it is set up, only with LINE's signature, each thing once.</summary>
public sealed class LineWebhookTests
{
    private const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";
    private const string User = "U4af4980629a1b2c3d4e5f60718293a4b";

    [Fact]
    public void The_signature_is_the_one_of_the_reference()
    {
        // RFC 4231, test case 2, in Base64: key "Jefe", data "what do ya want for nothing?".
        var body = "what do ya want for nothing?"u8;
        Assert.True(LineWebhook.IsSigned(body, "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=", "Jefe"));
        Assert.False(LineWebhook.IsSigned(body, "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=", "jefe"));
        Assert.False(LineWebhook.IsSigned(body, "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEQ=", "Jefe"));
        Assert.False(LineWebhook.IsSigned(body, "none", "Jefe"));
        Assert.False(LineWebhook.IsSigned(body, null, "Jefe"));
    }

    [Fact]
    public async Task Without_a_channel_secret_nothing_is_heard()
    {
        await using var appliance = await RunningAppliance.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await HearAsync(appliance, Event("unfollow")));
    }

    [Fact]
    public async Task Who_blocks_the_account_is_reached_no_more_and_who_adds_it_again_is()
    {
        await using var appliance = await RunningAppliance.StartAsync(lineSecret: Secret);
        var id = await RegisterAsync(appliance, User);
        Assert.Equal(HttpStatusCode.Unauthorized, await HearAsync(appliance, Event("unfollow"), "wrong"));
        Assert.True(MayReach(appliance, id));

        Assert.Equal(HttpStatusCode.OK, await HearAsync(appliance, Event("unfollow", "E1")));
        Assert.False(MayReach(appliance, id));
        Assert.Equal(HttpStatusCode.OK, await HearAsync(appliance, Event("follow", "E2")));
        Assert.True(MayReach(appliance, id));

        // LINE sends what it is not sure of again: the blocking of before is none now.
        var entries = Sequence(appliance);
        Assert.Equal(HttpStatusCode.OK, await HearAsync(appliance, Event("unfollow", "E1")));
        Assert.True(MayReach(appliance, id));
        Assert.Equal(entries, Sequence(appliance));
    }

    [Fact]
    public async Task A_member_is_connected_by_the_number_staff_gave_them_once()
    {
        await using var appliance = await RunningAppliance.StartAsync(lineSecret: Secret);
        var id = await RegisterAsync(appliance, lineUserId: null);
        var (status, given) = await appliance.PostAsync($"/api/v1/members/{id}/line-code", new { });
        Assert.Equal(201, status);
        var code = given.GetProperty("code").GetString()!;

        await HearAsync(appliance, Event("message", "E1", text: "こんにちは"));
        Assert.Null(Member(appliance, id).Profile!.LineUserId);
        await HearAsync(appliance, Event("message", "E2", text: $" {code} "));
        Assert.Equal(User, Member(appliance, id).Profile!.LineUserId);
        Assert.True(MayReach(appliance, id));

        var other = User[..^1] + "0";
        await HearAsync(appliance, Event("message", "E3", text: code, user: other));
        Assert.Equal(User, Member(appliance, id).Profile!.LineUserId);
    }

    [Fact]
    public async Task Numbers_cannot_be_guessed()
    {
        await using var appliance = await RunningAppliance.StartAsync(lineSecret: Secret);
        var id = await RegisterAsync(appliance, lineUserId: null);
        var code = (await appliance.PostAsync($"/api/v1/members/{id}/line-code", new { })).Body.GetProperty("code").GetString()!;
        for (var guess = 0; guess < LineDesk.GuessLimit; guess++)
        {
            var wrong = $"{(int.Parse(code) + guess + 1) % 1_000_000:D6}";
            await HearAsync(appliance, Event("message", $"G{guess}", text: wrong));
        }

        await HearAsync(appliance, Event("message", "E9", text: code));

        Assert.Null(Member(appliance, id).Profile!.LineUserId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"events\":7}")]
    [InlineData("{\"events\":[{\"type\":3}]")]
    public void What_is_none_of_LINEs_is_told_as_such(string body) =>
        Assert.Null(LineWebhook.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Events_of_groups_and_kinds_we_do_not_know_are_passed_over()
    {
        var read = LineWebhook.Read(Encoding.UTF8.GetBytes(
            $$"""
            {"destination":"Ux","events":[
              {"type":"follow","source":{"type":"group","groupId":"C1"},"timestamp":1},
              {"type":"postback","source":{"type":"user","userId":"{{User}}"},"timestamp":1},
              {"type":"unfollow","source":{"type":"user","userId":"{{User}}"},"timestamp":1462629479859,"webhookEventId":"01"}]}
            """));

        Assert.Equal([new(LineEventKind.Unfollowed, User, "01", DateTimeOffset.FromUnixTimeMilliseconds(1462629479859), null)], read!);
    }

    private static string Event(string type, string id = "E0", string? text = null, string user = User) =>
        JsonSerializer.Serialize(new
        {
            destination = "U0",
            events = new[]
            {
                new
                {
                    type,
                    webhookEventId = id,
                    timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
                    mode = "active",
                    source = new { type = "user", userId = user },
                    message = text is null ? null : new { type = "text", id = "1", text },
                },
            },
        });

    private static async Task<HttpStatusCode> HearAsync(RunningAppliance appliance, string body, string secret = Secret)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using HttpRequestMessage request = new(HttpMethod.Post, "/line/webhook") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add(LineWebhook.SignatureHeader, Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes)));
        using var answer = await appliance.Stranger.SendAsync(request);
        return answer.StatusCode;
    }

    private static MemberDocument Member(RunningAppliance appliance, string id) =>
        appliance.Host.Services.GetRequiredService<IDocumentReader>().Get(Collections.Members, id)!;

    private static bool MayReach(RunningAppliance appliance, string id) => Member(appliance, id).MayBeReachedBy(ContactChannel.Line);

    private static long Sequence(RunningAppliance appliance) =>
        appliance.Host.Services.GetRequiredService<Appliance.Firmware.Core.ApplianceStores>().Journal.LastSequence;

    private static async Task<string> RegisterAsync(RunningAppliance appliance, string? lineUserId)
    {
        var station = appliance.Host.Services.GetRequiredService<StationLoop>();
        var id = $"M{station.RealState.Totals.LastMemberNumber + 1:D6}";
        List<EntryData> entries = [new MemberRegistered(id, new("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", LineUserId: lineUserId), [])];
        if (lineUserId is not null) entries.Add(new ConsentRecorded(id, ConsentPurpose.Marketing, ContactChannel.Line, true, "LINE"));
        await station.SubmitAsync(new ChangeRequested(entries), CancellationToken.None);
        return id;
    }
}
