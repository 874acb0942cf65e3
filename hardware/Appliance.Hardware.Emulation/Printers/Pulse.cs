using Appliance.Hardware.Queues;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>Wakes one loop; several pulses before it looks are one.</summary>
internal sealed class Pulse
{
    private readonly AsyncQueue<bool> pulses = new(1);

    /// <summary>Wakes it.</summary>
    public void Set() => pulses.TryAdd(true);

    /// <summary>Waits for the next pulse.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await pulses.TakeAsync(cancellationToken);
}
