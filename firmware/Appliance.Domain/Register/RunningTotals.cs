using System.Text.Json.Serialization;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>What goes on from entry to entry and survives a restart: numbers, totals, sales that are not done.</summary>
/// <param name="LastReceiptNumber">Of this device, never reset.</param>
/// <param name="LastMemberNumber">Highest member number given.</param>
/// <param name="PerpetualTotal">Sum of all sales ever.</param>
/// <param name="PerpetualRefunds">Sum of all refunds ever.</param>
/// <param name="Day">Business day of the last entry, or null before the first.</param>
/// <param name="DayIsClosed">Whether that day has been closed.</param>
/// <param name="DayTotals">Of that day.</param>
/// <param name="Month">First day of the month whose days add up now, or null before the first closed day.</param>
/// <param name="MonthDays">Days closed in it.</param>
/// <param name="MonthTotals">Their sums.</param>
/// <param name="YearDays">Days closed in the year of that month.</param>
/// <param name="YearTotals">Their sums.</param>
/// <param name="Session">The drawer session.</param>
/// <param name="Held">Sales put aside, in the order of their numbers.</param>
/// <param name="Tendering">The sale that was partly paid or called back and is not closed yet, or null.</param>
public sealed record RunningTotals(
    long LastReceiptNumber,
    long LastMemberNumber,
    Yen PerpetualTotal,
    Yen PerpetualRefunds,
    DateOnly? Day,
    bool DayIsClosed,
    PeriodTotals DayTotals,
    DateOnly? Month,
    int MonthDays,
    PeriodTotals MonthTotals,
    int YearDays,
    PeriodTotals YearTotals,
    DrawerSession Session,
    EquatableList<SaleHeld> Held,
    OpenSale? Tendering)
{
    /// <summary>What devices around the counter said last; null as long as none said anything.</summary>
    public Surroundings? Surroundings { get; init; }

    /// <summary>The same, never null.</summary>
    [JsonIgnore]
    public Surroundings Around => Surroundings ?? Surroundings.None;

    /// <summary>Before the first entry.</summary>
    public static RunningTotals Empty { get; } = new(
        0, 0, Yen.Zero, Yen.Zero, null, false, PeriodTotals.Zero, null, 0, PeriodTotals.Zero, 0, PeriodTotals.Zero,
        DrawerSession.First, [], null);

    /// <summary>The entry that closes the day.</summary>
    public DayClosed Close() => new(
        DayTotals.Sales, DayTotals.FirstNumber, LastReceiptNumber, DayTotals.Total, DayTotals.Taxes, PerpetualTotal, DayTotals);

    /// <summary>The entries that close the month, and the year, before a business day.</summary>
    public IEnumerable<PeriodClosed> ClosePeriods(DateOnly day)
    {
        if (Month is not { } month || (month.Year == day.Year && month.Month == day.Month)) yield break;
        yield return new(PeriodKind.Month, month, MonthDays, MonthTotals, PerpetualTotal);
        if (month.Year != day.Year)
        {
            yield return new(PeriodKind.Year, new(month.Year, 1, 1), YearDays, YearTotals, PerpetualTotal);
        }
    }

    /// <summary>After an entry.</summary>
    /// <param name="day">Its business day.</param>
    /// <param name="at">Its instant.</param>
    /// <param name="staffId">Who was signed in, or null.</param>
    /// <param name="data">What happened.</param>
    public RunningTotals After(DateOnly day, DateTimeOffset at, string? staffId, EntryData data)
    {
        var totals = day == Day ? this : this with { Day = day, DayIsClosed = false, DayTotals = PeriodTotals.Zero };
        totals = totals with
        {
            DayTotals = totals.DayTotals.After(data, staffId),
            Session = totals.Session with { Totals = totals.Session.Totals.After(data, staffId) },
            Surroundings = SurroundingsAfter(data),
        };
        return data switch
        {
            SaleClosed sale => totals with
            {
                LastReceiptNumber = sale.Number,
                PerpetualTotal = totals.PerpetualTotal + sale.Total,
                Tendering = null,
            },
            SaleRefunded refund => totals with
            {
                LastReceiptNumber = refund.Number,
                PerpetualRefunds = totals.PerpetualRefunds + refund.Total,
                Tendering = totals.Tendering?.Exchange is null ? totals.Tendering : null,
            },
            SaleCancelled => totals with { Tendering = null },
            CashInserted { Sale: { } sale } => totals with { Tendering = sale },
            SaleTendered tendered => totals with { Tendering = tendered.Sale },
            SaleHeld held => totals with { Tendering = null, Held = [.. totals.Held.Append(held).OrderBy(it => it.HoldNumber)] },
            SaleRecalled recalled => totals with
            {
                Tendering = totals.Held.FirstOrDefault(it => it.HoldNumber == recalled.HoldNumber)?.Sale,
                Held = [.. totals.Held.Where(it => it.HoldNumber != recalled.HoldNumber)],
            },
            DrawerOpened opened => totals with { Session = totals.Session with { OpenedAt = at, CashFloat = opened.CashFloat } },
            CashCounted counted => totals with
            {
                Session = totals.Session with { Counted = counted.Count, ExpectedAtCount = counted.Expected },
            },
            DrawerClosed => totals with { Session = totals.Session.Next() },
            ImportBegun import => totals with { LastMemberNumber = totals.LastMemberNumber + import.Members },
            MemberRegistered => totals with { LastMemberNumber = totals.LastMemberNumber + 1 },
            DayClosed => totals.WithDay(day) with { DayIsClosed = true },
            PeriodClosed { Kind: PeriodKind.Month } => totals with { Month = null, MonthDays = 0, MonthTotals = PeriodTotals.Zero },
            PeriodClosed => totals with { YearDays = 0, YearTotals = PeriodTotals.Zero },
            _ => totals,
        };
    }

    private Surroundings? SurroundingsAfter(EntryData data)
    {
        var after = Around.After(data);
        return after == Around ? Surroundings : after;
    }

    private RunningTotals WithDay(DateOnly day) => this with
    {
        Month = Month ?? new(day.Year, day.Month, 1),
        MonthDays = MonthDays + 1,
        MonthTotals = MonthTotals.Add(DayTotals),
        YearDays = YearDays + 1,
        YearTotals = YearTotals.Add(DayTotals),
    };
}
