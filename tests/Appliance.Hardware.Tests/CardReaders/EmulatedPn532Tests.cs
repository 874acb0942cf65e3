using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

/// <summary>The emulator against the manual, without the driver.</summary>
public class EmulatedPn532Tests
{
    private const string Ack = "0000FF00FF00";
    private const string Wake = "5555000000000000";
    private const string SamConfiguration = "0000FF05FBD4140100001700";
    private const string TypeA = "0000FF04FCD44A0100E100";
    private const string TwoTypeA = "0000FF04FCD44A0200E000";
    private const string OneTry = "0000FF06FAD43205FF0100F500";
    private const string TwoTries = "0000FF06FAD43205FF0101F400";
    private const string FieldOff = "0000FF04FCD4320100F900";
    private const string NoTarget = "0000FF03FDD54B00E000";

    [Fact]
    public void Before_it_is_woken_it_says_nothing() => Test(async bench =>
    {
        Assert.Equal("", await bench.AskAsync(SamConfiguration));
        Assert.Equal(Ack + "0000FF02FED5151600", await bench.AskAsync(Wake + SamConfiguration));
    }, wake: false);

    [Fact]
    public void In_low_battery_mode_it_takes_sam_configuration_only() => Test(async bench =>
    {
        Assert.Equal("", await bench.AskAsync(Wake + "0000FF02FED4022A00"));
        Assert.Equal(Ack + "0000FF02FED5151600", await bench.AskAsync(SamConfiguration));
        Assert.Equal(Ack + "0000FF06FAD50332010607E800", await bench.AskAsync("0000FF02FED4022A00"));
    }, wake: false);

    [Fact]
    public void A_command_it_does_not_know_gets_the_error_frame() => Test(async bench =>
        Assert.Equal(Ack + "0000FF01FF7F8100", await bench.AskAsync("0000FF02FED460CC00")));

    [Fact]
    public void A_frame_with_a_wrong_checksum_is_not_acknowledged() => Test(async bench =>
    {
        Assert.Equal("", await bench.AskAsync("0000FF02FED4022B00"));
        Assert.Equal("", await bench.AskAsync("0000FF02FDD4022A00"));
        Assert.Equal(Ack + "0000FF06FAD50332010607E800", await bench.AskAsync("0000FF02FED4022A00"));
    });

    [Fact]
    public void A_nack_brings_the_last_answer_again() => Test(async bench =>
    {
        await bench.AskAsync("0000FF02FED4022A00");

        Assert.Equal("0000FF06FAD50332010607E800", await bench.AskAsync("0000FFFF0000"));
    });

    [Theory]
    [InlineData("922E5832", "0C", "D54B0101" + "0004" + "08" + "04" + "922E5832")]
    [InlineData("04A25C11223380", "0F", "D54B0101" + "0044" + "00" + "07" + "04A25C11223380")]
    [InlineData("04010203040506070809", "12", "D54B0101" + "0084" + "00" + "0A" + "04010203040506070809")]
    [InlineData("08112233", "11", "D54B0101" + "0004" + "20" + "04" + "08112233" + "0578807002")]
    public void A_card_is_listed_with_the_atqa_and_sak_of_its_size(string uid, string length, string data) => Test(async bench =>
    {
        bench.Chip.Present(Convert.FromHexString(uid), CardKind.TypeA);

        // ISO/IEC 14443-3: bits 8 and 7 of ATQA are 00, 01, 10 for four, seven, ten bytes.
        Assert.StartsWith(Ack + "0000FF" + length, await bench.AskAsync(TypeA), StringComparison.Ordinal);
        bench.Chip.Remove();
        bench.Chip.Present(Convert.FromHexString(uid), CardKind.TypeA);
        Assert.Contains(data, await bench.AskAsync(TypeA), StringComparison.Ordinal);
    });

    [Fact]
    public void Two_cards_are_listed_when_two_are_asked_for() => Test(async bench =>
    {
        bench.Chip.Present(new byte[] { 1, 2, 3, 4 }, CardKind.TypeA);
        bench.Chip.Present(new byte[] { 5, 6, 7, 8 }, CardKind.TypeA);

        Assert.Contains("D54B02" + "010004080401020304" + "020004080405060708", await bench.AskAsync(TwoTypeA), StringComparison.Ordinal);
    });

