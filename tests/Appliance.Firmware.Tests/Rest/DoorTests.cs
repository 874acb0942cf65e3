using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Appliance.Firmware.Tests.Core;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>Who gets in, and what happens to requests that are not as they should be.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/sales")]
    [InlineData("/api/v1/members")]
    [InlineData("/api/v1/virtual/devices")]
    [InlineData("/api/v1/journal/verify")]
    [InlineData("/api/v1/events")]
    [InlineData("/api/v1/no-such-thing")]
    public async Task Without_a_token_nothing_is_told(string path)
    {
        using var response = await appliance.Stranger.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("not-signed-in", (await response.Content.ReadFromJsonAsync<JsonElement>()).Code());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("{\"name\":", 400, "malformed-request")]
    [InlineData("{\"nmae\":\"山本\"}", 400, "malformed-request")]
    [InlineData("[]", 400, "malformed-request")]
    [InlineData("{\"name\":\"\"}", 400, "name-invalid")]
    [InlineData("{\"name\":\"山本\",\"phone\":\"abc\"}", 400, "phone-invalid")]
    [InlineData("{\"name\":\"山本\",\"email\":\"abc\"}", 400, "email-invalid")]
    [InlineData("{\"name\":\"山本\",\"cardUid\":\"XYZ\"}", 400, "card-uid-invalid")]
    [InlineData("{\"name\":\"山本\",\"cardUid\":\"04A1B2C3D4E5F6\"}", 422, "card-taken")]
    public async Task A_bad_request_is_told_in_words_and_changes_nothing(string body, int status, string code)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using var response = await appliance.Http.PostAsync("/api/v1/members", content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).Code());
        Assert.DoesNotContain("Appliance.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, (await appliance.GetAsync("/api/v1/members")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_error_nobody_expected_is_told_in_general_words()
    {
        WatchedDisk disk = new();
        await using var broken = await RunningAppliance.StartAsync(files: disk);
        disk.IsUnreadable = true;

        using var response = await broken.Http.GetAsync("/api/v1/journal");
        disk.IsUnreadable = false;

        var told = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.InternalServerError, "internal-error"), (response.StatusCode, JsonDocument.Parse(told).RootElement.Code()));
        Assert.DoesNotContain(broken.Folder, told, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        using StringContent content = new("{\"name\":\"" + new string('a', 300_000) + "\"}", Encoding.UTF8, "application/json");
        using var response = await appliance.Http.PostAsync("/api/v1/members", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("request-too-large", (await response.Content.ReadFromJsonAsync<JsonElement>()).Code());
    }

    [Fact]
    public async Task What_is_no_json_is_refused()
    {
        using StringContent content = new("name=山本", Encoding.UTF8, "text/plain");
        using var response = await appliance.Http.PostAsync("/api/v1/members", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/virtual/keys", "{\"keys\":[\"ENTER\"]}", "key-unknown")]
    [InlineData("/api/v1/virtual/keys", "{\"keys\":[]}", "keys-count")]
    [InlineData("/api/v1/virtual/card", "{\"uid\":\"123\"}", "card-uid-invalid")]
    [InlineData("/api/v1/virtual/scan", "{\"code\":\"a b\"}", "code-invalid")]
    [InlineData("/api/v1/virtual/faults", "{\"device\":\"printer\",\"fault\":\"on-fire\",\"active\":true}", "fault-unknown")]
    public async Task A_hand_that_does_what_cannot_be_done_is_told(string path, string body, string code)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using var response = await appliance.Http.PostAsync(path, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).Code());
    }

    [Theory]
    [InlineData("/api/v1/sales?limit=0", "limit-out-of-range")]
    [InlineData("/api/v1/sales?limit=501", "limit-out-of-range")]
    [InlineData("/api/v1/sales?from=yesterday", "date-malformed")]
    [InlineData("/api/v1/sales?cursor=!!", "cursor-malformed")]
    [InlineData("/api/v1/sales/nope", "not-found")]
    [InlineData("/api/v1/members/nope", "not-found")]
    [InlineData("/api/v1/virtual/paper/99.svg", "not-found")]
    [InlineData("/api/v1/no-such-thing", "not-found")]
    public async Task A_question_that_has_no_answer_gets_a_code(string path, string code) =>
        Assert.Equal(code, (await appliance.GetAsync(path)).Code());

    [Fact]
    public async Task The_same_idempotency_key_makes_one_member_even_over_a_restart()
    {
        var request = new { name = "山本 太郎", kana = "ﾔﾏﾓﾄ ﾀﾛｳ", cardUid = "04C0FFEE000001" };
        var (status, first) = await appliance.PostAsync("/api/v1/members", request, "key-1");
        Assert.Equal(201, status);
        var (_, second) = await appliance.PostAsync("/api/v1/members", request, "key-1");
        await appliance.StopAsync();
        await appliance.BootAsync();
        var (_, third) = await appliance.PostAsync("/api/v1/members", request, "key-1");

        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.Equal(first.GetProperty("id").GetString(), third.GetProperty("id").GetString());
        Assert.Equal(4, (await appliance.GetAsync("/api/v1/members")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_idempotency_key_with_another_body_is_refused()
    {
        await appliance.PostAsync("/api/v1/virtual/keys", new { keys = new[] { "1" } }, "key-2");
        var (status, body) = await appliance.PostAsync("/api/v1/virtual/keys", new { keys = new[] { "2" } }, "key-2");

        Assert.Equal(422, status);
        Assert.Equal("idempotency-key-reused", body.Code());
    }

    [Fact]
    public async Task Keys_with_an_idempotency_key_are_pressed_once()
    {
        await appliance.PostAsync("/api/v1/virtual/keys", new { keys = new[] { "5" } }, "key-3");
        var (_, body) = await appliance.PostAsync("/api/v1/virtual/keys", new { keys = new[] { "5" } }, "key-3");

        Assert.Contains(" 5/", body.Rows("operatorDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_member_is_known_at_the_next_tap()
    {
        await appliance.PostAsync("/api/v1/members", new { name = "山本 太郎", kana = "ﾔﾏﾓﾄ ﾀﾛｳ", cardUid = "04C0FFEE000001" });

        var tapped = await appliance.TapAsync("04C0FFEE000001");

        Assert.Contains("ﾔﾏﾓﾄ ﾀﾛｳ", tapped.Rows("customerDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sales_are_paged_from_the_newest_back()
    {
        for (var i = 1; i <= 5; i++) await appliance.KeysAsync($"{i} 0 DEPT1 CASH");
        List<int> numbers = [];
        string? cursor = null;
        do
        {
            var page = await appliance.GetAsync("/api/v1/sales?limit=2" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(sale => sale.GetProperty("number").GetInt32()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal([5, 4, 3, 2, 1], numbers);
    }

    [Fact]
    public async Task Pages_tell_the_browser_to_load_nothing_from_elsewhere()
    {
        using var response = await appliance.Stranger.GetAsync("/healthz");

        Assert.Equal(
            "default-src 'self'; img-src 'self' data: blob:; script-src 'self'; connect-src 'self'; object-src 'none'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; style-src 'self'",
            Header(response, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Equal("camera=(), geolocation=(), microphone=(), payment=()", Header(response, "Permissions-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Answers_of_REST_are_JSON_that_nobody_keeps()
    {
        foreach (var path in (string[])["/api/v1/sales", "/api/v1/nothing"])
        {
            using var response = await appliance.Http.GetAsync(path);
            Assert.Equal("no-store", Header(response, "Cache-Control"));
            Assert.Contains(
                response.Content.Headers.ContentType!.ToString(),
                (string[])["application/json; charset=utf-8", "application/problem+json"]);
        }
    }

    [Theory]
    [InlineData("/api/v1/sales")]
    [InlineData("/healthz")]
    [InlineData("/")]
    public async Task Trace_repeats_nothing(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Trace, path);
        request.Headers.Add("X-Secret", "repeated-1031");
        using var response = await appliance.Stranger.SendAsync(request);

        Assert.DoesNotContain("repeated-1031", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("repeated-1031", response.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sale_is_told_to_open_pages()
    {
        using var stream = await appliance.Http.GetStreamAsync("/api/v1/events");
        using StreamReader reader = new(stream);
        Assert.Equal("event: hello", await reader.ReadLineAsync());

        await appliance.KeysAsync("1 5 0 DEPT1 CASH");

        List<string> kinds = [];
        while (!kinds.Contains("event: sale") && await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kinds.Add(line);
        }

        Assert.Contains("event: display", kinds);
        Assert.Contains("event: journal", kinds);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
