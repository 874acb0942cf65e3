using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>Rules, gifts, coupons and what the shop owes, over REST.</summary>
public sealed class LoyaltyRestTests : IAsyncLifetime
{
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task Rules_are_checked_and_then_hold()
    {
        var wrong = await appliance.Http.PutAsJsonAsync(
            "/api/v1/loyalty/rules", new { bonuses = new[] { new { code = "sat", name = "土曜2倍", times = 50 } }, staffPointLimit = 1000 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("loyalty-bonus-points", await CodeOf(wrong));

        await ConfigureAsync();
        var rules = await appliance.Http.GetFromJsonAsync<JsonElement>("/api/v1/loyalty/rules");
        Assert.Equal(200, rules.GetProperty("bonuses")[0].GetProperty("times").GetInt32());
    }

    [Fact]
    public async Task Staff_give_points_up_to_the_limit_and_the_books_balance()
    {
        await ConfigureAsync();
        var much = await appliance.Http.PostAsJsonAsync(
            "/api/v1/members/M000001/points", new { kind = "gift", points = 501, reason = "お詫び" });
        Assert.Equal("points-over-limit", await CodeOf(much));
        (await appliance.Http.PostAsJsonAsync(
            "/api/v1/members/M000001/points", new { kind = "gift", points = 500, reason = "お詫び" })).EnsureSuccessStatusCode();
        (await appliance.Http.PostAsJsonAsync(
            "/api/v1/members/M000001/points", new { kind = "correction", points = -100, reason = "打ち間違い" })).EnsureSuccessStatusCode();
        var below = await appliance.Http.PostAsJsonAsync(
            "/api/v1/members/M000001/points", new { kind = "correction", points = -401, reason = "打ち間違い" });
        Assert.Equal("points-too-few", await CodeOf(below));

        var liability = await appliance.Http.GetFromJsonAsync<JsonElement>("/api/v1/loyalty/liability");
        Assert.Equal((400, true), (liability.GetProperty("yen").GetInt64(), liability.GetProperty("balances").GetBoolean()));
        var moves = await appliance.Http.GetFromJsonAsync<JsonElement>("/api/v1/members/M000001/points?limit=1");
        Assert.Equal(("corrected", 400), (
            moves.GetProperty("items")[0].GetProperty("kind").GetString(), moves.GetProperty("items")[0].GetProperty("balance").GetInt64()));
        Assert.Equal(HttpStatusCode.NotFound, (await appliance.Http.GetAsync("/api/v1/members/M999999/loyalty")).StatusCode);
    }

    [Fact]
    public async Task A_member_gets_a_coupon_of_their_own()
    {
        (await appliance.Http.PutAsJsonAsync(
            "/api/v1/coupons/SORRY",
            new { name = "お詫び", from = "2020-01-01", until = "2099-12-31", amount = 300, personal = true })).EnsureSuccessStatusCode();
        var made = await appliance.Http.PostAsJsonAsync("/api/v1/members/M000001/coupons", new { code = "SORRY", until = "2099-01-31" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var unknown = await appliance.Http.PostAsJsonAsync("/api/v1/members/M000001/coupons", new { code = "NONE", until = "2099-01-31" });
        Assert.Equal("coupon-unknown", await CodeOf(unknown));
        var loyalty = await appliance.Http.GetFromJsonAsync<JsonElement>("/api/v1/members/M000001/loyalty");
        Assert.Equal(1, loyalty.GetProperty("coupons").GetArrayLength());
    }

    [Fact]
    public async Task A_pin_is_set_and_never_told()
    {
        var easy = await appliance.Http.PutAsJsonAsync("/api/v1/members/M000001/pin", new { pin = "1234" });
        Assert.Equal("pin-too-easy", await CodeOf(easy));
        (await appliance.Http.PutAsJsonAsync("/api/v1/members/M000001/pin", new { pin = "4949" })).EnsureSuccessStatusCode();
        var loyalty = await appliance.Http.GetStringAsync("/api/v1/members/M000001/loyalty");
        Assert.Contains("\"hasPin\":true", loyalty, StringComparison.Ordinal);
    }

    private async Task ConfigureAsync() => (await appliance.Http.PutAsJsonAsync(
        "/api/v1/loyalty/rules",
        new { bonuses = new[] { new { code = "sat", name = "土曜2倍", times = 200 } }, staffPointLimit = 500 })).EnsureSuccessStatusCode();

    private static async Task<string?> CodeOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
