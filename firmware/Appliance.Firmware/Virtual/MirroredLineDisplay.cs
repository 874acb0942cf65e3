using Appliance.Firmware.Devices;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>
/// A real display whose text goes onto a mirror, too, so that the console can draw what people see. The mirror has the
/// letters of a plain display: kanji of one that knows them are question marks there.
/// </summary>
internal sealed class MirroredLineDisplay(OpenDevice<ILineDisplay> real, ILineDisplay copy, GlassMirror mirror)
    : ILineDisplay, IDisposable
{
    public int Columns => real.Device.Columns;

    public int Rows => real.Device.Rows;

    /// <summary>An opener of both; the real one decides whether there is a display.</summary>
    public static DeviceOpener<ILineDisplay> Opener(DeviceOpener<ILineDisplay> real, GlassMirror mirror) =>
        async cancellationToken =>
        {
            var opened = await real(cancellationToken);
            try
            {
                return new(new MirroredLineDisplay(
                    opened, await mirror.CopyAsync(opened.Device, cancellationToken), mirror));
            }
            catch (OperationCanceledException)
            {
                opened.Dispose();
                throw;
            }
        };

    public int CellsOf(string text) => real.Device.CellsOf(text);

    public ValueTask InitializeAsync(CancellationToken cancellationToken) =>
        real.Device.InitializeAsync(cancellationToken);

    public async ValueTask DisplayTextAsync(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        await real.Device.DisplayTextAsync(rows, cancellationToken);
        await copy.DisplayTextAsync(rows, cancellationToken);
    }

    public void Dispose()
    {
        real.Dispose();
        mirror.GoDark();
    }
}
