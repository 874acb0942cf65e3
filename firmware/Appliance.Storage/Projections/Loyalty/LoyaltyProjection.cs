using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Loyalty;

/// <summary>What each kind of entry changes in points, ranks, stamps, passes and coupons.</summary>
internal sealed class LoyaltyProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<LoyaltyMemberDocument> members = new(LoyaltyCollections.Members, transaction);
    private readonly DocumentCache<LoyaltyShopDocument> shop = new(LoyaltyCollections.Shop, transaction);
    private readonly DocumentCache<LoyaltyRulesDocument> rules = new(LoyaltyCollections.Rules, transaction);
    private readonly DocumentCache<PointMoveDocument> moves = new(LoyaltyCollections.Moves, transaction);
    private readonly IssuedCouponProjection coupons = new(transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case LoyaltyConfigured configured:
                rules.Put(new(configured.Rules));
                break;
            case SaleClosed { MemberId: { } id } sale:
                Buy(entry, Of(id), sale);
                break;
            case SaleRefunded { MemberId: { } id } refund:
                Return(entry, Of(id), refund);
                break;
            case PointsAdded it:
                Move(entry, it.MemberId, PointMoveKind.Granted, it.Points, it.SaleId);
                break;
            case PointsExpired it:
                Move(entry, it.MemberId, PointMoveKind.Expired, it.Points);
                break;
            case PointsGifted it:
                Move(entry, it.MemberId, PointMoveKind.Gifted, it.Points, reason: it.Reason);
                break;
            case PointsCorrected it:
                Move(entry, it.MemberId, PointMoveKind.Corrected, it.Points, reason: it.Reason);
                break;
            case MemberPinSet it:
                members.Put(Of(it.MemberId) with { PinHash = it.PinHash });
                break;
            default:
                AddBenefit(entry);
                break;
        }

        coupons.Add(entry, id => Of(id), member => members.Put(member));
    }

    public void Flush()
    {
        members.Flush();
        shop.Flush();
        rules.Flush();
        moves.Flush();
        coupons.Flush();
    }

    private LoyaltyMemberDocument Of(string memberId) => members.Get(memberId) ?? new(memberId);

    private void AddBenefit(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case RankChanged it:
                members.Put(Of(it.MemberId) with { Rank = it.Rank, RankSince = entry.Day });
                break;
            case StampsTakenBack it:
                var member = Of(it.MemberId);
                members.Put(member with { Stamps = WithoutStamps(member.Stamps ?? [], it) });
                break;
            case PassIssued it:
                SetPasses(it.MemberId, entry.Day, passes => passes.Append(it.Pass));
                break;
            case PassUsed it:
                SetPasses(it.MemberId, entry.Day, passes => passes.Select(pass => pass.PassId == it.PassId ? pass with { Left = it.Left } : pass));
                break;
            case PassRevoked it:
                SetPasses(it.MemberId, entry.Day, passes => passes.Select(pass => Less(pass, it)));
                break;
            default:
                break;
        }
    }

    private void Buy(JournalEntry entry, LoyaltyMemberDocument member, SaleClosed sale)
    {
        members.Put(member with
        {
            Months = MonthFigures.Add(member.Months ?? [], entry.Day, sale.Total, member.LastVisit != entry.Day),
            LastVisit = entry.Day,
            Stamps = WithStamps(member.Stamps, sale.Stamps, entry.Day),
        });
        Move(entry, member.Id, PointMoveKind.Used, sale.PointsUsed, sale.SaleId);
        Move(entry, member.Id, PointMoveKind.Granted, sale.PointsGranted, sale.SaleId);
    }

    private void Return(JournalEntry entry, LoyaltyMemberDocument member, SaleRefunded refund)
    {
        members.Put(member with
        {
            Months = MonthFigures.Add(member.Months ?? [], refund.OriginalDay, Yen.Zero - refund.Total, isVisit: false),
        });
        Move(entry, member.Id, PointMoveKind.TakenBack, refund.PointsTakenBack, refund.RefundId);
        Move(entry, member.Id, PointMoveKind.Returned, refund.PointsReturned, refund.RefundId);
    }

    /// <summary>Both sides, the member's and the shop's, and the line of the statement.</summary>
    private void Move(
        JournalEntry entry, string memberId, PointMoveKind kind, long points, string? saleId = null, string? reason = null)
    {
        if (points == 0) return;
        var member = Of(memberId);
        var (before, day) = (member.Points, entry.Day);
        var after = kind switch
        {
            PointMoveKind.Used => before.Use(day, points),
            PointMoveKind.Granted => before.Grant(day, points),
            PointMoveKind.TakenBack => before.TakeBack(day, points),
            PointMoveKind.Returned => before.GiveBack(day, points),
            PointMoveKind.Expired => before.Expire(day, points),
            PointMoveKind.Gifted => before.Gift(day, points),
            PointMoveKind.Corrected => before.Correct(day, points),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody moves points so."),
        };
        members.Put(member with { Points = after });
        var all = shop.Get(Collections.TheOnly)?.Points ?? PointAccount.Zero;
        shop.Put(new(all + (after.Account - before.Account)));
        moves.Put(new(
            memberId, entry.Sequence, day, entry.At, kind, after.Account.Held - before.Account.Held, after.Account.Held,
            saleId, reason, entry.StaffId));
    }

    private void SetPasses(string memberId, DateOnly day, Func<IEnumerable<HeldPass>, IEnumerable<HeldPass>> change)
    {
        var member = Of(memberId);
        EquatableList<HeldPass> passes =
        [
            .. change(member.Passes ?? []).Where(pass => pass.Until >= day && (pass.IsUnlimited || pass.Left > 0))
                .OrderBy(pass => pass.Until).ThenBy(pass => pass.PassId, StringComparer.Ordinal)
                .Take(LoyaltyLimits.HeldPasses),
        ];
        members.Put(member with { Passes = passes.Count == 0 ? null : passes });
    }

    /// <summary>One without a number of uses ends; of others there are fewer, as far as they were not used.</summary>
    private static HeldPass Less(HeldPass pass, PassRevoked revoked) => pass.PassId != revoked.PassId
        ? pass
        : pass with { Left = Math.Max(pass.Left - revoked.Uses, 0), IsUnlimited = false };

    private static EquatableList<StampBalance>? WithStamps(
        EquatableList<StampBalance>? before, EquatableList<StampGrant>? granted, DateOnly day)
    {
        if (granted is null) return before;
        return
        [
            .. (before ?? []).Where(it => granted.All(grant => grant.Card != it.Card)),
            .. granted.Select(grant => new StampBalance(grant.Card, grant.Balance, day)),
        ];
    }

    private static EquatableList<StampBalance> WithoutStamps(EquatableList<StampBalance> before, StampsTakenBack back) =>
    [
        .. before.Select(it => it.Card == back.Card ? it with { Stamps = it.Stamps - back.Stamps, LastDay = DateOnly.MinValue } : it),
    ];
}
