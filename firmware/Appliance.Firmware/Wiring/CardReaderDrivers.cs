using System.Runtime.CompilerServices;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Buses.Evdev;
using Appliance.Hardware.CardReaders.KeyboardWedge;
using Appliance.Hardware.CardReaders.Mfrc522;
using Appliance.Hardware.CardReaders.Pcsc;
using Appliance.Hardware.CardReaders.Pn532;
using Appliance.Hardware.CardReaders.Rdm6300;
using Appliance.Hardware.CardReaders.Wiegand;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Scanners.KeyboardWedge;

namespace Appliance.Firmware.Wiring;

/// <summary>Drivers of the card reader.</summary>
internal static class CardReaderDrivers
{
    private const int Pn532BaudRateBps = 115_200;
    private const int Pn532SpiMostHz = 5_000_000;
    private const int Mfrc522SpiMostHz = 10_000_000;
    private const int Rdm6300BaudRateBps = 9_600;

    /// <summary>The chip's only address.</summary>
    private const int Pn532Address = 0x24;

    private static readonly Dictionary<string, CardKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["type-a"] = CardKind.TypeA,
        ["felica"] = CardKind.FeliCa,
        ["125khz"] = CardKind.Proximity125kHz,
    };

    private static readonly Dictionary<string, WedgeNumerals> Numerals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["decimal"] = WedgeNumerals.DecimalDigits,
        ["hex"] = WedgeNumerals.HexDigits,
    };

    public static IReadOnlyList<DeviceDriver<ICardReader>> All { get; } =
    [
        new("pn532-hsu", (section, bench) =>
        {
            var options = Pn532(section);
            return section.Serial(bench, Pn532BaudRateBps).Over(
                port => (ICardReader)new Pn532CardReader(port.Stream, options, bench.Time));
        }),
        new("pn532-i2c", (section, bench) =>
        {
            var options = Pn532(section);
            return section.I2c(bench, Pn532Address).Over(
                bus => (ICardReader)new Pn532CardReader(bus, options, bench.Time));
        }),
        new("pn532-spi", (section, bench) =>
        {
            var options = Pn532(section);
            return section.Spi(bench, Pn532SpiMostHz).Over(
                device => (ICardReader)new Pn532CardReader(device, options, bench.Time));
        }),
        new("mfrc522-spi", (section, bench) =>
        {
            Mfrc522Options usual = new();
            var options = section.Checked(
                new Mfrc522Options { PollInterval = section.Milliseconds("PollIntervalMs", usual.PollInterval) },
                Mfrc522Options.Validate);
            return section.Spi(bench, Mfrc522SpiMostHz).Over(
                device => (ICardReader)new Mfrc522CardReader(device, options, bench.Time));
        }),
        new("rdm6300-serial", (section, bench) =>
        {
            Rdm6300Options usual = new();
            var options = section.Checked(
                new Rdm6300Options { AbsentAfter = section.Milliseconds("AbsentAfterMs", usual.AbsentAfter) },
                Rdm6300Options.Validate);
            return section.Serial(bench, Rdm6300BaudRateBps).Over(
                port => (ICardReader)new Rdm6300CardReader(port.Stream, options, bench.Time));
        }),
        new("wiegand-gpio", Wiegand),
        new("pcsc", (section, _) =>
        {
            PcscOptions options = new() { ReaderName = section.Text("ReaderName") ?? "" };
            return OpenDevice.Of<ICardReader>(() => new PcscCardReader(options));
        }),
        new("keyboard-wedge", Wedge),
        .. PackageSetOffers.CardReaders.Select(OfferedDrivers.Of),
    ];

    private static Pn532Options Pn532(StrictSection section) => section.Checked(
        new Pn532Options { PollInterval = section.Milliseconds("PollIntervalMs", new Pn532Options().PollInterval) },
        Pn532Options.Validate);

    private static DeviceOpener<ICardReader> Wiegand(StrictSection section, WiringBench bench)
    {
        var data0 = section.Number("Data0Line", "the line of DATA0, mostly the green wire", 0, Wires.LineLimit);
        var data1 = section.Number("Data1Line", "the line of DATA1, mostly the white wire", 0, Wires.LineLimit);
        WiegandOptions usual = new() { Data0Line = data0, Data1Line = data1 };
        var options = section.Checked(
            new WiegandOptions
            {
                Data0Line = data0,
                Data1Line = data1,
                Kind = section.Choice("Kind", Kinds, usual.Kind),
                LastByteFirst = section.Flag("LastByteFirst", usual.LastByteFirst),
                EndOfFrame = section.Milliseconds("EndOfFrameMs", usual.EndOfFrame),
                AbsentAfter = section.Milliseconds("AbsentAfterMs", usual.AbsentAfter),
            },
            WiegandOptions.Validate);
        return section.Gpio(bench, ("Data0Line", data0), ("Data1Line", data1)).Over(
            chip => (ICardReader)new WiegandCardReader(chip, options, bench.Time));
    }

    private static DeviceOpener<ICardReader> Wedge(StrictSection section, WiringBench bench)
    {
        KeyboardWedgeOptions usual = new();
        var options = section.Checked(
            new KeyboardWedgeOptions
            {
                Numerals = section.Choice("Numerals", Numerals, usual.Numerals),
                DigitCount = section.Number("DigitCount", usual.DigitCount),
                IdLength = section.Number("IdLength", usual.IdLength),
                LastByteFirst = section.Flag("LastByteFirst", usual.LastByteFirst),
                Kind = section.Choice("Kind", Kinds, usual.Kind),
                AbsentAfter = section.Milliseconds("AbsentAfterMs", usual.AbsentAfter),
            },
            KeyboardWedgeOptions.Validate);
        return section.Evdev(bench).Over(keyboard => (ICardReader)new KeyboardWedgeCardReader(
            cancellationToken => LinesAsync(keyboard, bench.Time, cancellationToken), options, bench.Time));
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        EvdevDevice keyboard, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        KeyboardWedge wedge = new(time);
        await foreach (var key in keyboard.ReadKeysAsync(cancellationToken))
        {
            if (wedge.Take(key) is { } line) yield return line;
        }
    }
}
