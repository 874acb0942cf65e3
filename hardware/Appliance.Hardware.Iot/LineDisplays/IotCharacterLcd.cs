using System.Device.I2c;
using System.Drawing;
using Appliance.Hardware.LineDisplays.Hd44780;
using Appliance.Hardware.Ports;
using Iot.Device.CharacterLcd;
using LibraryDisplay = Iot.Device.CharacterLcd.Hd44780;

namespace Appliance.Hardware.Iot.LineDisplays;

/// <summary>
/// A character display with an HD44780 controller and ROM A00 behind a PCF8574, over Iot.Device.CharacterLcd. The
/// library writes each nibble in transfers of its own, so a row takes some 30 ms; our own driver takes a tenth of that.
/// </summary>
public sealed class IotCharacterLcd : ILineDisplay, IDisposable
{
    private readonly Func<I2cDevice> open;
    private readonly IotCharacterLcdOptions options;
    private readonly DeviceThread thread = new("character-lcd");
    private readonly byte[] shown;
    private I2cDevice? device; // The library's four-bit interface does not dispose of it.
    private LibraryDisplay? display;
    private bool wasBegun;

    /// <summary>Makes a driver; nothing travels before <see cref="InitializeAsync"/>.</summary>
    /// <param name="open">Opens the PCF8574; called at each initialisation, and the driver owns what it gives.</param>
    /// <param name="options">How the display is built.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public IotCharacterLcd(Func<I2cDevice> open, IotCharacterLcdOptions options)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        IotCharacterLcdOptions.Validate(options);
        this.open = open;
        this.options = options;
        shown = new byte[options.Columns * options.Rows];
    }

    /// <inheritdoc/>
    public int Columns => options.Columns;

    /// <inheritdoc/>
    public int Rows => options.Rows;

    /// <inheritdoc/>
    public int CellsOf(string text) => CharacterRomA00.Encode(text).Count();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        wasBegun = true;
        await thread.RunAsync(SetUp, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The display does not answer, or was lost and not initialised since.</exception>
    /// <exception cref="InvalidOperationException">It was never initialised.</exception>
    public async ValueTask DisplayTextAsync(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (!wasBegun) throw new InvalidOperationException("The display is not initialised.");
        var wanted = Encode(rows);
        await thread.RunAsync(() => Show(wanted), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = thread.RunAsync(Close, CancellationToken.None);
        thread.Dispose();
    }

    private void SetUp()
    {
        Close();
        device = open();
        LibraryDisplay made = new(new Size(Columns, Rows), LcdInterface.CreateI2c(device, uses8Bit: false));

        // The library's start waits one millisecond after its clear, which takes 1.52 (HD44780U, table 6).
        made.Clear();
        display = made;
        Array.Fill(shown, CharacterRomA00.Blank);
    }

    private void Close()
    {
        display?.Dispose();
        device?.Dispose();
        (display, device) = (null, null);
    }

    private byte[] Encode(IReadOnlyList<string> rows)
    {
        var cells = new byte[shown.Length];
        Array.Fill(cells, CharacterRomA00.Blank);
        for (var row = 0; row < Math.Min(Rows, rows.Count); row++)
        {
            var column = 0;
            foreach (var code in CharacterRomA00.Encode(rows[row]).Take(Columns)) cells[(row * Columns) + column++] = code;
        }

        return cells;
    }

    private void Show(byte[] wanted)
    {
        var lcd = display ?? throw new IOException("The display was lost and has to be initialised again.");
        display = null; // Until the last byte is acknowledged nobody knows what the glass shows.
        for (var row = 0; row < Rows; row++) ShowRow(lcd, row, wanted);
        display = lcd;
        wanted.CopyTo(shown, 0);
    }

    private void ShowRow(LibraryDisplay lcd, int row, byte[] wanted)
    {
        var first = row * Columns;
        for (var column = 0; column < Columns; column++)
        {
            if (wanted[first + column] == shown[first + column]) continue;
            var end = column;
            while (end < Columns && wanted[first + end] != shown[first + end]) end++;
            lcd.SetCursorPosition(column, row);

            // The library sends the low byte of each character as it is: here it is the code in the ROM already.
            lcd.Write(wanted[(first + column)..(first + end)].Select(code => (char)code).ToArray());
            column = end - 1;
        }
    }
}
