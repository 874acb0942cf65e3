using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>Tokens for other systems, over REST.</summary>
public sealed class TokensTests : IAsyncLifetime
{
    private RunningAppliance appliance = null!;
    private HttpClient owner = null!;

    public async Task InitializeAsync()
    {
        appliance = await RunningAppliance.StartAsync();
        owner = await appliance.SignedInAsync(StaffRole.Owner);
    }

    public async Task DisposeAsync()
    {
        owner.Dispose();
        await appliance.DisposeAsync();
    }

    [Fact]
    public async Task A_token_survives_a_restart_and_stands_in_the_journal_only_as_a_hash()
    {
        var token = await MakeAsync(["sales.read"]);
        await appliance.StopAsync();
        await appliance.BootAsync();

        using var machine = Machine(token);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/v1/sales")).StatusCode);
        var journal = string.Concat(
            Directory.EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl").Select(File.ReadAllText));
        Assert.Contains("access.granted", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(token, journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing()
    {
        using var machine = Machine(await MakeAsync(["sales.read"]));
        var list = await owner.GetFromJsonAsync<JsonElement>("/api/v1/tokens");
        var id = list.GetProperty("items")[0].GetProperty("id").GetString();
        using var revoked = await owner.DeleteAsync($"/api/v1/tokens/{id}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync("/api/v1/sales")).StatusCode);
        Assert.Equal(0, (await owner.GetFromJsonAsync<JsonElement>("/api/v1/tokens")).GetProperty("items").GetArrayLength());
        using var again = await owner.DeleteAsync($"/api/v1/tokens/{id}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Theory]
    [InlineData("sales.read", 0, "until-invalid")]
    [InlineData("sales.read", 401, "until-invalid")]
    [InlineData("accounts.write", 30, "scopes-invalid")]
    [InlineData("own.account", 30, "scopes-invalid")]
    public async Task A_token_has_an_end_and_cannot_make_accounts(string scope, int days, string code)
    {
        using var refused = await owner.PostAsJsonAsync(
            "/api/v1/tokens",
            new { label = "test", scopes = new[] { scope }, until = TimeProvider.System.GetUtcNow().AddDays(days) });

        Assert.Equal((400, code), ((int)refused.StatusCode, (await refused.Content.ReadFromJsonAsync<JsonElement>()).Code()));
    }

    [Fact]
    public async Task A_manager_makes_no_token()
    {
        using var manager = await appliance.SignedInAsync(StaffRole.Manager);
        using var refused = await manager.PostAsJsonAsync("/api/v1/tokens", new { });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_token_ends_by_itself()
    {
        HandClock clock = new();
        clock.Pass(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());
        var token = await MakeAsync(["sales.read"], days: 30);
        TokenDesk desk = new(
            appliance.Host.Services.GetRequiredService<StationLoop>(),
            appliance.Host.Services.GetRequiredService<IDocumentReader>(),
            clock, _ => { }, null);

        Assert.NotNull(desk.Find(token, "192.0.2.7"));
        clock.Pass(TimeSpan.FromDays(31));
        Assert.Null(desk.Find(token, "192.0.2.7"));
    }

    private async Task<string> MakeAsync(string[] scopes, int days = 30)
    {
        using var made = await owner.PostAsJsonAsync(
            "/api/v1/tokens", new { label = "会計ソフト", scopes, until = TimeProvider.System.GetUtcNow().AddDays(days) });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private HttpClient Machine(string token)
    {
        HttpClient http = new() { BaseAddress = new(appliance.Host.Address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http;
    }
}
