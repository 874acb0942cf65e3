using System.Text;
using Appliance.Hardware.CardReaders.Rdm6300;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

public class Rdm6300Contract : CardReaderContract
{
    private protected override ReaderBench Make(SimulationLoop loop) => new Rdm6300Bench(loop);
}

internal sealed class Rdm6300Bench : ReaderBench
{
    private static readonly byte[][] Tags = [[0x01, 0x00, 0x63, 0xE9, 0xAE], [0x62, 0xE3, 0x08, 0x6C, 0xED]];

    public Rdm6300Bench(SimulationLoop loop)
        : base(loop)
    {
        Module = new(Wire.Device, loop.Time);
        _ = Module.RunAsync(Stop.Token);
    }

    public override string FirstWords => "Proximity125kHz 010063E9AE";

    public override string SecondWords => "Proximity125kHz 62E3086CED";

    public SerialWire Wire { get; } = new();

    public EmulatedRdm6300 Module { get; }

    public override void Present(int card) => Module.Present(Tags[card]);

    public override void Remove() => Module.Remove();

    public override void SetFault(CardReaderFault fault, bool active) => Module.SetFault(fault, active);

    public override void Pull() => Wire.Pull();

    public override void PlugIn() => Wire.PlugIn();

    protected override ICardReader Open() => new Rdm6300CardReader(Wire.Host, new(), Loop.Time);
}

public class Rdm6300Tests
{
    [Theory]
    [InlineData("62E3086CED08", "62E3086CED")] // The data sheet's example.
    [InlineData("010063E9AE25", "010063E9AE")]
    public void The_examples_are_read(string digits, string id) =>
        Assert.Equal([$"Proximity125kHz {id}"], Read($"\u0002{digits}\u0003"));

    [Theory]
    [InlineData("\u000262E3086CED09\u0003")] // Wrong checksum.
    [InlineData("\u000262E3086CED\u0003")] // No checksum.
    [InlineData("\u000262E3086CED0800\u0003")] // Too long.
    [InlineData("\u000262E3086CXD08\u0003")] // No digit.
    [InlineData("\u000262E3086C\u0001ED08\u0003")] // Noise within.
    [InlineData("62E3086CED08\u0003")] // No head.
    [InlineData("\u000262E3086CED08")] // No tail before the next head.
    public void A_frame_that_is_not_right_gives_nothing_and_the_next_one_is_read(string wrong) =>
        Assert.Equal(["Proximity125kHz 010063E9AE"], Read(wrong + "\u0002010063E9AE25\u0003"));

    [Fact]
    public void A_tag_missed_for_less_than_the_named_time_is_not_lifted() => Run(async loop =>
    {
        using Rdm6300Bench bench = new(loop);
        bench.Read();
        for (var times = 0; times < 5; times++)
        {
            bench.Present(0);
            await bench.Pass(200);
            bench.Remove();
            await bench.Pass(400);
        }

        Assert.Equal(bench.FirstWords, bench.Told.Words);
    });

    [Fact]
    public void Tags_beyond_the_memory_are_forgotten_oldest_first() => Run(async loop =>
    {
        Hardware.CardReaders.TapMemory memory = new(Ms(500), loop.Time);
        for (byte id = 0; id <= Hardware.CardReaders.TapMemory.IdLimit; id++)
        {
            Assert.True(memory.IsNew([id]));
            await loop.Pass(Ms(1));
        }

        Assert.False(memory.IsNew([1]));
        Assert.True(memory.IsNew([0]));
    });

    [Fact]
    public void Two_tags_drown_each_other() => Run(async loop =>
    {
        using Rdm6300Bench bench = new(loop);
        bench.Read();
        bench.Present(0);
        bench.Present(1);
        await bench.Pass(2000);

        Assert.Empty(bench.Told);
    });

    [Fact]
    public void The_emulator_speaks_as_the_data_sheet_says() => Run(async loop =>
    {
        using Rdm6300Bench bench = new(loop);
        List<string> said = [];
        bench.Wire.Transferred += (_, bytes) => said.Add(Encoding.ASCII.GetString(bytes.Span));
        bench.Present(1);
        await bench.Pass(150);

        Assert.Equal(["\u000262E3086CED08\u0003", "\u000262E3086CED08\u0003"], said);
    });

    [Fact]
    public void The_field_holds_tags_up_to_its_limit() => Run(loop =>
    {
        using Rdm6300Bench bench = new(loop);
        for (var tag = 0; tag < EmulatedRdm6300.TagLimit; tag++) bench.Present(0);
        Assert.Throws<InvalidOperationException>(() => bench.Present(0));
        Assert.Throws<ArgumentException>(() => bench.Module.Present(new byte[4]));
        Assert.Equal(EmulatedRdm6300.TagLimit, bench.Module.TagCount);
        return Task.CompletedTask;
    });

    [Fact]
    public void After_any_noise_the_next_frame_is_read() => Prop.ForAll<byte[]>(noise =>
        Read(Encoding.Latin1.GetString(noise) + "\u0002010063E9AE25\u0003")[^1] == "Proximity125kHz 010063E9AE")
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(199)]
    [InlineData(5001)]
    public void An_absence_outside_its_range_is_refused(int milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rdm6300CardReader(
            Stream.Null, new() { AbsentAfter = Ms(milliseconds) }, TimeProvider.System));

    [Fact]
    public async Task An_ended_connection_is_an_error() => await Assert.ThrowsAsync<EndOfStreamException>(() =>
        new Rdm6300CardReader(Stream.Null, new(), TimeProvider.System).ReadCardsAsync(default).Collect([]));

    private static string[] Read(string bytes)
    {
        TellingList told = [];
        Run(async loop =>
        {
            using Rdm6300Bench bench = new(loop);
            bench.Read();
            bench.Wire.InjectNoise(Encoding.Latin1.GetBytes(bytes));
            await bench.Pass(10);
            told = bench.Told;
        });
        return told.Words.Split(", ", StringSplitOptions.RemoveEmptyEntries);
    }
}
