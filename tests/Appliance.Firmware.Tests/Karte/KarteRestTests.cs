using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Karte;

/// <summary>A karte through the web: written, written anew, handed over, with photos, and each look journaled once a day.</summary>
public sealed class KarteRestTests : IAsyncLifetime
{
    private const string Member = "/api/v1/members/M000001";

    /// <summary>A grey picture of 8 × 8 with the place it was taken at in it, by hand after ITU-T T.81.</summary>
    private static readonly byte[] Photo =
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0, 11, .. "Exif\0\0GPS"u8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)16, 64),
        0xFF, 0xC4, 0, 20, 0x00, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9,
    ];

    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task What_is_written_anew_keeps_what_was_written_before()
    {
        var (status, made) = await WriteAsync(new { template = "cafe-guest", answers = Answers("favourite", "カフェラテ"), memo = "雨の日" });
        Assert.Equal((201, 1), (status, made.GetProperty("number").GetInt32()));

        var again = new { template = "cafe-guest", answers = Answers("favourite", "ほうじ茶ラテ"), basedOn = 1 };
        using (var changed = await appliance.Http.PutAsJsonAsync(Member + "/karte/1", again)) Assert.Equal(200, (int)changed.StatusCode);

        var editions = (await appliance.GetAsync(Member + "/karte")).GetProperty("items")[0].GetProperty("editions");
        Assert.Equal(["カフェラテ", "ほうじ茶ラテ"], editions.EnumerateArray().Select(ValueOf));
        using var late = await appliance.Http.PutAsJsonAsync(Member + "/karte/1", again);
        Assert.Equal("edited-meanwhile", (await late.Content.ReadFromJsonAsync<JsonElement>()).Code());
    }

    [Theory]
    [InlineData("cafe-guest", "seat", "屋上", "karte-answer")]
    [InlineData("cafe-guest", "shoes", "26", "karte-field-unknown")]
    public async Task What_the_sheet_does_not_ask_is_refused(string template, string field, string value, string code)
    {
        var (status, body) = await WriteAsync(new { template, answers = Answers(field, value) });

        Assert.Equal((422, code), (status, body.Code()));
    }

    [Fact]
    public async Task Health_on_a_sheet_wants_consent_and_taste_does_not()
    {
        var sheet = new
        {
            name = "問診",
            fields = new object[] { new { code = "ill", label = "持病", kind = "text", aboutHealth = true }, new { code = "tea", label = "お茶", kind = "text" } },
        };
        using (var put = await appliance.Http.PutAsJsonAsync("/api/v1/karte/templates/check", sheet)) Assert.Equal(200, (int)put.StatusCode);

        Assert.Equal(201, (await WriteAsync(new { template = "check", answers = Answers("tea", "緑茶") })).Status);
        Assert.Equal("health-consent-missing", (await WriteAsync(new { template = "check", answers = Answers("ill", "喘息") })).Body.Code());
        await ConsentAsync(ConsentPurpose.Health);
        Assert.Equal(201, (await WriteAsync(new { template = "check", answers = Answers("ill", "喘息") })).Status);
    }

    [Fact]
    public async Task A_look_is_journaled_once_for_each_reader_and_day()
    {
        await appliance.GetAsync(Member + "/karte");
        await appliance.GetAsync(Member + "/karte");
        await appliance.GetAsync(Member + "/care");

        var read = Assert.Single((await appliance.GetAsync(Member + "/karte/reads")).EnumerateArray());
        Assert.Equal("M000001", read.GetProperty("memberId").GetString());
        var by = read.GetProperty("by").GetString();
        Assert.Single((await appliance.GetAsync($"/api/v1/karte/reads?by={by}")).EnumerateArray());
    }

    [Fact]
    public async Task A_note_for_the_next_person_waits_at_the_tap_until_somebody_takes_over()
    {
        var (status, _) = await PostAsync("/handovers", new { text = "前回の色が暗めとのこと", reading = "いろ あかるめ に" });
        Assert.Equal(201, status);
        var tapped = await appliance.TapAsync("04A1B2C3D4E5F6");
        Assert.Contains("ﾓｳｼｵｸﾘ ｲﾛ ｱｶﾙﾒ ﾆ", tapped.Rows("operatorDisplay"), StringComparison.Ordinal);

        using (var read = await appliance.Http.PostAsync(Member + "/handovers/1/acknowledge", null)) Assert.Equal(204, (int)read.StatusCode);

        Assert.Equal(0, (await appliance.GetAsync(Member + "/care")).GetProperty("handovers").GetArrayLength());
        using var twice = await appliance.Http.PostAsync(Member + "/handovers/1/acknowledge", null);
        Assert.Equal(422, (int)twice.StatusCode);
    }

    [Fact]
    public async Task A_photo_is_kept_with_consent_without_what_the_camera_added_and_goes_with_the_member()
    {
        Assert.Equal("photo-consent-missing", (await SendAsync(Photo)).Body.Code());
        await ConsentAsync(ConsentPurpose.Photo);
        Assert.Equal("photo-not-jpeg", (await SendAsync([0x89, 0x50, 0x4E, 0x47])).Body.Code());
        Assert.Equal(413, (await SendAsync(new byte[CleanJpeg.MostBytes + 2])).Status);

        var (status, info) = await SendAsync(Photo);
        Assert.Equal((201, 8), (status, info.GetProperty("width").GetInt32()));

        var kept = await appliance.Http.GetByteArrayAsync(Member + "/photos/1");
        Assert.Equal([0xFF, 0xD8, 0xFF, 0xE0], kept[..4]);
        Assert.Equal(-1, kept.AsSpan().IndexOf("GPS"u8));
        await SubmitAsync(new MemberErased("M000001"));
        Assert.Equal(404, (int)(await appliance.Http.GetAsync(Member + "/photos/1")).StatusCode);
        Assert.Equal(0, (await appliance.GetAsync(Member + "/karte")).GetProperty("photos").GetArrayLength());
    }

    [Fact]
    public async Task Who_was_here_today_and_is_not_written_yet_is_listed_until_they_are()
    {
        await appliance.TapAsync("04A1B2C3D4E5F6");
        await appliance.KeysAsync("4 5 0 DEPT2 CASH");
        Assert.Equal("M000001", Assert.Single((await appliance.GetAsync("/api/v1/karte/unwritten")).EnumerateArray())
            .GetProperty("memberId").GetString());

        await WriteAsync(new { template = "cafe-guest", answers = Answers("favourite", "カフェラテ") });

        Assert.Empty((await appliance.GetAsync("/api/v1/karte/unwritten")).EnumerateArray());
    }

    private static object[] Answers(string field, string value) => [new { field, values = new[] { value } }];

    private static string? ValueOf(JsonElement edition) =>
        edition.GetProperty("note").GetProperty("answers")[0].GetProperty("values")[0].GetString();

    private Task<(int Status, JsonElement Body)> WriteAsync(object sheet) => appliance.PostAsync(Member + "/karte", sheet);

    private async Task<(int Status, string Body)> PostAsync(string path, object body)
    {
        using var response = await appliance.Http.PostAsJsonAsync(Member + path, body);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<(int Status, JsonElement Body)> SendAsync(byte[] bytes)
    {
        using ByteArrayContent content = new(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var response = await appliance.Http.PostAsync(Member + "/photos", content);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private Task ConsentAsync(ConsentPurpose purpose) =>
        SubmitAsync(new ConsentRecorded("M000001", purpose, null, true, "同意します。"));

    private Task SubmitAsync(EntryData entry) => appliance.Host.Services.GetRequiredService<StationLoop>()
        .SubmitAsync(_ => new ChangeRequested([entry]), CancellationToken.None);
}
