using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Tests.Journal;

namespace Appliance.Storage.Tests.Projections;

public sealed class ProjectorTests : IDisposable
{
    private readonly MemoryDocumentStore store = new();
    private readonly Shopkeeper shop = new();
    private readonly Bench bench = new();

    [Fact]
    public void A_sale_is_found_by_id_day_and_member_until_printed_also_as_unprinted()
    {
        Live([shop.Opened(Bench.Signer), shop.Member(), shop.Sale(member: "M000001"), shop.Sale(), shop.Printed(1)]);
        var sale = store.Get(Collections.Sales, Collections.NumberKey(1))!;
        Assert.Equal((1, 3, "M000001", 15, 15, true), (sale.Number, sale.Sequence, sale.MemberId, sale.Sale.PointsGranted, sale.Sale.PointsBalance, sale.ReceiptPrinted));
        Assert.Equal([2, 1], Numbers(Collections.SalesByDay, "2026-11-21", "2026-11-22", descending: true));
        Assert.Equal([1], Numbers(Collections.SalesByMember, Collections.MemberFrom("M000001"), Collections.MemberTo("M000001")));
        Assert.Equal(
            ["20261121-000002"],
            store.Range(Collections.PapersWaiting, Collections.PapersBySequence, "", Collections.End, 9).Select(paper => paper.Id));
    }

    [Fact]
    public void No_two_collections_have_one_name()
    {
        var names = Collections.All.Select(collection => collection.Name).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void A_member_has_points_visits_and_what_was_spent()
    {
        Live(
        [
            shop.Opened(Bench.Signer), shop.Member("r-1"), shop.Sale(1000, "M000001"), shop.Sale(200, "M000001"), shop.CloseDay(),
            shop.Sale(400, "M000001"),
        ]);
        var member = store.Get(Collections.Members, "M000001")!;
        Assert.Equal("会員 1", member.Profile?.Name);
        Assert.Equal((24, new Domain.Money.Yen(2400), 2, 3), (member.Points, member.TotalSpent, member.Visits, member.SaleCount));
        Assert.Equal((new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 22)), (member.FirstSeen, member.LastVisit));
        Assert.Equal(member, store.Range(Collections.Members, Collections.MembersByKana, "ｶｲ", "ｶｲ" + Collections.End, 9).Single());
        Assert.Equal(member, store.Range(Collections.Members, Collections.MembersByRequest, "r-1", "r-1 ", 9).Single());
        Assert.Equal(new CardDocument($"{1:x64}", "M000001"), store.Get(Collections.Cards, $"{1:x64}"));
    }

    [Fact]
    public void A_day_has_totals_per_rate_department_and_hour_of_Japan()
    {
        Live([shop.Opened(Bench.Signer), shop.Sale(1080, withVoid: true), shop.Sale(108), shop.CloseDay()]);
        var day = store.Get(Collections.Days, "2026-11-21")!;
        Assert.Equal((2, new Domain.Money.Yen(1782), 1, 2, 0, true), (day.Totals.Sales, day.Totals.Total, day.Totals.FirstNumber, day.Totals.LastNumber, day.Totals.PointsGranted, day.IsClosed));
        Assert.Equal([new(1000, new(594), new(53)), new(800, new(1188), new(88))], day.Totals.Taxes);
        Assert.Equal([new(1, 2, new(1188)), new(2, 2, new(594))], day.Totals.Departments);
        Assert.Equal([new HourTotal(10, 2, new(1782))], day.Hours);
    }

    [Fact]
    public void Counters_go_on_from_entry_to_entry()
    {
        Live([shop.Opened(Bench.Signer), shop.Member(), shop.Sale(), shop.CloseDay(), shop.Member(), shop.Sale(200)]);
        using var journal = bench.Open();
        var counters = store.Get(Collections.Counters, Collections.TheOnly)!;
        var totals = counters.Totals;
        Assert.Equal(journal.LastHash, counters.LastHash);
        Assert.Equal(
            (2, 2, new Domain.Money.Yen(1800), new DateOnly(2026, 11, 22), false),
            (totals.LastReceiptNumber, totals.LastMemberNumber, totals.PerpetualTotal, totals.Day, totals.DayIsClosed));
        Assert.Equal(journal.Read(1).Aggregate(Domain.Register.RunningTotals.Empty, (sofar, entry) => sofar.After(entry.Day, entry.At, entry.StaffId, entry.Data)), totals);
    }

