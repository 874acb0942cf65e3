using Appliance.Firmware.Devices;
using Appliance.Firmware.Virtual;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Emulation.Simulation;

namespace Appliance.Firmware.Replay;

/// <summary>Where a scenario is played: on which wires and by which clock.</summary>
/// <param name="Time">The clock of everything.</param>
/// <param name="Sleep">Moves the clock on the wall on, and nothing else.</param>
/// <param name="Shift">Sets the clock on the wall, also back.</param>
/// <param name="WaitAwake">How much of a wait is lived through.</param>
/// <param name="Patience">How long something may take to come about; null for what simulated time needs.</param>
/// <param name="Bench">Emulated devices and their faults.</param>
/// <param name="Ends">What hands reach and eyes see.</param>
/// <param name="Factories">How the drivers reach the devices.</param>
internal sealed record ScenarioStage(
    TimeProvider Time,
    Action<TimeSpan> Sleep,
    Action<TimeSpan> Shift,
    TimeSpan WaitAwake,
    TimeSpan? Patience,
    VirtualBench Bench,
    CounterEnds Ends,
    DeviceFactories Factories)
{
    /// <summary>How much of a wait is lived through in simulated time: longer than any device takes to come back.</summary>
    private static readonly TimeSpan SimulatedAwake = TimeSpan.FromSeconds(10);

    /// <summary>How long a device on a real wire may take for anything; a processor may be emulated, too.</summary>
    private static readonly TimeSpan RealPatience = TimeSpan.FromSeconds(20);

    /// <summary>The virtual counter in simulated time.</summary>
    public static ScenarioStage Simulated(SimulationLoop loop)
    {
        VirtualBench bench = new(loop.Time);
        ShiftedTime wall = new(loop.Time);
        return new(
            wall, loop.Time.Sleep, wall.Shift, SimulatedAwake, Patience: null, bench, CounterEnds.Of(bench), bench.Factories);
    }

    /// <summary>A counter in real time, on the wires that settings choose; what they do not name is on the bench.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="wiring">The settings.</param>
    /// <param name="bench">The emulated devices.</param>
    /// <param name="ends">Of the bench, but for the devices that stand elsewhere.</param>
    public static ScenarioStage Wired(SkippingTime time, DeviceWiring wiring, VirtualBench bench, CounterEnds ends)
    {
        var factories = wiring.Over(bench.Factories, new CounterMirror(time));
        return new(time, time.Skip, time.Skip, TimeSpan.Zero, RealPatience, bench, ends, factories);
    }
}
