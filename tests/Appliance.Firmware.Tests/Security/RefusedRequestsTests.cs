using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>Who was turned away at the door is in the journal, and cannot fill it.</summary>
public sealed class RefusedRequestsTests : IAsyncLifetime
{
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task A_request_beyond_ones_role_is_journaled_with_who_from_where_and_what_for()
    {
        using var cashier = await appliance.SignedInAsync(StaffRole.Cashier);

        using var refused = await cashier.GetAsync("/api/v1/accounts");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains(
            "\"by\":\"90\",\"count\":1,\"from\":\"127.0.0.1\",\"needs\":\"accounts.read\",\"reason\":\"not-allowed\"",
            Assert.Single(Entries()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_without_the_sessions_word_is_journaled()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        owner.DefaultRequestHeaders.Remove("X-Csrf-Token");

        using var refused = await owner.PutAsJsonAsync("/api/v1/staff/02", new { name = "x", role = "owner" });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("\"by\":\"01\"", Assert.Single(Entries()), StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"word-missing\"", Entries()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_none_is_journaled_without_it_and_a_stranger_without_one_is_not()
    {
        using var stranger = await appliance.Stranger.GetAsync("/api/v1/sales");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Empty(Entries());

        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/sales");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "guessed-token-1234");
        using var guessed = await appliance.Stranger.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, guessed.StatusCode);
        var entry = Assert.Single(Entries());
        Assert.Contains("\"data\":{\"count\":1,\"from\":\"127.0.0.1\",\"reason\":\"token-unknown\"}", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_flood_few_entries_are_kept_that_say_how_many_and_nobody_uses_up_anothers()
    {
        HandClock clock = new();
        RefusedRequests refused = new(appliance.Host.Services.GetRequiredService<StationLoop>(), clock);
        for (var i = 0; i < 25_000; i++) await AddAsync(refused, "90");
        await AddAsync(refused, "91");
        Assert.Equal([1, 10, 100, 1_000, 10_000, 1], Counts());

        clock.Pass(RefusedRequests.Window);
        await AddAsync(refused, "90");

        Assert.Equal([1, 10, 100, 1_000, 10_000, 1, 1], Counts());
    }

    private static Task AddAsync(RefusedRequests refused, string by) =>
        refused.AddAsync(by, "192.0.2.66", RefusalOfRequest.NotAllowed, Access.StaffWrite, CancellationToken.None);

    private int[] Counts() =>
    [
        .. Entries().Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement
            .GetProperty("data").GetProperty("count").GetInt32()),
    ];

    private IReadOnlyList<string> Entries() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl").SelectMany(File.ReadLines)
            .Where(line => line.Contains("\"request.refused\"", StringComparison.Ordinal)),
    ];
}
