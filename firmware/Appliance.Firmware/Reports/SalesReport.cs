using System.Globalization;
using System.Text.Json.Serialization;
using Appliance.Domain.Money;
using Appliance.Domain.Reports;
using Appliance.Firmware.Receipts;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;
using Appliance.Storage.Projections.Reports;

namespace Appliance.Firmware.Reports;

/// <summary>What a sales report is broken down by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportBy>))]
internal enum ReportBy
{
    /// <summary>日別.</summary>
    [JsonStringEnumMemberName("day")]
    Day,

    /// <summary>週別, from Monday.</summary>
    [JsonStringEnumMemberName("week")]
    Week,

    /// <summary>月別.</summary>
    [JsonStringEnumMemberName("month")]
    Month,

    /// <summary>曜日別.</summary>
    [JsonStringEnumMemberName("weekday")]
    Weekday,

    /// <summary>時間帯別.</summary>
    [JsonStringEnumMemberName("hour")]
    Hour,

    /// <summary>部門別.</summary>
    [JsonStringEnumMemberName("department")]
    Department,

    /// <summary>商品別.</summary>
    [JsonStringEnumMemberName("product")]
    Product,

    /// <summary>担当者別.</summary>
    [JsonStringEnumMemberName("staff")]
    Staff,

    /// <summary>支払方法別.</summary>
    [JsonStringEnumMemberName("tender")]
    Tender,

    /// <summary>グループ別: of the groups a sale's member was in; one sale may count for several.</summary>
    [JsonStringEnumMemberName("segment")]
    Segment,

    /// <summary>税率別.</summary>
    [JsonStringEnumMemberName("tax")]
    Tax,
}

/// <summary>A row of a sales report.</summary>
/// <param name="Key">
/// A date, first day of a week or month, 0–6 from Sunday, hour, number, code, id, kind or basis points; of groups also <c>none</c> for
/// members in no group and <c>guests</c> for whoever is no member.
/// </param>
/// <param name="Label">For people, in Japanese.</param>
/// <param name="Count">Sales, payments, or pieces of products and departments.</param>
/// <param name="Amount">
/// Net of refunds. Hours: sales as they were closed. Departments and products: as priced, after everything given.
/// </param>
/// <param name="Tax">Consumption tax in it, where the report is by rate; else null.</param>
internal sealed record ReportRow(string Key, string Label, long Count, Yen Amount, Yen? Tax = null);

/// <summary>Sales of a range of business days, broken down one way, from kept totals.</summary>
internal static class SalesReport
{
    /// <summary>Longest range: five years.</summary>
    public const int LongestDays = 1_830;

    /// <summary>Products of one month or day that are looked at.</summary>
    private const int ProductLimit = 100_000;

    /// <summary>Groups of one month or day, and the two rows beside them; put away ones may be among them.</summary>
    private const int SegmentLimit = 1_100;

    private static readonly string[] Weekdays = ["日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"];

    /// <summary>The rows; days, weeks, months and hours in order, everything else by amount, the largest first.</summary>
    /// <param name="documents">The store.</param>
    /// <param name="from">First business day.</param>
    /// <param name="to">Last business day, at most <see cref="LongestDays"/> on.</param>
    /// <param name="by">Broken down by.</param>
    public static IReadOnlyList<ReportRow> Of(IDocumentReader documents, DateOnly from, DateOnly to, ReportBy by)
    {
        if (by == ReportBy.Product) return Products(documents, from, to);
        if (by == ReportBy.Segment) return Segments(documents, from, to);
        var days = Days(documents, from, to);
        return by switch
        {
            ReportBy.Day => Periods(
                days, day => day, day => day.ToString("M月d日", CultureInfo.InvariantCulture) + $"({Weekdays[(int)day.DayOfWeek][0]})"),
            ReportBy.Week => Periods(days, SalesGoals.MondayOf, day => day.ToString("M月d日の週", CultureInfo.InvariantCulture)),
            ReportBy.Month => Periods(
                days, day => new(day.Year, day.Month, 1), day => day.ToString("yyyy年M月", CultureInfo.InvariantCulture)),
            ReportBy.Weekday => OfWeekdays(days),
            ReportBy.Hour => Hours(days),
            ReportBy.Department => Departments(documents, days),
            ReportBy.Staff => Staff(documents, days),
            ReportBy.Tender => Tenders(days),
            _ => Taxes(days),
        };
    }

    /// <summary>What the rows come to; of groups, in several of which one sale may be, the net sales of the days.</summary>
    /// <param name="documents">The store.</param>
    /// <param name="from">First business day.</param>
    /// <param name="to">Last business day.</param>
    /// <param name="by">Broken down by.</param>
    /// <param name="rows">The rows.</param>
    public static Yen TotalOf(IDocumentReader documents, DateOnly from, DateOnly to, ReportBy by, IReadOnlyList<ReportRow> rows) =>
        by == ReportBy.Segment ? Sum(Days(documents, from, to), day => day.Totals.Net) : Sum(rows, row => row.Amount);

    private static IReadOnlyList<DayTotalsDocument> Days(IDocumentReader documents, DateOnly from, DateOnly to) => documents.Range(
        Collections.Days, Collections.DaysByDate, Collections.DayKey(from), Collections.DayKey(to.AddDays(1)), LongestDays + 1);

