using Appliance.Hardware.CashAcceptors.CcTalk;
using Appliance.Hardware.Emulation.CashAcceptors;
using Appliance.Hardware.Ports;
using static Appliance.Hardware.Tests.CashAcceptors.CcTalkBench;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CashAcceptors;

public class CcTalkAcceptorTests
{
    [Fact]
    public void What_it_takes_is_known_by_the_ids() => Test(bench =>
    {
        Assert.Equal([1, 5, 10, 50, 100, 500], bench.Coins.Denominations);
        Assert.Equal([1_000, 2_000, 5_000, 10_000], bench.Bills.Denominations);
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Coins_of_a_deposit_are_counted_and_recorded(bool echoes) => Test(
        async bench =>
        {
            await bench.Coins.BeginDepositAsync(default);
            Assert.True(bench.CoinDevice.Insert(500));
            Assert.True(bench.CoinDevice.Insert(100));
            Assert.True(bench.CoinDevice.Insert(100));
            Assert.False(bench.CoinDevice.Insert(7));
            await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

            Assert.Equal(700, bench.Coins.DepositAmount);
            Assert.Equal([new(100, 2), new(500, 1)], bench.Coins.DepositCounts);
            Assert.Equal(700, bench.CoinLedger.AcceptedYen);
            Assert.False(bench.CoinLedger.Mark!.DepositOpen);
            Assert.False(bench.Coins.IsDepositing);
        },
        echoes: echoes);

    [Fact]
    public void Nothing_is_taken_outside_a_deposit() => Test(async bench =>
    {
        Assert.False(bench.CoinDevice.Insert(500));
        Assert.False(bench.BillDevice.Insert(1_000));
        await bench.Coins.BeginDepositAsync(default);
        await bench.Bills.BeginDepositAsync(default);
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);
        await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);
        Assert.False(bench.CoinDevice.Insert(500));
        Assert.False(bench.BillDevice.Insert(1_000));
        await bench.Pass(1_000);

        Assert.Empty(bench.CoinLedger.Events);
        Assert.Empty(bench.BillLedger.Events);
    });

    [Fact]
    public void A_coin_acceptor_without_a_master_inhibit_is_opened_and_closed_by_the_others() => Test(
        async bench =>
        {
            Assert.False(bench.CoinDevice.Insert(100));
            await bench.Coins.BeginDepositAsync(default);
            Assert.True(bench.CoinDevice.Insert(100));
            bench.CoinDevice.CutPower();
            bench.CoinDevice.RestorePower();
            await bench.Pass(5_000);
            Assert.True(bench.CoinDevice.Insert(50));
            await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

            Assert.False(bench.CoinDevice.Insert(100));
            Assert.Equal(50, bench.Coins.DepositAmount);
            Assert.Equal([new(CashUncertainty.DeviceReset)], bench.CoinLedger.Uncertain);
        },
        coinsHaveMaster: false);

    [Fact]
    public void A_coin_that_still_falls_when_the_deposit_ends_belongs_to_it() => Test(async bench =>
    {
        await bench.Coins.BeginDepositAsync(default);
        bench.CoinDevice.Insert(50);
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Equal(50, bench.Coins.DepositAmount);
    });

