using Appliance.Hardware.CardReaders.Pcsc;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

public class PcscContract : CardReaderContract
{
    private protected override ReaderBench Make(SimulationLoop loop) => new PcscBench(loop);
}

internal sealed class PcscBench : ReaderBench
{
    /// <summary>A MIFARE Classic 1K: standard 03 (type A), name 00 01 (PC/SC part 3, supplement).</summary>
    public const string ClassicAtr = "3B8F8001804F0CA000000306030001000000006A";

    /// <summary>FeliCa as the ACR122T programming manual 2.02, §7.3, has it.</summary>
    public const string AcrFelicaAtr = "3B8F8001804F0CA00000030603F011000000008A";

    /// <summary>FeliCa as the ACM1252U-Y3 reference manual, §5.2.6, has it, with the id beside it there.</summary>
    public const string FelicaAtr = "3B8F8001804F0CA00000030611003B0000000042";

    public PcscBench(SimulationLoop loop)
        : base(loop) => Daemon = new(loop.Time);

    public override string FirstWords => "TypeA 922E5832";

    public override string SecondWords => "FeliCa 01010601CB095703";

    public ScriptedPcsc Daemon { get; }

    public PcscOptions Options { get; init; } = new();

    public override void Present(int card)
    {
        if (card == 0) Lay(ClassicAtr, "922E58329000");
        else Lay(FelicaAtr, "01010601CB0957039000");
    }

    public void Lay(string atr, string answer) => Daemon.Lay(Convert.FromHexString(atr), Convert.FromHexString(answer));

    public override void Remove() => Daemon.Remove();

    public override void SetFault(CardReaderFault fault, bool active) => Daemon.SetFault(fault, active);

    public override void Pull() => Daemon.Readers.Clear();

    public override void PlugIn() => Daemon.Readers.Add("ACS ACR122U PICC Interface 00 00");

    protected override ICardReader Open() => new PcscCardReader(Options, () => Daemon);
}

public class PcscTests
{
    [Fact]
    public void A_cards_id_is_asked_for_as_the_specification_says() => Run(async loop =>
    {
        using PcscBench bench = new(loop);
        bench.Read();
        bench.Present(0);
        await bench.Pass(100);

        Assert.Equal("FFCA000000", Convert.ToHexString(bench.Daemon.AskedCommand!));
    });

    [Theory]
    [InlineData(PcscBench.ClassicAtr, "9000", "")]
    [InlineData(PcscBench.ClassicAtr, "6A81", "")] // Function not supported.
    [InlineData(PcscBench.ClassicAtr, "922E58326300", "")]
    [InlineData(PcscBench.ClassicAtr, "922E5832589000", "")] // Five bytes are no id.
    [InlineData(PcscBench.ClassicAtr, "01010501860402029000", "")] // Eight are FeliCa's only.
    [InlineData(PcscBench.FelicaAtr, "922E58329000", "")]
    [InlineData(PcscBench.FelicaAtr, "01010601CB0957039000", "FeliCa 01010601CB095703")]
    [InlineData(PcscBench.AcrFelicaAtr, "01010601CB0957039000", "FeliCa 01010601CB095703")]
    [InlineData(PcscBench.ClassicAtr, "04A25C112233809000", "TypeA 04A25C11223380")]
    [InlineData(PcscBench.ClassicAtr, "040102030405060708099000", "TypeA 04010203040506070809")]
    [InlineData("3B8080018101", "081122339000", "RandomId")] // A phone: ISO/IEC 14443-4, no historical bytes.
    [InlineData("3B8080018101", "08112233445566" + "9000", "TypeA 08112233445566")]
    public void An_answer_gives_an_id_a_refusal_or_nothing(string atr, string answer, string told) => Run(async loop =>
    {
        using PcscBench bench = new(loop);
        bench.Read();
        bench.Lay(atr, answer);
        await bench.Pass(100);

        Assert.Equal(told, bench.Told.Words);
    });

    [Fact]
    public void A_card_changed_between_two_looks_is_a_tap_of_its_own() => Run(async loop =>
    {
        using PcscBench bench = new(loop);
        bench.Read();
        bench.Present(0);
        await bench.Pass(100);
        bench.Remove();
        bench.Present(0);
        await bench.Pass(100);

        Assert.Equal("TypeA 922E5832, TypeA 922E5832", bench.Told.Words);
    });

    [Fact]
    public void The_named_reader_is_used() => Run(async loop =>
    {
        using PcscBench bench = new(loop) { Options = new() { ReaderName = "sony" } };
        bench.Daemon.Readers.Add("Sony FeliCa RC-S300/S (1234567) 01 00");
        bench.Read();
        bench.Present(0);
        await bench.Pass(100);

        Assert.Equal("Sony FeliCa RC-S300/S (1234567) 01 00", bench.Daemon.AskedReader);
    });

    [Fact]
    public void A_reader_that_is_not_there_is_named_with_those_that_are() => Run(async loop =>
    {
        using PcscBench bench = new(loop) { Options = new() { ReaderName = "Sony" } };
        bench.Read();

        var failure = await Assert.ThrowsAsync<IOException>(() => bench.Reading);

        Assert.Contains("ACR122U", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, bench.Daemon.Disposals);
    });

    [Fact]
    public void Without_any_reader_the_words_say_what_to_do() => Run(async loop =>
    {
        using PcscBench bench = new(loop);
        bench.Pull();
        bench.Read();

        var failure = await Assert.ThrowsAsync<IOException>(() => bench.Reading);

        Assert.Contains("libccid", failure.Message, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(PcscNative.NoService, "apt install pcscd")]
    [InlineData(PcscNative.ServiceStopped, "systemctl")]
    [InlineData(PcscNative.SharingViolation, "Another program")]
    [InlineData(0x80100001, "0x80100001")]
    public void A_failure_of_pcscd_says_what_to_do(uint code, string words) =>
        Assert.Contains(words, PcscLite.Failure(code).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_real_library_answers_or_says_what_is_missing()
    {
        using PcscLite pcsc = new();

        // Which of the three depends on the machine; a crash or another failure must not come of any.
        try
        {
            Assert.All(await pcsc.ListReadersAsync(default), Assert.NotEmpty);
        }
        catch (IOException exception)
        {
            Assert.Contains("apt install", exception.Message, StringComparison.Ordinal);
        }
    }
}
