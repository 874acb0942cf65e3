using System.Collections.Concurrent;
using System.Text;

namespace Appliance.Hardware.CardReaders.Pcsc;

/// <summary>
/// PC/SC through libpcsclite. Its calls block, so they go one after another on a thread of their own; a wait ends when it
/// is cancelled, at the latest after <see cref="WaitSlice"/>.
/// </summary>
internal sealed class PcscLite : IPcsc
{
    /// <summary>Calls that may wait for their turn; the driver makes one at a time.</summary>
    public const int CallLimit = 4;

    /// <summary>How long one call waits for a change: a cancel that comes just before it is lost to pcscd.</summary>
    public static readonly TimeSpan WaitSlice = TimeSpan.FromSeconds(1);

    private const int AnswerLimit = 258;
    private readonly BlockingCollection<Action> calls = new(CallLimit);
    private nint context;

    /// <summary>Connects to pcscd at the first call.</summary>
    public PcscLite() => new Thread(Loop) { IsBackground = true, Name = "PC/SC" }.Start();

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListReadersAsync(CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<string>>(ListReaders, cancellationToken);

    /// <inheritdoc/>
    public Task<PcscStatus> WaitForChangeAsync(string reader, uint known, CancellationToken cancellationToken) =>
        CallAsync(() => WaitForChange(reader, known, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]?> TransmitAsync(string reader, byte[] command, CancellationToken cancellationToken) =>
        CallAsync(() => Transmit(reader, command), cancellationToken);

    /// <summary>Lets the thread end after the call under way; it releases the context.</summary>
    public void Dispose() => calls.CompleteAdding();

    /// <summary>What pcscd said, in words that tell what to do.</summary>
    internal static IOException Failure(uint code) => code switch
    {
        PcscNative.NoService or PcscNative.ServiceStopped => new(
            "pcscd is not running. Install it (apt install pcscd) and start it (systemctl enable --now pcscd.socket)."),
        PcscNative.NoReaders => new("pcscd knows no reader: plug one in, and install its driver (apt install libccid)."),
        PcscNative.SharingViolation => new("Another program keeps the card reader for itself."),
        _ => new($"PC/SC failed (0x{code:X8})."),
    };

    private static uint Code(nint result) => unchecked((uint)result);

    private static void Check(nint result)
    {
        if (Code(result) != PcscNative.Success) throw Failure(Code(result));
    }

    private async Task<T> CallAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var isTaken = calls.TryAdd(() =>
        {
            try
            {
                if (context == 0) Check(PcscNative.SCardEstablishContext(PcscNative.ScopeSystem, 0, 0, out context));
                done.SetResult(call());
            }
            catch (DllNotFoundException exception)
            {
                done.SetException(new IOException(
                    "libpcsclite.so.1 is missing. Install it (apt install libpcsclite1 pcscd).", exception));
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                done.SetException(exception);
            }
        });
        if (!isTaken) throw new InvalidOperationException("PC/SC is called too often at once.");
        await using var cancelling = cancellationToken.Register(() =>
        {
            if (context != 0) _ = PcscNative.SCardCancel(context);
        });
        return await done.Task;
    }

    private void Loop()
    {
        foreach (var call in calls.GetConsumingEnumerable()) call();
        if (context != 0) _ = PcscNative.SCardReleaseContext(context);
        calls.Dispose();
    }

    private unsafe string[] ListReaders()
    {
        nuint length = 0;
        var result = PcscNative.SCardListReaders(context, 0, null, ref length);
        if (Code(result) == PcscNative.NoReaders) return [];
        Check(result);
        var names = new byte[length];
        fixed (byte* start = names) Check(PcscNative.SCardListReaders(context, 0, start, ref length));
        return Encoding.UTF8.GetString(names).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private unsafe PcscStatus WaitForChange(string reader, uint known, CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetBytes(reader + "\0");
        fixed (byte* start = name)
        {
            PcscNative.ReaderState state = new() { Reader = start, CurrentState = known };
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var code = Code(PcscNative.SCardGetStatusChange(context, (nuint)WaitSlice.TotalMilliseconds, ref state, 1));
                if (code is PcscNative.TimedOut or PcscNative.Cancelled) continue;
                if (code != PcscNative.Success) throw Failure(code);
                var now = unchecked((uint)state.EventState) & ~PcscNative.StateChanged;
                if ((now & (PcscNative.StateUnknown | PcscNative.StateUnavailable)) != 0)
                    throw new IOException($"The card reader {reader} is gone.");
                return new(now, new ReadOnlySpan<byte>(state.Atr, (int)state.AtrLength).ToArray());
            }
        }
    }

    private unsafe byte[]? Transmit(string reader, byte[] command)
    {
        var code = Code(PcscNative.SCardConnect(
            context, reader, PcscNative.ShareShared, PcscNative.ProtocolT0OrT1, out var card, out var protocol));
        if (IsCardGone(code)) return null;
        if (code != PcscNative.Success) throw Failure(code);
        try
        {
            PcscNative.IoRequest request = new() { Protocol = protocol, Length = (nuint)sizeof(PcscNative.IoRequest) };
            var answer = new byte[AnswerLimit];
            nuint length = AnswerLimit;
            fixed (byte* from = command, to = answer)
            {
                code = Code(PcscNative.SCardTransmit(card, request, from, (nuint)command.Length, 0, to, ref length));
            }

            if (IsCardGone(code)) return null;
            return code == PcscNative.Success ? answer[..(int)length] : throw Failure(code);
        }
        finally
        {
            _ = PcscNative.SCardDisconnect(card, PcscNative.LeaveCard);
        }
    }

    /// <summary>A transmission that broke off counts as well: the card left while it spoke.</summary>
    private static bool IsCardGone(uint code) => code is PcscNative.NoSmartcard or PcscNative.NotTransacted
        or PcscNative.Unresponsive or PcscNative.Unpowered or PcscNative.Reset or PcscNative.Removed;
}
