using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Hardware.Emulation.CashAcceptors;

namespace Appliance.Firmware.Tests.Devices;

/// <summary>From the slot to the journal and the closing of the sale, with the power of the appliance cut on the way.</summary>
public sealed class CashPowerCutTests
{
    private const int PointLimit = 500;

    [Fact]
    public void A_sale_is_paid_with_coins_and_a_bill() => CashTill.Run(cutAt: 0, async till =>
    {
        await SellAsync(till);

        var sale = Assert.Single(till.Entries.OfType<SaleClosed>());
        Assert.Equal((new Yen(2_000), new Yen(200)), (sale.Total, sale.Change));
        Assert.Equal(2_200, till.InBoxes);
        Assert.Equal(2_200, till.Counted);
        Assert.All(till.Inserted, money => Assert.NotNull(money.Sale));
        Assert.False(till.Core.Devices.Around.Coins!.IsDepositing);
    });

    [Fact]
    public void Money_comes_back_while_no_sale_waits_for_it() => CashTill.Run(cutAt: 0, async till =>
    {
        Assert.False(till.Bench.Around.Insert(100));
        await till.KeysAsync("1 0 0 DEPT2");
        Assert.False(till.Bench.Around.Insert(100));
        await till.KeysAsync("SUBTOTAL");
        await till.PassAsync(TimeSpan.FromSeconds(2));
        Assert.True(till.Bench.Around.Insert(100));
        await till.PassAsync(TimeSpan.FromSeconds(3));
        Assert.False(till.Bench.Around.Insert(100));
    });

    [Fact]
    public void With_the_power_cut_at_any_write_no_money_is_lost_or_counted_twice()
    {
        var point = 1;
        for (var cut = true; cut; point++)
        {
            Assert.True(point < PointLimit, "It never ends.");
            var at = point;
            CashTill.Run(at, async till =>
            {
                await SellAsync(till);
                await till.PassAsync(TimeSpan.FromSeconds(8));

                Assert.True(till.InBoxes == till.Counted, $"Point {at}: ¥{till.InBoxes} in the boxes, ¥{till.Counted} counted.");
                Assert.DoesNotContain(till.Inserted, money => money.Doubts is not null);
                Assert.Equal(till.Counted, till.State.Totals.Session.CashInBoxes.Amount);
                cut = till.WasCut;
            });
        }

        Assert.True(point > 10, "There are more points than that.");
    }

    [Fact]
    public void A_sale_with_money_inside_goes_on_after_the_power_comes_back() => CashTill.Run(cutAt: 0, async till =>
    {
        await till.KeysAsync("1 0 00 DEPT2 SUBTOTAL");
        await till.PassAsync(TimeSpan.FromSeconds(2));
        Assert.True(till.Bench.Around.Insert(500));
        await till.PassAsync(TimeSpan.FromSeconds(1));
        await till.RebootAsync();

        Assert.Equal(1_000, till.State.Counter.Sale?.Total.Amount);
        Assert.Equal(500, till.State.Totals.Around.Inserted.Amount);
        await till.PassAsync(TimeSpan.FromSeconds(2));
        Assert.True(till.Bench.Around.Insert(500));
        await till.PassAsync(TimeSpan.FromSeconds(1));
        await till.KeysAsync("CASH");
        Assert.Equal(1_000, till.Entries.OfType<SaleClosed>().Single().Tenders[0].Received.Amount);
    });

    [Fact]
    public void A_full_disk_lets_no_more_money_in_and_what_fell_meanwhile_is_counted_once_there_is_room() =>
        CashTill.Run(cutAt: 0, async till =>
        {
            await till.KeysAsync("1 0 00 DEPT2 SUBTOTAL");
            await till.PassAsync(TimeSpan.FromSeconds(2));
            till.Files.Plan = _ => Storage.Tests.Journal.Fault.DiskFull;
            Assert.True(till.Bench.Around.Insert(500));
            await till.PassAsync(TimeSpan.FromSeconds(2));
            Assert.False(till.Bench.Around.Insert(500));

            till.Files.Plan = _ => Storage.Tests.Journal.Fault.None;
            await till.PassAsync(TimeSpan.FromSeconds(10));
            Assert.Equal((500, 500), (till.InBoxes, till.Counted));
        });

    [Fact]
    public void Another_device_or_one_that_lost_its_memory_is_a_doubt_in_the_journal() => CashTill.Run(cutAt: 0, async till =>
    {
        await till.KeysAsync("1 0 00 DEPT2 SUBTOTAL");
        await till.PassAsync(TimeSpan.FromSeconds(2));
        till.Bench.Around.Coins!.CutPower();
        till.Bench.Around.Coins.RestorePower();
        await till.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Contains(till.Inserted, money => money.Doubts is [{ Reason: Domain.Drawers.CashDoubtReason.DeviceReset }]);
        Assert.Equal(1, till.State.Totals.Session.Totals.CashDoubts);
    });

    [Fact]
    public void A_silent_acceptor_is_off_line_and_the_sale_is_paid_by_hand() => CashTill.Run(cutAt: 0, async till =>
    {
        till.Bench.Around.Coins!.SetFault(CashAcceptorFault.Silent, active: true);
        await till.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(Appliance.Firmware.Devices.DeviceState.Offline, till.Core.Devices.Around.Coins!.State);
        Assert.Contains("says nothing", till.Core.Devices.Around.Coins.LastError, StringComparison.Ordinal);
        await till.KeysAsync("1 0 00 DEPT2 SUBTOTAL CASH");
        Assert.Single(till.Entries.OfType<SaleClosed>());
    });

    private static async Task SellAsync(CashTill till)
    {
        await till.KeysAsync("2 0 00 DEPT2 SUBTOTAL");
        await till.PassAsync(TimeSpan.FromSeconds(2));
        foreach (var yen in new[] { 100, 500, 100 })
        {
            till.Bench.Around.Insert(yen);
            await till.PassAsync(TimeSpan.FromMilliseconds(100));
        }

        till.Bench.Around.Insert(1_000);
        await till.PassAsync(TimeSpan.FromSeconds(4));
        till.Bench.Around.Insert(500);
        await till.PassAsync(TimeSpan.FromSeconds(2));
        await till.KeysAsync("CASH");
        await till.PassAsync(TimeSpan.FromSeconds(1));
    }
}
