using Appliance.Firmware.Devices;
using Appliance.Hardware.CardReaders.Pn532;
using Appliance.Hardware.CashDrawers.RelayCashDrawer;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.CashDrawers;
using Appliance.Hardware.Emulation.Keyboards;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Scanners;
using Appliance.Hardware.Emulation.Tones;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Keyboards.GpioKeyMatrix;
using Appliance.Hardware.LineDisplays.Hd44780;
using Appliance.Hardware.Printers.EscPos;
using Appliance.Hardware.Scanners;
using Appliance.Hardware.Tones.GpioTone;

namespace Appliance.Firmware.Virtual;

/// <summary>
/// A counter of emulated devices on emulated wires. The drivers on it are the ones that ship; only what lies below them
/// is made up.
/// </summary>
internal sealed class VirtualBench : IDisposable
{
    private const int OperatorAddress = 0x27;
    private const int CustomerAddress = 0x3F;
    private const int GpioLines = 28;
    private const int RelayLine = 16;
    private const int SensorLine = 17;
    private const int BuzzerLine = 18;
    private static readonly int[] RowLines = [0, 1, 2, 3, 4, 5, 6, 7];
    private static readonly int[] ColumnLines = [8, 9, 10, 11, 12, 13, 14, 15];

    private readonly TimeProvider time;
    private readonly EscPosPrinterOptions printerOptions = new();

    /// <param name="time">The clock of devices and drivers.</param>
    /// <param name="parts">What differs from the usual counter.</param>
    public VirtualBench(TimeProvider time, BenchParts? parts = null)
    {
        parts ??= new();
        this.time = time;
        Gpio = new(GpioLines, time);
        I2c.Attach(OperatorAddress, OperatorGlass);
        I2c.Attach(CustomerAddress, CustomerGlass);
        Keys = new(Gpio, RowLines, ColumnLines, time);
        Drawer = new(Gpio, RelayLine, SensorLine, time);
        Buzzer = new(Gpio, BuzzerLine, time);
        Printer = new(parts.PrinterEnd ?? PrinterWire.Device, time, parts.Printer);
        Reader = parts.Reader ?? new(ReaderWire.Device, time);
        Scanner = new(parts.ScannerEnd ?? ScannerWire.Device);
        Around = new(Gpio, parts.Optional, time);
    }

    public EmulatedI2cBus I2c { get; } = new();

    public EmulatedGpioChip Gpio { get; }

    public EmulatedHd44780 OperatorGlass { get; } = new(rows: 4);

    public EmulatedHd44780 CustomerGlass { get; } = new();

    public EmulatedKeyMatrix Keys { get; }

    public EmulatedCashDrawer Drawer { get; }

    public EmulatedBuzzer Buzzer { get; }

    public SerialWire PrinterWire { get; } = new();

    public EmulatedEscPosPrinter Printer { get; }

    /// <summary>Characters in a line of the printer, as its driver has it.</summary>
    public int PrinterColumns => printerOptions.Columns;

    public SerialWire ReaderWire { get; } = new();

    public EmulatedPn532 Reader { get; }

    public SerialWire ScannerWire { get; } = new();

    public EmulatedSerialScanner Scanner { get; }

    public VirtualSurroundings Around { get; }

    /// <summary>How the drivers reach the emulated wires.</summary>
    public DeviceFactories Factories => new(
        () => new Hd44780LineDisplay(I2c, new() { Address = OperatorAddress, Rows = 4 }, time),
        () => new Hd44780LineDisplay(I2c, new() { Address = CustomerAddress }, time),
        () => new EscPosPrinter(PrinterWire.Open(), printerOptions, time),
        () => new RelayCashDrawer(Gpio, new() { RelayLine = RelayLine, SensorLine = SensorLine }, time),
        () => new GpioToneIndicator(Gpio, new() { Line = BuzzerLine }, time),
        () => new GpioKeyMatrix(Gpio, new() { RowLines = RowLines, ColumnLines = ColumnLines }, time),
        () => new Pn532CardReader(ReaderWire.Open(), new(), time),
        () => new SerialScanner(ScannerWire.Open(), time))
    {
        Optional = Around.Devices,
    };

    /// <summary>Runs the emulated devices that answer by themselves.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            Printer.RunAsync(cancellationToken), Reader.RunAsync(cancellationToken), Around.RunAsync(cancellationToken));

    public void Dispose()
    {
        Around.Dispose();
        Drawer.Dispose();
        Buzzer.Dispose();
        PrinterWire.Dispose();
        ReaderWire.Dispose();
        ScannerWire.Dispose();
    }
}

/// <summary>Parts of a virtual counter that are not the usual ones: devices at the end of other wires than its own.</summary>
internal sealed record BenchParts
{
    /// <summary>Devices that not every counter has, of <see cref="DeviceRoles"/>. The default is none.</summary>
    public IReadOnlySet<string> Optional { get; init; } = new HashSet<string>();

    /// <summary>What kind of printer; by default one that prints at once.</summary>
    public EmulatedPrinterOptions Printer { get; init; } = new();

    /// <summary>The printer's end of another wire.</summary>
    public Stream? PrinterEnd { get; init; }

    /// <summary>A card reader on another wire.</summary>
    public EmulatedPn532? Reader { get; init; }

    /// <summary>The scanner's end of another wire.</summary>
    public Stream? ScannerEnd { get; init; }
}
