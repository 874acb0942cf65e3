using Appliance.Hardware.CardReaders.Pn532;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Ports;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.CardReaders.Pn532Bench;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

public class Pn532CardReaderTests
{
    [Fact]
    public void The_reader_is_woken_set_up_and_asked_as_the_manual_says() => Test(async bench =>
    {
        await bench.Pass(1);

        Assert.Equal(
            [
                "> 55550000000000000000000000000000" + "0000FF05FBD4140100001700",
                "< 0000FF00FF00", "< 0000FF02FED5151600",
                "> 0000FF02FED4022A00",
                "< 0000FF00FF00", "< 0000FF06FAD50332010607E800",
                "> 0000FF06FAD43205FF0101F400",
                "< 0000FF00FF00", "< 0000FF02FED533F800",
                "> 0000FF09F7D44A010100FFFF0100E100",
                "< 0000FF00FF00", "< 0000FF03FDD54B00E000",
                "> 0000FF04FCD44A0200E000",
                "< 0000FF00FF00", "< 0000FF03FDD54B00E000",
                "> 0000FF09F7D44A010100FFFF0100E100",
            ],
            bench.Trace.Take(16));
    });

    [Fact]
    public void The_field_goes_off_after_a_card_was_read_so_that_it_is_found_again() => Test(async bench =>
    {
        bench.Chip.Present(Convert.FromHexString("922E5832"), CardKind.TypeA);
        await bench.Pass(200);

        Assert.Contains("> 0000FF04FCD4320100F900", bench.Trace);
    });

    [Theory]
    [InlineData("922E5832", CardKind.TypeA)]
    [InlineData("04A25C11223380", CardKind.TypeA)]
    [InlineData("04010203040506070809", CardKind.TypeA)]
    [InlineData("0101050186040202", CardKind.FeliCa)]
    public void A_tap_gives_the_cards_id(string uid, CardKind kind) => Test(async bench =>
    {
        bench.Chip.Present(Convert.FromHexString(uid), kind);
        await bench.Pass(200);

        Assert.Equal($"{kind} {uid}", bench.Told.Words);
    });

    [Fact]
    public void From_tap_to_reading_takes_at_most_80_ms()
    {
        for (var offset = 0; offset < 50; offset += 3)
        {
            Test(async bench =>
            {
                await bench.Pass(offset);
                bench.Chip.Present(CardA, CardKind.TypeA);
                await bench.Pass(80);

                Assert.Equal("TypeA 922E5832", bench.Told.Words);
            });
        }
    }

    [Fact]
    public void After_a_quiet_while_it_asks_less_often_and_a_tap_still_takes_at_most_200_ms() => Test(async bench =>
    {
        await bench.Pass(Pn532CardReader.QuietAfter.TotalMilliseconds + 1_000);
        bench.Trace.Clear();
        await bench.Pass(1_000);
        var asked = bench.Trace.Count;
        bench.Chip.Present(Convert.FromHexString("04A1B2C3D4E5F6"), CardKind.TypeA);
        await bench.Pass(200);

        Assert.Equal("TypeA 04A1B2C3D4E5F6", bench.Told.Words);
        bench.Trace.Clear();
        await bench.Pass(1_000);
        Assert.True(bench.Trace.Count > asked * 2, $"{asked} and {bench.Trace.Count} transfers in a second");
    });

    [Theory]
    [InlineData(CardKind.TypeA)]
    [InlineData(CardKind.FeliCa)]
    public void A_tap_at_any_moment_of_a_quiet_while_is_told_within_200_ms(CardKind kind)
    {
        for (var offset = 0; offset < 200; offset += 15)
        {
            Test(async bench =>
            {
                await bench.Pass(Pn532CardReader.QuietAfter.TotalMilliseconds + 1_000 + offset);
                bench.Chip.Present(kind == CardKind.TypeA ? CardA : Felica, kind);
                await bench.Pass(200);
                Assert.Single(bench.Told);
            });
        }
    }

    [Theory]
    [InlineData(CardKind.TypeA)]
    [InlineData(CardKind.FeliCa)]
    public void A_card_that_stays_gives_one_reading_and_another_when_it_was_lifted(CardKind kind) => Test(async bench =>
    {
        var uid = kind == CardKind.TypeA ? CardA : Felica;
        bench.Chip.Present(uid, kind);
        await bench.Pass(60_000);
        Assert.Single(bench.Told);

        bench.Chip.Remove();
        await bench.Pass(150);
        bench.Chip.Present(uid, kind);
        await bench.Pass(200);

        Assert.Equal(2, bench.Told.Count);
    });

