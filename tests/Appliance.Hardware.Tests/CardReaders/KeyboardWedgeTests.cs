using Appliance.Hardware.CardReaders.KeyboardWedge;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

public class KeyboardWedgeContract : CardReaderContract
{
    private protected override ReaderBench Make(SimulationLoop loop) => new KeyboardWedgeBench(loop);
}

internal sealed class KeyboardWedgeBench : ReaderBench
{
    private static readonly string[] Cards = ["0006547886", "0844639890"];

    public KeyboardWedgeBench(SimulationLoop loop)
        : base(loop)
    {
        Device = new(loop.Time);
        _ = Device.RunAsync(Stop.Token);
    }

    public override string FirstWords => "Proximity125kHz 0063E9AE";

    public override string SecondWords => "Proximity125kHz 32582E92";

    public KeyboardWedgeOptions Options { get; init; } = new();

    public EmulatedWedgeReader Device { get; }

    public override void Present(int card) => Device.Present(Cards[card]);

    public override void Remove() => Device.Remove();

    public override void SetFault(CardReaderFault fault, bool active) => Device.SetFault(fault, active);

    public override void Pull() => Device.SetUnplugged(true);

    public override void PlugIn() => Device.SetUnplugged(false);

    protected override ICardReader Open() => new KeyboardWedgeCardReader(Device.ReadLinesAsync, Options, Loop.Time);
}

public class KeyboardWedgeTests
{
    private static readonly KeyboardWedgeOptions Hex5 = new() { Numerals = WedgeNumerals.HexDigits, IdLength = 5 };

    private static readonly KeyboardWedgeOptions Hex4 = new()
    {
        Numerals = WedgeNumerals.HexDigits,
        DigitCount = 8,
        Kind = CardKind.TypeA,
    };

    private static readonly KeyboardWedgeOptions Turned = new() { LastByteFirst = true, Kind = CardKind.TypeA };

    [Fact]
    public void One_tags_two_spellings_are_read()
    {
        // The EM4100 tag 010063E9AE; the number printed on it is its last four bytes.
        Assert.Equal("Proximity125kHz 0063E9AE", Read(new(), "0006547886"));
        Assert.Equal("Proximity125kHz 010063E9AE", Read(Hex5, "010063E9AE"));
    }

    [Fact]
    public void A_type_a_cards_spellings_are_read()
    {
        // The id of UM0701-02 §7.3.5; 32 58 2E 92 as a number is 844639890.
        Assert.Equal("TypeA 922E5832", Read(Hex4, "922e5832"));
        Assert.Equal("TypeA 922E5832", Read(Turned, "0844639890"));
    }

    [Theory]
    [InlineData("000654788")] // Too short.
    [InlineData("00006547886")] // Too long.
    [InlineData("00065478A6")] // Another sign.
    [InlineData("-006547886")]
    [InlineData("+006547886")]
    [InlineData("4294967296")] // A fifth byte.
    [InlineData("0006 47886")]
    [InlineData("")]
    public void A_line_that_is_no_id_gives_nothing_and_the_next_is_read(string line) =>
        Assert.Equal("Proximity125kHz 0063E9AE", Read(new(), line, "0006547886"));

    [Fact]
    public void The_largest_number_that_fits_is_read() =>
        Assert.Equal("Proximity125kHz FFFFFFFF", Read(new(), "4294967295"));

    [Fact]
    public void Blanks_around_a_line_do_not_count_up_to_its_limit()
    {
        Assert.Equal("Proximity125kHz 0063E9AE", Read(new(), " 0006547886".PadRight(KeyboardWedgeOptions.LineLimit)));
        Assert.Equal("", Read(new(), " 0006547886".PadRight(KeyboardWedgeOptions.LineLimit + 1)));
    }

    [Fact]
    public void A_13_MHz_id_that_starts_with_08_is_refused()
    {
        Assert.Equal("RandomId", Read(Hex4, "08112233"));
        Assert.Equal("RandomId", Read(Turned, (0x33221108u).ToString("D10")));
        Assert.Equal("Proximity125kHz 08112233", Read(new(), 0x08112233u.ToString("D10")));
    }

    [Fact]
    public void After_any_lines_an_id_is_read() => Prop.ForAll<string[]>(lines =>
        Read(new(), [.. lines.Select(line => line ?? ""), "0006547886"])
            .EndsWith("Proximity125kHz 0063E9AE", StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_id_comes_back_from_its_decimal_spelling() => Prop.ForAll<uint>(id =>
        Read(new(), id.ToString("D10")) == $"Proximity125kHz {id:X8}").QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_that_end_are_an_error() => Run(async loop =>
    {
        KeyboardWedgeCardReader driver = new(One("0006547886"), new(), loop.Time);
        TellingList told = [];

        await Assert.ThrowsAsync<EndOfStreamException>(() => driver.ReadCardsAsync(default).Collect(told));

        Assert.Equal("Proximity125kHz 0063E9AE", told.Words);

        static async IAsyncEnumerable<string> One(string line)
        {
            await Task.CompletedTask;
            yield return line;
        }
    });

    [Fact]
    public void Lines_beyond_the_emulators_limit_are_lost_oldest_first() => Run(async loop =>
    {
        using KeyboardWedgeBench bench = new(loop);
        for (var line = 0; line <= EmulatedWedgeReader.LineLimit; line++) bench.Device.Type($"{line:D10}");
        bench.Read();
        await bench.Pass(10);

        Assert.Equal(EmulatedWedgeReader.LineLimit, bench.Told.Count);
        Assert.StartsWith("Proximity125kHz 00000001", bench.Told.Words, StringComparison.Ordinal);
    });

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        Refused(new() { DigitCount = 5 });
        Refused(new() { DigitCount = 21 });
        Refused(new() { IdLength = 2 });
        Refused(new() { IdLength = 9 }); // Decimal: at most eight.
        Refused(new() { IdLength = 11 });
        Refused(new() { Numerals = WedgeNumerals.HexDigits, DigitCount = 10, IdLength = 4 });
        Refused(new() { Numerals = (WedgeNumerals)9 });
        Refused(new() { Kind = (CardKind)99 });
        Refused(new() { AbsentAfter = Ms(199) });
        Refused(new() { AbsentAfter = Ms(5001) });

        static void Refused(KeyboardWedgeOptions options) => Assert.ThrowsAny<ArgumentException>(() =>
            new KeyboardWedgeCardReader(new EmulatedWedgeReader(TimeProvider.System).ReadLinesAsync, options, TimeProvider.System));
    }

    private static string Read(KeyboardWedgeOptions options, params string[] lines)
    {
        var told = "";
        Run(async loop =>
        {
            using KeyboardWedgeBench bench = new(loop) { Options = options };
            bench.Read();
            foreach (var line in lines)
            {
                bench.Device.Type(line);
                await loop.Pass(Ms(1));
            }

            told = bench.Told.Words;
        });
        return told;
    }
}
