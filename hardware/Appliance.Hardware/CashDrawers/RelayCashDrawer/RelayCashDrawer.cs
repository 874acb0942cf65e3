using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CashDrawers.RelayCashDrawer;

/// <summary>
/// A cash drawer whose solenoid is switched by a relay or transistor on a GPIO line, with an optional open sensor.
/// The relay's line is held only during a pulse and given back on every way out: at its end, on cancellation, on an
/// error, on <see cref="Dispose"/>, and by the kernel when the process dies; so it cannot stay energised.
/// </summary>
public sealed class RelayCashDrawer : ICashDrawer, IDisposable
{
    /// <summary>How long the sensor must stand still before a change counts: a drawer bangs and springs back.</summary>
    public static readonly TimeSpan SensorDebounce = TimeSpan.FromMilliseconds(20);

    private const string Consumer = "cash-drawer";
    private readonly IGpioChip chip;
    private readonly RelayCashDrawerOptions options;
    private readonly TimeProvider time;
    private readonly SolenoidRest rest;
    private readonly CancellationTokenSource disposal = new();
    private bool pulsing;
    private bool disposed;

    /// <summary>Makes a driver; no line is touched before it is used.</summary>
    /// <exception cref="ArgumentException">An option is outside its range, a pulse above 500 ms for one.</exception>
    public RelayCashDrawer(IGpioChip chip, RelayCashDrawerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        RelayCashDrawerOptions.Validate(options);
        this.chip = chip;
        this.options = options;
        this.time = time;
        rest = new(time);
    }

    /// <inheritdoc/>
    public event Action<bool>? DrawerOpenedChanged;

    /// <summary>
    /// Whether the drawer stands open; null without a sensor, and while <see cref="RunAsync"/> does not watch it.
    /// </summary>
    public bool? DrawerOpened { get; private set; }

    private ulong On => options.RelayIsActiveLow ? 0UL : 1UL;

    private ulong Off => 1 - On;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ended = Link(cancellationToken);
        if (options.SensorLine is not { } line)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, ended.Token);
            return;
        }

        try
        {
            using var sensor = chip.RequestInputs(Consumer, [line], GpioBias.PullUp, SensorDebounce);
            while (true)
            {
                Notice(sensor.Read() == 1 == options.SensorIsHighWhenOpen);
                await sensor.WaitForEdgeAsync(ended.Token);
            }
        }
        finally
        {
            DrawerOpened = null;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A pulse is asked for while one is under way: a drawer has one owner.</exception>
    public async Task OpenDrawerAsync(CancellationToken cancellationToken)
    {
        using var ended = Link(cancellationToken);
        if (pulsing) throw new InvalidOperationException("A pulse is under way.");
        pulsing = true;
        try
        {
            await rest.WaitAsync(ended.Token);
            await PulseAsync(ended.Token);
        }
        finally
        {
            pulsing = false;
        }
    }

    /// <summary>Ends a pulse that is under way, and the watching, at once.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        disposal.Cancel();
        disposal.Dispose();
    }

    private CancellationTokenSource Link(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disposal.Token);
    }

    private async Task PulseAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var relay = chip.RequestOutputs(Consumer, [options.RelayLine], Off);
        try
        {
            relay.Write(On, mask: 1);
            await Task.Delay(options.Pulse, time, cancellationToken);
        }
        finally
        {
            // The end is marked before the write, so that a failed pulse is rested from as well. When the write fails
            // the request's disposal still gives the line back, and the board's own resistor lets the relay fall.
            rest.Begin();
            relay.Write(Off, mask: 1);
        }
    }

    private void Notice(bool opened)
    {
        if (DrawerOpened == opened) return;
        DrawerOpened = opened;
        DrawerOpenedChanged?.Invoke(opened);
    }
}
