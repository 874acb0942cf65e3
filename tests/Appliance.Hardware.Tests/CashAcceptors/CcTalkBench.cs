using Appliance.Hardware.CashAcceptors.CcTalk;
using Appliance.Hardware.Emulation.CashAcceptors;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CashAcceptors;

/// <summary>A coin acceptor and a bill validator on one wire, with a driver and a ledger each.</summary>
internal sealed class CcTalkBench : IDisposable
{
    private readonly SimulationLoop loop;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource unplug = new();

    public CcTalkBench(
        SimulationLoop loop, bool echoes = true, CcTalkBillAcceptorOptions? bills = null, bool coinsHaveMaster = true)
    {
        this.loop = loop;
        CoinDevice = new(loop.Time, hasMaster: coinsHaveMaster);
        BillDevice = new(loop.Time);
        Wire.Transferred += (fromHost, bytes) => Trace.Add((fromHost ? "> " : "< ") + Convert.ToHexString(bytes.Span));
        _ = new EmulatedCcTalkBus(Wire.Device, [CoinDevice, BillDevice], loop.Time, echoes).RunAsync(unplug.Token);
        Bus = new(Wire.Host, loop.Time);
        Coins = new CcTalkCoinAcceptor(Bus, new(), CoinLedger, loop.Time);
        Bills = new CcTalkBillAcceptor(Bus, bills ?? new(), BillLedger, loop.Time);
    }

    public SerialWire Wire { get; } = new();

    public EmulatedCoinAcceptor CoinDevice { get; }

    public EmulatedBillValidator BillDevice { get; }

    public CcTalkBus Bus { get; }

    public MemoryLedger CoinLedger { get; init; } = new();

    public MemoryLedger BillLedger { get; init; } = new();

    public CcTalkCoinAcceptor Coins { get; set; }

    public CcTalkBillAcceptor Bills { get; set; }

    public Task CoinsRunning { get; private set; } = Task.CompletedTask;

    public Task BillsRunning { get; private set; } = Task.CompletedTask;

    public List<string> Trace { get; } = [];

    public static void Test(
        Func<CcTalkBench, Task> test,
        CcTalkBillAcceptorOptions? bills = null,
        bool echoes = true,
        bool coinsHaveMaster = true) => Run(async loop =>
        {
            using CcTalkBench bench = new(loop, echoes, bills, coinsHaveMaster);
            await bench.StartAsync();
            await test(bench);
            await bench.StopAsync();
        });

    public async Task StartAsync()
    {
        CoinsRunning = Coins.RunAsync(stop.Token);
        BillsRunning = Bills.RunAsync(stop.Token);
        await Pass(5_000);
    }

    public async Task StopAsync()
    {
        Assert.False(CoinsRunning.IsFaulted, CoinsRunning.Exception?.ToString());
        Assert.False(BillsRunning.IsFaulted, BillsRunning.Exception?.ToString());
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CoinsRunning);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BillsRunning);
    }

    public Task Pass(double milliseconds) => loop.Pass(Ms(milliseconds));

    public void Dispose()
    {
        unplug.Cancel();
        unplug.Dispose();
        stop.Dispose();
        Wire.Dispose();
    }
}
