using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>What members buy, kept sale by sale.</summary>
internal sealed class FiguresProjection(IDocumentTransaction transaction, DocumentCache<SaleDocument> sales) : IPartProjection
{
    private readonly DocumentCache<FiguresDocument> figures = new(GroupsCollections.Figures, transaction);
    private readonly DocumentCache<PurchaseDocument> purchases = new(GroupsCollections.Purchases, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case MemberRegistered member:
                figures.Put(new(member.MemberId, MemberFigures.Of(entry.Day)));
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

    /// <summary>A member's figures; null for an unknown member.</summary>
    public MemberFigures? Of(string memberId) => figures.Get(memberId)?.Figures;

    /// <summary>How a member bought something; null for never.</summary>
    public PurchaseFigures? Bought(string memberId, PurchaseSubject subject) => purchases.Get($"{memberId}/{subject.Key}")?.Figures;

    private void Sold(string memberId, DateOnly day, DateTimeOffset at, SaleClosed sale)
    {
        if (figures.Get(memberId) is not { } known) return;
        figures.Put(known with { Figures = known.Figures.Sold(day, HourOf(at), sale.Total) });
        foreach (var line in sale.Lines)
        {
            if (!line.Voided) Each(memberId, day, line, it => it.Bought(day, line.Quantity, line.Net));
        }
    }

    private void TakeBack(string memberId, SaleRefunded refund, SaleDocument original)
    {
        if (figures.Get(memberId) is not { } known) return;
        var whole = Returns.IsWhole(original, refund);
        figures.Put(known with { Figures = known.Figures.TakenBack(original.Day, HourOf(original.At), refund.Total, whole) });
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
        var next = change(Bought(memberId, subject) ?? PurchaseFigures.None(day));
        if (next.Pieces > 0) purchases.Put(new(memberId, subject.Key, next));
        else purchases.Delete($"{memberId}/{subject.Key}");
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
