using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Loyalty;

/// <summary>What each kind of entry changes in points, ranks, stamps, passes and coupons.</summary>
internal sealed class LoyaltyProjection : IPartProjection
{
    private readonly IDocumentTransaction transaction;
    private readonly MemberFamilies families;
    private readonly FamilyDocuments<LoyaltyMemberDocument> members;
    private readonly DocumentCache<LoyaltyShopDocument> shop;
    private readonly DocumentCache<LoyaltyRulesDocument> rules;
    private readonly DocumentCache<PointMoveDocument> moves;
    private readonly IssuedCouponProjection coupons;

    public LoyaltyProjection(IDocumentTransaction transaction, MemberFamilies families)
    {
        (this.transaction, this.families) = (transaction, families);
        shop = new(LoyaltyCollections.Shop, transaction);
        rules = new(LoyaltyCollections.Rules, transaction);
        moves = new(LoyaltyCollections.Moves, transaction);
        coupons = new(transaction);
        members = new(
            LoyaltyCollections.Members, LoyaltyCollections.OwnMembers, transaction, families,
            (id, all) => LoyaltyMemberDocument.Join(id, all, Ladder));
    }

    /// <summary>Points a member holds of its own.</summary>
    public long OwnPoints(string memberId) => members.Own(memberId)?.Points.Account.Held ?? 0;

    /// <summary>Points of a living member with those of all that were joined into it.</summary>
    public long Points(string memberId) => members.Get(memberId)?.Points.Account.Held ?? 0;

