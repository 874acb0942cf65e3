using Appliance.Firmware.Devices;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>
/// A real display whose text is shown on the virtual counter's glass too, so that the console can draw what the
/// customer sees.
/// </summary>
internal sealed class MirroredLineDisplay(OpenDevice<ILineDisplay> real, OpenDevice<ILineDisplay> mirror)
    : ILineDisplay, IDisposable
{
    public int Columns => real.Device.Columns;

    public int Rows => real.Device.Rows;

    /// <summary>An opener of both; the real one decides whether there is a display.</summary>
    public static DeviceOpener<ILineDisplay> Opener(
        DeviceOpener<ILineDisplay> real, DeviceOpener<ILineDisplay> mirror) =>
        async cancellationToken =>
        {
            var opened = await real(cancellationToken);
            return new(new MirroredLineDisplay(opened, await mirror(cancellationToken)));
        };

    public int CellsOf(string text) => real.Device.CellsOf(text);

    public async ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        await real.Device.InitializeAsync(cancellationToken);
        await mirror.Device.InitializeAsync(cancellationToken);
    }

    public async ValueTask DisplayTextAsync(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        await real.Device.DisplayTextAsync(rows, cancellationToken);
        await mirror.Device.DisplayTextAsync(rows, cancellationToken);
    }

    public void Dispose()
    {
        real.Dispose();
        mirror.Dispose();
    }
}
