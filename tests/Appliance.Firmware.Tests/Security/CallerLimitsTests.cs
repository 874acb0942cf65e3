using System.Globalization;
using System.Net;
using Appliance.Domain.Staff;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>One caller must not take the appliance from the others, nor lose it.</summary>
public sealed class CallerLimitsTests
{
    /// <summary>The machine may be slow: a fiftieth of a second lets one more through.</summary>
    private const int TriesLimit = 200;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1) / CallerLimits.PerSecond;

    private readonly HandClock clock = new();
    private readonly CallerLimits limits;

    public CallerLimitsTests() => limits = new(clock);

    [Fact]
    public void A_caller_may_ask_a_burst_and_goes_on_at_the_rate()
    {
        Exhaust("S1");
        Assert.False(limits.TryAsk("S1"));

        clock.Pass(Moment);

        Assert.True(limits.TryAsk("S1"));
        Assert.False(limits.TryAsk("S1"));
    }

    [Fact]
    public void A_caller_who_floods_for_an_hour_is_heard_a_moment_after_it_stopped()
    {
        for (var asked = 0; asked < 200_000; asked++)
        {
            clock.Pass(TimeSpan.FromMilliseconds(18));
            limits.TryAsk("S1");
        }

        clock.Pass(TimeSpan.FromSeconds(1));

        for (var asked = 0; asked < CallerLimits.PerSecond; asked++) Assert.True(limits.TryAsk("S1"));
    }

    [Fact]
    public void Others_are_heard_beside_a_caller_who_floods()
    {
        Exhaust("S1");
        Assert.False(limits.TryAsk("S1"));

        Assert.True(limits.TryAsk("S2"));
    }

    [Fact]
    public void Someone_who_asks_all_day_at_a_persons_pace_is_never_refused()
    {
        // A page that asks for ten things whenever something happens in the shop, twice a second, for fourteen hours.
        for (var beat = TimeSpan.Zero; beat < Sessions.AbsoluteEnd; beat += TimeSpan.FromMilliseconds(500))
        {
            for (var asked = 0; asked < 10; asked++) Assert.True(limits.TryAsk("S1"));
            clock.Pass(TimeSpan.FromMilliseconds(500));
        }
    }

    [Fact]
    public void Beyond_the_limit_of_callers_those_who_ask_least_are_forgotten_and_one_who_floods_is_not()
    {
        Exhaust("S0");
        for (var caller = 1; caller <= CallerLimits.CallerLimit + 10; caller++)
            Assert.True(limits.TryAsk(string.Create(CultureInfo.InvariantCulture, $"S{caller}")));

        Assert.False(limits.TryAsk("S0"));
    }

    [Fact]
    public async Task At_the_door_a_flood_is_told_to_wait_a_second_and_the_counter_goes_on()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var elsewhere = await appliance.SignedInAsync("owner", RunningAppliance.Password);
        var doors = appliance.Host.Services.GetRequiredService<CallerLimits>();
        var flooding = appliance.Host.Services.GetRequiredService<Sessions>().All
            .MinBy(session => session.BeganAt)!.Id;

        var answer = await FloodedAsync();
        for (var tries = 0; answer.StatusCode == HttpStatusCode.OK && tries < TriesLimit; tries++) answer = await FloodedAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        answer.Dispose();
        async Task<HttpResponseMessage> FloodedAsync()
        {
            // As if asked over the network, without the time that takes.
            for (var asked = 0; asked < CallerLimits.Burst; asked++) doors.TryAsk(flooding);
            return await owner.GetAsync("/api/v1/today");
        }

        using var others = await elsewhere.GetAsync("/api/v1/today");
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
        for (var asked = 0; asked < CallerLimits.Burst; asked++) doors.TryAsk(flooding);
        using var key = await owner.PostAsync(
            "/api/v1/virtual/keys", new StringContent("{\"keys\":[\"1\"]}", null, "application/json"));
        Assert.Equal(HttpStatusCode.OK, key.StatusCode);
    }

    private void Exhaust(string caller)
    {
        for (var asked = 0; asked < CallerLimits.Burst; asked++) Assert.True(limits.TryAsk(caller));
    }
}
