using System.Globalization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

internal static class SalesEndpoints
{
    public static void MapSales(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/sales").WithTags("sales");
        group.MapGet("/", List).WithName("listSales").Produces<Page<SaleResponse>>().ProducesProblem(400)
            .WithSummary("Sales, newest first; from and to are business days (inclusive).");
        group.MapGet("/{id}", Get).WithName("getSale").Produces<SaleResponse>().ProducesProblem(404);
    }

    private static IResult List(
        IDocumentReader documents,
        string? from = null,
        string? to = null,
        string? memberId = null,
        int? limit = null,
        string? cursor = null)
    {
        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        if (!TryDay(from, DateOnly.MinValue, out var first) || !TryDay(to, DateOnly.MaxValue, out var last))
        {
            return Problems.Invalid("date-malformed", "from と to は 2026-11-21 のように書いてください。");
        }

        var position = cursor is null ? null : Paging.Key(cursor);
        if (cursor is not null && position is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var (index, prefix) = memberId is null
            ? (Collections.SalesByDay, "")
            : (Collections.SalesByMember, Collections.MemberFrom(memberId));
        var low = prefix + Key(first);
        var high = position ?? prefix + (last == DateOnly.MaxValue ? "~" : Key(last.AddDays(1)));
        var found = documents.Range(Collections.Sales, index, low, high, count + 1, descending: true);
        return TypedResults.Ok(Paging.Cut(found, count, sale => index.Key(sale)!, SaleResponse.Of));
    }

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryDay(string? text, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return text is null
            || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private static IResult Get(string id, IDocumentReader documents) =>
        Collections.NumberKeyOf(id) is { } key && documents.Get(Collections.Sales, key) is { } sale && sale.Id == id
            ? TypedResults.Ok(SaleResponse.Of(sale))
            : Problems.NotFound($"取引 {id} は見つかりません。");
}

/// <summary>A sale that was paid, with what happened to it since.</summary>
internal sealed record SaleResponse(
    string Id,
    long Number,
    DateTimeOffset At,
    DateOnly Day,
    DateTimeOffset StartedAt,
    string? StaffId,
    Yen Total,
    IReadOnlyList<RateTotal> Taxes,
    IReadOnlyList<SaleLineResponse> Lines,
    IReadOnlyList<Adjustment> Adjustments,
    IReadOnlyList<Tender> Tenders,
    Yen Change,
    string? MemberId,
    long PointsGranted,
    long PointsUsed,
    long PointsBalance,
    bool ReceiptPrinted,
    Yen Refunded,
    bool FormalReceiptIssued)
{
    public static SaleResponse Of(SaleDocument document)
    {
        var sale = document.Sale;
        return new(
            document.Id, document.Number, document.At.ToOffset(BusinessDay.JapanOffset), document.Day,
            sale.StartedAt.ToOffset(BusinessDay.JapanOffset), document.StaffId, sale.Total, sale.Taxes,
            [.. sale.Lines.Select((line, index) => SaleLineResponse.Of(line, document.Returned?[index] ?? 0))],
            sale.Adjustments ?? [], sale.Tenders, sale.Change, document.MemberId, sale.PointsGranted + document.LatePoints,
            sale.PointsUsed, sale.PointsBalance, document.ReceiptPrinted,
            (document.RefundedTaxes ?? []).Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total), document.FormalReceipts > 0);
    }
}

/// <summary>A line of a sale; voided ones stay as a trace and count for nothing.</summary>
internal sealed record SaleLineResponse(
    string? Code,
    string Name,
    int Department,
    TaxClass TaxClass,
    int RateBasisPoints,
    PriceTax Pricing,
    int Quantity,
    int Returned,
    Yen UnitPrice,
    Yen Amount,
    Yen Net,
    bool Voided,
    string? StaffId,
    bool Nominated)
{
    public static SaleLineResponse Of(SaleLine line, int returned) => new(
        line.Code, line.Name, line.Department, line.TaxClass, line.RateBasisPoints, line.Pricing, line.Quantity, returned,
        line.UnitPrice, line.Amount, line.Net, line.Voided, line.StaffId, line.Nominated);
}
