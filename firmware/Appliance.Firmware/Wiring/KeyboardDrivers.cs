using System.Globalization;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Keyboards.GpioKeyMatrix;
using Appliance.Hardware.Keyboards.UsbKeyBlock;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Wiring;

/// <summary>Drivers of the keyboard, and which of its keys means what.</summary>
internal static class KeyboardDrivers
{
    /// <summary>A USB keyboard, whose keys have codes and no places.</summary>
    public const string Usb = "usb-keys";

    private const string Matrix = "gpio-matrix";
    private const string KeysKey = "Keys";

    /// <summary>A number pad, whose codes do not change with Num Lock, and the F keys of a whole keyboard.</summary>
    private static readonly Dictionary<int, RegisterKey> UsbDefault = new()
    {
        [71] = RegisterKey.Digit7,
        [72] = RegisterKey.Digit8,
        [73] = RegisterKey.Digit9,
        [75] = RegisterKey.Digit4,
        [76] = RegisterKey.Digit5,
        [77] = RegisterKey.Digit6,
        [79] = RegisterKey.Digit1,
        [80] = RegisterKey.Digit2,
        [81] = RegisterKey.Digit3,
        [82] = RegisterKey.Digit0,
        [83] = RegisterKey.DoubleZero, // .
        [55] = RegisterKey.Times, // *
        [74] = RegisterKey.Void, // -
        [78] = RegisterKey.Subtotal, // +
        [96] = RegisterKey.Cash, // Enter
        [14] = RegisterKey.Clear, // Backspace
        [59] = RegisterKey.Department1, // F1
        [60] = RegisterKey.Department2,
        [61] = RegisterKey.Department3,
        [62] = RegisterKey.Department4,
        [63] = RegisterKey.Department5,
        [64] = RegisterKey.Department6,
        [65] = RegisterKey.Department7,
        [66] = RegisterKey.Department8,
    };

    public static IReadOnlyList<DeviceDriver<IPosKeyboard>> All { get; } =
    [
        new(Matrix, (section, bench) =>
        {
            var (options, lines) = Matrixed(section, section.Milliseconds("DebounceMs", TimeSpan.FromMilliseconds(5)));
            return section.Gpio(bench, lines).Over(chip => (IPosKeyboard)new GpioKeyMatrix(chip, options, bench.Time));
        }),
        new(Usb, (section, bench) =>
            section.Evdev(bench).Over(keyboard => (IPosKeyboard)new UsbKeyBlock(keyboard))),
        .. PackageSetOffers.Keyboards.Select(
            offer => OfferedDrivers.OnLines(offer, static section => Matrixed(section, TimeSpan.FromMilliseconds(5)))),
    ];

    /// <summary>
    /// <c>Keys</c> of a keyboard with a driver of <see cref="All"/>; null for a matrix without them: its keys are as the
    /// shop arranged them.
    /// </summary>
    public static KeyLayout? Layout(StrictSection section, string driver) =>
        driver == Usb ? UsbLayout(section) : MatrixLayout(section);

    private static (GpioKeyMatrixOptions Options, IEnumerable<(string Key, int Line)> Lines) Matrixed(
        StrictSection section, TimeSpan debounce)
    {
        var options = section.Checked(
            new GpioKeyMatrixOptions
            {
                RowLines = section.Numbers("RowLines", "the lines of the rows on the chip", 0, Wires.LineLimit),
                ColumnLines = section.Numbers("ColumnLines", "the columns' lines on the chip", 0, Wires.LineLimit),
                Debounce = debounce,
            },
            GpioKeyMatrixOptions.Validate);
        return (options, options.RowLines.Select(line => ("RowLines", line))
            .Concat(options.ColumnLines.Select(line => ("ColumnLines", line))));
    }

    /// <summary>A text a row: the keys' names with blanks between, <c>-</c> where there is none.</summary>
    private static KeyLayout? MatrixLayout(StrictSection section)
    {
        var rows = section.Numbers("RowLines", "the lines of the rows", 0, Wires.LineLimit).Count;
        var columns = section.Numbers("ColumnLines", "the lines of the columns", 0, Wires.LineLimit).Count;
        var keys = section.Has(KeysKey) ? FromRows(section) : KeyLayout.Default;
        if (keys.Rows <= rows && keys.Columns <= columns) return section.Has(KeysKey) ? keys : null;
        var whose = section.Has(KeysKey) ? "" : ", as the usual layout is: with other lines write the keys down";
        throw new StartRefusedException(
            $"{section.PathOf(KeysKey)} has {keys.Rows} rows of {keys.Columns} keys{whose}. "
            + $"Expected: at most {rows} rows of {columns}, the lines in RowLines and ColumnLines.");
    }

    private static KeyLayout FromRows(StrictSection section)
    {
        Dictionary<(int, int), RegisterKey> keys = [];
        var rows = section.Texts(KeysKey, "a text a row");
        for (var row = 0; row < rows.Count; row++)
        {
            var names = rows[row].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var column = 0; column < names.Length; column++)
            {
                if (names[column] == KeyLayout.NoKey) continue;
                keys.Add((row, column), Named(section, $"row {row + 1}, column {column + 1}", names[column]));
            }
        }

        return new(keys);
    }

    /// <summary>The key's code and its name.</summary>
    private static KeyLayout UsbLayout(StrictSection section)
    {
        Dictionary<(int, int), RegisterKey> keys = [];
        foreach (var (text, name) in section.Pairs(KeysKey))
        {
            var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code);
            if (!isNumber || code > UsbKeyBlock.CodeLimit)
            {
                throw new StartRefusedException(
                    $"{section.PathOf(KeysKey)}:{text} is no key code. Expected: a number, 1–{UsbKeyBlock.CodeLimit}, "
                    + "as \"appliance test Keyboard\" shows it.");
            }

            keys[(0, code)] = Named(section, $"code {code}", name);
        }

        return keys.Count > 0 ? new(keys) : new(UsbDefault.ToDictionary(it => (0, it.Key), it => it.Value));
    }

    private static RegisterKey Named(StrictSection section, string place, string name) =>
        RegisterKeys.TryParse(name, out var key)
            ? key
            : throw new StartRefusedException(
                $"{section.PathOf(KeysKey)}, {place}: there is no key {name}. Did you mean "
                + $"{NearestName.Of(name, RegisterKeys.Names)}? Known: {string.Join(" ", RegisterKeys.Names)}");
}
