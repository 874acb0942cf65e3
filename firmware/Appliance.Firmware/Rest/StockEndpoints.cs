using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Bookkeeping;
using Appliance.Firmware.Reports;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>Stock (在庫): what is there and how long it lasts, goods received, pieces counted.</summary>
internal static class StockEndpoints
{
    /// <summary>Products of one delivery or count.</summary>
    public const int LinesPerRequest = 500;

    /// <summary>Most pieces of a line.</summary>
    public const long PiecesLimit = 1_000_000;

    private static readonly string[] Headings =
        ["商品コード", "商品名", "在庫", "発注点", "28日間の販売数", "残り日数", "発注の目安", "ABC"];

    private const string Received = "入荷";
    private const string Counted = "棚卸";

    public static void MapStock(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/stock").WithTags("stock").Needs(Access.ProductsRead);
        group.MapGet("/", (IDocumentReader documents, StationLoop station, TimeProvider time) =>
            TypedResults.Ok(Rows(documents, station, time))).WithName("listStock")
            .WithSummary("Products whose pieces are counted, those to be ordered first.");
        group.MapGet("/export.csv", (IDocumentReader documents, StationLoop station, TimeProvider time) =>
            TypedResults.File(Csv(Rows(documents, station, time)), "text/csv; charset=utf-8", "stock.csv"))
            .WithName("exportStock").Produces<string>(200, "text/csv");
        group.MapPost("/deliveries", ReceiveAsync).WithName("receiveGoods").Needs(Access.StockWrite)
            .Produces<IReadOnlyList<StockRow>>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Goods that came in (入荷); all lines or none.");
        group.MapPost("/counts", CountAsync).WithName("countStock").Needs(Access.StockWrite)
            .Produces<IReadOnlyList<StockRow>>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Pieces counted on the shelf (棚卸); the differences are journaled, all lines or none.");
    }

    private static IReadOnlyList<StockRow> Rows(IDocumentReader documents, StationLoop station, TimeProvider time)
    {
        var goods = station.RealState.Goods;
        return StockView.Of(documents, goods, ShopDay.Today(station, time));
    }

    private static Task<IResult> ReceiveAsync(
        StockLinesRequest request, StationLoop station, IDocumentReader documents, TimeProvider time, CancellationToken cancellationToken) =>
        MoveAsync(
            request, lowest: 1, station, (line, _) => line.Pieces == 0 ? null : new(line.Code, line.Pieces, Received),
            () => Rows(documents, station, time), cancellationToken);

    private static Task<IResult> CountAsync(
        StockLinesRequest request, StationLoop station, IDocumentReader documents, TimeProvider time, CancellationToken cancellationToken) =>
        MoveAsync(
            request, lowest: 0, station,
            (line, there) => line.Pieces == there ? null : new(line.Code, line.Pieces - there, Counted),
            () => Rows(documents, station, time), cancellationToken);

    /// <summary>What is there is read in the loop: a sale in between is neither lost nor counted twice.</summary>
    private static async Task<IResult> MoveAsync(
        StockLinesRequest request,
        long lowest,
        StationLoop station,
        Func<StockLine, long, StockMoved?> move,
        Func<IReadOnlyList<StockRow>> done,
        CancellationToken cancellationToken)
    {
        if (request.Lines.Count is 0 or > LinesPerRequest)
        {
            return Problems.Invalid("lines", $"商品は1～{LinesPerRequest}件です。");
        }

        if (request.Lines.FirstOrDefault(line => line.Pieces < lowest || line.Pieces > PiecesLimit) is { } wrong)
        {
            return Problems.Invalid("pieces", $"商品 {wrong.Code} の数量は{lowest}～{PiecesLimit:N0}です。");
        }

        if (request.Lines.GroupBy(line => line.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return Problems.Invalid("twice", $"商品 {twice.Key} が2行あります。1行にまとめてください。");
        }

        var outcome = await station.SubmitAsync(reader => Decide(request, move, reader), cancellationToken);
        return outcome.Refusal is { } no ? Changes.ForRefusal(no) : TypedResults.Ok(done());
    }

    private static ChangeRequested Decide(StockLinesRequest request, Func<StockLine, long, StockMoved?> move, IDocumentReader reader)
    {
        List<EntryData> entries = [];
        foreach (var line in request.Lines)
        {
            if (reader.Get(Collections.Products, line.Code) is not { Product.StockKept: true } product)
            {
                return ChangeRequested.No(new(
                    "stock-not-kept", $"商品 {line.Code} は登録がないか、在庫管理をしていません。", DisplayPage.Blank));
            }

            if (move(line, product.Stock) is { } moved) entries.Add(moved);
        }

        return new(entries);
    }

    private static byte[] Csv(IReadOnlyList<StockRow> rows) => BookCsv.Write(csv =>
    {
        foreach (var heading in Headings) csv.WriteField(heading);
        csv.EndRecord();
        foreach (var row in rows)
        {
            csv.WriteField(row.Code);
            csv.WriteField(row.Name);
            csv.WriteField(row.Stock);
            csv.WriteField(row.ReorderPoint);
            csv.WriteField(row.Sold);
            csv.WriteField(row.DaysLeft, default);
            csv.WriteField(row.Suggested);
            csv.WriteField(row.Class);
            csv.EndRecord();
        }
    });
}

/// <summary>Products of a delivery or count.</summary>
/// <param name="Lines">1 to 500, each product once.</param>
internal sealed record StockLinesRequest(IReadOnlyList<StockLine> Lines);

/// <summary>Pieces of a product that came in, or are there.</summary>
/// <param name="Code">Product code.</param>
/// <param name="Pieces">Received: 1 or more. Counted: 0 or more.</param>
internal sealed record StockLine(string Code, long Pieces);
