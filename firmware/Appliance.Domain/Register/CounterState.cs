using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Register;

/// <summary>What stands at the counter right now.</summary>
/// <param name="Digits">Digits keyed and not used yet.</param>
/// <param name="Quantity">Quantity taken by ×, or null.</param>
/// <param name="Sale">The sale in progress, or null.</param>
/// <param name="Member">The member tapped for this or the next sale, or null.</param>
/// <param name="MemberTappedAt">When; a tap that no line follows is forgotten after a while.</param>
/// <param name="TapShown">Whether the customer sees the answer to a tap; until the next line, subtotal or payment.</param>
/// <param name="LastSale">The sale just paid, shown until the next key or scan, or for a while.</param>
/// <param name="ShownAt">When that sale was paid or the notice was told.</param>
/// <param name="SubtotalShown">Whether the customer sees what is to be paid.</param>
/// <param name="Error">What C has to clear, or null.</param>
/// <param name="Notice">Told to the customer for a while (an unknown card), or null.</param>
public sealed record CounterState(
    string Digits,
    int? Quantity,
    OpenSale? Sale,
    MemberGlance? Member,
    DateTimeOffset MemberTappedAt,
    bool TapShown,
    SaleClosed? LastSale,
    DateTimeOffset ShownAt,
    bool SubtotalShown,
    Refusal? Error,
    DisplayPage? Notice)
{
    /// <summary>Nobody at the counter.</summary>
    public static CounterState Idle { get; } = new("", null, null, null, default, false, null, default, false, null, null);

    /// <summary>What was registered or taken back last, for a plain display.</summary>
    public DisplayRow Row { get; init; } = new("");

    /// <summary>Told to the operator until the next key, or null.</summary>
    public DisplayPage? Note { get; init; }

    /// <summary>
    /// Pages of what should be known of the member that the operator has seen in a row, the one in <see cref="Note"/>
    /// included; 0 when something else came in between.
    /// </summary>
    public int CarePage { get; init; }

    /// <summary>A return under way, or null.</summary>
    public OpenRefund? Refund { get; init; }

    /// <summary>Prepaid or a debt about to be paid, or null.</summary>
    public Advance? Advance { get; init; }

    /// <summary>The denominations counted so far, or null when nobody counts.</summary>
    public EquatableList<CountedCash>? Counting { get; init; }

    /// <summary>Whose PIN is being keyed, or null.</summary>
    public string? SigningIn { get; init; }

    /// <summary>What waits for somebody with more trust, or null.</summary>
    public PendingAction? Pending { get; init; }

    /// <summary>The key that has to be pressed again to be sure, or null.</summary>
    public RegisterKey? Confirm { get; init; }

    /// <summary>What was allowed for the key that has to be pressed again, or null.</summary>
    public RegisterAction? Granted { get; init; }

    /// <summary>A product whose price is to be keyed (オープン価格), or null.</summary>
    public Catalog.Product? PriceFor { get; init; }

    /// <summary>Pieces left of what was registered last, when they are few; else null.</summary>
    public long? LowStock { get; init; }

    /// <summary>The next product is only looked up.</summary>
    public bool PriceCheck { get; init; }

    /// <summary>No receipt for this sale.</summary>
    public bool ReceiptOff { get; init; }

    /// <summary>Food of the next sale: eaten here, taken away, or null for the shop's default.</summary>
    public bool? EatIn { get; init; }

    /// <summary>Who serves the next sale, or null.</summary>
    public string? StaffId { get; init; }

    /// <summary>Points that are used once the member keyed their PIN, or null.</summary>
    public long? PinForPoints { get; init; }

    /// <summary>Wrong PINs of the member who stands at the counter.</summary>
    public int WrongMemberPins { get; init; }

    /// <summary>The rank that the sale just paid was enough for, or null.</summary>
    public Loyalty.Rank? RankUp { get; init; }

    /// <summary>When the member of the sale just paid is due again by their own habit; null where nothing is suggested.</summary>
    public DateOnly? NextVisit { get; init; }

    /// <summary>A sale without a member whose points a card may still get, or null.</summary>
    public SaleClosed? Pointless { get; init; }

    /// <summary>When that sale was paid.</summary>
    public DateTimeOffset PointlessAt { get; init; }

    /// <summary>The next card gets its points.</summary>
    public bool LateCard { get; init; }

    /// <summary>When the last key was pressed.</summary>
    public DateTimeOffset LastKeyAt { get; init; }

    /// <summary>Since when the drawer stands open, or null.</summary>
    public DateTimeOffset? DrawerOpenSince { get; init; }

    /// <summary>How often the alarm for it was given.</summary>
    public int DrawerAlarms { get; init; }

    /// <summary>Somebody heard it: it is not given again for this opening.</summary>
    public bool DrawerAlarmHeard { get; init; }

    /// <summary>The alarm is being given, and nobody has answered yet.</summary>
    public bool DrawerAlarmSounds => DrawerAlarms > 0 && !DrawerAlarmHeard;

    /// <summary>A customer called, and nobody answered yet.</summary>
    public bool CallWaiting { get; init; }

    /// <summary>The business day for which all prepaid was looked through for what is over, or null since the start.</summary>
    public DateOnly? ExpiryDoneFor { get; init; }

    /// <summary>How far that has come, or null.</summary>
    public PrepaidOver? ExpiryAfter { get; init; }

    /// <summary>Training mode: nothing counts.</summary>
    public bool Training { get; init; }

    /// <summary>Whether something is keyed that no line has used yet.</summary>
    public bool HasKeyed => Digits.Length > 0 || Quantity is not null;

    /// <summary>The quantity has stood for a while: it is pieces, and asks no more for the time clock.</summary>
    public bool QuantityIsPieces { get; init; }

    /// <summary>Nothing under way any more; what outlives a sale stays.</summary>
    public CounterState Next() => Idle with
    {
        Training = Training,
        LastKeyAt = LastKeyAt,
        DrawerOpenSince = DrawerOpenSince,
        DrawerAlarms = DrawerAlarms,
        DrawerAlarmHeard = DrawerAlarmHeard,
        CallWaiting = CallWaiting,
        ExpiryDoneFor = ExpiryDoneFor,
        ExpiryAfter = ExpiryAfter,
        Pointless = Pointless,
        PointlessAt = PointlessAt,
    };

    /// <summary>The same, with the member who stands at the counter.</summary>
    public CounterState NextForMember() => Next() with { Member = Member, MemberTappedAt = MemberTappedAt };

    /// <summary>A sale of which something came back gives no points to a later card.</summary>
    public CounterState WithoutLatePoints(string saleId) =>
        Pointless?.SaleId == saleId ? this with { Pointless = null, LateCard = false } : this;
}

