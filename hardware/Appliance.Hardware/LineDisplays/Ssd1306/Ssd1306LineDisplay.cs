using Appliance.Hardware.Buses;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.LineDisplays.Ssd1306;

/// <summary>
/// A 128×64 dot display with an SSD1306 controller on I2C, as four rows of 16 cells of 8×16 dots; a kanji takes two.
/// Source: Solomon Systech SSD1306 datasheet, rev. 1.1. One worker owns it; it is not safe for use by several threads.
/// </summary>
public sealed class Ssd1306LineDisplay : ILineDisplay
{
    /// <summary>Control byte: what follows are commands (datasheet 8.1.5.2).</summary>
    private const byte Commands = 0x00;

    /// <summary>Control byte: what follows goes into the memory.</summary>
    private const byte Data = 0x40;

    private readonly II2cBus bus;
    private readonly Ssd1306Options options;
    private readonly JapaneseFont font;
    private readonly byte[] shown = new byte[Ssd1306Text.Pages * Ssd1306Text.WidthDots];
    private State state = State.New;

    /// <summary>Makes a driver; nothing travels before <see cref="InitializeAsync"/>.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="options">Settings.</param>
    /// <param name="font">A font of 16 dots.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the font of another height.</exception>
    public Ssd1306LineDisplay(II2cBus bus, Ssd1306Options options, JapaneseFont font)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(font);
        Ssd1306Options.Validate(options);
        if ((font.CellDots, font.HeightDots) != (8, 16)) throw new ArgumentException("The font has 16 dots.", nameof(font));
        this.bus = bus;
        this.options = options;
        this.font = font;
    }

    private enum State
    {
        New,
        Ready,
        Lost,
    }

    /// <inheritdoc/>
    public int Columns => 16;

    /// <inheritdoc/>
    public int Rows => 4;

    /// <inheritdoc/>
    public int CellsOf(string text) => Ssd1306Text.Characters(font, text).Sum(character => character.Length);

    /// <inheritdoc/>
    public ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        state = State.Lost;
        var (segments, scan) = options.UpsideDown ? ((byte)0xA0, (byte)0xC0) : ((byte)0xA1, (byte)0xC8);
        Send(Commands,
        [
            0xAE, // Off while it is set up: the memory holds noise after power-on.
            0xA8, 0x3F, // 64 rows (application note, figure 2, from here to the end).
            0xD3, 0x00, // No offset.
            0x40, // Row 0 at the top.
            segments, scan, // Column 127 and COM63 first: upright with the connector above.
            0xDA, 0x12, // COM pins as 128×64 modules join them.
            0x81, (byte)options.Contrast,
            0xA4, // Show the memory.
            0xA6, // Not inverted.
            0xD5, 0x80, // Clock as at reset.
            0x8D, 0x14, // Charge pump on: the module has no other supply for the glass.
            0x20, 0x00, // Horizontal addressing.
        ]);
        Array.Clear(shown);
        for (var page = 0; page < Ssd1306Text.Pages; page++) SendRun(page, 0, Page(shown, page));
        Send(Commands, [0xAF]);
        state = State.Ready;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The display does not answer, or was lost and not initialised since.</exception>
    /// <exception cref="InvalidOperationException">The display was never initialised.</exception>
    public ValueTask DisplayTextAsync(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        cancellationToken.ThrowIfCancellationRequested();
        if (state == State.New) throw new InvalidOperationException("The display is not initialised.");
        if (state == State.Lost) throw new IOException("The display was lost and has to be initialised again.");

        var wanted = Ssd1306Text.Draw(font, rows, Columns, Rows);
        state = State.Lost; // Until the last byte is acknowledged nobody knows what the glass shows.
        for (var page = 0; page < Ssd1306Text.Pages; page++) SendChanges(page, Page(wanted, page));
        wanted.CopyTo(shown, 0);
        state = State.Ready;
        return ValueTask.CompletedTask;
    }

    private static ReadOnlySpan<byte> Page(byte[] memory, int page) =>
        memory.AsSpan(page * Ssd1306Text.WidthDots, Ssd1306Text.WidthDots);

    /// <summary>Sends a page from its first changed column to its last.</summary>
    private void SendChanges(int page, ReadOnlySpan<byte> wanted)
    {
        var old = Page(shown, page);
        var first = wanted.CommonPrefixLength(old);
        if (first == wanted.Length) return;
        var end = wanted.Length;
        while (wanted[end - 1] == old[end - 1]) end--;
        SendRun(page, first, wanted[first..end]);
    }

    /// <summary>Sets the window (column and page address, datasheet 10.1.4 and 10.1.5) and fills it.</summary>
    private void SendRun(int page, int column, ReadOnlySpan<byte> bytes)
    {
        Send(Commands, [0x21, (byte)column, (byte)(column + bytes.Length - 1), 0x22, (byte)page, (byte)page]);
        Send(Data, bytes);
    }

    private void Send(byte control, ReadOnlySpan<byte> bytes) => bus.Write(options.Address, [control, .. bytes]);
}
