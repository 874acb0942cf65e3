using System.Globalization;
using System.Text.Json;
using Appliance.Domain.Money;
using Appliance.Domain.Staff;
using Appliance.Firmware.Reports;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Reports;

namespace Appliance.Firmware.Rest;

/// <summary>Reports from kept totals: sales broken down eleven ways, who came back, cohorts.</summary>
internal static class ReportsEndpoints
{
    /// <summary>Months told of those who came back, and of cohorts.</summary>
    public const int LongestMonths = 36;

    private const int CohortLimit = LongestMonths * (LongestMonths + 1) / 2;

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/reports").WithTags("reports").Needs(Access.ReportsRead);
        group.MapGet("/sales", Sales).WithName("reportSales").Produces<SalesReportResponse>().ProducesProblem(400)
            .WithSummary("Sales of business days from–to (inclusive) by day, week, month, weekday, hour, department, "
                + "product, staff, tender, segment or tax.");
        group.MapGet("/sales.csv", SalesCsv).WithName("exportReport").Produces<string>(200, "text/csv").ProducesProblem(400);
        group.MapGet("/owed", Owed).WithName("reportOwed").Produces<OwedView>().ProducesProblem(400)
            .WithSummary("Prepaid, gift cards, points and deposits still owed today, and what of them lapsed on business days from–to.");
        group.MapGet("/owed.csv", OwedCsv).WithName("exportOwed").Produces<string>(200, "text/csv").ProducesProblem(400);
        group.MapGet("/visitors.csv", (IDocumentReader documents) => Csv(ReportCsv.Of(Visited(documents)), "visitors.csv"))
            .WithName("exportVisitors").Produces<string>(200, "text/csv");
        group.MapGet("/cohorts.csv", (IDocumentReader documents) => Csv(ReportCsv.Of(Grouped(documents)), "cohorts.csv"))
            .WithName("exportCohorts").Produces<string>(200, "text/csv");
        group.MapGet("/visitors", (IDocumentReader documents) => TypedResults.Ok(Visited(documents))).WithName("reportVisitors").Produces<IReadOnlyList<VisitorsResponse>>()
            .WithSummary("Members who came, new and again, by month, the latest last; at most three years.");
        group.MapGet("/cohorts", (IDocumentReader documents) => TypedResults.Ok(Grouped(documents))).WithName("reportCohorts").Produces<IReadOnlyList<CohortResponse>>()
            .WithSummary("Of the members who first bought in a month, how many came in each month after.");
    }

    private static IResult Sales(IDocumentReader documents, string from, string to, string by)
    {
        if (Check(from, to, by, out var first, out var last, out var kind) is { } problem) return problem;
        var rows = SalesReport.Of(documents, first, last, kind);
        return TypedResults.Ok(new SalesReportResponse(
            first, last, kind, rows, SalesReport.TotalOf(documents, first, last, kind, rows)));
    }

    private static IResult Owed(IDocumentReader documents, StationLoop station, TimeProvider time, string from, string to) =>
        Check(from, to, "day", out var first, out var last, out _)
        ?? TypedResults.Ok(OwedView.Of(documents, first, last, ShopDay.Today(station, time)));

    private static IResult OwedCsv(IDocumentReader documents, StationLoop station, TimeProvider time, string from, string to) =>
        Check(from, to, "day", out var first, out var last, out _)
        ?? Csv(ReportCsv.Of(OwedView.Of(documents, first, last, ShopDay.Today(station, time))), $"owed-{from}-{to}.csv");

    private static IResult Csv(byte[] bytes, string name) => TypedResults.File(bytes, "text/csv; charset=utf-8", name);

    private static IResult SalesCsv(IDocumentReader documents, string from, string to, string by) =>
        Check(from, to, by, out var first, out var last, out var kind)
        ?? Csv(ReportCsv.Of(SalesReport.Of(documents, first, last, kind)), $"report-{by}-{from}-{to}.csv");

    private static IResult? Check(string from, string to, string by, out DateOnly first, out DateOnly last, out ReportBy kind)
    {
        (last, kind) = (default, default);
        if (!TryDay(from, out first) || !TryDay(to, out last))
        {
            return Problems.Invalid("date-malformed", "from と to は 2026-11-21 のように書いてください。");
        }

        if (last < first) return Problems.Invalid("range-reversed", "終わりの日は始まりの日より後にしてください。");
        if (last.DayNumber - first.DayNumber >= SalesReport.LongestDays)
        {
            return Problems.Invalid("range-too-long", $"期間は{SalesReport.LongestDays}日までです。");
        }

        try
        {
            kind = JsonSerializer.SerializeToElement(by).Deserialize<ReportBy>();
            return null;
        }
        catch (JsonException)
        {
            return Problems.Invalid(
                "by-unknown", "by は day, week, month, weekday, hour, department, product, staff, tender, segment, tax のどれかです。");
        }
    }

    private static IReadOnlyList<VisitorsResponse> Visited(IDocumentReader documents) =>
    [
        .. documents.Range(
                ReportCollections.MonthVisitors, ReportCollections.VisitorsByMonth, "", "9999", LongestMonths, descending: true)
            .Reverse()
            .Select(month => new VisitorsResponse(
                month.Month, month.Visitors, month.NewVisitors, month.Visits, month.Total,
                month.Visitors == 0 ? null : (int)((month.Visitors - month.NewVisitors) * 10_000 / month.Visitors))),
    ];

    private static IReadOnlyList<CohortResponse> Grouped(IDocumentReader documents)
    {
        var months = documents.Range(
            ReportCollections.MonthVisitors, ReportCollections.VisitorsByMonth, "", "9999", LongestMonths, descending: true);
        var from = months.Count == 0 ? "9999" : months[^1].Month;
        return
        [
            .. documents.Range(ReportCollections.Cohorts, ReportCollections.CohortsByMonths, from, "9999", CohortLimit)
                .GroupBy(it => it.First, StringComparer.Ordinal)
                .Select(group => new CohortResponse(
                    group.Key, [.. group.Select(it => new CohortMonth(it.Month, it.Members, it.Total))])),
        ];
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

/// <summary>A sales report.</summary>
/// <param name="From">First business day.</param>
/// <param name="To">Last business day.</param>
/// <param name="By">Broken down by.</param>
/// <param name="Rows">In order, or by amount.</param>
/// <param name="Total">Sum of the rows; by segment, where one sale may be in several rows, the net sales.</param>
internal sealed record SalesReportResponse(DateOnly From, DateOnly To, ReportBy By, IReadOnlyList<ReportRow> Rows, Yen Total);

/// <summary>Members who came in a month.</summary>
/// <param name="Month"><c>yyyy-MM</c>.</param>
/// <param name="Visitors">Different members.</param>
/// <param name="NewVisitors">For the first time.</param>
/// <param name="Visits">Business days with a sale, over all members.</param>
/// <param name="Total">What they bought.</param>
/// <param name="RepeatRate">Who had been there before, of those who came (リピート率), basis points; null without any.</param>
internal sealed record VisitorsResponse(string Month, long Visitors, long NewVisitors, long Visits, Yen Total, int? RepeatRate);

/// <summary>Members who first bought in a month.</summary>
internal sealed record CohortResponse(string First, IReadOnlyList<CohortMonth> Months);

/// <summary>Those of a cohort who came in a month.</summary>
internal sealed record CohortMonth(string Month, long Members, Yen Total);
