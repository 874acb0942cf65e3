using System.Threading.Channels;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>Wakes one loop; several pulses before it looks are one.</summary>
internal sealed class Pulse
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes it.</summary>
    public void Set() => channel.Writer.TryWrite(true);

    /// <summary>Waits for the next pulse.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        await channel.Reader.ReadAsync(cancellationToken);
}