/// <summary>A return under way.</summary>
/// <param name="Original">The sale it takes back from.</param>
/// <param name="Kind">Return or cancel.</param>
/// <param name="Chosen">Pieces chosen so far, per line of the original.</param>
/// <param name="Rounding">How the shop rounds now; the original's own rounding wins.</param>
public sealed record OpenRefund(PastSale Original, RefundKind Kind, EquatableList<int> Chosen, TaxRounding Rounding)
{
    /// <summary>What is given back for what is chosen.</summary>
    public RefundDraft Draft() => Refunds.Draft(Original, Chosen, Kind, Rounding);
}

/// <summary>Money taken without a sale.</summary>
/// <param name="IsPrepaid">Prepaid; else a debt paid.</param>
/// <param name="Amount">How much.</param>
public sealed record Advance(bool IsPrepaid, Yen Amount)
{
    /// <summary>The gift card that is being sold, or null.</summary>
    public string? GiftCardId { get; init; }

    /// <summary>The booking it is asked for in advance for (予約金), or null.</summary>
    public string? BookingId { get; init; }
}

/// <summary>A key that waits for somebody with more trust.</summary>
/// <param name="Action">What it would do.</param>
/// <param name="Key">The key.</param>
/// <param name="Digits">What was keyed before it.</param>
/// <param name="Quantity">The quantity taken before it, or null.</param>
public sealed record PendingAction(RegisterAction Action, RegisterKey Key, string Digits, int? Quantity);
