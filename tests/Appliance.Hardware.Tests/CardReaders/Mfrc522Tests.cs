using Appliance.Hardware.Buses;
using Appliance.Hardware.CardReaders.Mfrc522;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

public class Mfrc522Contract : CardReaderContract
{
    private protected override ReaderBench Make(SimulationLoop loop) => new Mfrc522Bench(loop);
}

internal sealed class Mfrc522Bench : ReaderBench, ISpiDevice
{
    private static readonly byte[][] Cards = [[0x92, 0x2E, 0x58, 0x32], [0x04, 0xA2, 0x5C, 0x11, 0x22, 0x33, 0x80]];

    public Mfrc522Bench(SimulationLoop loop)
        : base(loop) => Chip = new(loop.Time);

    public override string FirstWords => "TypeA 922E5832";

    public override string SecondWords => "TypeA 04A25C11223380";

    public EmulatedMfrc522 Chip { get; }

    public List<string> Trace { get; } = [];

    /// <summary>Bits to turn in what comes from the chip, transfer by transfer, until there are none left.</summary>
    public Queue<byte> Noise { get; } = new();

    public override void Present(int card) => Chip.Present(Cards[card]);

    public override void Remove() => Chip.Remove();

    public override void SetFault(CardReaderFault fault, bool active) => Chip.SetFault(fault, active);

    public override void Pull() => Chip.SetUnplugged(true);

    public override void PlugIn() => Chip.SetUnplugged(false);

    public void Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        Trace.Add(Convert.ToHexString(write));
        Chip.Transfer(write, read);
        if (Noise.TryDequeue(out var turned)) read[^1] ^= turned;
    }

    protected override ICardReader Open() => new Mfrc522CardReader(this, new(), Loop.Time);
}

public class Mfrc522Tests
{
    [Fact]
    public void The_chip_is_set_up_and_cards_are_asked_as_the_data_sheet_says() => Run(async loop =>
    {
        using Mfrc522Bench bench = new(loop);
        bench.Read();
        await bench.Pass(20);

        // Addresses of table 20, shifted left by one, with bit 7 for reading.
        Assert.Equal(
            [
                "020F", "8200", "EE00", // Soft reset, wait, version.
                "5480", "56A9", "5800", "5AC8", "2A40", "223D", // Timer, modulation, CRC preset.
                "AA00", "2883", // Still set up? Field on.
                "0200", "087F", "1480", "1226", "1A07", "020C", "1A87", // REQA in seven bits.
            ],
            bench.Trace.Take(18));
    });

    [Theory]
    [InlineData("922E5832")]
    [InlineData("04A25C11223380")]
    [InlineData("04010203040506070809")]
    [InlineData("08112233445566")] // A longer id that starts with 08 is an id.
    public void A_tap_gives_the_cards_id(string uid) => Run(async loop =>
    {
        using Mfrc522Bench bench = new(loop);
        bench.Read();
        bench.Chip.Present(Convert.FromHexString(uid));
        await bench.Pass(200);

        Assert.Equal($"TypeA {uid}", bench.Told.Words);
    });

    [Fact]
    public void A_card_is_selected_level_by_level() => Run(async loop =>
    {
        using Mfrc522Bench bench = new(loop);
        bench.Read();
        bench.Present(1);
        await bench.Pass(30);

        // ISO/IEC 14443-3 §6.5.4: level 1 has the cascade tag 88 and three bytes, level 2 the other four; each with BCC.
        Assert.Contains("129320", bench.Trace);
        Assert.Contains(bench.Trace, write => write.StartsWith("1293708804A25C72", StringComparison.Ordinal));
        Assert.Contains("129520", bench.Trace);
        Assert.Contains(bench.Trace, write => write.StartsWith("12957011223380" + "80", StringComparison.Ordinal));
    });

    [Fact]
    public void From_tap_to_reading_takes_at_most_80_ms()
    {
        for (var offset = 0; offset < 60; offset += 3)
        {
            Run(async loop =>
            {
                using Mfrc522Bench bench = new(loop);
                bench.Read();
                await bench.Pass(100 + offset);
                bench.Present(1);
                await bench.Pass(80);

                Assert.Single(bench.Told);
            });
        }
    }

    [Fact]
    public void A_four_byte_id_that_starts_with_08_is_refused_once() => Run(async loop =>
    {
        using Mfrc522Bench bench = new(loop);
        bench.Read();
        bench.Chip.Present(new byte[] { 8, 1, 2, 3 });
        await bench.Pass(1000);

        Assert.Equal("RandomId", bench.Told.Words);
    });

    [Theory]
    [InlineData("01020304", "01020384")] // Their ids differ in the last bit of all.
    [InlineData("01020304", "04A25C11223380")] // Ids of two lengths: the request collides already.
    [InlineData("04A25C11223380", "04A25C11223381")] // The first level is the same.
    public void Two_cards_are_refused_and_nothing_is_read_until_the_field_was_empty(string one, string other) =>
        Run(async loop =>
        {
            using Mfrc522Bench bench = new(loop);
            bench.Read();
            bench.Chip.Present(Convert.FromHexString(one));
            bench.Chip.Present(Convert.FromHexString(other));
            await bench.Pass(300);
            bench.Chip.Remove();
            bench.Chip.Present(Convert.FromHexString(one));
            await bench.Pass(300);
            Assert.Equal("SeveralCards", bench.Told.Words);

            bench.Chip.Remove();
            await bench.Pass(200);
            bench.Chip.Present(Convert.FromHexString(one));
            await bench.Pass(200);

            Assert.Equal($"SeveralCards, TypeA {one}", bench.Told.Words);
        });

