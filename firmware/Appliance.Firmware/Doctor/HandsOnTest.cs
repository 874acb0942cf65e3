using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Doctor;

/// <summary>Tries one configured device with a person beside it, who sees, hears, taps, presses or scans.</summary>
internal sealed class HandsOnTest(DeviceWiring wiring, TimeProvider time, TextWriter output)
{
    /// <summary>How long the person has.</summary>
    public static readonly TimeSpan HandLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long opening, printing or pulsing may take.</summary>
    public static readonly TimeSpan DeviceLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long a drawer takes to spring open and its sensor to stand still.</summary>
    private static readonly TimeSpan DrawerTravel = TimeSpan.FromSeconds(1);

    /// <summary>Tests the device of a section.</summary>
    /// <param name="name">The section's name, for example <c>Printer</c>; letters' case aside.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it did what it should, as far as it can be known here.</returns>
    /// <exception cref="StartRefusedException">There is no such device, or it is virtual.</exception>
    public async Task<bool> RunAsync(string name, CancellationToken cancellationToken)
    {
        var section = DeviceWiring.Sections.FirstOrDefault(it => it.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartRefusedException(
                $"There is no device {name}. Did you mean {NearestName.Of(name, DeviceWiring.Sections)}? "
                + $"Devices are {string.Join(", ", DeviceWiring.Sections)}.");
        try
        {
            return await TestAsync(section, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            output.WriteLine($"FAILED: {exception.Message}");
            return false;
        }
    }

    private Task<bool> TestAsync(string section, CancellationToken cancellationToken) => section switch
    {
        "OperatorDisplay" => ShowAsync(Wired(wiring.OperatorDisplay, section), cancellationToken),
        "CustomerDisplay" => ShowAsync(Wired(wiring.CustomerDisplay, section), cancellationToken),
        "Printer" => PrintAsync(Wired(wiring.Printer, section), cancellationToken),
        "Drawer" => DrawerAsync(Wired(wiring.Drawer, section), cancellationToken),
        "Tone" => SoundAsync(Wired(wiring.Tone, section), cancellationToken),
        "Keyboard" => HearAsync(
            Wired(wiring.Keyboard, section), "Press a key",
            (it, stop) => it.ReadKeysAsync(stop).Where(press => press.IsDown), Words, cancellationToken),
        "CardReader" => HearAsync(
            Wired(wiring.CardReader, section), "Hold a card to the reader",
            (it, stop) => it.ReadCardsAsync(stop), Words, cancellationToken),
        "Scanner" => HearAsync(
            Wired(wiring.Scanner, section), "Scan a code",
            (it, stop) => it.ReadCodesAsync(stop), code => $"Code {code}", cancellationToken),
        "Keylock" => HearAsync(
            Wired(wiring.Optional.Keylock, section), "Turn the key to another position",
            (it, stop) => it.ReadPositionsAsync(stop).Skip(1), position => $"The key is at {position}", cancellationToken),
        "CallButton" => HearAsync(
            Wired(wiring.Optional.CallButton, section), "Press the button",
            (it, stop) => it.ReadPressesAsync(stop), _ => "A press", cancellationToken),
        "Power" => HearAsync(
            Wired(wiring.Optional.Power, section), "The supply is asked",
            (it, stop) => it.ReadPowerAsync(stop), reading => Words(reading), cancellationToken),
        "Gate" => GateAsync(Wired(wiring.Optional.Gate, section), cancellationToken),
        "CoinAcceptor" => TakeAsync(Wired(wiring.Optional.CoinAcceptor, section), "a coin", cancellationToken),
        "BillAcceptor" => TakeAsync(Wired(wiring.Optional.BillAcceptor, section), "a bill", cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "This device has no test."),
    };

    private static string Words(PowerReading reading) => reading.Source == PowerSource.Mains
        ? "it says mains; switch them off to see it change"
        : "it says backup. If the mains are on: line, or FailedIsHigh.";

    private async Task<bool> GateAsync(WiredDevice<IGate> wired, CancellationToken cancellationToken)
    {
        using var opened = await wired.Open(cancellationToken);
        await WithinAsync(DeviceLimit, "The pulse was not carried out.", opened.Device.OpenGateAsync, cancellationToken);
        output.WriteLine("OK: the pulse was given. Look whether the gate opened; if not: line, polarity, PulseMs, supply.");
        return true;
    }

    private async Task<bool> TakeAsync(
        WiredDevice<CashAcceptorMaker> wired, string what, CancellationToken cancellationToken)
    {
        output.WriteLine($"Put in {what} within {HandLimit.TotalSeconds:0} s …");
        using var opened = await wired.Open(cancellationToken);
        var acceptor = opened.Device(new TrialLedger());
        long yen = 0;
        await WithinAsync(
            HandLimit, $"Nothing was taken. It takes ¥{string.Join(", ¥", acceptor.Denominations)}.",
            async stop => yen = await CashAcceptorTest.TakeAsync(acceptor, stop), cancellationToken);
        output.WriteLine($"OK: ¥{yen} is in its box. At its next start the appliance journals it as put in outside a sale.");
        return true;
    }

    private static WiredDevice<T> Wired<T>(WiredDevice<T>? device, string section)
        where T : class => device ?? throw new StartRefusedException(
            $"{section} is {(DeviceWiring.OptionalSections.Contains(section) ? "not there, or virtual" : "virtual")}: there is nothing to test. Set Devices:{section}:Driver; "
            + "\"appliance doctor\" shows what is there.");

    private async Task<bool> ShowAsync(WiredDevice<ILineDisplay> wired, CancellationToken cancellationToken)
    {
        using var opened = await wired.Open(cancellationToken);
        var display = opened.Device;
        await display.InitializeAsync(cancellationToken);
        var digits = string.Concat(Enumerable.Range(1, display.Columns).Select(column => column % 10));
        await display.DisplayTextAsync(["ﾋｮｳｼﾞ ﾃｽﾄ ¥1,234", digits], cancellationToken);
        output.WriteLine(
            $"OK: it shows ﾋｮｳｼﾞ ﾃｽﾄ ¥1,234 and {display.Columns} digits below, up to its edge. "
            + "If not: address, contrast, wiring.");
        return true;
    }

    private async Task<bool> PrintAsync(WiredDevice<IPosPrinter> wired, CancellationToken cancellationToken)
    {
        using var opened = await wired.Open(cancellationToken);
        var printer = opened.Device;
        await WhileRunningAsync(printer.RunAsync, async stop =>
        {
            output.WriteLine("A test page comes …");
            await WithinAsync(
                DeviceLimit, "The printer did not confirm the page. Paper, cover, columns, speed?",
                it => printer.PrintAsync(TestPage.Compose(printer.Columns, time.GetUtcNow()), it), stop);
        }, cancellationToken);
        output.WriteLine("OK: the printer has confirmed the page.");
        return true;
    }

    private async Task<bool> DrawerAsync(WiredDevice<ICashDrawer> wired, CancellationToken cancellationToken)
    {
        if (!wiring.DrawerIsOnPrinter) return await PulseAsync(wired, cancellationToken);
        using var opened = await Wired(wiring.Printer, "Printer").Open(cancellationToken);
        var printer = opened.Device;
        var isOpen = false;
        await WhileRunningAsync(printer.RunAsync, async stop =>
        {
            await WithinAsync(DeviceTrial.PrinterLimit, "The printer the drawer is on is not ready.", ReadyAsync, stop);
            isOpen = await PulseAsync(wired, stop);
        }, cancellationToken);
        return isOpen;

        async Task ReadyAsync(CancellationToken stop)
        {
            TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using var canceled = stop.Register(() => ready.TrySetCanceled(stop));
            void OnStatus(PosPrinterStatus status)
            {
                if (status.Online) ready.TrySetResult();
            }

            printer.StatusChanged += OnStatus;
            OnStatus(printer.Status);
            await ready.Task;
            printer.StatusChanged -= OnStatus;
        }
    }

    private async Task<bool> PulseAsync(WiredDevice<ICashDrawer> wired, CancellationToken cancellationToken)
    {
        using var opened = await wired.Open(cancellationToken);
        var drawer = opened.Device;
        bool? before = null, after = null;
        await WhileRunningAsync(drawer.RunAsync, async stop =>
        {
            before = drawer.DrawerOpened;
            await WithinAsync(DeviceLimit, "The pulse was not carried out.", drawer.OpenDrawerAsync, stop);
            await Task.Delay(DrawerTravel, time, stop);
            after = drawer.DrawerOpened;
        }, cancellationToken);
        output.WriteLine((before, after) switch
        {
            (_, null) => "OK: the pulse was given. There is no sensor: look whether the drawer is open.",
            (true, true) => "The pulse was given. The sensor said open before it too: shut the drawer and try again, "
                + "or turn SensorIsHighWhenOpen round.",
            (_, true) => "OK: the pulse was given and the sensor says open.",
            (_, false) => "FAILED: the pulse was given, but the sensor says shut. "
                + "Locked, cable, or SensorIsHighWhenOpen?",
        });
        return after is null || (after == true && before != true);
    }

    private async Task<bool> SoundAsync(WiredDevice<IToneIndicator> wired, CancellationToken cancellationToken)
    {
        using var opened = await wired.Open(cancellationToken);
        await opened.Device.SoundAsync(ToneSignal.Accepted, cancellationToken);
        await opened.Device.SoundAsync(ToneSignal.Error, cancellationToken);
        output.WriteLine("OK: one short and two long tones were given. If you heard none: line, polarity, supply.");
        return true;
    }

    private async Task<bool> HearAsync<TDevice, T>(
        WiredDevice<TDevice> wired,
        string what,
        Func<TDevice, CancellationToken, IAsyncEnumerable<T>> read,
        Func<T, string> words,
        CancellationToken cancellationToken)
        where TDevice : class
    {
        output.WriteLine($"{what} within {HandLimit.TotalSeconds:0} s …");
        using CancellationTokenSource late = new(HandLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using var opened = await wired.Open(cancellationToken);
        try
        {
            await foreach (var heard in read(opened.Device, stop.Token))
            {
                output.WriteLine($"OK: {words(heard)}");
                return true;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Told below.
        }

        throw new TimeoutException($"Nothing came within {HandLimit.TotalSeconds:0} s.");
    }

    private string Words(PosKeyPress press)
    {
        var place = press.Row == 0 && wiring.Keyboard!.Driver == KeyboardDrivers.Usb
            ? $"code {press.Column}"
            : $"row {press.Row + 1}, column {press.Column + 1}";
        return (wiring.Keys ?? KeyLayout.Default).At(press) is { } key
            ? $"{place} is {RegisterKeys.Name(key)}"
            : $"{place}, which has no meaning yet";
    }

    /// <summary>Only the end of the id: the whole of it is a member's.</summary>
    private static string Words(CardReading reading) => reading switch
    {
        CardRead card =>
            $"{card.Kind} card of {card.Uid.Length} bytes, ending in {Convert.ToHexString(card.Uid.Span[^2..])}",
        CardRefused { Reason: CardRefusalReason.SeveralCards } => "several cards at once; hold one",
        CardRefused => "a phone or card that makes up another id each time; it cannot be a member's card",
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, "There are no words for this."),
    };

    private async Task WithinAsync(
        TimeSpan limit, string otherwise, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = new(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await act(stop.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{otherwise} ({limit.TotalSeconds:0} s)", exception);
        }
    }

    /// <summary>Does something while a device's own loop runs, and ends with whichever fails first.</summary>
    private static async Task WhileRunningAsync(
        Func<CancellationToken, Task> run, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = run(stop.Token);
        var acting = act(stop.Token);
        try
        {
            await await Task.WhenAny(running, acting);
        }
        finally
        {
            await stop.EndAsync(running, acting);
        }
    }
}
