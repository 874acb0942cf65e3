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
        documents.Get(Collections.Sales, id) is { } sale
            ? TypedResults.Ok(SaleResponse.Of(sale))
            : Problems.NotFound($"取引 {id} は見つかりません。");
}

/// <summary>A sale that was paid.</summary>
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
    IReadOnlyList<Tender> Tenders,
    Yen Change,
    string? MemberId,
    long PointsGranted,
    long PointsBalance,
    bool ReceiptPrinted)
{
    public static SaleResponse Of(SaleDocument sale) => new(
        sale.Id, sale.Number, sale.At.ToOffset(BusinessDay.JapanOffset), sale.Day,
        sale.StartedAt.ToOffset(BusinessDay.JapanOffset), sale.StaffId, sale.Total, sale.Taxes,
        [.. sale.Lines.Select(SaleLineResponse.Of)], sale.Tenders,
        sale.Change, sale.MemberId, sale.PointsGranted, sale.PointsBalance, sale.ReceiptPrinted);
}

/// <summary>A line of a sale; voided ones stay as a trace and count for nothing.</summary>
internal sealed record SaleLineResponse(
    string? Code,
    string Name,
    int Department,
    TaxClass TaxClass,
    int RateBasisPoints,
    int Quantity,
    Yen UnitPrice,
    Yen Amount,
    bool Voided)
{
    public static SaleLineResponse Of(SaleLine line) => new(
        line.Code, line.Name, line.Department, line.TaxClass, line.RateBasisPoints, line.Quantity, line.UnitPrice, line.Amount,
        line.Voided);
}
