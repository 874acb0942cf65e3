using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>What members buy, kept sale by sale.</summary>
internal sealed class FiguresProjection(
    IDocumentTransaction transaction, DocumentCache<SaleDocument> sales, MemberFamilies families) : IPartProjection
{
    private readonly FamilyDocuments<FiguresDocument> figures = new(
        GroupsCollections.Figures, GroupsCollections.OwnFigures, transaction, families, Join);

    private readonly FamilyDocuments<PurchaseDocument> purchases = new(
        GroupsCollections.Purchases, GroupsCollections.OwnPurchases, transaction, families, Join);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case MemberRegistered member:
                figures.Put(member.MemberId, new(member.MemberId, MemberFigures.Of(entry.Day)));
                break;
            case MemberErased erased when figures.Own(erased.MemberId) is { } kept:
                figures.Put(erased.MemberId, kept with { Erased = true });
                break;
            case BalancesOpened opened when figures.Own(opened.MemberId) is { } kept:
                figures.Put(opened.MemberId, kept with { Figures = kept.Figures.Brought(opened.Balances) });
                break;
            case EarlierSaleBrought { MemberId: var id, Sale: var earlier } when figures.Own(id) is { } kept:
                figures.Put(id, kept with { Figures = kept.Figures.SoldEarlier(earlier.Day, earlier.Hour, earlier.Total) });
                BuyEarlier(id, earlier);
                break;
            case MembersMerged merged:
                figures.Merge(merged);
                foreach (var subject in SubjectsOf(merged.MemberId, merged.AbsorbedId)) purchases.Merge(merged, subject);
                break;
            case MembersUnmerged parted:
                figures.Part(parted);
                foreach (var subject in SubjectsOf(parted.MemberId)) purchases.Part(parted, subject);
                break;
            case SaleClosed { MemberId: { } id } sale:
                Sold(id, entry.Day, entry.At, sale);
                break;
            case PointsAdded added when Sale(added.SaleId) is { } late:
                Sold(added.MemberId, late.Day, late.At, late.Sale);
                break;
            case SaleRefunded { MemberId: { } id } refund when Sale(refund.OriginalSaleId) is { } original:
                TakeBack(id, refund, original);
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        figures.Flush();
        purchases.Flush();
    }

    /// <summary>A living member's figures; null for an unknown member and for one that was joined into another.</summary>
    public MemberFigures? Of(string memberId) => figures.Get(memberId)?.Figures;

    /// <summary>The figures that are a member's own.</summary>
    public MemberFigures? Own(string memberId) => figures.Own(memberId)?.Figures;

    /// <summary>How a living member bought something; null for never.</summary>
    public PurchaseFigures? Bought(string memberId, PurchaseSubject subject) =>
        purchases.Get(memberId, $"/{subject.Key}")?.Figures;

    private static FiguresDocument Join(string id, IReadOnlyList<FiguresDocument> all) => new(
        id, all.Skip(1).Aggregate(all[0].Figures, (one, other) => one.With(other.Figures)))
    {
        Erased = all.Any(it => it.Erased),
    };

    private static PurchaseDocument Join(string id, IReadOnlyList<PurchaseDocument> all) => new(
        id, all[0].Subject, all.Skip(1).Aggregate(all[0].Figures, (one, other) => one.With(other.Figures)));

    /// <summary>What living members bought, each with a slash before it.</summary>
    private IEnumerable<string> SubjectsOf(params IEnumerable<string> memberIds)
    {
        purchases.Flush();
        return memberIds
            .SelectMany(id => transaction.Range(
                GroupsCollections.Purchases, GroupsCollections.PurchasesByMember, Collections.MemberFrom(id), Collections.MemberTo(id),
                int.MaxValue))
            .Select(it => $"/{it.Subject}").Distinct(StringComparer.Ordinal).ToList();
    }

    private void Sold(string memberId, DateOnly day, DateTimeOffset at, SaleClosed sale)
    {
        if (figures.Own(memberId) is not { } known) return;
        figures.Put(memberId, known with { Figures = known.Figures.Sold(day, HourOf(at), sale.Total) });
        foreach (var line in sale.Lines)
        {
            if (!line.Voided) Each(memberId, day, line, it => it.Bought(day, line.Quantity, line.Net));
        }
    }

    /// <summary>Each thing once a day, whatever the file's lines were.</summary>
    private void BuyEarlier(string memberId, EarlierSale sale)
    {
        var bought = sale.Lines.Where(it => it.Code is not null).Select(it => (Of: PurchaseSubject.Product(it.Code!), Line: it))
            .Concat(sale.Lines.Where(it => it.Department is not null).Select(it => (Of: PurchaseSubject.Department(it.Department!.Value), Line: it)));
        foreach (var thing in bought.GroupBy(it => it.Of, it => it.Line))
        {
            var (pieces, amount) = (thing.Sum(it => it.Quantity), new Yen(thing.Sum(it => it.Amount.Amount)));
            Change(memberId, sale.Day, thing.Key, it => it.Bought(sale.Day, pieces, amount));
        }
    }

    private void TakeBack(string memberId, SaleRefunded refund, SaleDocument original)
    {
        if (figures.Own(memberId) is not { } known) return;
        var whole = Returns.IsWhole(original, refund);
        figures.Put(
            memberId, known with { Figures = known.Figures.TakenBack(original.Day, HourOf(original.At), refund.Total, whole) });
        foreach (var (_, line) in refund.Lines)
        {
            Each(memberId, original.Day, line, it => it.TakenBack(original.Day, line.Quantity, line.Net));
        }
    }

    /// <summary>Changes what is kept of the line's product and of its department.</summary>
    private void Each(string memberId, DateOnly day, SaleLine line, Func<PurchaseFigures, PurchaseFigures> change)
    {
        if (line.Code is { } code) Change(memberId, day, PurchaseSubject.Product(code), change);
        Change(memberId, day, PurchaseSubject.Department(line.Department), change);
    }

    private void Change(string memberId, DateOnly day, PurchaseSubject subject, Func<PurchaseFigures, PurchaseFigures> change)
    {
        var of = $"/{subject.Key}";
        var next = change(purchases.Own(memberId, of)?.Figures ?? PurchaseFigures.None(day));
        if (next.Pieces > 0) purchases.Put(memberId, new(memberId, subject.Key, next), of);
        else purchases.Delete(memberId, of);
    }

    private SaleDocument? Sale(string id) => Collections.NumberKeyOf(id) is { } key ? sales.Get(key) : null;

    private static int HourOf(DateTimeOffset at) => at.ToOffset(BusinessDay.JapanOffset).Hour;
}

/// <summary>What is left of a sale.</summary>
internal static class Returns
{
    /// <summary>Whether nothing is left of a sale after one more refund of it.</summary>
    /// <param name="original">As it stands before that refund.</param>
    /// <param name="refund">The refund.</param>
    public static bool IsWhole(SaleDocument original, SaleRefunded refund)
    {
        EquatableList<SaleLine> lines = original.Sale.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            var back = (original.Returned?[i] ?? 0) + refund.Lines.Where(it => it.Index == i).Sum(it => it.Line.Quantity);
            if (!lines[i].Voided && back < lines[i].Quantity) return false;
        }

        return true;
    }
}
