using System.Runtime.CompilerServices;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
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
    private readonly KeyLayout keys;

    public CounterDevices(
        DeviceFactories factories,
        Func<StationLoop> station,
        Func<PrintJob, int, PrintDocument> composeReceipt,
        CardHasher hasher,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        (this.station, this.hasher, keys) = (station, hasher, factories.Keys);
        var displayLog = loggers.CreateLogger<LineDisplayWorker>();
        OperatorDisplay = new(DeviceRoles.OperatorDisplay, factories.OperatorDisplay, time, displayLog);
        CustomerDisplay = new(DeviceRoles.CustomerDisplay, factories.CustomerDisplay, time, displayLog);
        Printer = new(factories.Printer, composeReceipt, ConfirmAsync, time, loggers.CreateLogger<PosPrinterWorker>());
        Drawer = new(factories.Drawer, time, loggers.CreateLogger<CashDrawerWorker>());
        Tone = new(factories.Tone, time, loggers.CreateLogger<ToneWorker>());
        var inputLog = loggers.CreateLogger("Appliance.Firmware.Devices.InputWorker");
        Keyboard = new(
            DeviceRoles.Keyboard, Reading(factories.Keyboard, (device, token) => device.ReadKeysAsync(token)),
            KeyAsync, time, inputLog);
        CardReader = new(
            DeviceRoles.CardReader, Reading(factories.CardReader, (device, token) => device.ReadCardsAsync(token)),
            TapAsync, time, inputLog);
        Scanner = new(
            DeviceRoles.Scanner, Reading(factories.Scanner, (device, token) => device.ReadCodesAsync(token)),
            ScanAsync, time, inputLog);
    }

    public LineDisplayWorker OperatorDisplay { get; }

    public LineDisplayWorker CustomerDisplay { get; }

    public PosPrinterWorker Printer { get; }

    public CashDrawerWorker Drawer { get; }

    public ToneWorker Tone { get; }

    public InputWorker<PosKeyPress> Keyboard { get; }

    public InputWorker<CardReading> CardReader { get; }

    public InputWorker<string> Scanner { get; }

    public IReadOnlyList<DeviceWorker> All =>
        [OperatorDisplay, CustomerDisplay, Keyboard, CardReader, Scanner, Printer, Drawer, Tone];

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(All.Select(worker => worker.RunAsync(cancellationToken)));

    public void Show(ApplianceState state)
    {
        OperatorDisplay.Show(Screens.Operator(state.Counter));
        CustomerDisplay.Show(Screens.Customer(state.Counter));
    }

    public void Do(RegisterEffect effect, JournalEntry? entry)
    {
        switch (effect)
        {
            case OpenDrawer:
                Drawer.Open();
                break;
            case PrintReceipt receipt:
                Printer.Print(new(entry!, receipt.Sale, Reissue: false));
                break;
            case Sound sound:
                Tone.Sound(sound.Error ? ToneSignal.Error : ToneSignal.Accepted);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "No device carries this out.");
        }
    }

    public void Journaled(IReadOnlyList<JournalEntry> entries)
    {
        // Devices follow effects, not entries.
    }

    /// <summary>Opens a device for each time it is read, and closes it after.</summary>
    private static Func<CancellationToken, IAsyncEnumerable<T>> Reading<TDevice, T>(
        DeviceOpener<TDevice> open, Func<TDevice, CancellationToken, IAsyncEnumerable<T>> read)
        where TDevice : class
    {
        return ReadAsync;

        async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            using var opened = await open(cancellationToken);
            await foreach (var reading in read(opened.Device, cancellationToken)) yield return reading;
        }
    }

    private async Task ConfirmAsync(PrintJob job, CancellationToken cancellationToken) =>
        await station().SubmitAsync(new ReceiptConfirmed(job.Sale.SaleId, job.Reissue), cancellationToken);

    private Task KeyAsync(PosKeyPress press, CancellationToken cancellationToken) =>
        press.IsDown && keys.At(press) is { } key
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
                return station().PostAsync(documents => new CardTapped(Glance(documents, hash)), cancellationToken);
            case CardRefused refused:
                return station().PostAsync(
                    new CardUnusable(refused.Reason == CardRefusalReason.SeveralCards), cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(reading), reading, "This reading has no meaning yet.");
        }
    }

    private static MemberGlance? Glance(IDocumentReader documents, string cardHash) =>
        documents.Get(Collections.Cards, cardHash) is { } card
        && documents.Get(Collections.Members, card.MemberId) is { } member
            ? new(member.Id, member.Profile?.Name ?? "", member.Profile?.Kana ?? "", member.Points)
            : null;
}
