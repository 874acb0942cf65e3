using Appliance.Hardware.CardReaders.Wiegand;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

public class WiegandContract : CardReaderContract
{
    private protected override ReaderBench Make(SimulationLoop loop) => new WiegandBench(loop);
}

internal sealed class WiegandBench : ReaderBench
{
    public const int Data0 = 23;
    public const int Data1 = 24;
    private static readonly byte[][] Cards = [[0xD4, 0x1B, 0x81], [0x89, 0xD4, 0x1B, 0x81]];
    private readonly EmulatedGpioChip chip;

    public WiegandBench(SimulationLoop loop)
        : base(loop)
    {
        chip = new(28, loop.Time);
        Device = new(chip, Data0, Data1, loop.Time);
        _ = Device.RunAsync(Stop.Token);
        chip.LevelChanged += (line, high) => Falling.Add(high ? ' ' : line == Data1 ? '1' : '0');
    }

    public override string FirstWords => "Proximity125kHz D41B81";

    public override string SecondWords => "Proximity125kHz 89D41B81";

    public WiegandOptions Options { get; init; } = new() { Data0Line = Data0, Data1Line = Data1 };

    public EmulatedWiegandReader Device { get; }

    public List<char> Falling { get; } = [];

    public override void Present(int card) => Device.Present(Cards[card]);

    public override void Remove() => Device.Remove();

    public override void SetFault(CardReaderFault fault, bool active) => Device.SetFault(fault, active);

    public override void Pull() => chip.SetFault(GpioChipFault.Unplugged, true);

    public override void PlugIn() => chip.SetFault(GpioChipFault.Unplugged, false);

    protected override ICardReader Open() => new WiegandCardReader(chip, Options, Loop.Time);
}

public class WiegandTests
{
    [Theory]
    [InlineData("1" + "11010100" + "00011011" + "10000001" + "0", "D41B81")] // Civintec CN56X0B-X manual, §6.4.2.
    [InlineData("0" + "011001001110101100010011" + "1", "64EB13")] // Transmitter Solutions DOLXP1K manual, page 32.
    [InlineData("1" + "10001001" + "11010100" + "00011011" + "10000001" + "1", "89D41B81")] // Civintec, §6.4.5.
    public void The_examples_are_read(string bits, string id) => Assert.Equal($"Proximity125kHz {id}", Read(bits));

