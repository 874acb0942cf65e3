using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.LineDisplays.Pole;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>A pole display and its driver at the two ends of a wire, and the bytes between them.</summary>
internal sealed class PoleBench : ILineDisplayBench
{
    public PoleBench(
        SimulationLoop loop, PoleCommandSet commands, CancellationToken stop, PoleLineDisplayOptions? options = null)
    {
        Device = new(Wire.Device, commands);
        Display = commands == PoleCommandSet.Epson
            ? new EpsonPoleLineDisplay(Wire.Host, options ?? new(), loop.Time)
            : new Cd5220LineDisplay(Wire.Host, options ?? new(), loop.Time);
        Wire.Transferred += (fromHost, bytes) =>
        {
            if (fromHost) Sent.AddRange(bytes.Span);
        };
        Running = Device.RunAsync(stop);
    }

    public SerialWire Wire { get; } = new();

    public EmulatedPoleDisplay Device { get; }

    public ILineDisplay Display { get; }

    public Task Running { get; }

    public List<byte> Sent { get; } = [];

    public IReadOnlyList<string> Shown => Device.Text;

    public void PullCable() => Wire.Pull();

    public void PlugIn()
    {
        Device.SetFault(PoleDisplayFault.PowerLoss, true);
        Wire.PlugIn();
    }

    /// <summary>What was sent since the last look, in hex.</summary>
    public string TakeSent()
    {
        var sent = Convert.ToHexString([.. Sent]);
        Sent.Clear();
        return sent;
    }
}
