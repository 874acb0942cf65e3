using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Ports;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Benchmarks;

/// <summary>A virtual counter in real time on the real disk, without its web side.</summary>
internal sealed class BenchCounter : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task emulators;

    private BenchCounter(string folder, Func<VirtualBench, DeviceFactories> factories, Action<ApplianceStores>? prepare)
    {
        Folder = new(folder);
        Stores = ApplianceStores.Open(
            Folder, new DiskJournalFiles(), ShopPreset.Cafe,
            () => new SqliteDocumentStore(Folder.Store, Collections.All), TimeProvider.System);
        prepare?.Invoke(Stores);
        Bench = new(TimeProvider.System);
        Core = new(Stores, factories(Bench), TimeProvider.System, NullLoggerFactory.Instance);
        Hand = new(CounterEnds.Of(Bench), Core.Devices, Core.Station, TimeProvider.System);
        emulators = Task.Run(() => Bench.RunAsync(stop.Token));
        Core.Start();
    }

    public DataFolder Folder { get; }

    public ApplianceStores Stores { get; }

    public VirtualBench Bench { get; }

    public ApplianceCore Core { get; }

    public VirtualCounter Hand { get; }

    public static async Task<BenchCounter> StartAsync(
        Func<VirtualBench, DeviceFactories>? factories = null, Action<ApplianceStores>? prepare = null)
    {
        BenchCounter counter = new(NewFolder(), factories ?? (bench => bench.Factories), prepare);
        await counter.Hand.SettleAsync(CancellationToken.None);
        return counter;
    }

    /// <summary>A folder on the disk the project lies on, not on a memory disk.</summary>
    public static string NewFolder()
    {
        var parent = Path.Combine(FigureFile.Root(), "artifacts", "benchmarks");
        Directory.CreateDirectory(parent);
        var folder = Path.Combine(parent, Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        await Core.DisposeAsync();
        await stop.CancelAsync();
        try
        {
            await emulators;
        }
        catch (OperationCanceledException)
        {
            // That is how they end.
        }

        Hand.Dispose();
        Bench.Dispose();
        Stores.Dispose();
        stop.Dispose();
        Directory.Delete(Folder.Path, recursive: true);
    }
}

/// <summary>A drawer that notes when it was told to open: the real one rests a second between two pulses.</summary>
internal sealed class NotingDrawer(Action opened) : ICashDrawer
{
    public event Action<bool>? DrawerOpenedChanged
    {
        add { }
        remove { }
    }

    public bool? DrawerOpened => null;

    public Task RunAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public Task OpenDrawerAsync(CancellationToken cancellationToken)
    {
        opened();
        return Task.CompletedTask;
    }
}