    [Fact]
    public void A_card_that_was_read_misses_the_next_request_until_the_field_goes_off() => Test(async bench =>
    {
        await bench.AskAsync(OneTry);
        bench.Chip.Present(new byte[] { 1, 2, 3, 4 }, CardKind.TypeA);
        Assert.Contains("D54B01", await bench.AskAsync(TypeA), StringComparison.Ordinal);
        Assert.Equal(Ack + NoTarget, await bench.AskAsync(TypeA));
        Assert.Contains("D54B01", await bench.AskAsync(TypeA), StringComparison.Ordinal);

        await bench.AskAsync(FieldOff);

        Assert.Contains("D54B01", await bench.AskAsync(TypeA), StringComparison.Ordinal);
    });

    [Fact]
    public void Without_a_limit_it_waits_for_a_card() => Test(async bench =>
    {
        Assert.Equal(Ack, await bench.AskAsync(TypeA, waitMs: 5000));
        bench.Chip.Present(new byte[] { 1, 2, 3, 4 }, CardKind.TypeA);

        Assert.Contains("D54B01", await bench.AskAsync(""), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(Ack, "")]
    [InlineData("0000FF02FED4022A00", Ack + "0000FF06FAD50332010607E800")]
    public void A_word_from_the_host_ends_its_wait(string word, string answer) => Test(async bench =>
    {
        Assert.Equal(Ack, await bench.AskAsync(TypeA, waitMs: 1000));

        Assert.Equal(answer, await bench.AskAsync(word));
        bench.Chip.Present(new byte[] { 1, 2, 3, 4 }, CardKind.TypeA);
        Assert.Equal("", await bench.AskAsync(""));
    });

    [Fact]
    public void With_a_limit_it_says_that_there_is_none_after_its_tries() => Test(async bench =>
    {
        await bench.AskAsync(TwoTries);
        Assert.Equal(Ack, await bench.AskAsync(TypeA, waitMs: 9));

        Assert.Equal(NoTarget, await bench.AskAsync("", waitMs: 3));
    });

    [Fact]
    public void Two_felica_cards_in_one_time_slot_drown_each_other() => Test(async bench =>
    {
        const string felica = "0000FF09F7D44A010100FFFF0100E100";
        await bench.AskAsync(TwoTries);
        bench.Chip.Present(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, CardKind.FeliCa);
        Assert.Contains("D54B0101" + "1401" + "0102030405060708", await bench.AskAsync(felica), StringComparison.Ordinal);

        bench.Chip.Present(new byte[] { 1, 2, 3, 4, 5, 6, 7, 9 }, CardKind.FeliCa);

        Assert.Equal(Ack + NoTarget, await bench.AskAsync(felica));
    });

    [Fact]
    public void The_field_holds_cards_up_to_its_limit() => Test(bench =>
    {
        for (var card = 0; card < EmulatedPn532.CardLimit; card++) bench.Chip.Present(new byte[4], CardKind.TypeA);
        Assert.Throws<InvalidOperationException>(() => bench.Chip.Present(new byte[4], CardKind.TypeA));
        Assert.Throws<ArgumentException>(() => bench.Chip.Present(new byte[5], CardKind.TypeA));
        Assert.Throws<ArgumentException>(() => bench.Chip.Present(new byte[7], CardKind.FeliCa));
        return Task.CompletedTask;
    });

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<CardReaderFault>().Order(), CardReaderFaults.Names.Values.Order());

    private static void Test(Func<Bench, Task> test, bool wake = true) => Run(async loop =>
    {
        using SerialWire wire = new();
        using CancellationTokenSource stop = new();
        Bench bench = new(loop, wire);
        var listening = bench.Chip.RunAsync(stop.Token);
        if (wake) await bench.AskAsync(Wake + SamConfiguration);
        await test(bench);
        Assert.False(listening.IsCompleted, listening.Exception?.ToString());
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    });

    private sealed class Bench
    {
        private readonly SimulationLoop loop;
        private readonly SerialWire wire;
        private string said = "";

        public Bench(SimulationLoop loop, SerialWire wire)
        {
            this.loop = loop;
            this.wire = wire;
            Chip = new(wire.Device, loop.Time);
            wire.Transferred += (fromHost, bytes) => said += fromHost ? "" : Convert.ToHexString(bytes.Span);
        }

        public EmulatedPn532 Chip { get; }

        /// <summary>Writes, waits, and gives what the chip said meanwhile.</summary>
        public async Task<string> AskAsync(string bytes, double waitMs = 30)
        {
            said = "";
            if (bytes.Length > 0) await wire.Host.WriteAsync(Convert.FromHexString(bytes));
            await loop.Pass(Ms(waitMs));
            return said;
        }
    }
}
