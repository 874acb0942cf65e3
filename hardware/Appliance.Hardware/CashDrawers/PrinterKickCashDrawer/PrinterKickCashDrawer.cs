using Appliance.Hardware.Ports;
using Appliance.Hardware.Relays;

namespace Appliance.Hardware.CashDrawers.PrinterKickCashDrawer;

/// <summary>
/// A cash drawer on the drawer kick connector of a receipt printer. The printer times the pulse, so nothing on this side
/// can leave the solenoid energised; the bounds are those of every drawer.
/// </summary>
public sealed class PrinterKickCashDrawer : ICashDrawer
{
    private readonly IDrawerKick printer;
    private readonly PrinterKickCashDrawerOptions options;
    private readonly TimeProvider time;
    private readonly PulseRest rest;
    private bool pulsing;

    /// <summary>Makes a driver over a printer, which it does not own and somebody else runs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, a pulse above 500 ms for one.</exception>
    public PrinterKickCashDrawer(IDrawerKick printer, PrinterKickCashDrawerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(printer);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        PrinterKickCashDrawerOptions.Validate(options);
        this.printer = printer;
        this.options = options;
        this.time = time;
        rest = new(SolenoidBounds.Rest, time);
    }

    /// <inheritdoc/>
    public event Action<bool>? DrawerOpenedChanged;

    /// <summary>
    /// Whether the drawer stands open; null without a switch, while <see cref="RunAsync"/> does not watch it, and before
    /// the printer has said anything.
    /// </summary>
    public bool? DrawerOpened { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The printer was lost after it had been there.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var canceled = cancellationToken.Register(() => ended.TrySetCanceled(cancellationToken));
        var wasConnected = printer.IsConnected;
        void OnStatus(PosPrinterStatus status)
        {
            if (printer.IsConnected)
            {
                wasConnected = true;
                Notice(status);
            }
            else if (wasConnected)
            {
                ended.TrySetException(new IOException("The printer that kicks the drawer was lost."));
            }
        }

        printer.StatusChanged += OnStatus;
        try
        {
            if (printer is { IsConnected: true, Status: { Online: true } status }) Notice(status);
            await ended.Task;
        }
        finally
        {
            printer.StatusChanged -= OnStatus;
            DrawerOpened = null;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The printer is not ready: the drawer was not and will not be opened.</exception>
    /// <exception cref="TimeoutException">The printer did not confirm the pulse; it may still come.</exception>
    /// <exception cref="InvalidOperationException">A pulse is asked for while one is under way: a drawer has one owner.</exception>
    public async Task OpenDrawerAsync(CancellationToken cancellationToken)
    {
        if (pulsing) throw new InvalidOperationException("A pulse is under way.");
        pulsing = true;
        try
        {
            await rest.WaitAsync(cancellationToken);
            await printer.PulseDrawerAsync(options.Connector, options.Pulse, cancellationToken);
            await Task.Delay(options.Pulse, time, cancellationToken);
        }
        finally
        {
            rest.Begin();
            pulsing = false;
        }
    }

    private void Notice(PosPrinterStatus status)
    {
        if (options.SensorIsHighWhenOpen is not { } highWhenOpen) return;
        var opened = status.DrawerSensorHigh == highWhenOpen;
        if (DrawerOpened == opened) return;
        DrawerOpened = opened;
        DrawerOpenedChanged?.Invoke(opened);
    }
}
