using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Firmware.Receipts;
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
            .WithSummary(
                "Sales, newest first; from and to are business days (inclusive), product is the code of one that was bought.");
        group.MapGet("/{id}", Get).WithName("getSale").Produces<SaleResponse>().ProducesProblem(404);
        group.MapGet("/{id}/paper", Picture).WithName("salePaper").Produces<PaperPicture>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("The receipt as the printer puts it on paper; columns is 32 for 58 mm or 48 for 80 mm.");
        group.MapPost("/{id}/return", ReturnAsync).WithName("startReturn").Needs(Access.SalesWrite).Produces(202)
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Puts the sale on the register to be returned, as its number and 返品 keyed there would.");
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
        string? product = null,
        long? number = null,
        long? minTotal = null,
        long? maxTotal = null,
        int? limit = null,
        string? cursor = null) =>
        BookSearch.Find(
            new(from, to, number, minTotal, maxTotal, product, limit, cursor),
            documents,
            Collections.Sales,
            memberId is null ? Collections.SalesByDay : Collections.SalesByMember,
            memberId is null ? "" : Collections.MemberFrom(memberId),
            product is null ? null : sale => sale.Sale.Lines.Any(line => !line.Voided && line.Code == product),
            sale => sale.Sale.Total,
            SaleResponse.Of);

    private static Task<IResult> ReprintAsync(
        string id, IDocumentReader documents, StationLoop station, CancellationToken cancellationToken) =>
        PrintAsync(id, documents, station, sale => new ReprintRequested(sale), cancellationToken);

    private static Task<IResult> FormalAsync(
        string id, FormalReceiptRequest request, IDocumentReader documents, StationLoop station, CancellationToken cancellationToken) =>
        PrintAsync(
            id, documents, station, sale => new FormalReceiptRequested(sale, request.Addressee, request.Proviso), cancellationToken);

    private static async Task<IResult> ReturnAsync(
        string id, IDocumentReader documents, StationLoop station, CancellationToken cancellationToken)
    {
        if (Find(id, documents) is not { } sale) return Problems.NotFound($"取引 {id} は見つかりません。");
        var outcome = await station.SubmitAsync(
            _ => new ReturnRequested(sale.Number, station.State.Counter.Training), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.Accepted((string?)null);
    }

    private static IResult Picture(string id, IDocumentReader documents, PaperRoom papers, int? columns = null) =>
        Find(id, documents) is { } sale
            ? Papers.Picture(papers, sale.Sequence, columns)
            : Problems.NotFound($"取引 {id} は見つかりません。");

    private static SaleDocument? Find(string id, IDocumentReader documents) =>
        Collections.NumberKeyOf(id) is { } key && documents.Get(Collections.Sales, key) is { } sale && sale.Id == id ? sale : null;

    private static async Task<IResult> PrintAsync(
        string id,
        IDocumentReader documents,
        StationLoop station,
        Func<PastSale, RegisterInput> ask,
        CancellationToken cancellationToken)
    {
        if (Find(id, documents) is null) return Problems.NotFound($"取引 {id} は見つかりません。");
        var outcome = await station.SubmitAsync(
            reader => ask(StoredLookup.PastSaleOf(Find(id, reader)!, reader)), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.Accepted((string?)null);
    }

    private static IResult Get(string id, IDocumentReader documents) =>
        Find(id, documents) is { } sale
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
    bool Nominated,
    IReadOnlyList<Adjustment> Adjustments,
    long? WeightGrams,
    bool Food,
    bool EatIn)
{
    public static SaleLineResponse Of(SaleLine line, int returned) => new(
        line.Code, line.Name, line.Department, line.TaxClass, line.RateBasisPoints, line.Pricing, line.Quantity, returned,
        line.UnitPrice, line.Amount, line.Net, line.Voided, line.StaffId, line.Nominated,
        line.Adjustments ?? [], line.WeightGrams, line.Food, line.EatIn);
}
