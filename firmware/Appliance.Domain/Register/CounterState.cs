using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

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

    /// <summary>Whether something is keyed that no line has used yet.</summary>
    public bool HasKeyed => Digits.Length > 0 || Quantity is not null;
}

/// <summary>A sale in progress.</summary>
/// <param name="StartedAt">When its first line was registered.</param>
/// <param name="Lines">In the order keyed, voided ones included; at least one counts.</param>
/// <param name="Total">Sum of the lines that count.</param>
/// <param name="LastRow">What was registered or taken back last, for a plain display.</param>
public sealed record OpenSale(DateTimeOffset StartedAt, EquatableList<SaleLine> Lines, Yen Total, DisplayRow LastRow);
