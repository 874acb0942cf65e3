using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Loyalty;
using Appliance.Storage.Projections.Prepaid;

namespace Appliance.Firmware.Roster;

/// <summary>What a member is handed about themselves at the counter (ご利用明細); nothing in it is of anybody else.</summary>
/// <param name="MemberId">Number.</param>
/// <param name="Name">Null when erased meanwhile, or when only the card is known.</param>
/// <param name="Visits">Business days with a sale.</param>
/// <param name="LastVisit">Or null.</param>
/// <param name="TotalSpent">Sum of all sales less what was given back.</param>
/// <param name="Sales">The latest first, at most <see cref="SaleLimit"/>.</param>
/// <param name="Points">In double entry.</param>
/// <param name="Moves">The latest first, at most <see cref="MoveLimit"/>.</param>
/// <param name="NextExpiry">Last day of the points that expire first, or null where none do.</param>
/// <param name="Expiring">How many those are.</param>
/// <param name="Passes">Passes that last, the first to end first.</param>
/// <param name="Prepaid">Prepaid that can still be used.</param>
/// <param name="PrepaidMoves">The latest first, at most <see cref="MoveLimit"/>.</param>
internal sealed record Statement(
    string MemberId,
    string? Name,
    int Visits,
    DateOnly? LastVisit,
    Yen TotalSpent,
    IReadOnlyList<StatementSale> Sales,
    PointAccount Points,
    IReadOnlyList<PointMoveDocument> Moves,
    DateOnly? NextExpiry,
    long Expiring,
    IReadOnlyList<HeldPass> Passes,
    Yen Prepaid,
    IReadOnlyList<PrepaidMoveDocument> PrepaidMoves)
{
    /// <summary>Sales on one paper.</summary>
    public const int SaleLimit = 10;

    /// <summary>Moves of points, and of prepaid, on one paper.</summary>
    public const int MoveLimit = 10;

    /// <summary>Of a member, and of all joined into it.</summary>
    /// <param name="documents">The store.</param>
    /// <param name="memberId">Known; another one may have taken its place since.</param>
    /// <param name="day">Business day it is made on.</param>
    public static Statement Of(IDocumentReader documents, string memberId, DateOnly day)
    {
        var member = MergedMembers.Living(documents, memberId)!;
        var loyalty = documents.Get(LoyaltyCollections.Members, member.Id) ?? new(member.Id);
        var expiry = documents.Get(LoyaltyCollections.Rules, Collections.TheOnly)?.Rules.Expiry;
        var lots = loyalty.Points.Lots;
        return new(
            member.Id,
            member.Profile?.Name,
            member.Visits,
            member.LastVisit,
            member.TotalSpent,
            SalesOf(documents, member),
            loyalty.Points.Account,
            MovesOf(documents, member),
            expiry?.NextOf(loyalty.Points),
            expiry is null || lots.Count == 0 ? 0 : expiry.Kind == ExpiryKind.Age ? lots[0].Points : loyalty.Points.Account.Held,
            [.. (loyalty.Passes ?? []).Where(pass => pass.Until >= day)],
            member.PrepaidOn(day),
            PrepaidCollections.MovesOf(documents, member.Id, MoveLimit));
    }

    private static IReadOnlyList<StatementSale> SalesOf(IDocumentReader documents, MemberDocument member) =>
    [
        .. MergedMembers.Family(documents, member.Id)
            .SelectMany(id => documents.Range(
                Collections.Sales, Collections.SalesByMember, Collections.MemberFrom(id), Collections.MemberTo(id), SaleLimit, descending: true))
            .OrderByDescending(sale => sale.Number)
            .Take(SaleLimit)
            .Select(sale => new StatementSale(
                sale.Day, sale.Number,
                sale.Sale.Total - (sale.RefundedTaxes ?? []).Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total))),
    ];

    private static IReadOnlyList<PointMoveDocument> MovesOf(IDocumentReader documents, MemberDocument member) =>
    [
        .. MergedMembers.Family(documents, member.Id)
            .SelectMany(id => documents.Range(
                LoyaltyCollections.Moves, LoyaltyCollections.MovesByMember, Collections.MemberFrom(id), Collections.MemberTo(id), MoveLimit,
                descending: true))
            .OrderByDescending(move => move.Id, StringComparer.Ordinal)
            .Take(MoveLimit),
    ];
}

/// <summary>A sale as a statement tells it.</summary>
/// <param name="Day">Business day.</param>
/// <param name="Number">Receipt number.</param>
/// <param name="Net">What was paid less what was given back.</param>
internal sealed record StatementSale(DateOnly Day, long Number, Yen Net);
