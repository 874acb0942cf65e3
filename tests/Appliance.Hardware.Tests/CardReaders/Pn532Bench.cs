using Appliance.Hardware.CardReaders.Pn532;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

/// <summary>A driver, a wire and an emulated reader.</summary>
internal sealed class Pn532Bench : IDisposable
{
    public static readonly byte[] CardA = [0x92, 0x2E, 0x58, 0x32];
    public static readonly byte[] CardB = [0x04, 0xA2, 0x5C, 0x11, 0x22, 0x33, 0x80];
    public static readonly byte[] Felica = [0x01, 0x01, 0x05, 0x01, 0x86, 0x04, 0x02, 0x02];
    public static readonly byte[] Random = [0x08, 0x11, 0x22, 0x33];

    private readonly SimulationLoop loop;
    private readonly CancellationTokenSource stop = new();

    public Pn532Bench(SimulationLoop loop)
    {
        this.loop = loop;
        Chip = new(Wire.Device, loop.Time);
        Wire.Transferred += (fromHost, bytes) => Trace.Add((fromHost ? "> " : "< ") + Convert.ToHexString(bytes.Span));
        Driver = new(Wire.Host, new(), loop.Time);
    }

    public SerialWire Wire { get; } = new();

    public EmulatedPn532 Chip { get; }

    public Pn532CardReader Driver { get; }

    public Task Listening { get; private set; } = Task.CompletedTask;

    public Task Reading { get; private set; } = Task.CompletedTask;

    public List<string> Trace { get; } = [];

    public TellingList Told { get; } = [];

    /// <summary>Runs a test with a reader that is set up and has asked for cards a few times.</summary>
    public static void Test(Func<Pn532Bench, Task> test) => Run(async loop =>
    {
        using Pn532Bench bench = new(loop);
        bench.Start();
        await bench.Pass(200);
        await test(bench);
        Assert.False(bench.Reading.IsFaulted, bench.Reading.Exception?.ToString());
        bench.stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Reading);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Listening);
    });

    public void Start()
    {
        Listening = Chip.RunAsync(stop.Token);
        Read();
    }

    public void Read() => Reading = Driver.ReadCardsAsync(stop.Token).Collect(Told);

    public Task Pass(double milliseconds) => loop.Pass(Ms(milliseconds));

    public void Dispose()
    {
        stop.Dispose();
        Wire.Dispose();
    }
}
