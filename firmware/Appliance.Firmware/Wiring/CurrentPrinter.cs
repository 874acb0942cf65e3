using Appliance.Firmware.Devices;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Wiring;

/// <summary>
/// Whichever printer is open now, for the drawer on its connector: the printer's worker opens it anew after each loss,
/// and the drawer's must find it.
/// </summary>
internal sealed class CurrentPrinter
{
    private volatile IDrawerKick? current;

    /// <summary>The printer.</summary>
    /// <exception cref="IOException">None is open.</exception>
    public IDrawerKick Take() => current is { IsConnected: true } printer
        ? printer
        : throw new IOException("The printer that kicks the drawer is not connected.");

    /// <summary>An opener that tells of each printer it opens.</summary>
    public DeviceOpener<IPosPrinter> Watched(DeviceOpener<IPosPrinter> open) => async cancellationToken =>
    {
        var opened = await open(cancellationToken);
        current = opened.Device as IDrawerKick;
        return opened;
    };
}
