using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>What each kind of entry changes, over one transaction.</summary>
internal sealed class EntryProjection(IDocumentTransaction transaction)
{
    /// <summary>Japan Standard Time, without daylight saving since 1952.</summary>
    private static readonly TimeSpan JapanOffset = TimeSpan.FromHours(9);

    private readonly DocumentCache<SaleDocument> sales = new(Collections.Sales, transaction);
    private readonly DocumentCache<MemberDocument> members = new(Collections.Members, transaction);
    private readonly DocumentCache<CardDocument> cards = new(Collections.Cards, transaction);
    private readonly DocumentCache<DayTotalsDocument> days = new(Collections.Days, transaction);
    private readonly DocumentCache<DepartmentDocument> departments = new(Collections.Departments, transaction);
    private readonly DocumentCache<ProductDocument> products = new(Collections.Products, transaction);
    private readonly DocumentCache<StaffDocument> staff = new(Collections.Staff, transaction);
    private readonly DocumentCache<ShopDocument> shop = new(Collections.Shop, transaction);
    private readonly DocumentCache<AccessTokenDocument> tokens = new(Collections.Tokens, transaction);
    private CountersDocument? counters = transaction.Get(Collections.Counters, Collections.TheOnly);

    public void Add(JournalEntry entry)
    {
        Count(entry);
        switch (entry.Data)
        {
            case SaleClosed sale:
                AddSale(entry, sale);
                break;
            case ReceiptPrinted receipt:
                if (sales.Get(receipt.SaleId) is { ReceiptPrinted: false } printed) sales.Put(printed with { ReceiptPrinted = true });
                break;
            case MemberRegistered member:
                AddMember(entry, member);
                break;
            case DayClosed:
                days.Put(DayOf(entry) with { IsClosed = true });
                break;
            case ShopConfigured configured:
                shop.Put(new(configured.Shop));
                break;
            case DepartmentDefined defined:
                departments.Put(new(defined.Department));
                break;
            case ProductDefined defined:
                products.Put(new(defined.Product));
                break;
            case StaffRegistered person:
                staff.Put(new(person.StaffId, person.Name, person.Role));
                break;
            case AccessGranted access:
                tokens.Put(new(access.TokenHash, access.TokenId, access.Label, access.From, entry.At));
                break;
            case JournalOpened or SaleCancelled:
                break;
            default:
                throw new InvalidOperationException($"{entry.Data.GetType().Name} is not projected.");
        }
    }

    public void Flush()
    {
        sales.Flush();
        members.Flush();
        cards.Flush();
        days.Flush();
        departments.Flush();
        products.Flush();
        staff.Flush();
        shop.Flush();
        tokens.Flush();
        if (counters is not null) transaction.Put(Collections.Counters, counters);
    }

    private void Count(JournalEntry entry)
    {
        var before = counters ?? new(0, 0, Yen.Zero, DateOnly.MinValue, DayOpen: false, "");
        var isOpen = before.DayOpen || entry.Day != before.LastDay;
        counters = before with
        {
            LastDay = entry.Day,
            DayOpen = isOpen && entry.Data is not DayClosed,
            LastHash = entry.Hash,
            LastReceiptNumber = entry.Data is SaleClosed sale ? sale.Number : before.LastReceiptNumber,
            PerpetualTotal = entry.Data is SaleClosed sold ? before.PerpetualTotal + sold.Total : before.PerpetualTotal,
            LastMemberNumber = before.LastMemberNumber + (entry.Data is MemberRegistered ? 1 : 0),
        };
    }

    private void AddSale(JournalEntry entry, SaleClosed sale)
    {
        sales.Put(new(
            sale.SaleId, sale.Number, entry.Sequence, entry.At, entry.Day, sale.StartedAt, entry.StaffId, sale.Lines, sale.Total,
            sale.Taxes, sale.Tenders, sale.Change, sale.MemberId, sale.PointsGranted, sale.PointsBalance, ReceiptPrinted: false));
        days.Put(WithSale(DayOf(entry), entry, sale));
        if (sale.MemberId is null || members.Get(sale.MemberId) is not { } member) return;
        members.Put(member with
        {
            Points = member.Points + sale.PointsGranted,
            TotalSpent = member.TotalSpent + sale.Total,
            Visits = member.Visits + (member.LastVisit == entry.Day ? 0 : 1),
            LastVisit = entry.Day,
            SaleCount = member.SaleCount + 1,
        });
    }

    private void AddMember(JournalEntry entry, MemberRegistered member)
    {
        members.Put(new(
            member.MemberId, member.Profile, member.CardHashes.Count, 0, Yen.Zero, 0, 0, entry.Day, null, member.RequestKey));
        foreach (var hash in member.CardHashes) cards.Put(new(hash, member.MemberId));
    }

    private DayTotalsDocument DayOf(JournalEntry entry) =>
        days.Get(Collections.DayKey(entry.Day)) ?? new(entry.Day, 0, Yen.Zero, [], [], [], 0, 0, 0, IsClosed: false);

    private static DayTotalsDocument WithSale(DayTotalsDocument day, JournalEntry entry, SaleClosed sale)
    {
        var taxes = day.Taxes;
        foreach (var rate in sale.Taxes)
        {
            taxes = Merge(
                taxes, rate, total => -total.RateBasisPoints, (sum, one) => sum with { Total = sum.Total + one.Total, Tax = sum.Tax + one.Tax });
        }

        var sold = day.Departments;
        foreach (var line in sale.Lines)
        {
            if (line.Voided) continue;
            sold = Merge(
                sold,
                new(line.Department, line.Quantity, line.Amount),
                total => total.Department,
                (sum, one) => sum with { Pieces = sum.Pieces + one.Pieces, Total = sum.Total + one.Total });
        }

        return day with
        {
            Sales = day.Sales + 1,
            Total = day.Total + sale.Total,
            Taxes = taxes,
            Departments = sold,
            Hours = Merge(
                day.Hours,
                new(entry.At.ToOffset(JapanOffset).Hour, 1, sale.Total),
                total => total.Hour,
                (sum, one) => sum with { Sales = sum.Sales + one.Sales, Total = sum.Total + one.Total }),
            FirstNumber = day.Sales == 0 ? sale.Number : day.FirstNumber,
            LastNumber = sale.Number,
            PointsGranted = day.PointsGranted + sale.PointsGranted,
        };
    }

    /// <summary>Adds one to the item of its place, or puts it where it belongs.</summary>
    private static EquatableList<T> Merge<T>(EquatableList<T> list, T one, Func<T, int> place, Func<T, T, T> add)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var order = place(list[i]).CompareTo(place(one));
            if (order == 0) return list.SetItem(i, add(list[i], one));
            if (order > 0) return [.. list.Take(i), one, .. list.Skip(i)];
        }

        return list.Add(one);
    }
}