    [Fact]
    public void A_card_missed_once_is_not_lifted() => Test(async bench =>
    {
        bench.Chip.Present(CardA, CardKind.TypeA);
        await bench.Pass(200);
        for (var times = 0; times < 10; times++)
        {
            bench.Chip.Remove();
            await bench.Pass(30); // Shorter than a round of some 50 ms.
            bench.Chip.Present(CardA, CardKind.TypeA);
            await bench.Pass(200);
        }

        Assert.Equal("TypeA 922E5832", bench.Told.Words);
    });

    [Fact]
    public void Another_card_put_in_its_place_is_read_at_once() => Test(async bench =>
    {
        bench.Chip.Present(CardA, CardKind.TypeA);
        await bench.Pass(200);
        bench.Chip.Remove();
        bench.Chip.Present(CardB, CardKind.TypeA);
        await bench.Pass(100);

        Assert.Equal("TypeA 922E5832, TypeA 04A25C11223380", bench.Told.Words);
    });

    [Fact]
    public void A_four_byte_id_that_starts_with_08_is_refused_once() => Test(async bench =>
    {
        bench.Chip.Present(Pn532Bench.Random, CardKind.TypeA);
        await bench.Pass(500);

        Assert.Equal("RandomId", bench.Told.Words);
    });

    [Fact]
    public void A_longer_id_that_starts_with_08_is_an_id() => Test(async bench =>
    {
        bench.Chip.Present(new byte[] { 8, 1, 2, 3, 4, 5, 6 }, CardKind.TypeA);
        await bench.Pass(200);

        Assert.Equal("TypeA 08010203040506", bench.Told.Words);
    });

    [Fact]
    public void A_phone_that_also_answers_as_felica_is_known_by_its_lasting_id() => Test(async bench =>
    {
        bench.Chip.Present(Pn532Bench.Random, CardKind.TypeA);
        bench.Chip.Present(Felica, CardKind.FeliCa);
        await bench.Pass(500);

        Assert.Equal("FeliCa 0101050186040202", bench.Told.Words);
    });

    [Fact]
    public void Two_cards_of_one_technology_are_refused() => Test(async bench =>
    {
        bench.Chip.Present(CardA, CardKind.TypeA);
        bench.Chip.Present(CardB, CardKind.TypeA);
        await bench.Pass(500);

        Assert.Equal("SeveralCards", bench.Told.Words);
    });

    [Fact]
    public void Two_cards_of_two_technologies_are_refused() => Test(async bench =>
    {
        bench.Chip.Present(CardA, CardKind.TypeA);
        bench.Chip.Present(Felica, CardKind.FeliCa);
        await bench.Pass(500);

        Assert.Equal("SeveralCards", bench.Told.Words);
    });

    [Fact]
    public void A_card_beside_a_phone_is_refused() => Test(async bench =>
    {
        bench.Chip.Present(Pn532Bench.Random, CardKind.TypeA);
        bench.Chip.Present(CardA, CardKind.TypeA);
        await bench.Pass(500);

        Assert.Equal("SeveralCards", bench.Told.Words);
    });

    [Fact]
    public void After_several_cards_nothing_is_read_until_the_field_was_empty() => Test(async bench =>
    {
        bench.Chip.Present(CardA, CardKind.TypeA);
        bench.Chip.Present(CardB, CardKind.TypeA);
        await bench.Pass(200);
        bench.Chip.Remove();
        bench.Chip.Present(CardB, CardKind.TypeA);
        await bench.Pass(500);
        Assert.Equal("SeveralCards", bench.Told.Words);

        bench.Chip.Remove();
        await bench.Pass(150);
        bench.Chip.Present(CardB, CardKind.TypeA);
        await bench.Pass(100);

        Assert.Equal("SeveralCards, TypeA 04A25C11223380", bench.Told.Words);
    });

    [Fact]
    public void A_card_torn_away_as_it_is_read_gives_nothing_and_the_next_one_is_read() => Test(async bench =>
    {
        bench.Chip.SetFault(CardReaderFault.TornAway, true);
        bench.Chip.Present(CardA, CardKind.TypeA);
        await bench.Pass(600);
        Assert.Empty(bench.Told);
        Assert.Equal(0, bench.Chip.CardCount);

        bench.Chip.Present(CardA, CardKind.TypeA);
        await bench.Pass(100);

        Assert.Equal("TypeA 922E5832", bench.Told.Words);
    });

