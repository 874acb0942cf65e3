using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.LineDisplays.Hd44780;

/// <summary>
/// A character display with an HD44780 controller and ROM A00 behind a PCF8574 on I2C, 16×2, 20×2, 16×4 or 20×4.
/// Sources: Hitachi HD44780U datasheet (ADE-207-272(Z)), figure 24 and tables 4 and 6; NXP PCF8574 datasheet.
/// One worker owns it; it is not safe for use by several threads.
/// </summary>
public sealed class Hd44780LineDisplay : ILineDisplay
{
    /// <summary>Wait after power-on at the lowest supply voltage (figure 24: more than 40 ms).</summary>
    private static readonly TimeSpan PowerOnWait = TimeSpan.FromMilliseconds(41);

    /// <summary>Wait after the first function set (figure 24: more than 4.1 ms).</summary>
    private static readonly TimeSpan FirstFunctionSetWait = TimeSpan.FromMilliseconds(5);

    /// <summary>Wait after the second function set (figure 24: more than 100 µs); one timer tick.</summary>
    private static readonly TimeSpan SecondFunctionSetWait = TimeSpan.FromMilliseconds(1);

    /// <summary>Wait after a clear (1.52 ms at 270 kHz, and up to 2.2 ms at the slowest clock, 190 kHz).</summary>
    private static readonly TimeSpan ClearWait = TimeSpan.FromMilliseconds(3);

    private const byte FunctionSetEightBit = 0x3;
    private const byte FunctionSetFourBit = 0x2;
    private const byte FunctionSetFourBitTwoLines = 0x28;
    private const byte DisplayOff = 0x08;
    private const byte DisplayOn = 0x0C;
    private const byte Clear = 0x01;
    private const byte EntryModeIncrement = 0x06;
    private const byte SetDataAddress = 0x80;

    private readonly Hd44780Options options;
    private readonly TimeProvider time;
    private readonly Hd44780Transfer transfer;
    private readonly byte[] shown;
    private State state = State.New;

    /// <summary>Makes a driver; nothing travels before <see cref="InitializeAsync"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Hd44780LineDisplay(II2cBus bus, Hd44780Options options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Hd44780Options.Validate(options);
        this.options = options;
        this.time = time;
        transfer = new(bus, options.Address);
        shown = new byte[options.Columns * options.Rows];
    }

    private enum State
    {
        New,
        Ready,
        Lost,
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
        // Four-bit interface by instruction, figure 24. Three times "8 bit" brings the controller to a known state
        // from any other, also from the middle of a byte, which is where a host that died may have left it.
        state = State.Lost;
        await Task.Delay(PowerOnWait, time, cancellationToken);
        await SendNibbleAsync(FunctionSetEightBit, FirstFunctionSetWait, cancellationToken);
        await SendNibbleAsync(FunctionSetEightBit, SecondFunctionSetWait, cancellationToken);
        transfer.Nibble(FunctionSetEightBit);
        transfer.Nibble(FunctionSetFourBit);
        transfer.Instruction(FunctionSetFourBitTwoLines);
        transfer.Instruction(DisplayOff);
        transfer.Instruction(Clear);
        transfer.Send();
        await Task.Delay(ClearWait, time, cancellationToken);
        transfer.Instruction(EntryModeIncrement);
        transfer.Instruction(DisplayOn);
        transfer.Send();
        Array.Fill(shown, CharacterRomA00.Blank);
        state = State.Ready;
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

        var wanted = CharacterRomA00.Text.EncodeRows(rows, Columns, Rows);
        state = State.Lost; // Until the last byte is acknowledged nobody knows what the glass shows.
        for (var row = 0; row < Rows; row++) WriteChanges(row, wanted.AsSpan(row * Columns, Columns));
        transfer.Send();
        wanted.CopyTo(shown, 0);
        state = State.Ready;
        return ValueTask.CompletedTask;
    }

    private async ValueTask SendNibbleAsync(byte nibble, TimeSpan wait, CancellationToken cancellationToken)
    {
        transfer.Nibble(nibble);
        transfer.Send();
        await Task.Delay(wait, time, cancellationToken);
    }

    private void WriteChanges(int row, ReadOnlySpan<byte> wanted)
    {
        var old = shown.AsSpan(row * Columns, Columns);
        var next = -1; // The column the controller writes next, when it stands in this row.
        for (var column = 0; column < Columns; column++)
        {
            if (wanted[column] == old[column]) continue;

            // Writing one unchanged cell again takes four bytes; moving the address takes six.
            if (next >= 0 && column - next == 1) transfer.Data(wanted[next]);
            else if (next != column) transfer.Instruction((byte)(SetDataAddress | AddressOf(row, column)));
            transfer.Data(wanted[column]);
            next = column + 1;
        }
    }

    /// <summary>
    /// Four-row glass is two lines of the controller folded: row 2 goes on where row 0 ends, row 3 where row 1 ends.
    /// </summary>
    private int AddressOf(int row, int column) => (row % 2 * 0x40) + (row / 2 * Columns) + column;
}