    private static List<ReportRow> Periods(
        IEnumerable<DayTotalsDocument> days, Func<DateOnly, DateOnly> start, Func<DateOnly, string> label) =>
    [
        .. days.GroupBy(day => start(day.Day)).OrderBy(group => group.Key).Select(group => new ReportRow(
            Collections.DayKey(group.Key), label(group.Key), group.Sum(day => day.Totals.Sales), Sum(group, day => day.Totals.Net))),
    ];

    private static List<ReportRow> OfWeekdays(IEnumerable<DayTotalsDocument> days) =>
    [
        .. days.GroupBy(day => day.Day.DayOfWeek).OrderBy(group => group.Key).Select(group => new ReportRow(
            $"{(int)group.Key}", Weekdays[(int)group.Key], group.Sum(day => day.Totals.Sales), Sum(group, day => day.Totals.Net))),
    ];

    private static List<ReportRow> Hours(IEnumerable<DayTotalsDocument> days) =>
    [
        .. days.SelectMany(day => day.Hours).GroupBy(hour => hour.Hour).OrderBy(group => group.Key).Select(group => new ReportRow(
            $"{group.Key}", $"{group.Key}時台", group.Sum(hour => hour.Sales), Sum(group, hour => hour.Total))),
    ];

    private static List<ReportRow> Departments(IDocumentReader documents, IEnumerable<DayTotalsDocument> days) => Largest(
        days.SelectMany(day => day.Totals.Departments).GroupBy(it => it.Department).Select(group => new ReportRow(
            $"{group.Key}", documents.Get(Collections.Departments, $"{group.Key}")?.Department.Name ?? $"部門{group.Key}",
            group.Sum(it => (long)it.Pieces), Sum(group, it => it.Total))));

    private static List<ReportRow> Staff(IDocumentReader documents, IEnumerable<DayTotalsDocument> days) => Largest(
        days.SelectMany(day => day.Totals.Staff).GroupBy(it => it.StaffId).Select(group => new ReportRow(
            group.Key, group.Key.Length == 0 ? "担当なし" : documents.Get(Collections.Staff, group.Key)?.Name ?? group.Key,
            group.Sum(it => (long)it.Sales), Sum(group, it => it.Total))));

    private static List<ReportRow> Tenders(IEnumerable<DayTotalsDocument> days) => Largest(
        days.SelectMany(day => day.Totals.Tenders).GroupBy(it => it.Kind).Select(group => new ReportRow(
            JsonNameOf(group.Key), Wording.Of(group.Key), group.Sum(it => (long)it.Count), Sum(group, it => it.Received - it.Repaid))));

    private static List<ReportRow> Taxes(IReadOnlyList<DayTotalsDocument> days) => Largest(
        days.SelectMany(day => day.Totals.NetTaxes).GroupBy(rate => rate.RateBasisPoints).Select(group => new ReportRow(
            $"{group.Key}", group.Key == 0 ? "非課税・対象外" : $"{group.Key / 100m:0.##}%対象",
            days.Sum(day => (long)day.Totals.Sales), Sum(group, rate => rate.Total), Sum(group, rate => rate.Tax))));

    private static List<ReportRow> Products(IDocumentReader documents, DateOnly from, DateOnly to) => Largest(
        Keys(from, to)
            .SelectMany(period => documents.Range(
                ReportCollections.ProductSales, ReportCollections.ProductsByPeriod, period + "/", period + "0", ProductLimit))
            .GroupBy(it => it.Code, StringComparer.Ordinal)
            .Select(group => new ReportRow(group.Key, group.Last().Name, group.Sum(it => it.Pieces), Sum(group, it => it.Total))));

    private static List<ReportRow> Segments(IDocumentReader documents, DateOnly from, DateOnly to) => Largest(
        Keys(from, to)
            .SelectMany(period => documents.Range(
                ReportCollections.SegmentSales, ReportCollections.SegmentsByPeriod, period + "/", period + "0", SegmentLimit))
            .GroupBy(it => it.Segment, StringComparer.Ordinal)
            .Select(group => new ReportRow(
                group.Key, SegmentName(documents, group.Key), group.Sum(it => it.Sales), Sum(group, it => it.Total))));

    private static string SegmentName(IDocumentReader documents, string segment) => segment switch
    {
        SegmentSalesDocument.InNone => "グループに入っていない会員",
        SegmentSalesDocument.Guests => "会員以外",
        _ => documents.Get(GroupsCollections.Segments, segment)?.Name ?? segment,
    };

    /// <summary>Whole months by the totals of months, the days before and after by those of days.</summary>
    private static IEnumerable<string> Keys(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to;)
        {
            var next = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
            var isWhole = day.Day == 1 && next.AddDays(-1) <= to;
            yield return isWhole ? ReportCollections.MonthKey(day) : Collections.DayKey(day);
            day = isWhole ? next : day.AddDays(1);
        }
    }

    private static List<ReportRow> Largest(IEnumerable<ReportRow> rows) =>
        [.. rows.OrderByDescending(row => row.Amount.Amount).ThenBy(row => row.Key, StringComparer.Ordinal)];

    private static Yen Sum<T>(IEnumerable<T> items, Func<T, Yen> amount) =>
        items.Aggregate(Yen.Zero, (sum, item) => sum + amount(item));

    private static string JsonNameOf<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonSerializer.SerializeToElement(value).GetString()!;
}
