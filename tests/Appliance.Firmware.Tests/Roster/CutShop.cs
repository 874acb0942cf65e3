using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Roster.Import;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Tests.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Tests.Roster;

/// <summary>A shop whose power goes at one change of its disk, and comes back.</summary>
internal sealed class CutShop : IDisposable
{
    private const string Folder = "/data";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource stop = new(Limit);
    private readonly DeterministicSigner signer = new(Convert.FromHexString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"));
    private readonly TaskCompletionSource cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte seed;
    private Task running = Task.CompletedTask;

    private CutShop() => Boot();

    public FaultyJournalFiles Files { get; } = new();

    public ApplianceStores Stores { get; private set; } = null!;

    public StationLoop Station { get; private set; } = null!;

    public ImportDesk Imports { get; private set; } = null!;

    public bool WasCut => cut.Task.IsCompleted;

    /// <summary>Has something done with the power going at the first change of the disk, then at the second, until it is never reached.</summary>
    /// <param name="prepare">Done before, with power.</param>
    /// <param name="act">What is done.</param>
    /// <param name="check">Looks at the shop after its next start.</param>
    /// <returns>How often the power went.</returns>
    public static async Task<int> CutEverywhereAsync(Func<CutShop, Task> prepare, Func<CutShop, Task> act, Action<CutShop> check)
    {
        for (var cutAt = 1; ; cutAt++)
        {
            using CutShop shop = new();
            await prepare(shop);
            var first = shop.Files.Changes;
            shop.Files.Plan = change =>
            {
                if (change >= first + cutAt) shop.cut.TrySetResult();
                return shop.WasCut ? Fault.PowerCut : Fault.None;
            };
            await Task.WhenAny(act(shop), shop.cut.Task).WaitAsync(Limit);
            var wasCut = shop.WasCut;
            await shop.BootAgainAsync(cutAt);
            check(shop);
            if (!wasCut) return cutAt - 1;
        }
    }

    public Task<StationOutcome> TellAsync(params EntryData[] entries) =>
        Station.SubmitAsync(_ => new ChangeRequested([.. entries]), stop.Token);

    public void Dispose()
    {
        stop.Cancel();
        Stores.Dispose();
        stop.Dispose();
    }

    private async Task BootAgainAsync(int coin)
    {
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, stop.Token));
        Files.Plan = _ => Fault.None;
        Files.CutPower(new Random(coin));
        Boot();
        await Imports.ResumeAsync(stop.Token);
    }

    private void Boot()
    {
        Stores = ApplianceStores.Open(
            new(Folder), Files, ShopPreset.Cafe, () => new MemoryDocumentStore(), TimeProvider.System, signer, bytes =>
            {
                seed++;
                bytes.Fill(seed);
            });
        StoredLookup lookup = new(Stores.Documents, Stores.Documents, Stores.CardHasher);
        Books books = new(Stores.Journal, Stores.Projector, Stores.Documents, lookup, StateLoader.Load(Stores.Documents, lookup));
        Station = new(books, null, new Quiet(), TimeProvider.System, NullLogger<StationLoop>.Instance);
        Imports = new(
            Station, Stores.Documents, Stores.CardHasher, new(Stores.Documents), Stores, TimeProvider.System, NullLogger<ImportDesk>.Instance);
        running = Task.Run(() => Station.RunAsync(stop.Token));
    }

    private sealed class Quiet : IStationOutput
    {
        public void Show(ApplianceState state)
        {
            // There is no counter.
        }

        public void Do(RegisterEffect effect, JournalEntry? entry)
        {
            // Nor a drawer.
        }

        public void Journaled(IReadOnlyList<JournalEntry> entries)
        {
            // Nor anybody who listens.
        }
    }
}
