using Appliance.Firmware.Devices;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>A real printer of which the console sees what it has put on paper, once the printer has confirmed it.</summary>
internal sealed class MirroredPosPrinter(OpenDevice<IPosPrinter> real, PaperMirror mirror) : IPosPrinter, IDisposable
{
    public event Action<PosPrinterStatus>? StatusChanged
    {
        add => real.Device.StatusChanged += value;
        remove => real.Device.StatusChanged -= value;
    }

    public int Columns => real.Device.Columns;

    public PosPrinterStatus Status => real.Device.Status;

    public static DeviceOpener<IPosPrinter> Opener(DeviceOpener<IPosPrinter> real, PaperMirror mirror) =>
        async cancellationToken =>
        {
            var opened = await real(cancellationToken);
            mirror.Columns = opened.Device.Columns;
            return new(new MirroredPosPrinter(opened, mirror));
        };

    public Task RunAsync(CancellationToken cancellationToken) => real.Device.RunAsync(cancellationToken);

    public async Task PrintAsync(PrintDocument document, CancellationToken cancellationToken)
    {
        await real.Device.PrintAsync(document, cancellationToken);
        mirror.Add(document);
    }

    public void Dispose() => real.Dispose();
}
