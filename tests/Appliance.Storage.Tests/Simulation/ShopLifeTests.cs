using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Simulation;
using Appliance.Storage.Tests.Journal;

namespace Appliance.Storage.Tests.Simulation;

/// <summary>The simulated shop that figures, groups and campaigns are measured on.</summary>
public sealed class ShopLifeTests
{
    private static readonly ShopLifeOptions Small = new(300, new(2025, 11, 1), 400);

    [Fact]
    public void The_journal_of_a_simulated_life_verifies_and_adds_up()
    {
        Bench bench = new();
        long sales;
        using (var journal = bench.Open())
        {
            EntryData[] opening = [new JournalOpened(journal.PublicKey), .. Opening];
            var opened = Decider.Import(ApplianceState.Empty, opening, new(2025, 10, 1, 1, 0, 0, TimeSpan.Zero));
            journal.Append(opened.Entries);
            ShopLife life = new(Small, opened.State);
            foreach (var day in life.Live().Where(day => day.Count > 0)) journal.Append(day);
            sales = life.State.Totals.LastReceiptNumber;
        }

        var report = bench.Verify();
        Assert.True(report.Valid, report.FirstBad?.ToString());
        Assert.Equal(sales, report.Sales);
    }

    [Fact]
    public void The_same_seed_lives_the_same_life_and_another_one_does_not()
    {
        Assert.Equal(SalesOf(Small), SalesOf(Small));
        Assert.NotEqual(SalesOf(Small), SalesOf(Small with { Seed = 2 }));
    }

    [Fact]
    public void Members_come_about_as_often_as_their_interval_says_until_they_drift_away()
    {
        ShopLifeOptions loyal = Small with { LapseProbability = 0, FoundersShare = 1 };
        var visits = SalesOf(loyal).Where(sale => sale.MemberId is not null).GroupBy(sale => sale.MemberId).Sum(it => it.Count());
        var expected = new ShopLife(loyal, Opened).Members.Sum(member => loyal.Days / member.IntervalDays);

        Assert.InRange(visits / expected, 0.9, 1.15);
        Assert.True(SalesOf(Small with { FoundersShare = 1 }).Count(sale => sale.MemberId is not null) < visits * 0.9);
    }

    [Fact]
    public void Whoever_is_influenced_comes_more_often()
    {
        ShopLifeOptions loyal = Small with { LapseProbability = 0, FoundersShare = 1 };
        ShopLife life = new(loyal, Opened);
        var sales = life.Live((member, _) => member.Number % 2 == 0 ? 1.5 : 1).SelectMany(it => it)
            .Select(draft => draft.Data).OfType<SaleClosed>().Where(sale => sale.MemberId is not null).ToList();

        var even = sales.Count(sale => sale.MemberId![^1] % 2 == 0);
        Assert.InRange((double)even / (sales.Count - even), 1.2, 1.8);
    }

    private static IEnumerable<EntryData> Opening =>
    [
        new ShopConfigured(new(
            "サロン", null, null, null,
            [new(TaxClass.Standard, new(2019, 10, 1), 1000), new(TaxClass.Reduced, new(2019, 10, 1), 800)])),
        new DepartmentDefined(new(1, "技術", "ｷﾞｼﾞｭﾂ", TaxClass.Standard)),
        .. Enumerable.Range(1, 20).Select(i => new ProductDefined(new($"{i:D3}", null, $"メニュー{i}", "ﾒﾆｭｰ", new(500 * i), 1))),
        new StaffRegistered("01", "佐藤", StaffRole.Cashier),
    ];

    private static ApplianceState Opened =>
        Decider.Import(ApplianceState.Empty, Opening, new(2025, 10, 1, 1, 0, 0, TimeSpan.Zero)).State;

    private static List<SaleClosed> SalesOf(ShopLifeOptions options) =>
        [.. new ShopLife(options, Opened).Live().SelectMany(it => it).Select(draft => draft.Data).OfType<SaleClosed>()];
}
