using Appliance.Hardware.Buses;
using Appliance.Hardware.CardReaders.Pn532;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

public class Pn532HsuContract : CardReaderContract
{
    private protected override ReaderBench Make(SimulationLoop loop) => new Pn532HsuBench(loop);
}

public class Pn532I2cContract : CardReaderContract
{
    private protected override ReaderBench Make(SimulationLoop loop) => new Pn532I2cBench(loop);
}

public class Pn532SpiContract : CardReaderContract
{
    private protected override ReaderBench Make(SimulationLoop loop) => new Pn532SpiBench(loop);
}

internal abstract class Pn532WireBench(SimulationLoop loop) : ReaderBench(loop)
{
    private static readonly (byte[] Uid, CardKind Kind)[] Cards =
    [
        (Pn532Bench.CardB, CardKind.TypeA), (Pn532Bench.Felica, CardKind.FeliCa),
    ];

    public override string FirstWords => "TypeA 04A25C11223380";

    public override string SecondWords => "FeliCa 0101050186040202";

    public abstract EmulatedPn532 Chip { get; }

    public List<string> Trace { get; } = [];

    public override void Present(int card) => Chip.Present(Cards[card].Uid, Cards[card].Kind);

    public override void Remove() => Chip.Remove();

    public override void SetFault(CardReaderFault fault, bool active) => Chip.SetFault(fault, active);
}

internal sealed class Pn532HsuBench : Pn532WireBench
{
    private readonly SerialWire wire = new();

    public Pn532HsuBench(SimulationLoop loop)
        : base(loop)
    {
        Chip = new(wire.Device, loop.Time);
        _ = Chip.RunAsync(Stop.Token);
    }

    public override EmulatedPn532 Chip { get; }

    public override void Pull() => wire.Pull();

    public override void PlugIn() => wire.PlugIn();

    protected override ICardReader Open() => new Pn532CardReader(wire.Host, new(), Loop.Time);
}

internal sealed class Pn532I2cBench : Pn532WireBench, II2cBus
{
    private readonly EmulatedI2cBus bus = new();
    private readonly EmulatedPn532I2c board;

    public Pn532I2cBench(SimulationLoop loop)
        : base(loop)
    {
        board = new(loop.Time);
        bus.Attach(EmulatedPn532I2c.Address, board);
        _ = Chip.RunAsync(Stop.Token);
    }

    public override EmulatedPn532 Chip => board.Chip;

    /// <summary>Whether the chip does not acknowledge the transfer that wakes it.</summary>
    public bool SleepsSoundly { get; set; }

    public override void Pull() => board.SetUnplugged(true);

    public override void PlugIn() => board.SetUnplugged(false);

    public void Write(int address, ReadOnlySpan<byte> bytes)
    {
        Trace.Add($"> {address:X2} {Convert.ToHexString(bytes)}");
        bus.Write(address, bytes);
        if (SleepsSoundly && bytes is [0x00]) throw new IOException("No device answers (ENXIO).");
    }

    public void Read(int address, Span<byte> bytes)
    {
        bus.Read(address, bytes);
        Trace.Add($"< {address:X2} {Convert.ToHexString(bytes)}");
    }

    protected override ICardReader Open() => new Pn532CardReader((II2cBus)this, new(), Loop.Time);
}

internal sealed class Pn532SpiBench : Pn532WireBench, ISpiDevice
{
    private readonly EmulatedPn532Spi board;

    public Pn532SpiBench(SimulationLoop loop)
        : base(loop)
    {
        board = new(loop.Time);
        _ = Chip.RunAsync(Stop.Token);
    }

    public override EmulatedPn532 Chip => board.Chip;

    public override void Pull() => board.SetUnplugged(true);

    public override void PlugIn() => board.SetUnplugged(false);

    public void Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        board.Transfer(write, read);
        Trace.Add($"{Convert.ToHexString(write)} {Convert.ToHexString(read)}");
    }

    protected override ICardReader Open() => new Pn532CardReader((ISpiDevice)this, new(), Loop.Time);
}

