using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Station;
using Appliance.Hardware.Ports;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Devices;

/// <summary>
/// The devices of one counter: translates what they read into inputs, and the station's decisions into commands.
/// </summary>
internal sealed class CounterDevices : IStationOutput
{
    private readonly Func<StationLoop> station;
    private readonly CardHasher hasher;
    private readonly KeyLayout? wiredKeys;
    private readonly IReadOnlySet<string> without;
    private ArrangedKeys arranged = new(null, KeyLayout.Default);
    private bool drawerWasOpen;
    private int timesOpened;

    public CounterDevices(
        DeviceFactories factories,
        Func<StationLoop> station,
        Func<PrintJob, int, PrintDocument> composeReceipt,
        CardHasher hasher,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        (this.station, this.hasher, wiredKeys) = (station, hasher, factories.Keys);
        var displayLog = loggers.CreateLogger<LineDisplayWorker>();
        OperatorDisplay = new(DeviceRoles.OperatorDisplay, factories.OperatorDisplay, time, displayLog);
        CustomerDisplay = new(DeviceRoles.CustomerDisplay, factories.CustomerDisplay, time, displayLog);
        Printer = new(factories.Printer, composeReceipt, ConfirmAsync, time, loggers.CreateLogger<PosPrinterWorker>());
        Drawer = new(factories.Drawer, time, loggers.CreateLogger<CashDrawerWorker>());
        Drawer.Moved += TellDrawer;
        Tone = new(factories.Tone, time, loggers.CreateLogger<ToneWorker>());
        var inputLog = loggers.CreateLogger("Appliance.Firmware.Devices.InputWorker");
        Keyboard = new(
            DeviceRoles.Keyboard, factories.Keyboard.Reading((device, token) => device.ReadKeysAsync(token)),
            KeyAsync, time, inputLog);
        CardReader = new(
            DeviceRoles.CardReader, factories.CardReader.Reading((device, token) => device.ReadCardsAsync(token)),
            TapAsync, time, inputLog);
        Scanner = new(
            DeviceRoles.Scanner, factories.Scanner.Reading((device, token) => device.ReadCodesAsync(token)),
            ScanAsync, time, inputLog);
        Around = new(factories.Optional, station, time, inputLog);
        without = factories.Without;
    }

    /// <summary>Whether settings say which key means what; else the shop arranges them.</summary>
    public bool KeysAreWired => wiredKeys is not null;

    /// <summary>Which key of the keyboard means what now.</summary>
    public KeyLayout Keys
    {
        get
        {
            if (wiredKeys is not null) return wiredKeys;
            var rows = station().RealState.Keys;
            if (!ReferenceEquals(arranged.Rows, rows))
            {
                arranged = new(rows, rows is null ? KeyLayout.Default : KeyLayout.OfRows(rows) ?? KeyLayout.Default);
            }

            return arranged.Layout;
        }
    }

    public LineDisplayWorker OperatorDisplay { get; }

    public LineDisplayWorker CustomerDisplay { get; }

    public PosPrinterWorker Printer { get; }

    public CashDrawerWorker Drawer { get; }

    public ToneWorker Tone { get; }

    public InputWorker<PosKeyPress> Keyboard { get; }

    public InputWorker<CardReading> CardReader { get; }

    public InputWorker<string> Scanner { get; }

    /// <summary>Devices that not every counter has.</summary>
    public SurroundingDevices Around { get; }

    /// <summary>The workers of all devices there are.</summary>
    public IReadOnlyList<DeviceWorker> All =>
    [
        .. new DeviceWorker[] { OperatorDisplay, CustomerDisplay, Keyboard, CardReader, Scanner, Printer, Drawer, Tone }
            .Where(worker => Has(worker.Role)),
        .. Around.All,
    ];

