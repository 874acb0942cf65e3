namespace Appliance.Scenarios.Tests.Faults;

/// <summary>Whatever goes wrong with devices, no sale, key, tap or receipt is lost or doubled. More in the benchmarks.</summary>
public sealed class FaultRunTests
{
    private const int Seed = 20_261_121;
    private const int Faults = 2_000;

    [Fact]
    public void Sales_go_on_through_thousands_of_faults_and_nothing_is_lost_or_doubled()
    {
        var result = FaultRun.Run(Seed, Faults);

        Assert.Equal(Faults, result.Faults);
        Assert.True(result.Sales > 50, $"{result}");
        Assert.True(result.LongestRecovery < FaultRun.RecoveryLimit, $"{result}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var first = FaultRun.Run(Seed, Faults / 10);
        var second = FaultRun.Run(Seed, Faults / 10);

        Assert.Equal(first with { GrownBytes = 0 }, second with { GrownBytes = 0 });
    }
}