    [Fact]
    public void A_new_deposit_counts_from_nothing() => Test(async bench =>
    {
        await bench.Coins.BeginDepositAsync(default);
        bench.CoinDevice.Insert(50);
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);
        await bench.Coins.BeginDepositAsync(default);

        Assert.Equal(0, bench.Coins.DepositAmount);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Coins.BeginDepositAsync(default));
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);
        Assert.Equal(50, bench.CoinLedger.AcceptedYen);
    });

    [Fact]
    public void A_bill_goes_to_the_stacker_only_after_the_ledger_holds_it() => Test(async bench =>
    {
        await bench.Bills.BeginDepositAsync(default);
        var routedBefore = true;
        bench.BillLedger.Step = () =>
            routedBefore &= bench.Trace.Any(line => line.StartsWith("> 2801019A", StringComparison.Ordinal));
        bench.BillDevice.Insert(1_000);
        await bench.Pass(5_000);
        bench.BillLedger.Step = () => { };

        Assert.False(routedBefore);
        Assert.Equal([new BillEscrowed(1_000), new CashAccepted(1_000)], bench.BillLedger.Events);
        Assert.Equal(1_000, bench.BillDevice.BoxYen);
        await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);
        Assert.Equal(1_000, bench.Bills.DepositAmount);
    });

    [Fact]
    public void A_bill_in_escrow_stays_there_while_the_ledger_fails_and_goes_back_afterwards() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);
        await bench.StartAsync();
        await bench.Bills.BeginDepositAsync(default);
        bench.BillLedger.Step = () => throw new IOException("The disk is full.");
        bench.BillDevice.Insert(1_000);

        await Assert.ThrowsAsync<IOException>(() => bench.BillsRunning);
        Assert.Equal(1_000, bench.BillDevice.BillInEscrow);
        Assert.False(bench.BillDevice.Insert(2_000));
        bench.BillLedger.Step = () => { };
        await bench.Pass(15_000);

        Assert.Equal((0, 3_000), (bench.BillDevice.BoxYen, bench.BillDevice.ReturnedYen));
        Assert.Equal(0, bench.BillLedger.AcceptedYen);
    });

    [Fact]
    public void A_held_bill_waits_until_the_deposit_ends_and_is_taken() => Test(
        async bench =>
        {
            await bench.Bills.BeginDepositAsync(default);
            bench.BillDevice.Insert(5_000);
            await bench.Pass(60_000); // Far beyond what a validator waits by itself.
            Assert.Equal(5_000, bench.BillDevice.BillInEscrow);
            Assert.Equal(0, bench.Bills.DepositAmount);
            Assert.False(bench.BillLedger.Mark!.BillOnItsWay);

            await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);

            Assert.Equal(5_000, bench.Bills.DepositAmount);
            Assert.Equal(5_000, bench.BillDevice.BoxYen);
        },
        new() { HoldInEscrow = true });

    [Fact]
    public void A_held_bill_is_given_back_when_asked() => Test(
        async bench =>
        {
            await bench.Bills.BeginDepositAsync(default);
            bench.BillDevice.Insert(10_000);
            await bench.Pass(3_000);

            await bench.Bills.EndDepositAsync(CashDepositEnd.Repay, default);

            Assert.Equal((0, 10_000), (bench.BillDevice.BoxYen, bench.BillDevice.ReturnedYen));
            Assert.Equal(0, bench.Bills.DepositAmount);
            Assert.Equal([new BillEscrowed(10_000), new BillReturned(10_000)], bench.BillLedger.Events);
        },
        new() { HoldInEscrow = true });

    [Fact]
    public void Denominations_that_are_not_to_be_taken_come_back() => Test(
        async bench =>
        {
            Assert.Equal([1_000], bench.Bills.Denominations);
            await bench.Bills.BeginDepositAsync(default);

            Assert.False(bench.BillDevice.Insert(10_000));
            Assert.True(bench.BillDevice.Insert(1_000));
            await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);
            Assert.Equal(1_000, bench.Bills.DepositAmount);
        },
        new() { AcceptedYen = [1_000] });

    [Fact]
    public void A_thousand_coins_past_the_counters_end_are_counted() => Test(async bench =>
    {
        await bench.Coins.BeginDepositAsync(default);
        for (var coin = 0; coin < 1_000; coin++)
        {
            Assert.True(bench.CoinDevice.Insert(10));
            await bench.Pass(150);
        }

        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Empty(bench.CoinLedger.Uncertain);
        Assert.Equal(10_000, bench.CoinDevice.BoxYen);
        Assert.Equal(10_000, bench.Coins.DepositAmount);
    });

    [Fact]
    public void More_coins_than_the_device_remembers_are_told_and_not_guessed() => Test(async bench =>
    {
        await bench.Coins.BeginDepositAsync(default);
        for (var coin = 0; coin < 8; coin++) bench.CoinDevice.Insert(100); // All fall between two looks.
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Equal(500, bench.CoinLedger.AcceptedYen);
        Assert.Equal([new(CashUncertainty.EventsMissed, 3)], bench.CoinLedger.Uncertain);
    });

    [Fact]
    public void A_device_switched_off_outside_a_deposit_is_no_news() => Test(async bench =>
    {
        await bench.Coins.BeginDepositAsync(default);
        bench.CoinDevice.Insert(100);
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);
        bench.CoinDevice.CutPower();
        bench.CoinDevice.RestorePower();
        await bench.Pass(1_000);

        Assert.Equal(0, bench.CoinLedger.Mark!.EventCounter);
        Assert.Empty(bench.CoinLedger.Uncertain);
        Assert.Equal(100, bench.CoinLedger.AcceptedYen);
    });

    [Fact]
    public void A_device_that_loses_its_power_in_a_deposit_is_told_and_goes_on() => Test(async bench =>
    {
        await bench.Coins.BeginDepositAsync(default);
        bench.CoinDevice.Insert(100);
        await bench.Pass(1_000);
        bench.CoinDevice.CutPower();
        bench.CoinDevice.RestorePower();
        Assert.False(bench.CoinDevice.Insert(100)); // It forgot that it may; and its counter is not 0 any more.
        await bench.Pass(1_000);
        Assert.True(bench.CoinDevice.Insert(50));
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Equal([new(CashUncertainty.DeviceReset)], bench.CoinLedger.Uncertain);
        Assert.Equal(150, bench.Coins.DepositAmount);
    });

    [Fact]
    public void A_bill_on_its_way_when_the_validator_loses_its_power_is_in_doubt() => Test(async bench =>
    {
        await bench.Bills.BeginDepositAsync(default);
        bench.BillDevice.Insert(2_000);
        await bench.Pass(1_500);
        bench.BillDevice.CutPower();
        bench.BillDevice.RestorePower();
        await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Equal(
            [new(CashUncertainty.BillInDoubt, Yen: 2_000), new(CashUncertainty.DeviceReset)], bench.BillLedger.Uncertain);
        Assert.Equal(0, bench.BillLedger.AcceptedYen);
        Assert.Equal(2_000, bench.BillDevice.BoxYen);
    });

    [Fact]
    public void Another_device_is_not_counted_from_the_old_ones_counter() => Run(async loop =>
    {
        MemoryLedger ledger = new();
        using (CcTalkBench bench = new(loop) { CoinLedger = ledger })
        {
            bench.Coins = new(bench.Bus, new(), ledger, loop.Time);
            await bench.StartAsync();
            await bench.Coins.BeginDepositAsync(default);
            bench.CoinDevice.Insert(100);
            await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);
            await bench.StopAsync();
        }

        EmulatedCoinAcceptor other = new(loop.Time, serialNumber: 99);
        for (var coin = 0; coin < 3; coin++) other.Insert(100);
        using Emulation.Wires.SerialWire wire = new();
        using CancellationTokenSource stop = new();
        _ = new EmulatedCcTalkBus(wire.Device, [other], loop.Time).RunAsync(stop.Token);
        var running = new CcTalkCoinAcceptor(new(wire.Host, loop.Time), new(), ledger, loop.Time).RunAsync(stop.Token);
        await loop.Pass(Ms(3_000));

        Assert.Equal((99, 3), (ledger.Mark!.SerialNumber, ledger.Mark.EventCounter));
        Assert.Equal(100, ledger.AcceptedYen);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    });

    [Fact]
    public void Money_at_a_position_without_a_name_is_told_and_not_guessed() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);
        bench.Coins = new(bench.Bus, new() { Positions = 2 }, bench.CoinLedger, loop.Time); // Of the eight it has.
        await bench.StartAsync();
        await bench.Coins.BeginDepositAsync(default);
        bench.CoinDevice.Answer(231, [0xFF, 0x00]); // Somebody else let all in.
        bench.CoinDevice.Insert(100);
        await loop.Pass(Ms(300));
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Contains(new(CashUncertainty.Unidentified, 4), bench.CoinLedger.Uncertain);
        Assert.Equal(0, bench.CoinLedger.AcceptedYen);
        await bench.StopAsync();
    });

    [Fact]
    public void A_jam_shows_until_the_device_is_well() => Test(async bench =>
    {
        await bench.Coins.BeginDepositAsync(default);
        bench.CoinDevice.SetFault(CashAcceptorFault.Jammed, true);
        bench.CoinDevice.Insert(100);
        await bench.Pass(20_000);
        Assert.Equal(CashAcceptorStatus.Jam, bench.Coins.Status);

        bench.CoinDevice.SetFault(CashAcceptorFault.Jammed, false);
        await bench.Pass(6_000);

        Assert.Equal(CashAcceptorStatus.Ok, bench.Coins.Status);
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);
        Assert.Equal(100, bench.Coins.DepositAmount);
    });

    [Fact]
    public void A_bill_jammed_on_its_way_ends_the_wait_and_counts_when_it_arrives() => Test(async bench =>
    {
        await bench.Bills.BeginDepositAsync(default);
        bench.BillDevice.Insert(1_000);
        bench.BillDevice.SetFault(CashAcceptorFault.Jammed, true);
        await bench.Pass(3_000);
        Assert.Equal(CashAcceptorStatus.Jam, bench.Bills.Status);

        await Assert.ThrowsAsync<TimeoutException>(() => bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default));
        await Assert.ThrowsAsync<TimeoutException>(() => bench.Bills.BeginDepositAsync(default));
        bench.BillDevice.SetFault(CashAcceptorFault.Jammed, false);
        await bench.Pass(10_000);

        Assert.Equal(CashAcceptorStatus.Ok, bench.Bills.Status);
        Assert.Equal(1_000, bench.BillLedger.AcceptedYen);
        Assert.Empty(bench.BillLedger.Uncertain);
    });

    [Fact]
    public void A_slow_device_works() => Test(async bench =>
    {
        bench.CoinDevice.SetFault(CashAcceptorFault.Slow, true);
        await bench.Coins.BeginDepositAsync(default);
        bench.CoinDevice.Insert(100);
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Equal(100, bench.Coins.DepositAmount);
    });

    [Theory]
    [InlineData(CashAcceptorFault.Silent)]
    [InlineData(CashAcceptorFault.HalfFrame)]
    [InlineData(CashAcceptorFault.Garbage)]
    public void A_device_that_makes_no_sense_for_a_moment_loses_nothing(CashAcceptorFault fault) => Test(async bench =>
    {
        await bench.Coins.BeginDepositAsync(default);
        for (var coin = 0; coin < 40; coin++)
        {
            bench.CoinDevice.Insert(10);
            bench.CoinDevice.SetFault(fault, coin % 2 == 0);
            await bench.Pass(coin % 2 == 0 ? 600 : 900);
        }

        bench.CoinDevice.SetFault(fault, false);
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Equal(bench.CoinDevice.BoxYen, bench.Coins.DepositAmount);
        Assert.Empty(bench.CoinLedger.Uncertain);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_old_answer_that_comes_late_is_not_believed(bool echoes) => Test(
        async bench =>
        {
            await bench.Coins.BeginDepositAsync(default);
            bench.CoinDevice.Insert(500);
            await bench.Pass(1_000);
            var old = new CcTalkFrame(1, 2, 0, new byte[] { 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0 }).Encode();
            var asked = 0;
            bench.Wire.Transferred += (fromHost, bytes) =>
            {
                if (!fromHost || Convert.ToHexString(bytes.Span) != "020001E518" || ++asked % 5 != 0) return;
                bench.Wire.InjectNoise(old);
            };
            for (var coin = 0; coin < 20; coin++)
            {
                bench.CoinDevice.Insert(10);
                await bench.Pass(700);
            }

            await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

            Assert.True(asked > 20);
            Assert.Empty(bench.CoinLedger.Uncertain);
            Assert.Equal(700, bench.Coins.DepositAmount);
        },
        echoes: echoes);

    [Fact]
    public void A_silent_device_does_not_make_the_other_lose_coins() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);
        bench.BillDevice.CutPower();
        await bench.StartAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => bench.BillsRunning);
        await bench.Coins.BeginDepositAsync(default);
        for (var coin = 0; coin < 60; coin++)
        {
            if (coin % 15 == 0) _ = Record.ExceptionAsync(() => bench.Bills.RunAsync(default));
            Assert.True(bench.CoinDevice.Insert(10));
            await bench.Pass(330); // As fast as a hand puts them in.
        }

        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Empty(bench.CoinLedger.Uncertain);
        Assert.Equal(600, bench.Coins.DepositAmount);
    });

    [Fact]
    public void A_silent_device_is_a_timeout_within_the_limit() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);
        bench.CoinDevice.SetFault(CashAcceptorFault.Silent, true);
        var start = loop.Time.GetTimestamp();

        await Assert.ThrowsAsync<TimeoutException>(() => bench.Coins.RunAsync(default));

        Assert.True(loop.Time.GetElapsedTime(start) <= 3 * CcTalkBus.ExchangeLimit);
        Assert.Equal(Ms(2_430), CcTalkBus.ExchangeLimit);
    });

    [Fact]
    public void A_device_of_another_kind_is_an_io_error() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);
        CcTalkCoinAcceptor driver = new(bench.Bus, new() { Address = 40 }, new MemoryLedger(), loop.Time);

        var error = await Assert.ThrowsAsync<IOException>(() => driver.RunAsync(default));

        Assert.Contains("Bill Validator", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void A_deposit_on_a_device_nobody_runs_is_an_io_error() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);

        await Assert.ThrowsAsync<IOException>(() => bench.Coins.BeginDepositAsync(default));
        await Assert.ThrowsAsync<IOException>(() => bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default));
    });

    [Fact]
    public void A_pulled_wire_ends_the_deposits_wait_with_an_io_error() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);
        await bench.StartAsync();
        await bench.Coins.BeginDepositAsync(default);
        var ending = bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);
        bench.Wire.Pull();

        await Assert.ThrowsAsync<IOException>(() => ending);
        await Assert.ThrowsAsync<IOException>(() => bench.CoinsRunning);
    });

    [Fact]
    public void A_deposit_goes_on_after_the_connection_came_back() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);
        await bench.StartAsync();
        await bench.Coins.BeginDepositAsync(default);
        bench.CoinDevice.Insert(100);
        bench.Wire.Pull();
        await Assert.ThrowsAsync<IOException>(() => bench.CoinsRunning);
        await bench.Pass(1_000);
        bench.Wire.PlugIn();
        await bench.StartAsync();
        Assert.True(bench.CoinDevice.Insert(50));
        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Equal(150, bench.Coins.DepositAmount);
        Assert.Empty(bench.CoinLedger.Uncertain);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_deposit_nobody_waits_for_any_more_is_not_left_open(bool whileItOpens) => Test(async bench =>
    {
        using CancellationTokenSource cancellation = new();
        if (whileItOpens) bench.CoinLedger.Step = cancellation.Cancel;
        var beginning = bench.Coins.BeginDepositAsync(cancellation.Token);
        if (!whileItOpens) cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => beginning);
        await bench.Pass(3_000);

        Assert.False(bench.Coins.IsDepositing);
        Assert.False(bench.CoinDevice.Insert(100));
        Assert.Equal(whileItOpens ? 3 : 1, bench.CoinLedger.Records.Count);
    });

    [Fact]
    public void A_validator_that_closed_because_nobody_asked_is_opened_again() => Test(async bench =>
    {
        await bench.Bills.BeginDepositAsync(default);
        bench.BillDevice.Answer(228, [0]); // As it does by itself after five seconds without a question.
        Assert.False(bench.BillDevice.Insert(1_000));
        await bench.Pass(1_000);

        Assert.True(bench.BillDevice.Insert(1_000));
        await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);
        Assert.Equal(1_000, bench.Bills.DepositAmount);
    });

    [Fact]
    public void However_it_ends_the_device_takes_nothing_more() => Run(async loop =>
    {
        using CcTalkBench bench = new(loop);
        await bench.StartAsync();
        await bench.Coins.BeginDepositAsync(default);
        await bench.Bills.BeginDepositAsync(default);
        await bench.StopAsync();

        Assert.False(bench.CoinDevice.Insert(100));
        Assert.False(bench.BillDevice.Insert(1_000));
    });

    [Fact]
    public void Noise_between_and_within_exchanges_neither_loses_nor_doubles() => Test(async bench =>
    {
        Random random = new(20260401);
        await bench.Coins.BeginDepositAsync(default);
        await bench.Bills.BeginDepositAsync(default);
        for (var step = 0; step < 300; step++)
        {
            if (step % 3 == 0) bench.CoinDevice.Insert(10);
            if (step % 40 == 0) bench.BillDevice.Insert(1_000);
            var noise = new byte[random.Next(1, 9)];
            random.NextBytes(noise);
            bench.Wire.InjectNoise(noise);
            await bench.Pass(random.Next(1, 200));
        }

        await bench.Coins.EndDepositAsync(CashDepositEnd.Deposit, default);
        await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);

        Assert.Equal(bench.CoinDevice.BoxYen, bench.CoinLedger.AcceptedYen);
        Assert.Equal(bench.BillDevice.BoxYen, bench.BillLedger.AcceptedYen);
        Assert.True(bench.BillDevice.BoxYen > 0);
        Assert.Empty(bench.CoinLedger.Uncertain);
    });

    [Theory]
    [InlineData(1, 16, 200)]
    [InlineData(256, 16, 200)]
    [InlineData(2, 0, 200)]
    [InlineData(2, 17, 200)]
    [InlineData(2, 16, 49)]
    [InlineData(2, 16, 901)]
    public void Options_outside_their_range_are_refused(int address, int positions, int milliseconds)
    {
        CcTalkBus bus = new(Stream.Null, TimeProvider.System);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CcTalkCoinAcceptor(
            bus,
            new() { Address = address, Positions = positions, PollInterval = Ms(milliseconds) },
            new MemoryLedger(),
            TimeProvider.System));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CcTalkBillAcceptor(
            bus,
            new() { Address = address, Positions = positions, PollInterval = Ms(milliseconds) },
            new MemoryLedger(),
            TimeProvider.System));
    }

    [Fact]
    public void Denominations_that_do_not_exist_are_refused()
    {
        CcTalkBus bus = new(Stream.Null, TimeProvider.System);
        Assert.Throws<ArgumentException>(() => new CcTalkCoinAcceptor(
            bus, new() { AcceptedYen = [1_000] }, new MemoryLedger(), TimeProvider.System));
        Assert.Throws<ArgumentException>(() => new CcTalkBillAcceptor(
            bus, new() { AcceptedYen = [500] }, new MemoryLedger(), TimeProvider.System));
    }

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<CashAcceptorFault>().Order(), CashAcceptorFaults.Names.Values.Order());
}
