using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.LineDisplays.Hd44780;
using Appliance.Hardware.LineDisplays.Ssd1306;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.CardReaders;
using Appliance.Hardware.Tests.CashAcceptors;
using Appliance.Hardware.Tests.Fonts;
using Appliance.Hardware.Tests.LineDisplays;
using Appliance.Hardware.Tests.Printers;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Bytes;

/// <summary>Each driver that speaks in bytes, over its emulator, against the documents of its device.</summary>
public class GoldenBytesTests
{
    [Fact]
    public void Each_file_says_from_which_document_it_is()
    {
        Assert.NotEmpty(GoldenBytes.Files);
        Assert.All(GoldenBytes.Files, file => Assert.Contains("# Source: ", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void A_PN532_is_set_up_asked_and_switched_off() => Pn532Bench.Test(async bench =>
    {
        bench.Chip.Present(Pn532Bench.CardA, CardKind.TypeA);
        await bench.Pass(200);
        GoldenBytes.AssertPassed("pn532.bytes", bench.Trace);
    });

    [Fact]
    public void An_MFRC522_is_set_up_and_asked() => Run(async loop =>
    {
        using Mfrc522Bench bench = new(loop);
        bench.Read();
        await bench.Pass(20);
        GoldenBytes.AssertPassed("mfrc522.bytes", bench.Trace.Select(write => "> " + write));
    });

    [Fact]
    public void An_RDM6300_tells_its_tag() => Run(async loop =>
    {
        using Rdm6300Bench bench = new(loop);
        List<string> passed = [];
        bench.Wire.Transferred += (_, bytes) => passed.Add("< " + Convert.ToHexString(bytes.Span));
        bench.Read();
        bench.Present(1);
        await bench.Pass(500);
        GoldenBytes.AssertPassed("rdm6300.bytes", passed);
        Assert.Equal("Proximity125kHz 62E3086CED", bench.Told.Words);
    });

    [Fact]
    public void A_Wiegand_reader_tells_its_cards() => Run(async loop =>
    {
        using WiegandBench bench = new(loop);
        bench.Read();
        bench.Present(0);
        await bench.Pass(2000);
        bench.Remove();
        bench.Present(1);
        await bench.Pass(2000);
        GoldenBytes.AssertPassed("wiegand.bits", ["< " + string.Concat(bench.Falling.Where(char.IsDigit))]);
        Assert.Equal("Proximity125kHz D41B81, Proximity125kHz 89D41B81", bench.Told.Words);
    });

    [Fact]
    public void A_reader_behind_PCSC_is_asked_for_the_cards_id() => Run(async loop =>
    {
        using PcscBench bench = new(loop);
        bench.Read();
        bench.Lay(PcscBench.ClassicAtr, "922E58329000");
        await bench.Pass(100);
        GoldenBytes.AssertPassed("pcsc.bytes", ["> " + Convert.ToHexString(bench.Daemon.AskedCommand!), "< 922E58329000"]);
        Assert.Equal("TypeA 922E5832", bench.Told.Words);
    });

    [Fact]
    public void An_HD44780_is_set_up() => Run(async loop =>
    {
        RecordingI2cBus bus = new(loop.Time);
        await new Hd44780LineDisplay(bus, new(), loop.Time).InitializeAsync(default);
        GoldenBytes.AssertPassed("hd44780.nibbles", ["> " + Hd44780LineDisplayTests.Nibbles(bus)]);
    });

    [Fact]
    public void An_SSD1306_is_set_up() => Run(async loop =>
    {
        RecordingI2cBus bus = new(loop.Time);
        await new Ssd1306LineDisplay(bus, new(), TestFont.Load(JapaneseFontHeight.Dots16)).InitializeAsync(default);
        GoldenBytes.AssertPassed("ssd1306.bytes", bus.Writes.Select(write => "> " + Convert.ToHexString(write.Bytes)));
    });

    [Theory]
    [InlineData(PoleCommandSet.Epson, "epson-pole.bytes")]
    [InlineData(PoleCommandSet.Cd5220, "cd5220-pole.bytes")]
    public void A_pole_display_is_set_up_and_shows_a_text(PoleCommandSet commands, string file) => Run(async loop =>
    {
        using CancellationTokenSource stop = new();
        PoleBench bench = new(loop, commands, stop.Token);
        await bench.Display.InitializeAsync(default);
        await bench.Display.DisplayTextAsync(["¥5ア", "     ガ"], default);
        GoldenBytes.AssertPassed(file, ["> " + bench.TakeSent()]);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Running);
    });

    [Fact]
    public void A_receipt_printer_is_asked_prints_confirms_and_opens_the_drawer() => PrinterRig.Run(
        async rig =>
        {
            List<string> passed = [];
            rig.Wire.Transferred += (fromHost, bytes) => passed.Add((fromHost ? "> " : "< ") + Convert.ToHexString(bytes.Span));
            _ = rig.RestartDriver();
            await rig.WaitAsync(1);
            await rig.PrintAsync(new PrintText("日1本"), new PrintCut());
            await rig.Driver.PulseDrawerAsync(DrawerConnector.Pin2, Ms(200), default);
            GoldenBytes.AssertPassed("escpos.bytes", passed);
        },
        driverIsOn: false);

    [Fact]
    public void A_coin_acceptor_is_asked() => CcTalkBench.Test(
        bench =>
        {
            GoldenBytes.AssertPassed("cctalk-coins.bytes", bench.Trace);
            return Task.CompletedTask;
        },
        echoes: false);

    [Fact]
    public void A_bill_is_stacked() => CcTalkBench.Test(
        async bench =>
        {
            await bench.Bills.BeginDepositAsync(default);
            bench.Trace.Clear();
            bench.BillDevice.Insert(1_000);
            await bench.Pass(10_000);
            GoldenBytes.AssertPassed("cctalk-bills.bytes", bench.Trace.Where(IsOfBills));
            await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);
        },
        echoes: false);

    /// <summary>The coins' acceptor is on the same wire.</summary>
    private static bool IsOfBills(string line) =>
        line.StartsWith("> 28", StringComparison.Ordinal) || (line[0] == '<' && line.AsSpan(6, 2) is "28");
}