    [Theory]
    [InlineData(CardReaderFault.Silent)]
    [InlineData(CardReaderFault.Garbage)]
    public void A_reader_that_makes_no_sense_is_given_up_within_the_limit(CardReaderFault fault) => Run(async loop =>
    {
        using Pn532Bench bench = new(loop);
        bench.Chip.SetFault(fault, true);
        bench.Start();

        await Assert.ThrowsAsync<TimeoutException>(() => bench.Reading);

        Assert.True(loop.Time.GetUtcNow() - Start <= Pn532Link.ExchangeLimit);
    });

    [Fact]
    public void A_reader_that_falls_silent_while_reading_is_given_up_and_can_be_set_up_again() => Run(async loop =>
    {
        using Pn532Bench bench = new(loop);
        bench.Start();
        await bench.Pass(500);
        bench.Chip.SetFault(CardReaderFault.Silent, true);
        await Assert.ThrowsAsync<TimeoutException>(() => bench.Reading);

        bench.Chip.SetFault(CardReaderFault.Silent, false);
        bench.Read();
        bench.Chip.Present(CardA, CardKind.TypeA);
        await bench.Pass(200);

        Assert.Equal("TypeA 922E5832", bench.Told.Words);
    });

    [Fact]
    public void A_moment_of_silence_is_bridged() => Test(async bench =>
    {
        bench.Chip.SetFault(CardReaderFault.Silent, true);
        await bench.Pass(100);
        bench.Chip.SetFault(CardReaderFault.Silent, false);
        bench.Chip.Present(CardA, CardKind.TypeA);
        await bench.Pass(300);

        Assert.Equal("TypeA 922E5832", bench.Told.Words);
    });

    [Fact]
    public void A_reader_that_lost_its_power_is_given_up_and_wakes_when_it_is_set_up_again() => Run(async loop =>
    {
        using Pn532Bench bench = new(loop);
        bench.Start();
        await bench.Pass(500);
        bench.Chip.PowerCycle();
        await Assert.ThrowsAsync<TimeoutException>(() => bench.Reading);

        bench.Read();
        bench.Chip.Present(CardB, CardKind.TypeA);
        await bench.Pass(300);

        Assert.Equal("TypeA 04A25C11223380", bench.Told.Words);
    });

    [Fact]
    public void A_pulled_cable_is_an_io_error() => Run(async loop =>
    {
        using Pn532Bench bench = new(loop);
        bench.Start();
        await bench.Pass(500);

        bench.Wire.Pull();

        await Assert.ThrowsAsync<IOException>(() => bench.Reading);
    });

    [Fact]
    public void A_damaged_answer_is_asked_for_again() => Test(async bench =>
    {
        var damaged = false;
        bench.Wire.Transferred += (fromHost, bytes) =>
        {
            // Before the chip's next answer, half a frame with a wrong checksum is on the wire.
            if (!fromHost || damaged || bytes.Span is not [.., 0xE0, 0x00]) return;
            damaged = true;
            bench.Wire.InjectNoise(Convert.FromHexString("0000FF00FF00" + "0000FF03FDD54B0077"));
        };
        bench.Chip.Present(CardA, CardKind.TypeA);
        await bench.Pass(300);

        Assert.True(damaged);
        Assert.Contains("> 0000FFFF0000", bench.Trace);
        Assert.Equal("TypeA 922E5832", bench.Told.Words);
    });

