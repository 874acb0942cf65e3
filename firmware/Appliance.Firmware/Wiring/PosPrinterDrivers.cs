using Appliance.Firmware.Core;
using Appliance.Hardware.Buses.Printing;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Firmware.Wiring;

/// <summary>Drivers of the receipt printer.</summary>
internal static class PosPrinterDrivers
{
    /// <summary>What most receipt printers are set to.</summary>
    private const int UsualBaudRateBps = 38_400;

    public static IReadOnlyList<DeviceDriver<IPosPrinter>> All { get; } =
    [
        new("escpos-serial", (section, bench) =>
        {
            var options = Options(section);
            return section.Serial(bench, UsualBaudRateBps).Over(port => Printer(port.Stream, options, bench.Time));
        }),
        new("escpos-usb", (section, bench) =>
        {
            var options = Options(section);
            return section.UsbPrinter(bench).Over(port => Printer(port.Stream, options, bench.Time));
        }),
        new("escpos-network", (section, bench) =>
        {
            var options = Options(section);
            var host = section.Text("Host", "the printer's name or address, for example 192.168.1.50");
            var number = section.Number("Port", NetworkPrinterPort.DefaultPort, 1, ushort.MaxValue);
            return async cancellationToken => Wires.Joined(
                await NetworkPrinterPort.ConnectAsync(host, number, bench.Time, cancellationToken),
                port => Printer(port.Stream, options, bench.Time));
        }),
        .. PackageSetOffers.PosPrinters.Select(OfferedDrivers.Of),
    ];

    /// <summary>Names of those a drawer can be connected to. Our own, which come first, know its pulse.</summary>
    public static IReadOnlyList<string> Kicking { get; } =
        [DeviceWiring.Virtual, .. All.Take(3).Select(driver => driver.Name)];

    private static EscPosPrinterOptions Options(StrictSection section)
    {
        EscPosPrinterOptions usual = new();
        return section.Checked(new EscPosPrinterOptions
        {
            Columns = section.Number("Columns", usual.Columns),
            HasKanjiRom = section.Flag("HasKanjiRom", usual.HasKanjiRom),
            ResponseTimeout = section.Milliseconds("ResponseTimeoutMs", usual.ResponseTimeout),
            ProbeInterval = section.Milliseconds("ProbeIntervalMs", usual.ProbeInterval),
        });
    }

    private static IPosPrinter Printer(Stream stream, EscPosPrinterOptions options, TimeProvider time)
    {
        var font = options.HasKanjiRom ? null : JapaneseFont.Load(JapaneseFontHeight.Dots24);
        return new EscPosPrinter(stream, options, time, font);
    }
}
