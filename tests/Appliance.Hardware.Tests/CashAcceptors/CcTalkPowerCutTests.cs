using Appliance.Hardware.CashAcceptors.CcTalk;
using Appliance.Hardware.Emulation.CashAcceptors;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CashAcceptors;

/// <summary>
/// Cuts the power before and after each thing the host does, a command sent or a record kept, and goes on with a new
/// host: 1, 2, 3 … until the whole run goes through without a cut. What is in the boxes must be what is recorded.
/// </summary>
public class CcTalkPowerCutTests
{
    private const int PointLimit = 3_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_hosts_power_can_go_at_every_point(bool holdInEscrow) => EachPoint(holdInEscrow, cutsDevices: false, counter =>
    {
        Assert.Equal(counter.Boxes, counter.Counted);
        Assert.Empty(counter.Uncertain);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_power_of_host_and_devices_can_go_at_every_point(bool holdInEscrow) =>
        EachPoint(holdInEscrow, cutsDevices: true, counter =>
        {
            Assert.True(counter.Counted <= counter.Boxes, "Counted twice.");
            if (counter.Counted < counter.Boxes) Assert.NotEmpty(counter.Uncertain);
        });

    [Fact]
    public void The_devices_power_can_go_at_any_time()
    {
        for (var milliseconds = 0; milliseconds < 6_000; milliseconds += 70)
        {
            var at = milliseconds;
            Run(async loop =>
            {
                using Shop shop = new(loop, holdInEscrow: false, new(int.MaxValue));
                var day = shop.DayAsync();
                await loop.Pass(Ms(3_000 + at));
                shop.CutDevices();
                await day;
                Assert.True(shop.Counted <= shop.Boxes, $"Counted twice at {at} ms.");
                Assert.True(shop.Counted == shop.Boxes || shop.Uncertain.Count > 0, $"Lost without a word at {at} ms.");
            });
        }
    }

    private static void EachPoint(bool holdInEscrow, bool cutsDevices, Action<Shop> check)
    {
        for (var point = 1; ; point++)
        {
            Assert.True(point < PointLimit, "It never ends.");
            PowerCut cut = new(point);
            Run(async loop =>
            {
                using Shop shop = new(loop, holdInEscrow, cut) { CutsDevices = cutsDevices };
                await shop.DayAsync();
                try
                {
                    check(shop);
                    Assert.Equal(shop.Inserted, shop.Boxes + shop.Returned);
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException($"Point {point}: {exception.Message}\n{shop.Story}", exception);
                }
            });
            if (!cut.Happened)
            {
                Assert.True(point > 100, "There are more points than that.");
                return;
            }
        }
    }

    /// <summary>Counts what the host does, and ends it at one point.</summary>
    private sealed class PowerCut(int point)
    {
        private int steps;

        public bool Happened { get; private set; }

        /// <summary>Whether the host is dead: nothing it does has an effect.</summary>
        public bool IsDead { get; private set; }

        public CancellationTokenSource Power { get; private set; } = new();

        public void Step()
        {
            if (!IsDead && !Happened && ++steps == point)
            {
                IsDead = Happened = true;
                Power.Cancel();
            }

            if (IsDead) throw new IOException("The power is gone.");
        }

        public void Revive()
        {
            Power = new();
            IsDead = false;
        }
    }

    /// <summary>The host's end of the wire: it goes with the host.</summary>
    private sealed class HostEnd(Stream wire, PowerCut cut) : Stream
    {
        private readonly CancellationToken power = cut.Power.Token;

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(power, cancellationToken);
            try
            {
                return await wire.ReadAsync(buffer, either.Token);
            }
            catch (OperationCanceledException exception) when (power.IsCancellationRequested)
            {
                throw new IOException("The power is gone.", exception);
            }
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (power.IsCancellationRequested) throw new IOException("The power is gone.");
            cut.Step();
            await wire.WriteAsync(buffer, cancellationToken);
            cut.Step();
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    /// <summary>Devices and ledgers that last, and a host that may die once.</summary>
    private sealed class Shop : IDisposable
    {
        /// <summary>With those that fell before, no more than a device remembers: beyond that it cannot be known.</summary>
        private const int UnseenLimit = 2;

        private readonly SimulationLoop loop;
        private readonly bool holdInEscrow;
        private readonly PowerCut cut;
        private readonly SerialWire wire = new();
        private readonly CancellationTokenSource stop = new();
        private readonly EmulatedCoinAcceptor coins;
        private readonly EmulatedBillValidator bills;
        private readonly MemoryLedger coinLedger = new();
        private readonly MemoryLedger billLedger = new();
        private int unseen;

        public Shop(SimulationLoop loop, bool holdInEscrow, PowerCut cut)
        {
            this.loop = loop;
            this.holdInEscrow = holdInEscrow;
            this.cut = cut;
            coins = new(loop.Time);
            bills = new(loop.Time);
            _ = new EmulatedCcTalkBus(wire.Device, [coins, bills], loop.Time).RunAsync(stop.Token);
            coinLedger.Step = cut.Step;
            billLedger.Step = cut.Step;
        }

        public bool CutsDevices { get; init; }

        public long Inserted { get; private set; }

        public long Boxes => coins.BoxYen + bills.BoxYen;

        public long Returned => coins.ReturnedYen + bills.ReturnedYen;

        public long Counted => coinLedger.AcceptedYen + billLedger.AcceptedYen;

        public IReadOnlyList<CashUncertain> Uncertain => [.. coinLedger.Uncertain, .. billLedger.Uncertain];

        public string Story => string.Join('\n', [.. coinLedger.Records.Select(Told), .. billLedger.Records.Select(Told)]);

        public void CutDevices()
        {
            coins.CutPower();
            bills.CutPower();
            coins.RestorePower();
            bills.RestorePower();
        }

        /// <summary>Two customers; a host that dies meanwhile is started again, and there are two more.</summary>
        public async Task DayAsync()
        {
            await LifeAsync();
            if (!cut.IsDead) return;
            if (CutsDevices) CutDevices();
            Insert(coins, 100); // Customers go on while nobody looks.
            await loop.Pass(Ms(2_000));
            cut.Revive();
            await LifeAsync();
            await loop.Pass(Ms(15_000)); // Whatever still lies in escrow comes back.
        }

        public void Dispose()
        {
            stop.Cancel();
            stop.Dispose();
            wire.Dispose();
        }

        private static string Told(CashRecord record) => $"{record.Mark}: {string.Join(", ", record.Events)}";

        /// <summary>A host from its start to its end, or its death.</summary>
        private async Task LifeAsync()
        {
            CcTalkBus bus = new(new HostEnd(wire.Host, cut), loop.Time);
            CcTalkCoinAcceptor coinDriver = new(bus, new() { Positions = 8, PollInterval = Ms(500) }, coinLedger, loop.Time);
            CcTalkBillAcceptor billDriver =
                new(bus, new() { Positions = 4, PollInterval = Ms(500), HoldInEscrow = holdInEscrow }, billLedger, loop.Time);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cut.Power.Token);
            Task[] running = [coinDriver.RunAsync(ended.Token), billDriver.RunAsync(ended.Token)];
            await loop.Pass(Ms(3_000));
            await CustomerAsync(coinDriver, billDriver, CashDepositEnd.Deposit);
            await CustomerAsync(coinDriver, billDriver, CashDepositEnd.Repay);
            if (!ended.IsCancellationRequested) ended.Cancel();
            foreach (var task in running)
            {
                var failure = await Record.ExceptionAsync(() => task);
                Assert.True(failure is IOException or OperationCanceledException, failure?.ToString());
            }
        }

        private async Task CustomerAsync(CcTalkCoinAcceptor coinDriver, CcTalkBillAcceptor billDriver, CashDepositEnd end)
        {
            await TryAsync(() => coinDriver.BeginDepositAsync(default));
            await TryAsync(() => billDriver.BeginDepositAsync(default));
            Insert(coins, 500);
            Insert(bills, 1_000);
            await loop.Pass(Ms(400));
            Insert(coins, 10);
            Insert(coins, 50);
            await loop.Pass(Ms(2_500));
            Insert(bills, 5_000);
            Insert(coins, 1);
            await TryAsync(() => coinDriver.EndDepositAsync(end, default));
            await TryAsync(() => billDriver.EndDepositAsync(end, default));
        }

        private void Insert(EmulatedCcTalkDevice device, long yen)
        {
            if (cut.IsDead && ++unseen > UnseenLimit) return;
            Inserted += yen;
            device.Insert(yen);
        }

        /// <summary>Where the host is dead nobody asks.</summary>
        private async Task TryAsync(Func<Task> ask)
        {
            if (cut.IsDead) return;
            var failure = await Record.ExceptionAsync(ask);
            Assert.True(cut.IsDead || failure is null or TimeoutException, failure?.ToString());
        }
    }
}