    [Fact]
    public void A_closed_day_is_not_opened_again_by_what_follows_on_it()
    {
        var sale = shop.Sale();
        var printed = shop.Printed();
        Live([shop.Opened(Bench.Signer) with { Day = sale.Day }, sale, shop.CloseDay(), printed]);
        Assert.True(store.Get(Collections.Counters, Collections.TheOnly)!.Totals.DayIsClosed);
    }

    [Fact]
    public void Shop_departments_products_staff_and_tokens_are_kept()
    {
        ShopProfile profile = new("みどり商店", null, null, null, [new(TaxClass.Standard, new(2019, 10, 1), 1000)]);
        Department food = new(1, "食品", "ｼｮｸﾋﾝ", TaxClass.Reduced);
        Product tea = new("1001", "4901234567894", "緑茶", "ﾘｮｸﾁｬ", new(150), 1);
        Live(
        [
            shop.Opened(Bench.Signer), shop.Draft(new ShopConfigured(profile)), shop.Draft(new DepartmentDefined(food)),
            shop.Draft(new ProductDefined(tea)), shop.Draft(new ProductDefined(tea with { Jan = "49012345" })),
            shop.Draft(new StaffRegistered("01", "佐藤", StaffRole.Owner)), shop.Draft(new AccessGranted("t1", "abcd", "tablet", "192.0.2.7")),
        ]);
        Assert.Equal(profile, store.Get(Collections.Shop, Collections.TheOnly)?.Shop);
        Assert.Equal(food, store.Get(Collections.Departments, "1")?.Department);
        Assert.Empty(store.Range(Collections.Products, Collections.ProductsByJan, "4901234567894", "4901234567894 ", 9));
        Assert.Equal("1001", store.Range(Collections.Products, Collections.ProductsByJan, "49012345", "49012345 ", 9).Single().Product.Code);
        Assert.Equal(new StaffDocument("01", "佐藤", StaffRole.Owner), store.Get(Collections.Staff, "01"));
        Assert.Equal(("t1", "tablet"), (store.Get(Collections.Tokens, "abcd")?.TokenId, store.Get(Collections.Tokens, "abcd")?.Label));
    }

    [Fact]
    public void Entries_applied_twice_count_once_and_missing_ones_are_refused()
    {
        using var journal = bench.Open();
        Projector projector = new(store);
        var first = journal.Append([shop.Opened(Bench.Signer), shop.Sale()]);
        var second = journal.Append([shop.Sale()]);
        var third = journal.Append([shop.Sale()]);
        projector.Apply(first);
        projector.Apply(first);
        Assert.Throws<InvalidOperationException>(() => projector.Apply(third));
        projector.Apply([.. first, .. second, .. third]);
        Assert.Equal(3, store.Get(Collections.Days, "2026-11-21")?.Totals.Sales);
        Assert.Equal(4, store.AppliedSequence);
    }

    [Fact]
    public void A_store_ahead_of_the_journal_or_of_another_one_is_rebuilt()
    {
        Bench otherBench = new();
        Shopkeeper otherShop = new();
        using var other = otherBench.Open();
        Projector projector = new(store);
        projector.Apply(other.Append([otherShop.Opened(Bench.Signer), otherShop.Sale(5), otherShop.Sale(7)]));

        using var journal = bench.Open();
        journal.Append([shop.Opened(Bench.Signer), shop.Sale(100)]);
        projector.CatchUp(journal);
        Assert.Equal((2, new Domain.Money.Yen(150)), (store.AppliedSequence, store.Get(Collections.Days, "2026-11-21")!.Totals.Total));

        store.Clear();
        projector.Apply([.. other.Read(1).Take(2)]);
        projector.CatchUp(journal);
        Assert.Equal(new Domain.Money.Yen(150), store.Get(Collections.Days, "2026-11-21")!.Totals.Total);
    }

    [Fact]
    public void Damage_met_while_catching_up_reaches_the_caller()
    {
        using var journal = bench.Open();
        journal.Append([shop.Opened(Bench.Signer), shop.Sale(), shop.Sale()]);
        var bytes = bench.Files.ReadAll(Bench.PathOf("2026-11-21.jsonl"));
        bytes[bytes.AsSpan().LastIndexOf("緑茶"u8)] ^= 4;
        Assert.Throws<Storage.Journal.JournalDamagedException>(() => new Projector(store).CatchUp(journal));
    }

    public void Dispose() => store.Dispose();

    private void Live(EntryDraft[] drafts)
    {
        using var journal = bench.Open();
        new Projector(store).Apply(journal.Append(drafts));
    }

    private IEnumerable<long> Numbers(DocumentIndex<SaleDocument> index, string from, string to, bool descending = false) =>
        store.Range(Collections.Sales, index, from, to, 99, descending).Select(sale => sale.Number);
}
