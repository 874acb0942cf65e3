using System.Globalization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

internal static class SalesEndpoints
{
    public static void MapSales(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/sales").WithTags("sales").Needs(Access.SalesRead);
        group.MapGet("/", List).WithName("listSales").Produces<Page<SaleResponse>>().ProducesProblem(400)
            .WithSummary("Sales, newest first; from and to are business days (inclusive).");
        group.MapGet("/{id}", Get).WithName("getSale").Produces<SaleResponse>().ProducesProblem(404);
        group.MapPost("/{id}/reprint", ReprintAsync).WithName("reprintSale").Needs(Access.SalesWrite).Produces(202)
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503).WithSummary("Prints the receipt again, marked 再発行.");
        group.MapPost("/{id}/formal-receipt", FormalAsync).WithName("issueFormalReceipt").Needs(Access.SalesWrite)
            .Produces(202)
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503).WithSummary("Prints a 領収書 with addressee.");
    }

    private static IResult List(
        IDocumentReader documents,
        string? from = null,
        string? to = null,
        string? memberId = null,
        long? number = null,
        long? minTotal = null,
        long? maxTotal = null,
        int? limit = null,
        string? cursor = null)
    {
        if (number is { } wanted)
        {
            var one = documents.Get(Collections.Sales, Collections.NumberKey(wanted));
            return TypedResults.Ok(new Page<SaleResponse>(one is null ? [] : [SaleResponse.Of(one)], null));
        }

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
        if (minTotal is null && maxTotal is null)
        {
            var found = documents.Range(Collections.Sales, index, low, high, count + 1, descending: true);
            return TypedResults.Ok(Paging.Cut(found, count, sale => index.Key(sale)!, SaleResponse.Of));
        }

        return TypedResults.Ok(ByTotal(documents, index, low, high, count, new(minTotal ?? 0), new(maxTotal ?? long.MaxValue)));
    }

    /// <summary>
    /// Sales of a range by amount (電子帳簿保存法: search by date, amount and counterparty, in combination). A page may be
    /// short or empty and still lead on: a request looks at so many sales and no more.
    /// </summary>
    private static Page<SaleResponse> ByTotal(
        IDocumentReader documents, DocumentIndex<SaleDocument> index, string low, string high, int count, Yen least, Yen most)
    {
        var seen = documents.Range(Collections.Sales, index, low, high, RestLimits.SearchedPerRequest + 1, descending: true);
        List<SaleResponse> items = [];
        for (var i = 0; i < seen.Count; i++)
        {
            if (items.Count == count || i == RestLimits.SearchedPerRequest)
            {
                return new(items, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(index.Key(seen[i - 1])!)));
            }

            if (seen[i].Sale.Total >= least && seen[i].Sale.Total <= most) items.Add(SaleResponse.Of(seen[i]));
        }

        return new(items, null);
    }

    private static Task<IResult> ReprintAsync(
        string id, IDocumentReader documents, StationLoop station, CancellationToken cancellationToken) =>
        PrintAsync(id, documents, station, sale => new ReprintRequested(sale), cancellationToken);

    private static Task<IResult> FormalAsync(
        string id, FormalReceiptRequest request, IDocumentReader documents, StationLoop station, CancellationToken cancellationToken) =>
        PrintAsync(
            id, documents, station, sale => new FormalReceiptRequested(sale, request.Addressee, request.Proviso), cancellationToken);

    private static async Task<IResult> PrintAsync(
        string id,
        IDocumentReader documents,
        StationLoop station,
        Func<PastSale, RegisterInput> ask,
        CancellationToken cancellationToken)
    {
        if (Collections.NumberKeyOf(id) is not { } key || documents.Get(Collections.Sales, key)?.Id != id)
        {
            return Problems.NotFound($"取引 {id} は見つかりません。");
        }

        var outcome = await station.SubmitAsync(
            reader => ask(StoredLookup.PastSaleOf(reader.Get(Collections.Sales, key)!, reader)), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.Accepted((string?)null);
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

/// <summary>Asks for a 領収書.</summary>
/// <param name="Addressee">宛名 with 様 or 御中, at most 40 characters; absent: a line to write on.</param>
/// <param name="Proviso">但し書き, at most 40 characters; absent: お品代として.</param>
internal sealed record FormalReceiptRequest(string? Addressee = null, string? Proviso = null);

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
