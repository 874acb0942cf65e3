using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Station;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Marketing;

/// <summary>Campaigns over REST, from the plan to the mail server and back to what it brought.</summary>
public sealed class CampaignRestTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [MailServerFact]
    public async Task Members_who_agreed_get_one_mail_each_and_a_refusal_is_told()
    {
        await using var server = await MailServer.StartAsync();
        await using var appliance = await RunningAppliance.StartAsync(mail: Mail(server));
        await RegisterAsync(appliance, "hanako@example.jp", agreed: true);
        await RegisterAsync(appliance, "no@example.jp", agreed: true);
        await RegisterAsync(appliance, "silent@example.jp", agreed: false);

        var campaign = await StartAsync(appliance);
        var done = await UntilAsync(appliance, campaign, it => Count(it, "sent") + Count(it, "refused") == 2);

        Assert.Equal((1, 1, 0), (Count(done, "sent"), Count(done, "refused"), Count(done, "waiting")));
        var body = MailServer.BodyOf(Assert.Single(server.Taken));
        Assert.StartsWith("山田 花子様", body, StringComparison.Ordinal);
        Assert.Contains("配信停止をご希望の方は", body, StringComparison.Ordinal);
        var refused = (await appliance.GetAsync($"/api/v1/campaigns/{campaign}/messages?state=refused")).GetProperty("items")[0];
        Assert.Equal("メールサーバーが断りました（550）", refused.GetProperty("reason").GetString());
    }

    [MailServerFact]
    public async Task A_message_under_way_when_the_power_goes_is_told_as_doubtful_and_not_sent_again()
    {
        await using var server = await MailServer.StartAsync();
        await using var appliance = await RunningAppliance.StartAsync(mail: Mail(server));
        await RegisterAsync(appliance, "stall@example.jp", agreed: true);
        var campaign = await StartAsync(appliance);
        await UntilAsync(appliance, campaign, it => Count(it, "sending") == 1 && server.Taken.Count == 1);

        await appliance.StopAsync();
        await appliance.BootAsync();
        var done = await UntilAsync(appliance, campaign, it => Count(it, "doubtful") == 1);

        Assert.Equal((0, 0), (Count(done, "waiting"), Count(done, "sending")));
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task Without_a_mail_server_messages_wait_and_the_channel_says_so()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await RegisterAsync(appliance, "hanako@example.jp", agreed: true);
        var campaign = await StartAsync(appliance);

        var waiting = await UntilAsync(appliance, campaign, it => it.GetProperty("state").GetString() == "drawn");
        var mail = (await appliance.GetAsync("/api/v1/campaigns/channels")).EnumerateArray()
            .Single(it => it.GetProperty("channel").GetString() == "email");

        Assert.Equal(1, Count(waiting, "waiting"));
        Assert.False(mail.GetProperty("ready").GetBoolean());
    }

    [Fact]
    public async Task The_preview_counts_who_would_be_drawn_and_shows_what_they_read()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await RegisterAsync(appliance, "hanako@example.jp", agreed: true);
        await RegisterAsync(appliance, "silent@example.jp", agreed: false);

        var (status, preview) = await appliance.PostAsync("/api/v1/campaigns/preview", Plan());

        Assert.Equal(200, status);
        Assert.Equal(1, preview.GetProperty("treated").GetInt64());
        Assert.False(preview.GetProperty("canBeMeasured").GetBoolean());
        Assert.StartsWith("山田 花子様", preview.GetProperty("body").GetString(), StringComparison.Ordinal);
        var (bad, problem) = await appliance.PostAsync("/api/v1/campaigns/preview", Plan(body: "{名前}様"));
        Assert.Equal((422, "template-field"), (bad, problem.Code()));
    }

    [Fact]
    public async Task A_campaign_is_changed_until_it_begins_and_begins_once()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var campaign = (await appliance.PostAsync("/api/v1/campaigns", Plan())).Body.GetProperty("id").GetString()!;
        Assert.Equal(200, (await appliance.PostAsync($"/api/v1/campaigns/{campaign}/start", new { })).Status);

        var again = await appliance.PostAsync($"/api/v1/campaigns/{campaign}/start", new { });

        Assert.Equal((422, "campaign-begun"), (again.Status, again.Body.Code()));
        Assert.Equal(422, (await appliance.PostAsync("/api/v1/campaigns/C000099/start", new { })).Status);
    }

    [Fact]
    public async Task An_effect_of_nobody_says_that_it_cannot_tell()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var campaign = await StartAsync(appliance);

        var effect = await appliance.GetAsync($"/api/v1/campaigns/{campaign}/effect");

        Assert.Equal("too-small", effect.GetProperty("verdict").GetString());
        Assert.Equal("no-control", effect.GetProperty("tooSmall").GetString());
    }

    [Fact]
    public async Task Postcards_are_printed_for_those_who_wait_and_marked_when_posted()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var id = await RegisterAsync(appliance, "=cmd@example.jp", agreed: true, ContactChannel.Post);
        var campaign = await StartAsync(appliance, Plan(channel: "post"));
        await UntilAsync(appliance, campaign, it => Count(it, "waiting") == 1);

        var page = await appliance.Http.GetStringAsync($"/api/v1/campaigns/{campaign}/sheets.html?form=postcard");
        var csv = await appliance.Http.GetStringAsync($"/api/v1/campaigns/{campaign}/members.csv");
        var (status, posted) = await appliance.PostAsync($"/api/v1/campaigns/{campaign}/posted", new { memberIds = new[] { id } });

        Assert.Contains("山田 花子　様", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain(",=cmd", csv, StringComparison.Ordinal);
        Assert.Equal((200, 1), (status, Count(posted, "sent")));
    }

    private static MailSettings Mail(MailServer server) =>
        new() { Host = "127.0.0.1", Port = server.Port, Security = "none", From = "shop@example.jp", PerMinute = 600 };

    private static object Plan(string channel = "email", string body = "{お名前}様\nまたのご来店をお待ちしています。") => new
    {
        name = "秋のお礼",
        kind = "once",
        channel,
        segmentId = (string?)null,
        subject = channel == "email" ? "お元気ですか" : null,
        body,
        couponCode = (string?)null,
        controlBasisPoints = 0,
        windowDays = 30,
        marginBasisPoints = 6_000,
    };

    private static async Task<string> StartAsync(RunningAppliance appliance, object? plan = null)
    {
        var (status, made) = await appliance.PostAsync("/api/v1/campaigns", plan ?? Plan());
        Assert.Equal(201, status);
        var id = made.GetProperty("id").GetString()!;
        Assert.Equal(200, (await appliance.PostAsync($"/api/v1/campaigns/{id}/start", new { })).Status);
        return id;
    }

    private static async Task<string> RegisterAsync(
        RunningAppliance appliance, string email, bool agreed, ContactChannel channel = ContactChannel.Email)
    {
        var station = appliance.Host.Services.GetRequiredService<StationLoop>();
        var number = station.RealState.Totals.LastMemberNumber + 1;
        var id = $"M{number:D6}";
        MemberProfile profile = new("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", Email: email, PostalCode: "1000001", Address: "東京都千代田区千代田1-1");
        await station.SubmitAsync(
            new ChangeRequested(
            [
                new MemberRegistered(id, profile, []),
                new ConsentRecorded(id, ConsentPurpose.Marketing, channel, agreed, "お得なお知らせをお送りします。"),
            ]),
            CancellationToken.None);
        return id;
    }

    private static async Task<JsonElement> UntilAsync(RunningAppliance appliance, string campaign, Func<JsonElement, bool> condition)
    {
        using CancellationTokenSource stop = new(Patience);
        while (true)
        {
            var now = await appliance.GetAsync($"/api/v1/campaigns/{campaign}");
            if (condition(now)) return now;
            stop.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, stop.Token);
        }
    }

    private static long Count(JsonElement campaign, string state) => campaign.GetProperty("messages").GetProperty(state).GetInt64();
}
