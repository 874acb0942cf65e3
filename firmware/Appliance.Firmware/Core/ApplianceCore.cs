using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Catalogue;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Live;
using Appliance.Firmware.Marketing;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Core;

/// <summary>
/// The appliance without its web side: journal, store, station and devices of one counter. Opening it checks the
/// journal and brings the store up to it.
/// </summary>
internal sealed class ApplianceCore : IStationOutput, IAsyncDisposable
{
    /// <summary>Receipts of the last business day that are printed again at the start, at most.</summary>
    public const int ReprintLimit = 50;

    /// <summary>How often the clock is looked at for the end of the business day.</summary>
    public static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(10);

    private readonly ApplianceStores stores;
    private readonly TimeProvider time;
    private readonly SecurityLog security;
    private readonly Rounds clock;
    private readonly Rounds housekeeping;
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    /// <param name="stores">Journal and store.</param>
    /// <param name="devices">How the devices are reached.</param>
    /// <param name="time">The clock of everything.</param>
    /// <param name="loggers">Where the log goes.</param>
    /// <param name="channels">Makes the ways out for messages; null for none.</param>
    public ApplianceCore(
        ApplianceStores stores,
        DeviceFactories devices,
        TimeProvider time,
        ILoggerFactory loggers,
        Func<Func<ShopProfile?>, IReadOnlyList<IMessageChannel>>? channels = null)
    {
        (this.stores, this.time) = (stores, time);
        Papers = new(() => Station!.State.Goods.Shop, stores.Documents, BooksOf);
        Devices = new(devices, () => Station!, Papers.Compose, stores.CardHasher, time, loggers);
        StoredLookup lookup = new(stores.Documents, stores.Documents, stores.CardHasher);
        Books books = new(
            stores.Journal, stores.Projector, stores.Documents, lookup, StateLoader.Load(stores.Documents, lookup));
        Station = new(books, stores.OpenTraining, this, time, loggers.CreateLogger<StationLoop>());
        Outreach = new(Station, stores.Documents, channels?.Invoke(() => Station.RealState.Goods.Shop) ?? [], time, loggers);
        Import = new(Station, stores.Documents);
        security = new(loggers.CreateLogger<SecurityLog>());
        var logger = loggers.CreateLogger<Rounds>();
        (clock, housekeeping) = (new("clock", time, logger), new("housekeeping", time, logger));
    }

    public StationLoop Station { get; }

    public CounterDevices Devices { get; }

    /// <summary>Every paper there is, to print or to look at.</summary>
    public PaperRoom Papers { get; }

    /// <summary>Brings products in.</summary>
    public ProductImport Import { get; }

    public LiveEvents Events { get; } = new();

    /// <summary>Draws members for campaigns and sends them what waits.</summary>
    public Outreach Outreach { get; }

    /// <summary>Everything that goes its rounds beside the loop.</summary>
    public IEnumerable<Rounds> Workers => [clock, housekeeping, .. Outreach.Rounds];

    /// <summary>Starts the loop, the devices and the clock. Under a synchronization context all of it runs on that.</summary>
    public void Start()
    {
        security.Begin(stores.Journal.LastSequence, stores.Journal.LastHash);
        foreach (var job in Unprinted()) Devices.Printer.Print(job);
        var station = SynchronizationContext.Current is null
            ? Task.Run(() => Station.RunAsync(stop.Token))
            : Station.RunAsync(stop.Token);
        running = Task.WhenAll(
            station,
            Devices.RunAsync(stop.Token),
            Outreach.RunAsync(stop.Token),
            TickAsync(stop.Token),
            KeepHouseAsync(stop.Token),
            ResumeAsync());
    }

    public void Show(ApplianceState state) => Devices.Show(state);

    /// <summary>An owner at the counter asks for a code for the console; with their id.</summary>
    public event Action<string>? ConsoleCodeAsked;

    /// <summary>The member at the counter is to fill in a form; with their id.</summary>
    public event Action<string>? GuestFormAsked;

    public void Do(RegisterEffect effect, JournalEntry? entry)
    {
        if (effect is MakeConsoleCode asked) ConsoleCodeAsked?.Invoke(asked.StaffId);
        else if (effect is MakeGuestForm form) GuestFormAsked?.Invoke(form.MemberId);
        else Devices.Do(effect, entry);
    }

    public void Journaled(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            Events.Tell("journal", new { entry.Sequence, Kind = JournalKinds.Of(entry.Data), entry.At });
            Outreach.Hear(entry);
            security.Hear(entry);
            if (entry.Data is CallMade) Events.Tell("call", new { entry.At });
            var changed = entry.Data switch
            {
                SaleClosed closed => closed.SaleId,
                ReceiptPrinted printed => printed.SaleId,
                SaleRefunded refund => refund.OriginalSaleId,
                FormalReceiptIssued formal => formal.SaleId,
                PointsAdded late => late.SaleId,
                _ => null,
            };
            if (changed is not null && Collections.NumberKeyOf(changed) is { } key && SaleOf(key) is { } sale)
            {
                Events.Tell("sale", Rest.SaleResponse.Of(sale));
            }
        }
    }

    /// <summary>For the console only: a store that cannot be read must not stop the loop that tells of it.</summary>
    private SaleDocument? SaleOf(string key)
    {
        try
        {
            return stores.Documents.Get(Collections.Sales, key);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        stop.CancelHere();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // That is how the loops end.
        }

        stop.Dispose();
    }

    /// <summary>Finishes what an import left to do; what is in the way is mended by the next import or start.</summary>
    private async Task ResumeAsync()
    {
        if (!Import.TryBegin()) return;
        try
        {
            await Import.ResumeAsync();
        }
        catch (StationStoppedException)
        {
            // It goes on at the next start.
        }
        finally
        {
            Import.End();
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        LoyaltyTurn turn = new(Station, time);
        using PeriodicTimer timer = new(TickEvery, time);
        await clock.RunAsync(
            async token =>
            {
                await timer.WaitForNextTickAsync(token);
                await Station.TickAsync(token);
                await turn.RunAsync(token);
                clock.WentWell();
            },
            cancellationToken);
    }

    /// <summary>Seals finished days and checks old ones, in slices, when there is nothing better to do.</summary>
    private Task KeepHouseAsync(CancellationToken cancellationToken) => housekeeping.RunAsync(
        async token =>
        {
            await Task.Delay(TickEvery, time, token);
            stores.KeepHouse();
            housekeeping.WentWell();
        },
        cancellationToken);

    /// <summary>Papers that were never confirmed: they may be on paper in part, so they are marked 再発行.</summary>
    private List<PrintJob> Unprinted()
    {
        var today = Station.State.Totals.Day;
        var waiting = stores.Documents
            .Range(Collections.PapersWaiting, Collections.PapersBySequence, "", Collections.End, ReprintLimit, descending: true)
            .Where(paper => paper.Day == today)
            .Select(paper => paper.Sequence)
            .ToHashSet();
        if (waiting.Count == 0) return [];
        return
        [
            .. stores.Journal.Read(waiting.Min())
                .Where(entry => waiting.Contains(entry.Sequence))
                .Select(entry => new PrintJob(entry, Reissue: true)),
        ];
    }

    private PaperSources BooksOf(bool training)
    {
        if (!training) return new(stores.Documents, stores.Journal);
        var books = stores.OpenTraining();
        return new(books.Documents, books.Journal);
    }
}
