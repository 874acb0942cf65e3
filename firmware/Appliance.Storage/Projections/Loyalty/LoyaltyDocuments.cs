using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.Loyalty;

/// <summary>What loyalty brings a member; the id is the member's.</summary>
/// <param name="Id">For example <c>M000001</c>.</param>
public sealed record LoyaltyMemberDocument(string Id)
{
    /// <summary>Points in double entry, with their age.</summary>
    public PointHolding Points { get; init; } = PointHolding.None;

    /// <summary>Code of the rank, or null.</summary>
    public string? Rank { get; init; }

    /// <summary>Business day on which it was reached, or null.</summary>
    public DateOnly? RankSince { get; init; }

    /// <summary>What they bought of late, the oldest month first; null for nothing.</summary>
    public EquatableList<MonthFigures>? Months { get; init; }

    /// <summary>Business day of the last sale, or null.</summary>
    public DateOnly? LastVisit { get; init; }

    /// <summary>Coupons that can still be used, the first to end first; null for none.</summary>
    public EquatableList<HeldCoupon>? Coupons { get; init; }

    /// <summary>Stamps on their cards, by the card's code; null for none.</summary>
    public EquatableList<StampBalance>? Stamps { get; init; }

    /// <summary>Passes that were not used up, the first to end first; null for none.</summary>
    public EquatableList<HeldPass>? Passes { get; init; }

    /// <summary>Keyed hash of the PIN for large redemptions, or null without one.</summary>
    public string? PinHash { get; init; }

    /// <summary>What several who are one person have together.</summary>
    /// <param name="id">The one who stays.</param>
    /// <param name="all">Each one's own, that member's first.</param>
    /// <param name="ladder">The ranks, or null.</param>
    public static LoyaltyMemberDocument Join(string id, IReadOnlyList<LoyaltyMemberDocument> all, RankLadder? ladder)
    {
        ArgumentNullException.ThrowIfNull(all);
        var joined = all.Skip(1).Aggregate(all[0], (one, other) => one.With(other, ladder));
        return joined.Id == id ? joined : joined with { Id = id, PinHash = null };
    }

    /// <summary>
    /// The better rank counts, and the PIN of the one who stays: another's is hashed for another. Everything else is put together.
    /// </summary>
    private LoyaltyMemberDocument With(LoyaltyMemberDocument other, RankLadder? ladder)
    {
        var better = (ladder?.PlaceOf(other.Rank) ?? -1) > (ladder?.PlaceOf(Rank) ?? -1) ? other : this;
        return this with
        {
            Points = Points.With(other.Points),
            Rank = better.Rank,
            RankSince = better.RankSince,
            Months = Both(
                Months, other.Months, it => it.Month,
                (one, same) => new(one.Month, one.Spent + same.Spent, one.Visits + same.Visits), it => it.OrderBy(month => month.Month)),
            LastVisit = LastVisit > other.LastVisit ? LastVisit : other.LastVisit ?? LastVisit,
            Coupons = Both(
                Coupons, other.Coupons, it => it.CouponId, (one, _) => one,
                it => it.OrderBy(coupon => coupon.Until).ThenBy(coupon => coupon.CouponId, StringComparer.Ordinal).Take(LoyaltyLimits.HeldCoupons)),
            Stamps = Both(
                Stamps, other.Stamps, it => it.Card,
                (one, same) => new(one.Card, one.Stamps + same.Stamps, one.LastDay > same.LastDay ? one.LastDay : same.LastDay), it => it),
            Passes = Both(
                Passes, other.Passes, it => it.PassId, (one, _) => one,
                it => it.OrderBy(pass => pass.Until).ThenBy(pass => pass.PassId, StringComparer.Ordinal).Take(LoyaltyLimits.HeldPasses)),
        };
    }

    private static EquatableList<T>? Both<T, TKey>(
        EquatableList<T>? one, EquatableList<T>? other, Func<T, TKey> key, Func<T, T, T> join, Func<IEnumerable<T>, IEnumerable<T>> sort)
        where TKey : notnull
    {
        if (one is null || other is null) return one ?? other;
        Dictionary<TKey, T> all = [];
        foreach (var it in one.Concat(other)) all[key(it)] = all.TryGetValue(key(it), out var known) ? join(known, it) : it;
        return [.. sort(all.Values)];
    }

