using Appliance.Firmware.Security;

namespace Appliance.Firmware.Tests.Security;

public sealed class SignInBrakeTests
{
    private const string Home = "192.0.2.7";
    private const string Elsewhere = "192.0.2.66";

    private readonly HandClock clock = new();
    private readonly SignInBrake brake;

    public SignInBrakeTests() => brake = new(clock);

    [Fact]
    public void The_wait_doubles_with_each_wrong_password_up_to_the_longest()
    {
        for (var i = 0; i < SignInBrake.FreeForAccount; i++) Assert.Equal(TimeSpan.Zero, brake.Begin("yamada", Home));
        List<TimeSpan> waits = [];
        for (var i = 0; i < 12; i++)
        {
            var wait = brake.Begin("yamada", Home);
            waits.Add(wait);
            clock.Pass(wait);
            if (wait > TimeSpan.Zero) Assert.Equal(TimeSpan.Zero, brake.Begin("yamada", Home));
        }

        Assert.Equal(
            [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300],
            waits.Select(wait => (int)wait.TotalSeconds).ToArray());
    }

    [Fact]
    public void An_attempt_made_too_early_counts_for_nothing()
    {
        for (var i = 0; i < SignInBrake.FreeForAccount; i++) brake.Begin("yamada", Home);
        for (var i = 0; i < 100; i++) Assert.Equal(SignInBrake.FirstWait, brake.Begin("yamada", Home));
    }

    [Fact]
    public void Strangers_who_guess_do_not_keep_somebody_out_who_signs_in_from_where_they_do()
    {
        brake.Begin("yamada", Home);
        brake.Right("yamada", Home);
        for (var i = 0; i < 1_000; i++)
        {
            brake.Begin("yamada", Elsewhere);
            clock.Pass(TimeSpan.FromSeconds(10));
        }

        Assert.True(brake.Begin("yamada", Elsewhere) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, brake.Begin("yamada", Home));
    }

    [Fact]
    public void One_address_cannot_go_through_all_names()
    {
        var waits = Enumerable.Range(0, SignInBrake.FreeForAddress + 1).Select(i => brake.Begin($"name{i}", Elsewhere)).ToList();

        Assert.All(waits.SkipLast(1), wait => Assert.Equal(TimeSpan.Zero, wait));
        Assert.Equal(SignInBrake.FirstWait, waits[^1]);
    }

    [Fact]
    public void After_a_quiet_hour_all_is_forgiven()
    {
        for (var i = 0; i < 200; i++)
        {
            brake.Begin("yamada", Home);
            clock.Pass(TimeSpan.FromSeconds(30));
        }

        clock.Pass(SignInBrake.Forgiven + TimeSpan.FromSeconds(1));
        for (var i = 0; i < SignInBrake.FreeForAccount; i++) Assert.Equal(TimeSpan.Zero, brake.Begin("yamada", Home));
    }
}