    [Theory]
    [InlineData("D41B81", "11101010000011011100000010")]
    [InlineData("64EB13", "00110010011101011000100111")]
    [InlineData("89D41B81", "1100010011101010000011011100000011")]
    public void The_emulator_sends_the_examples_bits(string id, string bits) => Run(async loop =>
    {
        using WiegandBench bench = new(loop);
        bench.Device.Present(Convert.FromHexString(id));
        await bench.Pass(500);

        Assert.Equal(bits, string.Concat(bench.Falling).Replace(" ", "", StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("01101010000011011100000010")] // Even parity wrong.
    [InlineData("11101010000011011100000011")] // Odd parity wrong.
    [InlineData("11101110000011011100000010")] // A bit of the first half turned.
    [InlineData("11101010000011011100100010")] // A bit of the second half turned.
    [InlineData("1110101000001101110000001")] // A bit lost.
    [InlineData("111010100000110111000000101")] // A bit more.
    [InlineData("1")] // A spike.
    public void A_frame_with_a_wrong_parity_or_length_gives_nothing(string bits) => Assert.Equal("", Read(bits));

    [Fact]
    public void A_frame_longer_than_can_be_counted_gives_nothing() =>
        Assert.Equal("", Read(new string('0', WiegandFrame.BitLimit + 1 - 26) + "11101010000011011100000010"));

    [Fact]
    public void A_frame_with_a_multiple_of_the_counter_in_front_gives_nothing() =>
        Assert.Equal("", Read(new string('0', 256) + "11101010000011011100000010"));

    [Fact]
    public void A_reading_comes_when_the_line_was_silent_for_the_named_time() => Run(async loop =>
    {
        using WiegandBench bench = new(loop);
        bench.Read();
        await bench.Device.SendAsync("11101010000011011100000010", default); // Its last pulse began 2 ms ago.
        await loop.Pass(Ms(22));
        Assert.Empty(bench.Told);

        await loop.Pass(Ms(2));

        Assert.Single(bench.Told);
    });

    [Fact]
    public void Bits_that_come_after_the_silence_begin_a_new_frame() => Run(async loop =>
    {
        using WiegandBench bench = new(loop);
        bench.Read();
        await bench.Device.SendAsync("10110", default);
        await loop.Pass(Ms(25));
        await bench.Device.SendAsync("11101010000011011100000010", default);
        await loop.Pass(Ms(30));

        Assert.Equal(bench.FirstWords, bench.Told.Words);
    });

    [Theory]
    [InlineData("08112233", false)]
    [InlineData("33221108", true)]
    public void A_13_MHz_id_that_starts_with_08_is_refused(string id, bool lastByteFirst) => Run(async loop =>
    {
        using WiegandBench bench = new(loop)
        {
            Options = new()
            {
                Data0Line = WiegandBench.Data0,
                Data1Line = WiegandBench.Data1,
                Kind = CardKind.TypeA,
                LastByteFirst = lastByteFirst,
            },
        };
        bench.Read();
        bench.Device.Present(Convert.FromHexString(id));
        await bench.Pass(500);
        Assert.Equal("RandomId", bench.Told.Words);

        bench.Device.Present(Convert.FromHexString("01020304"));
        await bench.Pass(500);

        Assert.Equal("RandomId, TypeA " + (lastByteFirst ? "04030201" : "01020304"), bench.Told.Words);
    });

    [Fact]
    public void A_tags_number_that_starts_with_08_is_an_id() => Run(async loop =>
    {
        using WiegandBench bench = new(loop);
        bench.Read();
        bench.Device.Present(Convert.FromHexString("08112233"));
        await bench.Pass(500);

        Assert.Equal("Proximity125kHz 08112233", bench.Told.Words);
    });

    [Fact]
    public void After_any_pulses_and_silence_the_next_frame_is_read() => Prop.ForAll<bool[]>(pulses =>
    {
        var told = "";
        Run(async loop =>
        {
            using WiegandBench bench = new(loop);
            bench.Read();
            await bench.Device.SendAsync(string.Concat(pulses.Select(one => one ? '1' : '0')), default);
            await loop.Pass(Ms(30));
            bench.Told.Clear();
            await bench.Device.SendAsync("11101010000011011100000010", default);
            await loop.Pass(Ms(30));
            told = bench.Told.Words;
        });
        return told == "Proximity125kHz D41B81";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_lines_are_free_when_reading_has_ended() => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        using CancellationTokenSource stop = new();
        WiegandOptions options = new() { Data0Line = 23, Data1Line = 24 };
        var reading = new WiegandCardReader(chip, options, loop.Time).ReadCardsAsync(stop.Token).Collect([]);
        Assert.Equal("wiegand", chip.Consumer(23));
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        Assert.Null(chip.Consumer(23));
    });

    [Fact]
    public void Options_outside_their_range_are_refused() => Run(loop =>
    {
        Refused(new() { Data0Line = 1, Data1Line = 1 });
        Refused(new() { Data0Line = -1, Data1Line = 1 });
        Refused(new() { Data0Line = 0, Data1Line = 1, EndOfFrame = Ms(4) });
        Refused(new() { Data0Line = 0, Data1Line = 1, EndOfFrame = Ms(101) });
        Refused(new() { Data0Line = 0, Data1Line = 1, AbsentAfter = Ms(199) });
        Refused(new() { Data0Line = 0, Data1Line = 1, AbsentAfter = Ms(5001) });
        Refused(new() { Data0Line = 0, Data1Line = 1, Kind = (CardKind)99 });
        return Task.CompletedTask;

        void Refused(WiegandOptions options) => Assert.ThrowsAny<ArgumentException>(
            () => new WiegandCardReader(new EmulatedGpioChip(28, loop.Time), options, loop.Time));
    });

    [Fact]
    public void A_card_of_another_length_does_not_fit_the_emulator() => Run(loop =>
    {
        using WiegandBench bench = new(loop);
        Assert.Throws<ArgumentException>(() => bench.Device.Present(new byte[5]));
        return Task.CompletedTask;
    });

    private static string Read(string bits)
    {
        var told = "";
        Run(async loop =>
        {
            using WiegandBench bench = new(loop);
            bench.Read();
            await bench.Device.SendAsync(bits, default);
            await loop.Pass(Ms(30));
            told = bench.Told.Words;
        });
        return told;
    }
}
