using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Replay;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Tests.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Tests.Devices;

/// <summary>
/// A whole counter with coin and bill acceptor in simulated time, whose power goes at one change of its disk and comes
/// back. The acceptors have a supply of their own: what is in their boxes stays there.
/// </summary>
internal sealed class CashTill : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(4);

    private readonly SimulationLoop loop;
    private readonly int cutAt;
    private readonly CancellationTokenSource stop = new();
    private readonly DeterministicSigner signer;
    private readonly SeededBytes random = new("till");
    private ApplianceStores? stores;
    private bool isOff;

    /// <param name="loop">Its time.</param>
    /// <param name="cutAt">The change of the disk at which the power goes, from 1; 0 for never.</param>
    public CashTill(SimulationLoop loop, int cutAt)
    {
        (this.loop, this.cutAt) = (loop, cutAt);
        Span<byte> key = stackalloc byte[32];
        random.Fill(key);
        key[0] &= 0x7F; // Below the order of P-256 for certain.
        signer = new(key);
        Bench = new(loop.Time, new() { Optional = new HashSet<string> { DeviceRoles.CoinAcceptor, DeviceRoles.BillAcceptor } });
    }

    public FaultyJournalFiles Files { get; } = new();

    public VirtualBench Bench { get; }

    public ApplianceCore Core { get; private set; } = null!;

    public ApplianceState State => Core.Station.RealState;

    public bool WasCut { get; private set; }

    public long InBoxes => Bench.Around.Coins!.BoxYen + Bench.Around.Bills!.BoxYen;

    public IReadOnlyList<EntryData> Entries => [.. stores!.Journal.Read(1).Select(entry => entry.Data)];

    public IReadOnlyList<CashInserted> Inserted => [.. Entries.OfType<CashInserted>()];

    public long Counted => Inserted.Aggregate(Yen.Zero, (sum, money) => sum + money.Amount).Amount;

    public static void Run(int cutAt, Func<CashTill, Task> test)
    {
        SimulationLoop clock = new(new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));
        clock.Run(async () =>
        {
            using CashTill till = new(clock, cutAt);
            _ = till.Bench.RunAsync(till.stop.Token);
            await till.BootAsync();
            var first = till.Files.Changes;
            till.Files.Plan = change =>
            {
                till.isOff |= cutAt > 0 && change == first + cutAt;
                return till.isOff ? Fault.PowerCut : Fault.None;
            };
            await test(till);
            await till.EndAsync();
        });
    }

    public async Task KeysAsync(string keys)
    {
        foreach (var name in keys.Split(' '))
        {
            Assert.True(RegisterKeys.TryParse(name, out var key), name);
            await Core.Station.PostAsync(new KeyPressed(key), CancellationToken.None);
        }

        await PassAsync(TimeSpan.FromMilliseconds(500));
    }

    /// <summary>Lets time pass; a cut in it is followed by the power's return.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            await Task.Delay(Step, loop.Time);
            if (isOff) await RebootAsync();
        }
    }

    /// <summary>Cuts the power and brings it back.</summary>
    public async Task RebootAsync()
    {
        Bench.Around.CashWire!.Pull(); // Nothing tells the devices that the appliance is gone.
        await EndAsync();
        Bench.Around.CashWire.PlugIn();
        (isOff, WasCut) = (false, true);
        Files.Plan = _ => Fault.None;
        Files.CutPower(new Random(cutAt));
        await BootAsync();
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        Bench.Dispose();
    }

    private async Task BootAsync()
    {
        stores = ApplianceStores.Open(
            new("/till"), Files, ShopPreset.Cafe, () => new MemoryDocumentStore(), loop.Time, signer, random.Fill);
        Core = new(stores, Bench.Factories, loop.Time, NullLoggerFactory.Instance);
        Core.Start();
        await Task.Delay(StartTime, loop.Time);
    }

    private async Task EndAsync()
    {
        try
        {
            await Core.DisposeAsync();
            stores!.Dispose();
        }
        catch (PowerCutException)
        {
            // That is how it went.
        }
    }
}