    [Theory]
    [InlineData("0000", "A01E")] // ISO/IEC 14443-3 Annex B, the two examples.
    [InlineData("1234", "26CF")]
    [InlineData("5000", "57CD")] // HLTA, as every reader sends it.
    public void The_coprocessor_gives_the_standards_crc(string bytes, string crc) => Run(async loop =>
    {
        EmulatedMfrc522 emulated = new(loop.Time);
        Mfrc522Chip chip = new(emulated, loop.Time);
        await chip.SetUpAsync(default);

        Assert.Equal(crc, Convert.ToHexString(await chip.CrcAsync(Convert.FromHexString(bytes), default)));
    });

    [Fact]
    public void The_emulator_tells_where_cards_collided() => Run(async loop =>
    {
        EmulatedMfrc522 chip = new(loop.Time);
        await new Mfrc522Chip(chip, loop.Time).SetUpAsync(default);
        chip.Present(new byte[] { 0x01, 0x02, 0x03, 0x04 });
        chip.Present(new byte[] { 0x01, 0x06, 0x03, 0x04 });
        Mfrc522Chip driver = new(chip, loop.Time);
        await driver.SwitchFieldOnAsync(default);
        Assert.Equal(Mfrc522Outcome.Whole, (await driver.SendAsync([0x26], 7, default)).Outcome);
        Assert.Equal(Mfrc522Outcome.Collision, (await driver.SendAsync([0x93, 0x20], 0, default)).Outcome);

        var read = new byte[2];
        chip.Transfer([0x80 | 0x0E << 1, 0], read);

        Assert.Equal(11, read[1]); // Bit 3 of the second byte.
    });

    [Fact]
    public void A_card_needs_the_field_for_5_ms() => Run(async loop =>
    {
        EmulatedMfrc522 chip = new(loop.Time);
        Mfrc522Chip driver = new(chip, loop.Time);
        await driver.SetUpAsync(default);
        chip.Present(new byte[4]);
        chip.Transfer([0x14 << 1, 0x83], new byte[2]);
        await loop.Pass(Ms(4));
        Assert.Equal(Mfrc522Outcome.Nothing, (await driver.SendAsync([0x26], 7, default)).Outcome);
        await loop.Pass(Ms(1));

        Assert.Equal(Mfrc522Outcome.Whole, (await driver.SendAsync([0x26], 7, default)).Outcome);
    });

    [Fact]
    public void A_dead_socket_is_an_io_error_or_a_time_out_within_the_limit() => Run(async loop =>
    {
        using Mfrc522Bench bench = new(loop);
        bench.Chip.SetUnplugged(true);
        bench.Read();
        await Assert.ThrowsAsync<TimeoutException>(() => bench.Reading);
        Assert.InRange(loop.Time.GetUtcNow() - Start, Mfrc522Chip.ResetLimit, Mfrc522Chip.ResetLimit + Ms(5));

        bench.Chip.SetUnplugged(false);
        bench.Chip.SetFault(CardReaderFault.Silent, true);
        bench.Read();
        await Assert.ThrowsAsync<IOException>(() => bench.Reading);
    });

    [Fact]
    public void A_chip_that_lost_its_power_is_noticed_though_the_bus_says_nothing() => Run(async loop =>
    {
        using Mfrc522Bench bench = new(loop);
        bench.Read();
        await bench.Pass(200);
        bench.Chip.SetUnplugged(true);
        bench.Chip.SetUnplugged(false);

        var failure = await Assert.ThrowsAsync<IOException>(() => bench.Reading);

        Assert.Contains("power", failure.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Turned_bits_never_give_another_cards_id_nor_an_error_but_io_or_time() => Prop.ForAll<byte[]>(noise =>
        Run(async loop =>
        {
            using Mfrc522Bench bench = new(loop);
            bench.Read();
            await bench.Pass(100);
            bench.Present(0);
            foreach (var turned in noise.Concat(noise).Concat(noise)) bench.Noise.Enqueue(turned);
            await bench.Pass(4000);

            Assert.All(bench.Told, reading => Assert.True(
                reading is CardRefused { Reason: CardRefusalReason.SeveralCards }
                    || Convert.ToHexString(((CardRead)reading).Uid.Span) == "922E5832"));
        })).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(9)]
    [InlineData(201)]
    public void A_poll_interval_outside_its_range_is_refused(int milliseconds) => Run(loop =>
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mfrc522CardReader(
            new EmulatedMfrc522(loop.Time), new() { PollInterval = Ms(milliseconds) }, loop.Time));
        return Task.CompletedTask;
    });

    [Fact]
    public void The_field_holds_cards_up_to_its_limit() => Run(loop =>
    {
        EmulatedMfrc522 chip = new(loop.Time);
        for (var card = 0; card < EmulatedMfrc522.CardLimit; card++) chip.Present(new byte[4]);
        Assert.Throws<InvalidOperationException>(() => chip.Present(new byte[4]));
        Assert.Throws<ArgumentException>(() => chip.Present(new byte[5]));
        Assert.Equal(EmulatedMfrc522.CardLimit, chip.CardCount);
        return Task.CompletedTask;
    });
}
