namespace Appliance.Hardware.Printers.EscPos;

/// <summary>Writes commands to the printer, as fast as it takes them; the time it waits for an operator does not count.</summary>
/// <param name="stream">The connection.</param>
/// <param name="limit">How long the printer may refuse to take a command's bytes.</param>
/// <param name="waitsForOperator">Whether it is out of paper, open or jammed.</param>
/// <param name="bell">Rung when a write has ended, and when what the printer says of itself has changed.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandWriter(
    Stream stream, TimeSpan limit, Func<bool> waitsForOperator, Bell bell, TimeProvider time)
{
    /// <summary>Writes a whole command or several; a time-out within one cannot be taken back and ends the run.</summary>
    /// <exception cref="IOException">The connection is lost, or the printer takes no more.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var write = WriteAndRingAsync(bytes, giveUp.Token);
        Patience patience = new(time, limit);
        try
        {
            while (!write.IsCompleted)
            {
                if (patience.IsOver(waitsForOperator())) throw new IOException("The printer takes no more bytes.");
                await bell.WaitAsync(patience.Left, cancellationToken);
            }

            await write;
        }
        finally
        {
            await giveUp.CancelQuietlyAsync(write);
        }
    }

    private async Task WriteAndRingAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
        finally
        {
            bell.Ring();
        }
    }
}
