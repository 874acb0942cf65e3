using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Karte;

/// <summary>What staff should know of a guest, written in the console and read at the counter.</summary>
public sealed class CareRestTests : IAsyncLifetime
{
    private const string Alerts = "/api/v1/members/M000001/alerts";
    private const string Care = "/api/v1/members/M000001/care";
    private const string Card = "04A1B2C3D4E5F6";

    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task An_allergy_is_refused_without_consent_and_read_at_the_tap_with_it()
    {
        object soba = new { kind = "allergy", text = "蕎麦アレルギー", reading = "そば" };
        var (status, body) = await appliance.PostAsync(Alerts, soba);
        Assert.Equal((422, "health-consent-missing"), (status, body.Code()));

        await ConsentAsync(given: true);
        (status, body) = await appliance.PostAsync(Alerts, soba);
        Assert.Equal((201, "ｿﾊﾞ"), (status, body.GetProperty("reading").GetString()));

        var tapped = await appliance.TapAsync(Card);
        Assert.Contains("ｱﾚﾙｷﾞｰ ｿﾊﾞ", tapped.Rows("operatorDisplay"), StringComparison.Ordinal);
        Assert.DoesNotContain("ｿﾊﾞ", tapped.Rows("customerDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_it_is_on_the_receipt_or_in_clear_in_the_journal()
    {
        await ConsentAsync(given: true);
        await appliance.PostAsync(Alerts, new { kind = "medical", text = "ペースメーカー使用", reading = "ペースメーカー" });
        await appliance.TapAsync(Card);
        await appliance.KeysAsync("4 5 0 DEPT2 CASH");
        await appliance.StopAsync();

        var journal = string.Concat(Directory
            .EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl")
            .Select(file => File.ReadAllText(file, Encoding.UTF8)));
        Assert.Contains("\"kind\":\"alert.recorded\"", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("ペースメーカー", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("medical", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_taken_back_takes_health_away_and_leaves_tastes()
    {
        await ConsentAsync(given: true);
        await appliance.PostAsync(Alerts, new { kind = "allergy", text = "蕎麦", reading = "ソバ" });
        await appliance.PostAsync(Alerts, new { kind = "preference", text = "まどぎわ" });

        await ConsentAsync(given: false);

        var care = await appliance.GetAsync(Care);
        Assert.False(care.GetProperty("healthConsent").GetBoolean());
        Assert.Equal(["preference"], care.GetProperty("alerts").EnumerateArray().Select(it => it.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task An_alert_is_changed_and_withdrawn_by_its_number_which_is_never_given_again()
    {
        await appliance.PostAsync(Alerts, new { kind = "dislike", text = "セロリ" });
        using (var changed = await appliance.Http.PutAsJsonAsync(Alerts + "/1", new { kind = "dislike", text = "セロリとパセリ" }))
        {
            Assert.Equal(200, (int)changed.StatusCode);
        }

        Assert.Equal("セロリとパセリ", (await FirstAsync()).GetProperty("text").GetString());
        Assert.Equal(204, (int)(await appliance.Http.DeleteAsync(Alerts + "/1")).StatusCode);
        Assert.Equal(422, (int)(await appliance.Http.DeleteAsync(Alerts + "/1")).StatusCode);
        var (_, made) = await appliance.PostAsync(Alerts, new { kind = "dislike", text = "ニンジン" });
        Assert.Equal(2, made.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Of_an_erased_member_nothing_is_left_and_nothing_more_is_written()
    {
        await appliance.PostAsync(Alerts, new { kind = "dislike", text = "セロリ" });
        await SubmitAsync(new MemberErased("M000001"));

        Assert.Equal(0, (await appliance.GetAsync(Care)).GetProperty("alerts").GetArrayLength());
        var (status, body) = await appliance.PostAsync(Alerts, new { kind = "dislike", text = "セロリ" });
        Assert.Equal((422, "member-gone"), (status, body.Code()));
        Assert.Equal(404, (await appliance.PostAsync("/api/v1/members/M999999/alerts", new { kind = "dislike", text = "セロリ" })).Status);
    }

    private async Task<JsonElement> FirstAsync() => (await appliance.GetAsync(Care)).GetProperty("alerts")[0];

    private Task ConsentAsync(bool given) =>
        SubmitAsync(new ConsentRecorded("M000001", ConsentPurpose.Health, null, given, "健康に関する記録に同意します。"));

    private Task SubmitAsync(EntryData entry) => appliance.Host.Services.GetRequiredService<StationLoop>()
        .SubmitAsync(_ => new ChangeRequested([entry]), CancellationToken.None);
}
