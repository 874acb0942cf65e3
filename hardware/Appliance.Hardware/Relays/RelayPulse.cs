using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Relays;

/// <summary>
/// Pulses of a relay or transistor on a GPIO line. The line is held only during a pulse and given back on every way
/// out: at its end, on cancellation, on an error, on <see cref="Dispose"/>, and by the kernel when the process dies; so
/// it cannot stay energised. Who makes it has checked the length.
/// </summary>
/// <param name="chip">The chip.</param>
/// <param name="consumer">Who uses the line.</param>
/// <param name="line">Its offset.</param>
/// <param name="isActiveLow">Whether the relay pulls on a low level.</param>
/// <param name="length">Length of a pulse.</param>
/// <param name="rest">Least rest between two pulses.</param>
/// <param name="time">Clock for both.</param>
internal sealed class RelayPulse(
    IGpioChip chip, string consumer, int line, bool isActiveLow, TimeSpan length, TimeSpan rest, TimeProvider time)
    : IDisposable
{
    private readonly PulseRest pause = new(rest, time);
    private readonly CancellationTokenSource disposal = new();
    private bool pulsing;
    private bool disposed;

    private ulong On => isActiveLow ? 0UL : 1UL;

    private ulong Off => 1 - On;

    /// <summary>Gives one pulse after the rest since the last, and completes when it is over.</summary>
    /// <exception cref="IOException">The line is taken or gone.</exception>
    /// <exception cref="InvalidOperationException">A pulse is asked for while one is under way.</exception>
    public async Task GiveAsync(CancellationToken cancellationToken)
    {
        using var ended = Link(cancellationToken);
        if (pulsing) throw new InvalidOperationException("A pulse is under way.");
        pulsing = true;
        try
        {
            await pause.WaitAsync(ended.Token);
            await PulseAsync(ended.Token);
        }
        finally
        {
            pulsing = false;
        }
    }

    /// <summary>A token that ends with this too.</summary>
    public CancellationTokenSource Link(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disposal.Token);
    }

    /// <summary>Ends a pulse that is under way at once.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        disposal.Cancel();
        disposal.Dispose();
    }

    private async Task PulseAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var relay = chip.RequestOutputs(consumer, [line], Off);
        try
        {
            relay.Write(On, mask: 1);
            await Task.Delay(length, time, cancellationToken);
        }
        finally
        {
            // The end is marked before the write, so that a failed pulse is rested from as well. When the write fails
            // the request's disposal still gives the line back, and the board's own resistor lets the relay fall.
            pause.Begin();
            relay.Write(Off, mask: 1);
        }
    }
}
