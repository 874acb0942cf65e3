using Appliance.Firmware.Devices;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Doctor;

/// <summary>Whether a configured device answers.</summary>
/// <param name="Role">Of <see cref="DeviceRoles"/>.</param>
/// <param name="Driver">Its driver's name.</param>
/// <param name="Trouble">Why not; null when it does.</param>
internal sealed record TrialResult(string Role, string Driver, string? Trouble);

/// <summary>Opens each configured device and waits for its answer, as far as it can give one.</summary>
internal sealed class DeviceTrial(DeviceWiring wiring, TimeProvider time)
{
    /// <summary>How long a printer may take to say how it is.</summary>
    public static readonly TimeSpan PrinterLimit = TimeSpan.FromSeconds(6);

    /// <summary>How long something that is read must not fail: longer than any reader takes to be set up.</summary>
    public static readonly TimeSpan ReaderLimit = TimeSpan.FromMilliseconds(1500);

    /// <summary>How long a connection may take.</summary>
    public static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<TrialResult>> RunAsync(CancellationToken cancellationToken)
    {
        List<TrialResult?> results =
        [
            await TryAsync(wiring.OperatorDisplay, ShowAsync, cancellationToken),
            await TryAsync(wiring.CustomerDisplay, ShowAsync, cancellationToken),
        ];
        var printer = await TryAsync(wiring.Printer, AskAsync, cancellationToken);
        results.Add(printer);
        results.Add(wiring is { DrawerIsOnPrinter: true, Drawer: { } drawer }
            ? new(drawer.Role, drawer.Driver, printer?.Trouble is null ? null : "The printer it is on does not answer.")
            : await TryAsync(wiring.Drawer, NothingAsync, cancellationToken));
        results.Add(await TryAsync(wiring.Tone, NothingAsync, cancellationToken));
        results.AddRange(
        [
            await TryAsync(wiring.Keyboard, (it, stop) => ReadAsync(it.ReadKeysAsync(stop)), cancellationToken),
            await TryAsync(wiring.CardReader, (it, stop) => ReadAsync(it.ReadCardsAsync(stop)), cancellationToken),
            await TryAsync(wiring.Scanner, (it, stop) => ReadAsync(it.ReadCodesAsync(stop)), cancellationToken),
        ]);
        var optional = wiring.Optional;
        results.AddRange(
        [
            await TryAsync(optional.Keylock, (it, stop) => ReadAsync(it.ReadPositionsAsync(stop)), cancellationToken),
            await TryAsync(optional.CallButton, (it, stop) => ReadAsync(it.ReadPressesAsync(stop)), cancellationToken),
            await TryAsync(optional.Power, (it, stop) => ReadAsync(it.ReadPowerAsync(stop)), cancellationToken),
            await TryAsync(optional.Gate, NothingAsync, cancellationToken),
            await TryAsync(optional.CoinAcceptor, AcceptorAsync, cancellationToken),
            await TryAsync(optional.BillAcceptor, AcceptorAsync, cancellationToken),
        ]);
        return [.. results.OfType<TrialResult>()];
    }

    private async Task<TrialResult?> TryAsync<T>(
        WiredDevice<T>? wired, Func<T, CancellationToken, Task> use, CancellationToken cancellationToken)
        where T : class
    {
        if (wired is null) return null;
        using CancellationTokenSource late = new(OpenLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var opened = await wired.Open(stop.Token);
            await use(opened.Device, stop.Token);
            return new(wired.Role, wired.Driver, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(wired.Role, wired.Driver, $"No answer within {OpenLimit.TotalSeconds:0} s.");
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            return new(wired.Role, wired.Driver, exception.Message);
        }
    }

    private static async Task ShowAsync(ILineDisplay display, CancellationToken cancellationToken) =>
        await display.InitializeAsync(cancellationToken);

    /// <summary>Relay and buzzer: that their chip opens is all that can be known without a bang or a beep.</summary>
    private static Task NothingAsync<T>(T device, CancellationToken cancellationToken) => Task.CompletedTask;

    private static Task AcceptorAsync(CashAcceptorMaker make, CancellationToken cancellationToken) =>
        CashAcceptorTest.AnswerAsync(make(new TrialLedger()), cancellationToken);

    private async Task AskAsync(IPosPrinter printer, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnStatus(PosPrinterStatus status)
        {
            if (status is { Online: true } or { CoverOpen: true } or { PaperEnd: true } or { CutterError: true })
            {
                answered.TrySetResult();
            }
        }

        printer.StatusChanged += OnStatus;
        var running = printer.RunAsync(stop.Token);
        try
        {
            var first = await Task.WhenAny(answered.Task, running, PauseAsync(PrinterLimit, stop.Token));
            if (first == running) await running;
            if (answered.Task.IsCompleted) return;
            throw new TimeoutException($"No answer within {PrinterLimit.TotalSeconds:0} s.");
        }
        finally
        {
            printer.StatusChanged -= OnStatus;
            await stop.EndAsync(running);
        }
    }

    /// <summary>Reads for a while; to hear nothing is the usual case.</summary>
    private async Task ReadAsync<T>(IAsyncEnumerable<T> readings)
    {
        using CancellationTokenSource stop = new();
        await using var reader = readings.GetAsyncEnumerator(stop.Token);
        var next = reader.MoveNextAsync().AsTask();
        if (await Task.WhenAny(next, PauseAsync(ReaderLimit, stop.Token)) == next) await next;
        await stop.EndAsync(next);
    }

    private Task PauseAsync(TimeSpan length, CancellationToken cancellationToken) =>
        Task.Delay(length, time, cancellationToken);
}
