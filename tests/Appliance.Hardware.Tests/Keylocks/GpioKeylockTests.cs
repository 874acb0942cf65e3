using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Keylocks;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Keylocks.GpioKeylock;
using Appliance.Hardware.Ports;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Keylocks;

public class GpioKeylockTests
{
    private const int LockLine = 5;
    private const int NormalLine = 6;
    private const int SupervisorLine = 13;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_position_at_the_start_and_each_turn_are_told(bool hasLockContact) =>
        Test(hasLockContact, async (loop, keylock, told) =>
        {
            Assert.Equal([KeylockPosition.Lock], told);
            foreach (var position in new[] { KeylockPosition.Normal, KeylockPosition.Supervisor, KeylockPosition.Normal })
            {
                keylock.Turn(position);
                await loop.Pass(Ms(200));
                Assert.Equal(position, told[^1]);
            }

            if (hasLockContact) Assert.Equal(4, told.Count);
        });

    [Fact]
    public void A_turn_past_a_position_within_the_debounce_does_not_tell_it() => Test(true, async (loop, keylock, told) =>
    {
        keylock.Turn(KeylockPosition.Normal);
        await loop.Pass(EmulatedKeylock.TurnTime + Ms(10));
        keylock.Turn(KeylockPosition.Supervisor);
        await loop.Pass(Ms(200));

        Assert.Equal([KeylockPosition.Lock, KeylockPosition.Supervisor], told);
    });

    [Fact]
    public void A_key_left_between_two_positions_is_unknown_after_a_second() => Test(true, async (loop, keylock, told) =>
    {
        keylock.Turn(KeylockPosition.Unknown);
        await loop.Pass(Ms(1_000));
        Assert.Equal([KeylockPosition.Lock], told);
        await loop.Pass(Ms(50));
        Assert.Equal([KeylockPosition.Lock, KeylockPosition.Unknown], told);

        keylock.Turn(KeylockPosition.Normal);
        await loop.Pass(Ms(200));
        Assert.Equal(KeylockPosition.Normal, told[^1]);
    });

    [Theory]
    [InlineData(true, KeylockFault.Unplugged, KeylockPosition.Unknown)]
    [InlineData(false, KeylockFault.Unplugged, KeylockPosition.Lock)] // The safe one.
    [InlineData(true, KeylockFault.Shorted, KeylockPosition.Unknown)]
    [InlineData(false, KeylockFault.Shorted, KeylockPosition.Unknown)]
    public void A_broken_keylock_grants_nothing(bool hasLockContact, KeylockFault fault, KeylockPosition expected) =>
        Test(hasLockContact, async (loop, keylock, told) =>
        {
            keylock.Turn(KeylockPosition.Supervisor);
            await loop.Pass(Ms(200));
            keylock.SetFault(fault, true);
            await loop.Pass(Ms(2_000));
            Assert.Equal(expected, told[^1]);

            keylock.SetFault(fault, false);
            await loop.Pass(Ms(200));
            Assert.Equal(KeylockPosition.Supervisor, told[^1]);
        });

    [Fact]
    public void Contacts_to_supply_are_read_as_well() => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        chip.Drive(NormalLine, EmulatedDrive.High);
        using CancellationTokenSource stop = new();
        List<KeylockPosition> told = [];
        var reading = new GpioKeylock(
            chip,
            new() { LockLine = LockLine, NormalLine = NormalLine, SupervisorLine = SupervisorLine, ClosedIsHigh = true },
            loop.Time).ReadPositionsAsync(stop.Token).Collect(told);
        await loop.Pass(Ms(100));

        Assert.Equal([KeylockPosition.Normal], told);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    });

    [Fact]
    public void A_chip_that_goes_is_an_io_error() => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        GpioKeylock driver = new(chip, new() { NormalLine = NormalLine, SupervisorLine = SupervisorLine }, loop.Time);
        var reading = driver.ReadPositionsAsync(default).Collect([]);
        await loop.Pass(Ms(100));
        chip.SetFault(GpioChipFault.Unplugged, true);

        await Assert.ThrowsAsync<IOException>(() => reading);
    });

    [Theory]
    [InlineData(5, 6, 6, 20)]
    [InlineData(5, 5, 6, 20)]
    [InlineData(5, 6, 5, 20)]
    [InlineData(5, 6, 13, 0)]
    [InlineData(5, 6, 13, 101)]
    public void Options_outside_their_range_are_refused(int lockLine, int normalLine, int supervisorLine, int debounce) =>
        Assert.ThrowsAny<ArgumentException>(() => new GpioKeylock(
            new EmulatedGpioChip(28, TimeProvider.System),
            new()
            {
                LockLine = lockLine,
                NormalLine = normalLine,
                SupervisorLine = supervisorLine,
                Debounce = Ms(debounce),
            },
            TimeProvider.System));

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<KeylockFault>().Order(), KeylockFaults.Names.Values.Order());

    private static void Test(
        bool hasLockContact, Func<SimulationLoop, EmulatedKeylock, List<KeylockPosition>, Task> test) => Run(async loop =>
    {
        int? lockLine = hasLockContact ? LockLine : null;
        EmulatedGpioChip chip = new(28, loop.Time);
        EmulatedKeylock keylock = new(chip, lockLine, NormalLine, SupervisorLine, loop.Time);
        using CancellationTokenSource stop = new();
        List<KeylockPosition> told = [];
        var reading = new GpioKeylock(
            chip,
            new() { LockLine = lockLine, NormalLine = NormalLine, SupervisorLine = SupervisorLine },
            loop.Time).ReadPositionsAsync(stop.Token).Collect(told);
        await loop.Pass(Ms(10));
        await test(loop, keylock, told);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Null(chip.Consumer(NormalLine));
    });
}
