using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Drawers;

/// <summary>From opening (レジ開け) to closing (精算).</summary>
/// <param name="Number">Running number of the closing that will end it: 1, 2, 3 … never reset.</param>
/// <param name="OpenedAt">When the float was put in, or null as long as it was not.</param>
/// <param name="CashFloat">釣銭準備金.</param>
/// <param name="Totals">Since the last closing.</param>
/// <param name="Counted">The last count, or null.</param>
/// <param name="ExpectedAtCount">What should have been there when it was counted.</param>
public sealed record DrawerSession(
    long Number, DateTimeOffset? OpenedAt, Yen CashFloat, PeriodTotals Totals, CashCount? Counted, Yen ExpectedAtCount)
{
    /// <summary>Before the first one.</summary>
    public static DrawerSession First { get; } = new(1, null, Yen.Zero, PeriodTotals.Zero, null, Yen.Zero);

    /// <summary>Cash that should be there: in the drawer, and in the boxes of acceptors, which are counted with it.</summary>
    [JsonIgnore]
    public Yen Cash => CashFloat + Totals.CashFlow;

    /// <summary>What of it should lie in the boxes of acceptors, as far as they could tell.</summary>
    [JsonIgnore]
    public Yen CashInBoxes => Totals.Inserted;

    /// <summary>What of it should lie in the drawer itself; below ¥0 when more change was given than was put in.</summary>
    [JsonIgnore]
    public Yen CashInDrawer => Cash - Totals.Inserted;

    /// <summary>Counted cash less what should have been there (過不足), or null without a count.</summary>
    [JsonIgnore]
    public Yen? OverShort => Counted is null ? null : Counted.Total - ExpectedAtCount;

    /// <summary>The one after it.</summary>
    public DrawerSession Next() => First with { Number = Number + 1 };
}