/// <summary>What is particular to I2C and SPI; the rest is shown over the serial wire.</summary>
public class Pn532WireTests
{
    [Fact]
    public void Over_i2c_a_status_byte_goes_before_each_frame() => Run(async loop =>
    {
        using Pn532I2cBench bench = new(loop);
        bench.Read();
        await bench.Pass(10);

        Assert.Equal(
            [
                "> 24 00", // Its address wakes the chip.
                "> 24 0000FF05FBD4140100001700",
                "< 24 00", "< 24 01", "< 24 010000FF00FF00",
            ],
            bench.Trace.Take(5));
        Assert.StartsWith("< 24 01", bench.Trace[5], StringComparison.Ordinal);
        Assert.StartsWith("< 24 010000FF02FED5151600", bench.Trace[6], StringComparison.Ordinal);
        Assert.Equal("> 24 0000FF02FED4022A00", bench.Trace[7]);
    });

    [Fact]
    public void Over_spi_the_lowest_bit_goes_first() => Run(async loop =>
    {
        using Pn532SpiBench bench = new(loop);
        bench.Read();
        await bench.Pass(10);

        // 01 is 80, 02 is 40, 03 is C0; FF stays; 05 FB D4 14 01 17 are A0 DF 2B 28 80 E8.
        Assert.Equal("4000 FF00", bench.Trace[0]);
        Assert.StartsWith("80" + "0000FFA0DF2B2880" + "0000E800 ", bench.Trace[1], StringComparison.Ordinal);
        Assert.Equal(["4000 FF00", "4000 FF80", "C0000000000000 FF0000FF00FF00"], bench.Trace.Skip(2).Take(3));
    });

    [Fact]
    public void A_chip_that_does_not_acknowledge_its_waking_is_set_up_all_the_same() => Run(async loop =>
    {
        using Pn532I2cBench bench = new(loop) { SleepsSoundly = true };
        bench.Read();
        bench.Present(0);
        await bench.Pass(200);

        Assert.Equal(bench.FirstWords, bench.Told.Words);
        Assert.Equal(0, bench.Reopened);
    });

    [Fact]
    public void A_chip_that_is_not_on_the_bus_is_an_io_error() => Run(async loop =>
    {
        Pn532CardReader driver = new(new EmulatedI2cBus(), new(), loop.Time);

        await Assert.ThrowsAsync<IOException>(() => driver.ReadCardsAsync(default).Collect([]));
    });

    [Fact]
    public void A_socket_without_a_chip_is_given_up_within_the_limit() => Run(async loop =>
    {
        using Pn532SpiBench bench = new(loop);
        bench.Pull();
        bench.Read();

        await Assert.ThrowsAsync<TimeoutException>(() => bench.Reading);

        Assert.True(loop.Time.GetUtcNow() - Start <= Pn532Link.ExchangeLimit);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_cards_with_the_longest_ids_fit_into_one_answer(bool overI2c) => Run(async loop =>
    {
        using Pn532WireBench bench = overI2c ? new Pn532I2cBench(loop) : new Pn532SpiBench(loop);
        bench.Read();
        bench.Chip.Present(new byte[10], CardKind.TypeA);
        bench.Chip.Present(Pn532Bench.Random, CardKind.TypeA);
        await bench.Pass(500);

        Assert.Equal("SeveralCards", bench.Told.Words);
    });

    [Theory]
    [InlineData(0x01, 0x80)]
    [InlineData(0xD4, 0x2B)]
    [InlineData(0xFF, 0xFF)]
    public void A_byte_is_turned_round(byte value, byte turned) => Assert.Equal(turned, Pn532SpiWire.Turned(value));

    [Fact]
    public void From_tap_to_reading_takes_at_most_120_ms_on_a_bus_that_is_asked() => Prop.ForAll<byte>(offset =>
        Run(async loop =>
        {
            using Pn532I2cBench bench = new(loop);
            bench.Read();
            await bench.Pass(100 + offset);
            bench.Present(0);
            await bench.Pass(120);

            Assert.Single(bench.Told);
        })).QuickCheckThrowOnFailure();
}