    /// <summary>Whether a role that every counter can have is not one the shop does without.</summary>
    public bool Has(string role) => !without.Contains(role);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        All.Select(worker => worker.RunAsync(cancellationToken)).Append(Around.ForgetAbsentAsync()));

    public void Show(ApplianceState state)
    {
        OperatorDisplay.Show(Screens.Operator(state));
        CustomerDisplay.Show(Screens.Customer(state));
        Around.Follow(state);
    }

    public void Do(RegisterEffect effect, JournalEntry? entry)
    {
        switch (effect)
        {
            case OpenDrawer:
                if (Has(DeviceRoles.Drawer)) Drawer.Open();
                break;
            case OpenGate:
                Around.Gate?.Open();
                break;
            case PrintPaper paper:
                Printer.Print(new(entry!, Reissue: false, paper.Training));
                break;
            case PrintConsoleCode code:
                Printer.Print(new(entry!, Reissue: false, ConsoleCode: code));
                break;
            case PrintGuestForm form:
                Printer.PrintTest(columns => GuestFormLayout.Compose(columns, form));
                break;
            case Sound sound:
                if (Has(DeviceRoles.Buzzer)) Tone.Sound(sound.Error ? ToneSignal.Error : ToneSignal.Accepted);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "No device carries this out.");
        }
    }

    public void Journaled(IReadOnlyList<JournalEntry> entries)
    {
        // Devices follow effects, not entries.
    }

    private async Task ConfirmAsync(PrintJob job, CancellationToken cancellationToken)
    {
        if (job.Training || Papers.IdOf(job.Entry) is not { } id) return;
        await station().SubmitAsync(new ReceiptConfirmed(id, job.Reissue), cancellationToken);
    }

    private Task KeyAsync(PosKeyPress press, CancellationToken cancellationToken) =>
        press.IsDown && Keys.At(press) is { } key
            ? station().PostAsync(new KeyPressed(key), cancellationToken)
            : Task.CompletedTask;

    private Task ScanAsync(string code, CancellationToken cancellationToken) =>
        station().PostAsync(new CodeScanned(code), cancellationToken);

    private Task TapAsync(CardReading reading, CancellationToken cancellationToken)
    {
        switch (reading)
        {
            case CardRead card:
                var hash = hasher.Hash(card.Uid.Span);
                return station().PostAsync(documents => Tapped(documents, hash), cancellationToken);
            case CardRefused refused:
                return station().PostAsync(
                    new CardUnusable(refused.Reason == CardRefusalReason.SeveralCards), cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(reading), reading, "This reading has no meaning yet.");
        }
    }

    /// <summary>Whose card it is: somebody behind the counter, a member, or nobody's.</summary>
    private static RegisterInput Tapped(IDocumentReader documents, string cardHash)
    {
        if (documents.Get(Collections.StaffCards, cardHash) is { } staff) return new StaffCardTapped(staff.StaffId);
        if (documents.Get(Collections.Cards, cardHash) is not { } card)
            return new CardTapped(null, RosterCollections.Settings(documents).UnknownCardsJoin ? cardHash : null);
        if (card.Blocked is { } trouble) return new CardTapped(null, Blocked: trouble);
        return new CardTapped(
            MergedMembers.Living(documents, card.MemberId) is { IsErased: false } member
                ? StoredLookup.GlanceOf(member, documents)
                : null);
    }

    /// <summary>
    /// Tells the station what the drawer's sensor says. An opening that follows a command, also one under way, was
    /// ordered; any other was not.
    /// </summary>
    private void TellDrawer()
    {
        if (Drawer.IsOpen is not { } open || open == drawerWasOpen) return;
        drawerWasOpen = open;
        var ordered = Drawer.TimesOpened != timesOpened || !Drawer.IsIdle;
        if (!open) timesOpened = Drawer.TimesOpened;
        _ = PostDrawerAsync(new(open, ordered));
    }

    private async Task PostDrawerAsync(DrawerMoved moved)
    {
        try
        {
            await station().PostAsync(moved, CancellationToken.None);
        }
        catch (StationStoppedException)
        {
            // Nobody is left to be told.
        }
    }

    /// <summary>A layout with the rows it was read from.</summary>
    private sealed record ArrangedKeys(Domain.EquatableList<string>? Rows, KeyLayout Layout);
}
