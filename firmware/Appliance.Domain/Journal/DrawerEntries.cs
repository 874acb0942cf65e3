using System.Text.Json.Serialization;
using Appliance.Domain.Drawers;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Journal;

/// <summary><c>drawer.opened</c>: the float was put in (レジ開け).</summary>
/// <param name="CashFloat">釣銭準備金.</param>
public sealed record DrawerOpened(Yen CashFloat) : EntryData;

/// <summary><c>drawer.released</c>: the drawer was opened without a sale (両替).</summary>
/// <param name="Reason">Number of the reason keyed, 1–9, or 0 for none.</param>
public sealed record DrawerReleased(int Reason) : EntryData;

/// <summary><c>drawer.forced</c>: the drawer opened though nothing told it to (key, force), or stood open too long.</summary>
/// <param name="TooLong">It stood open too long.</param>
public sealed record DrawerForced(bool TooLong) : EntryData;

/// <summary><c>cash.moved</c>: cash was put in or taken out without a sale (入金・出金).</summary>
/// <param name="In">Put in; else taken out.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Number of the reason keyed, 1–9, or 0 for none.</param>
public sealed record CashMoved(bool In, Yen Amount, int Reason) : EntryData;

/// <summary><c>cash.counted</c>: the drawer was counted (在高).</summary>
/// <param name="Count">By denomination.</param>
/// <param name="Expected">What should have been there.</param>
public sealed record CashCounted(CashCount Count, Yen Expected) : EntryData;

/// <summary><c>drawer.read</c>: a reading without reset (点検, X).</summary>
/// <param name="Session">As it stood.</param>
/// <param name="PerpetualTotal">Sum of all sales ever.</param>
/// <param name="PerpetualRefunds">Sum of all refunds ever.</param>
public sealed record DrawerRead(DrawerSession Session, Yen PerpetualTotal, Yen PerpetualRefunds) : EntryData;

/// <summary><c>drawer.closed</c>: the drawer session ended (精算, Z). Signed.</summary>
/// <param name="Session">As it ended; its number is the closing's.</param>
/// <param name="PerpetualTotal">Sum of all sales ever, never reset.</param>
/// <param name="PerpetualRefunds">Sum of all refunds ever, never reset.</param>
public sealed record DrawerClosed(DrawerSession Session, Yen PerpetualTotal, Yen PerpetualRefunds) : EntryData;

/// <summary><c>day.closed</c>: the business day ended; seals its segment. Signed.</summary>
/// <param name="Sales">Sales of the day.</param>
/// <param name="FirstNumber">First receipt number of the day, or 0 without sales.</param>
/// <param name="LastNumber">Last receipt number so far, also of earlier days.</param>
/// <param name="Total">Sum of the day's sales, tax included.</param>
/// <param name="Taxes">Per rate, highest rate first.</param>
/// <param name="PerpetualTotal">Sum of all sales ever, never reset.</param>
/// <param name="Totals">Everything of the day; null in entries of version 1.</param>
public sealed record DayClosed(
    int Sales,
    long FirstNumber,
    long LastNumber,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    Yen PerpetualTotal,
    PeriodTotals? Totals = null) : EntryData;

/// <summary><c>period.closed</c>: a month or year ended; its totals are the sums of its days. Signed.</summary>
/// <param name="Kind">Month or year.</param>
/// <param name="Period">Its first day.</param>
/// <param name="Days">Business days closed in it.</param>
/// <param name="Totals">Sums.</param>
/// <param name="PerpetualTotal">Sum of all sales ever, never reset.</param>
public sealed record PeriodClosed(
    PeriodKind Kind, DateOnly Period, int Days, PeriodTotals Totals, Yen PerpetualTotal) : EntryData;

/// <summary>A period longer than a day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PeriodKind>))]
public enum PeriodKind
{
    /// <summary>月.</summary>
    [JsonStringEnumMemberName("month")]
    Month,

    /// <summary>年.</summary>
    [JsonStringEnumMemberName("year")]
    Year,
}
