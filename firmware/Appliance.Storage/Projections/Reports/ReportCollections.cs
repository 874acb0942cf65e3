using System.Text.Json.Serialization;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Reports;

/// <summary>The collections that reports are read from.</summary>
public static class ReportCollections
{
    private static ReportJson Json => ReportJson.Default;

    /// <summary>Products by day, from <see cref="Collections.DayKey"/> of the first day.</summary>
    public static DocumentIndex<ProductSalesDocument> ProductsByPeriod { get; } =
        new("period", it => ProductSalesDocument.IdOf(it.Period, it.Code));

    /// <summary>What products sold, by day and by month.</summary>
    public static DocumentCollection<ProductSalesDocument> ProductSales { get; } =
        new("productperiods", Json.ProductSalesDocument, it => ProductSalesDocument.IdOf(it.Period, it.Code), ProductsByPeriod);

    /// <summary>Groups by day and month.</summary>
    public static DocumentIndex<SegmentSalesDocument> SegmentsByPeriod { get; } =
        new("period", it => SegmentSalesDocument.IdOf(it.Period, it.Segment));

    /// <summary>What members of groups bought, by day and by month.</summary>
    public static DocumentCollection<SegmentSalesDocument> SegmentSales { get; } =
        new("segmentperiods", Json.SegmentSalesDocument, it => SegmentSalesDocument.IdOf(it.Period, it.Segment), SegmentsByPeriod);

    /// <summary>Months in order.</summary>
    public static DocumentIndex<MonthVisitorsDocument> VisitorsByMonth { get; } = new("month", it => it.Month);

    /// <summary>Members who came, by month.</summary>
    public static DocumentCollection<MonthVisitorsDocument> MonthVisitors { get; } =
        new("monthvisitors", Json.MonthVisitorsDocument, it => it.Month, VisitorsByMonth);

    /// <summary>Cohorts by first month, then by the month they came in.</summary>
    public static DocumentIndex<CohortDocument> CohortsByMonths { get; } =
        new("months", it => CohortDocument.IdOf(it.First, it.Month));

    /// <summary>Cohorts.</summary>
    public static DocumentCollection<CohortDocument> Cohorts { get; } =
        new("cohorts", Json.CohortDocument, it => CohortDocument.IdOf(it.First, it.Month), CohortsByMonths);

    /// <summary>When members came first and last, by member id.</summary>
    public static DocumentCollection<VisitorDocument> Visitors { get; } = new("visitors", Json.VisitorDocument, it => it.Id);

    /// <summary>Goals in order.</summary>
    public static DocumentIndex<GoalDocument> GoalsById { get; } = new("id", it => GoalDocument.IdOf(it.Kind, it.Period));

    /// <summary>Goals.</summary>
    public static DocumentCollection<GoalDocument> Goals { get; } =
        new("goals", Json.GoalDocument, it => GoalDocument.IdOf(it.Kind, it.Period), GoalsById);

    /// <summary>All of them, for the engines.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [ProductSales, SegmentSales, MonthVisitors, Cohorts, Visitors, Goals];

    /// <summary>A month as a key: <c>yyyy-MM</c>.</summary>
    public static string MonthKey(DateOnly day) => Collections.DayKey(day)[..7];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(ProductSalesDocument))]
[JsonSerializable(typeof(SegmentSalesDocument))]
[JsonSerializable(typeof(MonthVisitorsDocument))]
[JsonSerializable(typeof(CohortDocument))]
[JsonSerializable(typeof(VisitorDocument))]
[JsonSerializable(typeof(GoalDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;
