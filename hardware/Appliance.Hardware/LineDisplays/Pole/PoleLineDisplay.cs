using Appliance.Hardware.Ports;

namespace Appliance.Hardware.LineDisplays.Pole;

/// <summary>
/// What pole displays of 2×20 cells on a serial line have in common; they differ in their commands. One worker owns it;
/// it is not safe for use by several threads.
/// </summary>
public abstract class PoleLineDisplay : ILineDisplay
{
    /// <summary>How long a write may wait for a port that takes no more bytes; a whole display takes 70 ms at 9600 bps.</summary>
    public static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(2);

    /// <summary>Bytes of a cursor command: a run of unchanged cells shorter than this is written again instead.</summary>
    private const int MoveBytes = 4;

    /// <summary>
    /// What starts a session: three spaces and CR. A connection that broke, or noise, may have left a command begun; as
    /// its parameters spaces are out of range and so without effect, CR ends a string, and what is shown of them is
    /// cleared next.
    /// </summary>
    private static readonly byte[] Padding = [0x20, 0x20, 0x20, 0x0D];

    private static readonly HalfWidthText Text = new([], lacks: "");

    private readonly Stream stream;
    private readonly PoleLineDisplayOptions options;
    private readonly TimeProvider time;
    private readonly byte[] shown;
    private State state = State.New;
    private long wholeSince;

    private protected PoleLineDisplay(Stream stream, PoleLineDisplayOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        PoleLineDisplayOptions.Validate(options);
        this.stream = stream;
        this.options = options;
        this.time = time;
        shown = new byte[Columns * Rows];
    }

    private enum State
    {
        New,
        Ready,
        Lost,
    }

    /// <inheritdoc/>
    public int Columns => 20;

    /// <inheritdoc/>
    public int Rows => 2;

    /// <inheritdoc/>
    public int CellsOf(string text) => Text.Encode(text).Count();

    /// <summary>ESC = 2: the display alone listens, where a printer shares the line. The same in both command sets.</summary>
    private protected static ReadOnlySpan<byte> SelectDisplay => [0x1B, 0x3D, 0x02];

    /// <summary>ESC @: forgets all settings, clears, cursor to the first cell. The same in both command sets.</summary>
    private protected static ReadOnlySpan<byte> Initialize => [0x1B, 0x40];

    /// <summary>CLR: clears, cursor to the first cell; on a CD5220 it also ends the string mode. In both command sets.</summary>
    private protected static ReadOnlySpan<byte> Clear => [0x0C];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        state = State.Lost;
        await SendAsync(StartSession(), cancellationToken);
        Array.Fill(shown, HalfWidthText.Blank);
        wholeSince = time.GetTimestamp();
        state = State.Ready;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The connection is lost, or was lost and the display not initialised since.</exception>
    /// <exception cref="InvalidOperationException">The display was never initialised.</exception>
    public async ValueTask DisplayTextAsync(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        cancellationToken.ThrowIfCancellationRequested();
        if (state == State.New) throw new InvalidOperationException("The display is not initialised.");
        if (state == State.Lost) throw new IOException("The display was lost and has to be initialised again.");

        var wanted = Text.EncodeRows(rows, Columns, Rows);
        List<byte> bytes = [];
        if (time.GetElapsedTime(wholeSince) >= options.RefreshAfter)
        {
            bytes.AddRange(StartSession());
            Array.Fill(shown, HalfWidthText.Blank);
            wholeSince = time.GetTimestamp();
        }

        for (var row = 0; row < Rows; row++) AddChanges(bytes, row, wanted.AsSpan(row * Columns, Columns));
        if (bytes.Count == 0) return;

        state = State.Lost; // Until the last byte is written nobody knows what the glass shows.
        await SendAsync(bytes.ToArray(), cancellationToken);
        wanted.CopyTo(shown, 0);
        state = State.Ready;
    }

    /// <summary>Everything the driver relies on.</summary>
    private protected abstract byte[] Settings(int brightness);

    /// <summary>Moves the cursor to a cell, both 1-based.</summary>
    private protected abstract byte[] Move(int column, int row);

    private byte[] StartSession() =>
        [.. Padding, .. SelectDisplay, .. Clear, .. Initialize, .. Settings(options.Brightness)];

    private void AddChanges(List<byte> bytes, int row, ReadOnlySpan<byte> wanted)
    {
        var old = shown.AsSpan(row * Columns, Columns);
        var next = -1; // The column the cursor stands in, when it stands in this row.
        for (var column = 0; column < Columns; column++)
        {
            if (wanted[column] == old[column]) continue;
            if (next >= 0 && column - next < MoveBytes) bytes.AddRange(wanted[next..column]);
            else bytes.AddRange(Move(column + 1, row + 1));
            bytes.Add(wanted[column]);
            next = column + 1;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(WriteLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await stream.WriteAsync(bytes, either.Token);
            await stream.FlushAsync(either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The display's port takes no more bytes.", exception);
        }
    }
}