    private RankLadder? Ladder => rules.Get(Collections.TheOnly)?.Rules.Ladder;

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
                Move(entry, it.MemberId, PointMoveKind.Gifted, it.Points, reason: it.Reason?.Text);
                break;
            case PointsCorrected it:
                Move(entry, it.MemberId, PointMoveKind.Corrected, it.Points, reason: it.Reason?.Text);
                break;
            case BalancesOpened it:
                Move(entry, it.MemberId, PointMoveKind.Brought, it.Balances.Points);
                break;
            case MemberPinSet it:
                Put(Of(it.MemberId) with { PinHash = it.PinHash });
                break;
            case MembersMerged it:
                members.Merge(it);
                break;
            case MembersUnmerged it:
                members.Part(it);
                break;
            case MemberErased it:
                Erase(it.MemberId);
                break;
            default:
                AddBenefit(entry);
                break;
        }

        coupons.Add(entry, Of, Put);
    }

    public void Flush()
    {
        members.Flush();
        shop.Flush();
        rules.Flush();
        moves.Flush();
        coupons.Flush();
    }

    private LoyaltyMemberDocument Of(string memberId) => members.Own(memberId) ?? new(memberId);

    private void Put(LoyaltyMemberDocument member) => members.Put(member.Id, member);

    /// <summary>What staff wrote and the member chose is gone; points and coupons stay, of nobody known.</summary>
    private void Erase(string memberId)
    {
        if (members.Own(memberId) is { PinHash: not null } member) Put(member with { PinHash = null });
        moves.Flush();
        var written = transaction.Range(
            LoyaltyCollections.Moves, LoyaltyCollections.MovesByMember, Collections.MemberFrom(memberId), Collections.MemberTo(memberId),
            int.MaxValue);
        foreach (var move in written.Where(it => it.Reason is not null)) moves.Put(move with { Reason = null });
        coupons.Erase(memberId);
    }

    private void AddBenefit(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case RankChanged it:
                ChangeRank(entry.Day, it);
                break;
            case StampsTakenBack it:
                var member = Of(it.MemberId);
                Put(member with { Stamps = WithoutStamps(member.Stamps ?? [], it) });
                break;
            case PassIssued it:
                SetPasses(it.MemberId, entry.Day, passes => passes.Append(it.Pass));
                break;
            case PassUsed it:
                SetPasses(HolderOf(it.MemberId, it.PassId), entry.Day, passes => passes.Select(pass => pass.PassId == it.PassId ? pass with { Left = it.Left } : pass));
                break;
            case PassRevoked it:
                SetPasses(HolderOf(it.MemberId, it.PassId), entry.Day, passes => passes.Select(pass => Less(pass, it)));
                break;
            default:
                break;
        }
    }

    private void Buy(JournalEntry entry, LoyaltyMemberDocument member, SaleClosed sale)
    {
        Put(member with
        {
            Months = MonthFigures.Add(member.Months ?? [], entry.Day, sale.Total, member.LastVisit != entry.Day),
            LastVisit = entry.Day,
            Stamps = WithStamps(member, sale.Stamps, entry.Day),
        });
        Move(entry, member.Id, PointMoveKind.Used, sale.PointsUsed, sale.SaleId);
        Move(entry, member.Id, PointMoveKind.Granted, sale.PointsGranted, sale.SaleId);
    }

    private void Return(JournalEntry entry, LoyaltyMemberDocument member, SaleRefunded refund)
    {
        Put(member with
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
        var living = families.LivingOf(memberId);
        var before = (members.Get(living)?.Points ?? PointHolding.None).Account;
        foreach (var (id, share) in Shares(memberId, kind, points))
        {
            var member = Of(id);
            Put(member with { Points = Moved(member.Points, kind, entry.Day, share) });
        }

        var after = members.Get(living)!.Points.Account;
        shop.Put(new((shop.Get(Collections.TheOnly)?.Points ?? PointAccount.Zero) + (after - before)));
        moves.Put(new(
            memberId, entry.Sequence, entry.Day, entry.At, kind, after.Held - before.Held, after.Held, saleId, reason, entry.StaffId));
    }

    private static PointHolding Moved(PointHolding holding, PointMoveKind kind, DateOnly day, long points) => kind switch
    {
        PointMoveKind.Used => holding.Use(day, points),
        PointMoveKind.Granted => holding.Grant(day, points),
        PointMoveKind.TakenBack => holding.TakeBack(day, points),
        PointMoveKind.Returned => holding.GiveBack(day, points),
        PointMoveKind.Expired => holding.Expire(day, points),
        PointMoveKind.Gifted => holding.Gift(day, points),
        PointMoveKind.Corrected => holding.Correct(day, points),
        PointMoveKind.Brought => holding.Bring(day, points),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody moves points so."),
    };

    /// <summary>What comes is the member's own; what goes is shared among those who were joined.</summary>
    private IEnumerable<(string Id, long Points)> Shares(string memberId, PointMoveKind kind, long points)
    {
        var goes = kind is PointMoveKind.Used or PointMoveKind.Expired or PointMoveKind.TakenBack || points < 0;
        if (!goes || families.IsAlone(memberId)) return [(memberId, points)];
        List<string> ids = [memberId, .. families.FamilyOf(memberId).Where(id => id != memberId)];
        var shares = PointShares.Of(
            [.. ids.Select(id => Of(id).Points)], Math.Abs(points), kind is PointMoveKind.Used or PointMoveKind.Expired);
        return ids.Select((id, i) => (id, Math.Sign(points) * shares[i])).Where(it => it.Item2 != 0);
    }

    /// <summary>The rank of the family counts for the member it names; alone it has what its own figures are enough for.</summary>
    private void ChangeRank(DateOnly day, RankChanged changed)
    {
        foreach (var id in families.FamilyOf(changed.MemberId))
        {
            var member = Of(id);
            if (id == changed.MemberId) Put(member with { Rank = changed.Rank, RankSince = day });
            else if (Ladder?.PlaceOf(member.Rank) > Ladder?.PlaceOf(changed.Rank)) Put(member with { Rank = changed.Rank, RankSince = day });
        }
    }

    /// <summary>Who holds a pass, of a member and those joined with it.</summary>
    private string HolderOf(string memberId, string passId) =>
        families.FamilyOf(memberId).FirstOrDefault(id => (Of(id).Passes ?? []).Any(pass => pass.PassId == passId)) ?? memberId;

    private void SetPasses(string memberId, DateOnly day, Func<IEnumerable<HeldPass>, IEnumerable<HeldPass>> change)
    {
        var member = Of(memberId);
        EquatableList<HeldPass> passes =
        [
            .. change(member.Passes ?? []).Where(pass => pass.Until >= day && (pass.IsUnlimited || pass.Left > 0))
                .OrderBy(pass => pass.Until).ThenBy(pass => pass.PassId, StringComparer.Ordinal)
                .Take(LoyaltyLimits.HeldPasses),
        ];
        Put(member with { Passes = passes.Count == 0 ? null : passes });
    }

    /// <summary>One without a number of uses ends; of others there are fewer, as far as they were not used.</summary>
    private static HeldPass Less(HeldPass pass, PassRevoked revoked) => pass.PassId != revoked.PassId
        ? pass
        : pass with { Left = Math.Max(pass.Left - revoked.Uses, 0), IsUnlimited = false };

    /// <summary>A balance is that of the family; the member's own is what the others do not have of it.</summary>
    private EquatableList<StampBalance>? WithStamps(LoyaltyMemberDocument member, EquatableList<StampGrant>? granted, DateOnly day)
    {
        if (granted is null) return member.Stamps;
        return
        [
            .. (member.Stamps ?? []).Where(it => granted.All(grant => grant.Card != it.Card)),
            .. granted.Select(grant => new StampBalance(grant.Card, grant.Balance - StampsOfOthers(member.Id, grant.Card), day)),
        ];
    }

    /// <summary>Whoever was joined had its card read before, and so its balance is its own.</summary>
    private int StampsOfOthers(string memberId, string card) => families.LivingOf(memberId) != memberId
        ? 0
        : families.FamilyOf(memberId).Where(id => id != memberId)
            .Sum(id => (Of(id).Stamps ?? []).FirstOrDefault(it => it.Card == card)?.Stamps ?? 0);

    private static EquatableList<StampBalance> WithoutStamps(EquatableList<StampBalance> before, StampsTakenBack back) =>
    [
        .. before.Select(it => it.Card == back.Card ? it with { Stamps = it.Stamps - back.Stamps, LastDay = DateOnly.MinValue } : it),
    ];
}