    [Fact]
    public void Another_chip_is_an_io_error() => Run(async loop =>
    {
        using Pn532Bench bench = new(loop);
        bench.Read();
        await bench.Pass(1);
        bench.Wire.InjectNoise(Convert.FromHexString("0000FF00FF00" + "0000FF02FED5151600"));
        await bench.Pass(1);
        bench.Wire.InjectNoise(Convert.FromHexString("0000FF00FF00" + "0000FF06FAD50333020707E500"));

        var failure = await Assert.ThrowsAsync<IOException>(() => bench.Reading);

        Assert.Contains("33020707", failure.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void An_error_frame_is_an_io_error() => Run(async loop =>
    {
        using Pn532Bench bench = new(loop);
        bench.Read();
        await bench.Pass(1);
        bench.Wire.InjectNoise(Convert.FromHexString("0000FF00FF00" + "0000FF01FF7F8100"));

        await Assert.ThrowsAsync<IOException>(() => bench.Reading);
    });

    [Fact]
    public void The_felica_answer_of_the_acr122l_manual_is_understood() => Run(async loop =>
    {
        // ACR122L user's manual 0.03, page 42: the answer of its PN532, without the status of the reader.
        byte[] answer = Convert.FromHexString("D54B01011401010105018604020203004B024F498A8A8008");
        byte[] frame =
        [
            0x00, 0x00, 0xFF, (byte)answer.Length, (byte)(0x100 - answer.Length), .. answer, Pn532Frame.ChecksumOf(answer), 0x00,
        ];

        Assert.Equal("FeliCa 0101050186040202", await AnsweredAsync(loop, forTypeA: "0000FF03FDD54B00E000", Convert.ToHexString(frame)));
    });

    [Fact]
    public void The_type_a_answer_of_the_manual_is_understood() => Run(async loop =>
    {
        // UM0701-02 §7.3.5, first example.
        byte[] answer = Convert.FromHexString("D54B0101040008" + "04922E5832");
        byte[] frame =
        [
            0x00, 0x00, 0xFF, (byte)answer.Length, (byte)(0x100 - answer.Length), .. answer, Pn532Frame.ChecksumOf(answer), 0x00,
        ];

        Assert.Equal("TypeA 922E5832", await AnsweredAsync(loop, Convert.ToHexString(frame), "0000FF03FDD54B00E000"));
    });

    [Fact]
    public void Noise_on_the_wire_never_hangs_a_read_nor_fails_it_otherwise_than_by_io_or_time()
    {
        var noise = Gen.Elements<byte>(0x00, 0x00, 0xFF, 0xFF, 0x01, 0xFE, 0x02, 0xD5, 0x4B, 0x15, 0x7F, 0xA5).ArrayOf();
        var bursts = Gen.Choose(0, 40).SelectMany(gap => noise.Select(bytes => (Gap: gap, Bytes: bytes))).ListOf();
        Prop.ForAll(bursts.ToArbitrary(), sample => Run(async loop =>
        {
            using Pn532Bench bench = new(loop);
            bench.Start();
            foreach (var (gap, bytes) in sample)
            {
                await bench.Pass(gap);
                bench.Wire.InjectNoise(bytes);
            }

            bench.Chip.Present(CardA, CardKind.TypeA);
            var quiet = loop.Time.GetUtcNow();
            await bench.Pass(4 * Pn532Link.ExchangeLimit.TotalMilliseconds);

            // Either the driver gave up as it may, or it came through and read the card.
            if (bench.Reading.IsFaulted)
                Assert.True(bench.Reading.Exception!.InnerException is IOException or TimeoutException, bench.Reading.Exception.ToString());
            else
                Assert.Equal("TypeA 922E5832", bench.Told.Words);
        })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Endless_noise_does_not_hang_a_read() => Run(async loop =>
    {
        using Pn532Bench bench = new(loop);
        bench.Read(); // No chip is there.
        while (!bench.Reading.IsCompleted)
        {
            bench.Wire.InjectNoise(Convert.FromHexString("0000FF20E00000FF03FDD500"));
            await bench.Pass(1);
        }

        Assert.IsType<TimeoutException>(bench.Reading.Exception!.InnerException);
        Assert.InRange(loop.Time.GetUtcNow() - Start, Ms(0), Pn532Link.ExchangeLimit + Ms(1));
    });

    [Theory]
    [InlineData(4)]
    [InlineData(31)]
    public void A_poll_interval_outside_its_range_is_refused(int milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pn532CardReader(
            Stream.Null, new() { PollInterval = Ms(milliseconds) }, TimeProvider.System));

    [Fact]
    public void A_port_that_gives_no_bytes_is_waited_for_and_then_given_up() => Run(async loop =>
    {
        Pn532CardReader driver = new(Stream.Null, new(), loop.Time); // Reads of no bytes, as a port's when its time is up.

        await Assert.ThrowsAsync<TimeoutException>(() => driver.ReadCardsAsync(default).Collect([]));

        Assert.InRange(loop.Time.GetUtcNow() - Start, Ms(1), Pn532Link.ExchangeLimit);
    });

    /// <summary>Plays a chip by hand up to the first round's answers, and says what the driver tells.</summary>
    private static async Task<string> AnsweredAsync(
        Emulation.Simulation.SimulationLoop loop, string forTypeA, string forFelica)
    {
        using Pn532Bench bench = new(loop);
        bench.Read();
        string[] answers =
        [
            "0000FF02FED5151600", "0000FF06FAD50332010607E800", "0000FF02FED533F800",
            forFelica, forTypeA, "0000FF02FED533F800",
        ];
        foreach (var answer in answers)
        {
            await bench.Pass(1);
            bench.Wire.InjectNoise(Convert.FromHexString("0000FF00FF00" + answer));
        }

        await bench.Pass(1);
        return bench.Told.Words;
    }
}
