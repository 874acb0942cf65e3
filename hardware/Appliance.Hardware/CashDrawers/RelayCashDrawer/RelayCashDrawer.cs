using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Relays;

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
    private readonly RelayPulse pulse;

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
        pulse = new(
            chip, Consumer, options.RelayLine, options.RelayIsActiveLow, options.Pulse, SolenoidBounds.Rest, time);
    }

    /// <inheritdoc/>
    public event Action<bool>? DrawerOpenedChanged;

    /// <summary>
    /// Whether the drawer stands open; null without a sensor, and while <see cref="RunAsync"/> does not watch it.
    /// </summary>
    public bool? DrawerOpened { get; private set; }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ended = pulse.Link(cancellationToken);
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
    public Task OpenDrawerAsync(CancellationToken cancellationToken) => pulse.GiveAsync(cancellationToken);

    /// <summary>Ends a pulse that is under way, and the watching, at once.</summary>
    public void Dispose() => pulse.Dispose();

    private void Notice(bool opened)
    {
        if (DrawerOpened == opened) return;
        DrawerOpened = opened;
        DrawerOpenedChanged?.Invoke(opened);
    }
}
