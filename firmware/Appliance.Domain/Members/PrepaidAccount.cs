using System.Text.Json.Serialization;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Members;

/// <summary>
/// All members' prepaid in double entry since the register began: what came in is what is held and what went, at every moment.
/// Gift cards are not in it; they are their bearers'.
/// </summary>
/// <param name="ToppedUp">Paid in (チャージ), deposits included.</param>
/// <param name="Returned">Given back by returns of what had been paid with it (返品).</param>
/// <param name="Used">Paid sales with.</param>
/// <param name="Expired">Not used in time (失効).</param>
/// <param name="Kept">Deposits the shop kept (キャンセル料), less what it gave back of them.</param>
/// <param name="Held">What is there.</param>
public sealed record PrepaidAccount(Yen ToppedUp, Yen Returned, Yen Used, Yen Expired, Yen Kept, Yen Held)
{
    /// <summary>Nothing yet.</summary>
    public static PrepaidAccount Zero { get; } = new(Yen.Zero, Yen.Zero, Yen.Zero, Yen.Zero, Yen.Zero, Yen.Zero);

    /// <summary>Whether both sides are the same.</summary>
    [JsonIgnore]
    public bool IsBalanced => ToppedUp + Returned == Held + Used + Expired + Kept;

    /// <summary>After a move; it touches two figures.</summary>
    public PrepaidAccount After(PrepaidMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        var after = this with { Held = Held + move.Amount };
        return move.Kind switch
        {
            PrepaidMoveKind.ToppedUp => after with { ToppedUp = ToppedUp + move.Amount },
            PrepaidMoveKind.Returned => after with { Returned = Returned + move.Amount },
            PrepaidMoveKind.Used => after with { Used = Used - move.Amount },
            PrepaidMoveKind.Expired => after with { Expired = Expired - move.Amount },
            _ => after with { Kept = Kept - move.Amount },
        };
    }
}

/// <summary>Prepaid of one member that came or went.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Kind">How.</param>
/// <param name="Amount">Signed: what came is above ¥0.</param>
public sealed record PrepaidMove(string MemberId, PrepaidMoveKind Kind, Yen Amount)
{
    /// <summary>What an entry moves; null when it moves no member's prepaid.</summary>
    public static PrepaidMove? Of(EntryData data) => data switch
    {
        PrepaidToppedUp it => new(it.MemberId, PrepaidMoveKind.ToppedUp, it.Amount),
        PrepaidExpired it => new(it.MemberId, PrepaidMoveKind.Expired, Yen.Zero - it.Amount),
        BookingDepositKept it => new(it.MemberId, PrepaidMoveKind.Kept, Yen.Zero - it.Amount),
        BookingDepositGivenBack it => new(it.MemberId, PrepaidMoveKind.GivenBack, it.Amount),
        SaleClosed { MemberId: { } id } sale when OfMember(sale.Tenders) is { Amount: not 0 } used =>
            new(id, PrepaidMoveKind.Used, Yen.Zero - used),
        SaleRefunded { MemberId: { } id } refund when OfMember(refund.Tenders) is { Amount: not 0 } returned =>
            new(id, PrepaidMoveKind.Returned, returned),
        _ => null,
    };

    /// <summary>Prepaid of the member's own among tenders; what is on a gift card is its bearer's.</summary>
    public static Yen OfMember(IEnumerable<Tender> tenders) => tenders
        .Where(it => it is { Kind: TenderKind.Prepaid, GiftCardId: null })
        .Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
}

/// <summary>How prepaid came or went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PrepaidMoveKind>))]
public enum PrepaidMoveKind
{
    /// <summary>チャージ.</summary>
    [JsonStringEnumMemberName("topped-up")]
    ToppedUp,

    /// <summary>ご利用.</summary>
    [JsonStringEnumMemberName("used")]
    Used,

    /// <summary>返品による返却.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>失効.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>キャンセル料: a deposit the shop kept.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>キャンセル料の取り消し.</summary>
    [JsonStringEnumMemberName("given-back")]
    GivenBack,
}