    /// <summary>As the counter sees it on a business day.</summary>
    /// <param name="day">Business day.</param>
    /// <param name="profile">Whose it is, or null when that was erased.</param>
    public MemberStanding StandingOn(DateOnly day, MemberProfile? profile) =>
        new([.. (Coupons ?? []).Where(coupon => coupon.Until >= day)])
        {
            Rank = Rank,
            Months = Months ?? [],
            LastVisit = LastVisit,
            BirthMonth = profile?.Birthday?.Month ?? 0,
            Stamps = Stamps ?? [],
            Passes = [.. (Passes ?? []).Where(pass => pass.Until >= day)],
            PinHash = PinHash,
        };
}

/// <summary>What the shop owes all its members together.</summary>
/// <param name="Points">The sum of the members' accounts, kept entry by entry.</param>
public sealed record LoyaltyShopDocument(PointAccount Points);

/// <summary>The shop's rules of points, ranks, stamps and passes.</summary>
/// <param name="Rules">As configured last.</param>
public sealed record LoyaltyRulesDocument(LoyaltyRules Rules);

/// <summary>A coupon that was issued to a member, with what became of it.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Held">What is left of it.</param>
/// <param name="Uses">How often it could be used at first.</param>
/// <param name="Reason">Why it was issued.</param>
/// <param name="Source">Id of the campaign, code of the stamp card or rank, or null.</param>
/// <param name="IssuedOn">Business day.</param>
/// <param name="Used">Sales it was used on and that still stand; null for none.</param>
/// <param name="Revoked">Why it was taken away, or null.</param>
public sealed record IssuedCouponDocument(
    string MemberId,
    HeldCoupon Held,
    int Uses,
    CouponReason Reason,
    string? Source,
    DateOnly IssuedOn,
    EquatableList<CouponUse>? Used = null,
    string? Revoked = null)
{
    /// <summary>Its id.</summary>
    [JsonIgnore]
    public string Id => Held.CouponId;
}

/// <summary>A use of a coupon: the response to whatever brought it.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="Day">Business day.</param>
/// <param name="Total">What the sale came to.</param>
/// <param name="Given">What the coupon took off, above ¥0.</param>
public sealed record CouponUse(string SaleId, DateOnly Day, Yen Total, Yen Given);

/// <summary>A line of a member's statement of points (ポイント履歴).</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Sequence">Number of the journal entry.</param>
/// <param name="Day">Business day.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Points">Signed.</param>
/// <param name="Balance">Points after it.</param>
/// <param name="SaleId">The sale or refund, or null.</param>
/// <param name="Reason">Staff's reason, or null.</param>
/// <param name="StaffId">Who was signed in or asked for it, or null.</param>
public sealed record PointMoveDocument(
    string MemberId,
    long Sequence,
    DateOnly Day,
    DateTimeOffset At,
    PointMoveKind Kind,
    long Points,
    long Balance,
    string? SaleId = null,
    string? Reason = null,
    string? StaffId = null)
{
    /// <summary>Its id: the entry, and the kind, for a sale both gives and uses points.</summary>
    [JsonIgnore]
    public string Id => $"{Collections.NumberKey(Sequence)}-{(int)Kind}";
}

/// <summary>What happened to points.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PointMoveKind>))]
public enum PointMoveKind
{
    /// <summary>利用.</summary>
    [JsonStringEnumMemberName("used")]
    Used,

    /// <summary>付与.</summary>
    [JsonStringEnumMemberName("granted")]
    Granted,

    /// <summary>返品による取消.</summary>
    [JsonStringEnumMemberName("taken-back")]
    TakenBack,

    /// <summary>返品による返却.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>失効.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>プレゼント.</summary>
    [JsonStringEnumMemberName("gifted")]
    Gifted,

    /// <summary>訂正.</summary>
    [JsonStringEnumMemberName("corrected")]
    Corrected,

    /// <summary>移行: brought along from the roster before this one.</summary>
    [JsonStringEnumMemberName("brought")]
    Brought,
}
