using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Catalogue;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Live;
using Appliance.Firmware.Receipts;
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
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public ApplianceCore(ApplianceStores stores, DeviceFactories devices, TimeProvider time, ILoggerFactory loggers)
    {
        (this.stores, this.time) = (stores, time);
        Papers = new(() => Station!.State.Goods.Shop, stores.Documents, BooksOf);
        Devices = new(devices, () => Station!, Papers.Compose, stores.CardHasher, time, loggers);
        StoredLookup lookup = new(stores.Documents, stores.Documents, stores.CardHasher);
        Books books = new(
            stores.Journal, stores.Projector, stores.Documents, lookup, StateLoader.Load(stores.Documents, lookup));
        Station = new(books, stores.OpenTraining, this, time, loggers.CreateLogger<StationLoop>());
        Import = new(Station, stores.Documents);
    }

    public StationLoop Station { get; }

    public CounterDevices Devices { get; }

    /// <summary>Every paper there is, to print or to look at.</summary>
    public PaperRoom Papers { get; }

    /// <summary>Brings products in.</summary>
    public ProductImport Import { get; }

    public LiveEvents Events { get; } = new();

    /// <summary>Starts the loop, the devices and the clock. Under a synchronization context all of it runs on that.</summary>
    public void Start()
    {
        foreach (var job in Unprinted()) Devices.Printer.Print(job);
        var station = SynchronizationContext.Current is null
            ? Task.Run(() => Station.RunAsync(stop.Token))
            : Station.RunAsync(stop.Token);
        running = Task.WhenAll(station, Devices.RunAsync(stop.Token), TickAsync(stop.Token), KeepHouseAsync(stop.Token), ResumeAsync());
    }

    public void Show(ApplianceState state) => Devices.Show(state);

    /// <summary>An owner at the counter asks for a code for the console; with their id.</summary>
    public event Action<string>? ConsoleCodeAsked;

    public void Do(RegisterEffect effect, JournalEntry? entry)
    {
        if (effect is MakeConsoleCode asked) ConsoleCodeAsked?.Invoke(asked.StaffId);
        else Devices.Do(effect, entry);
    }

    public void Journaled(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            Events.Tell("journal", new { entry.Sequence, Kind = JournalKinds.Of(entry.Data), entry.At });
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
            if (changed is not null && Collections.NumberKeyOf(changed) is { } key
                && stores.Documents.Get(Collections.Sales, key) is { } sale)
            {
                Events.Tell("sale", Rest.SaleResponse.Of(sale));
            }
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
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await Station.TickAsync(cancellationToken);
            await turn.RunAsync(cancellationToken);
        }
    }

    /// <summary>Seals finished days and checks old ones, in slices, when there is nothing better to do.</summary>
    private async Task KeepHouseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(TickEvery, time, cancellationToken);
            stores.KeepHouse();
        }
    }

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
