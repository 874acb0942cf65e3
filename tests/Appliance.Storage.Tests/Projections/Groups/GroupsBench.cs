using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;
using Appliance.Storage.Tests.Journal;

namespace Appliance.Storage.Tests.Projections.Groups;

/// <summary>A shop whose days are written by hand: members, sales, returns and groups, projected entry by entry.</summary>
internal sealed class GroupsBench : IDisposable
{
    private readonly Bench bench = new();
    private readonly Storage.Journal.Journal journal;
    private readonly Projector projector;
    private long number;

    public GroupsBench()
    {
        journal = bench.Open();
        projector = new(Store);
        Tell(new JournalOpened(Convert.ToBase64String(Bench.Signer.PublicKeySpki.Span)));
    }

    public MemoryDocumentStore Store { get; } = new();

    public DateOnly Day { get; set; } = new(2026, 1, 1);

    /// <summary>Hour in Japan of what is told next.</summary>
    public int Hour { get; set; } = 10;

    public void Tell(params EntryData[] data) => projector.Apply(journal.Append([.. data.Select(it => new EntryDraft(
        new(Day, new TimeOnly(Hour, 0), TimeSpan.FromHours(9)), Day, null, it))]));

    public void Member(string id, DateOnly? birthday = null, params MemberAttribute[] attributes) => Tell(new MemberRegistered(
        id, new($"会員{id}", "", Birthday: birthday, Attributes: [.. attributes]), []));

    public void Segment(string id, Condition condition, bool archived = false, string name = "グループ") =>
        Tell(new SegmentDefined(id, name, condition, archived));

    /// <summary>Sells one piece each; returns the sale.</summary>
    public SaleClosed Sale(string? member, params (string Code, int Department, long Yen)[] goods)
    {
        number++;
        EquatableList<SaleLine> lines =
        [
            .. goods.Select(it => new SaleLine(
                it.Code.Length == 0 ? null : it.Code, "品", it.Department, Domain.Catalog.TaxClass.Standard, 1000, 1, new(it.Yen), new(it.Yen))),
        ];
        Yen total = new(goods.Sum(it => it.Yen));
        SaleClosed sale = new(
            $"{Day:yyyyMMdd}-{number:D6}", number, new(Day, new TimeOnly(Hour, 0), TimeSpan.FromHours(9)), lines, total,
            [new(1000, total, new(total.Amount / 11))], [new(TenderKind.Cash, total, total)], Yen.Zero, member, 0, 0);
        Tell(sale);
        return sale;
    }

    /// <summary>Takes lines of a sale back; all of them when none is named.</summary>
    public void Refund(SaleClosed sale, string? member, params int[] lines)
    {
        number++;
        int[] which = lines.Length == 0 ? [.. Enumerable.Range(0, sale.Lines.Count)] : lines;
        Yen total = new(which.Sum(it => sale.Lines[it].Net.Amount));
        Tell(new SaleRefunded(
            $"{Day:yyyyMMdd}-{number:D6}", number, RefundKind.Return, sale.SaleId, sale.Number, Day,
            [.. which.Select(it => new RefundedLine(it, sale.Lines[it]))], total, [new(1000, total, new(total.Amount / 11))],
            [new(TenderKind.Cash, total, total)], member, 0, 0, 0));
    }

    public bool SettleOnce() => projector.Settle();

    public void Settle()
    {
        while (projector.Settle())
        {
            // Slice by slice.
        }
    }

    public string[] In(string segment) => [.. Store.MembersOf(segment)];

    public MembershipDocument? Membership(string segment, string member) =>
        Store.Get(GroupsCollections.Memberships, $"{segment}/{member}");

    /// <summary>Everything of the groups as one text, after everything that waits was done.</summary>
    public static string Everything(IDocumentStore store)
    {
        Projector settling = new(store);
        while (settling.Settle())
        {
            // Slice by slice.
        }

        return string.Join(
            '\n',
            [
                .. All(store, GroupsCollections.Figures, GroupsCollections.FiguresById),
                .. All(store, GroupsCollections.Purchases, GroupsCollections.PurchasesByMember),
                .. All(store, GroupsCollections.Memberships, GroupsCollections.EnteredByDay),
                .. All(store, GroupsCollections.SegmentDays, GroupsCollections.SegmentDaysByDay),
                .. All(store, GroupsCollections.Segments, GroupsCollections.SegmentsById),
                .. All(store, GroupsCollections.MemberSegments, GroupsCollections.MembersByDue),
                .. All(store, Storage.Projections.Reports.ReportCollections.SegmentSales, Storage.Projections.Reports.ReportCollections.SegmentsByPeriod),
                .. All(store, GroupsCollections.Pairs, GroupsCollections.PairsByCount),
                .. All(store, GroupsCollections.ProductSales, GroupsCollections.ProductSalesByCode),
            ]);
    }

    public string Rebuilt()
    {
        MemoryDocumentStore other = new();
        new Projector(other).Rebuild(journal);
        return Everything(other);
    }

    public void Dispose()
    {
        journal.Dispose();
        Store.Dispose();
    }

    private static IEnumerable<string> All<T>(IDocumentStore store, DocumentCollection<T> collection, DocumentIndex<T> index)
        where T : class => store.Range(collection, index, "", Collections.End, int.MaxValue)
        .Select(it => System.Text.Json.JsonSerializer.Serialize(it, collection.Json));
}
