using System.Security.Cryptography;
using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Catalogue;
using Appliance.Firmware.Station;

namespace Appliance.Firmware.Rest;

internal static class ProductsEndpoints
{
    private const int ReasonLength = 40;
    private const long StockLimit = 1_000_000;
    private const int IdLength = 32;
    private const string ImportUnderWay = "ほかの人が商品を取り込んでいます。終わってからもう一度どうぞ。";

    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/products").WithTags("products").Needs(Access.ProductsRead);
        group.MapGet("/", List).WithName("listProducts").Produces<Page<ProductResponse>>().ProducesProblem(400)
            .WithSummary("Products by code; query looks into code, JAN, name and reading.");
        group.MapGet("/{code}", Get).WithName("getProduct").Produces<ProductResponse>().ProducesProblem(404);
        group.MapPut("/{code}", PutAsync).WithName("putProduct").Needs(Access.ProductsWrite)
            .Produces<ProductResponse>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapPost("/{code}/stock", MoveAsync).WithName("moveStock").Needs(Access.StockWrite)
            .Produces<ProductResponse>()
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Pieces that came, went or were counted; signed.");
        group.MapGet("/export.csv", Export).WithName("exportProducts").Produces<string>(200, "text/csv");
        group.MapPost("/import", ImportAsync).WithName("importProducts").Needs(Access.ProductsWrite)
            .Accepts<string>("text/csv").Produces<ImportReport>()
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(503)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ProductCsv.FileBytes))
            .WithSummary("A CSV in UTF-8 or Shift_JIS; with dryRun nothing is changed. All of a file or nothing.");
    }

    private static IResult List(StationLoop station, string? query = null, int? limit = null, string? cursor = null)
    {
        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        var after = cursor is null ? "" : Paging.Key(cursor);
        if (after is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var goods = station.RealState.Goods;
        var found = goods.ProductsByCode.Values
            .Where(product => string.CompareOrdinal(product.Code, after) > 0 && Matches(product, query))
            .OrderBy(product => product.Code, StringComparer.Ordinal)
            .Take(count + 1)
            .ToList();
        return TypedResults.Ok(Paging.Cut(found, count, product => product.Code, product => ProductResponse.Of(product, goods)));
    }

    private static bool Matches(Product product, string? query)
    {
        if (string.IsNullOrWhiteSpace(query)) return true;
        var half = HalfKana.From(query);
        return product.Code.Contains(query, StringComparison.OrdinalIgnoreCase)
            || product.Jan?.Contains(query, StringComparison.Ordinal) == true
            || product.Name.Contains(query, StringComparison.OrdinalIgnoreCase)
            || (half.Length > 0 && product.Kana.Contains(half, StringComparison.OrdinalIgnoreCase));
    }

    private static IResult Get(string code, StationLoop station) => Found(station, code);

    private static IResult Found(StationLoop station, string code)
    {
        var goods = station.RealState.Goods;
        return goods.ProductsByCode.TryGetValue(code, out var product)
            ? TypedResults.Ok(ProductResponse.Of(product, goods))
            : Problems.NotFound($"商品 {code} は見つかりません。");
    }

    private static Task<IResult> PutAsync(
        string code, ProductRequest request, StationLoop station, CancellationToken cancellationToken)
    {
        var product = request.ToProduct(code);
        var goods = station.RealState.Goods;
        var refusal = GoodsRules.Check(product, goods.Departments.ContainsKey, goods.CodesByJan.GetValueOrDefault);
        return Changes.MakeAsync(station, refusal, new ProductDefined(product), () => Found(station, code), cancellationToken);
    }

    private static Task<IResult> MoveAsync(
        string code, StockRequest request, StationLoop station, CancellationToken cancellationToken)
    {
        if (!station.RealState.Goods.ProductsByCode.TryGetValue(code, out var product))
        {
            return Task.FromResult(Problems.NotFound($"商品 {code} は見つかりません。"));
        }

        Refusal? refusal = !product.StockKept ? new("stock-not-kept", "この商品は在庫管理をしていません。", DisplayPage.Blank)
            : request.Pieces == 0 || Math.Abs(request.Pieces) > StockLimit
                ? new("stock-pieces", $"数量は0以外、±{StockLimit}までです。", DisplayPage.Blank)
            : request.Reason is { Length: > ReasonLength }
                ? new("stock-reason", $"理由は{ReasonLength}文字までです。", DisplayPage.Blank)
                : null;
        return Changes.MakeAsync(
            station, refusal, new StockMoved(code, request.Pieces, request.Reason ?? ""), () => Found(station, code), cancellationToken);
    }

    private static IResult Export(StationLoop station) =>
        TypedResults.File(ProductCsv.Write(station.RealState.Goods), "text/csv; charset=utf-8", "products.csv");

    private static async Task<IResult> ImportAsync(
        HttpRequest request,
        StationLoop station,
        ProductImport import,
        bool dryRun = true,
        CancellationToken cancellationToken = default)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellationToken);
        var file = body.ToArray();
        if (dryRun) return TypedResults.Ok(ProductCsv.Read(file, station.RealState.Goods).Report);
        if (!import.TryBegin()) return Problems.Of(StatusCodes.Status409Conflict, "import-under-way", ImportUnderWay);
        try
        {
            // What another import left to do comes first, and is what this file is compared with.
            if (await import.ResumeAsync() is { } left) return Changes.ForRefusal(left);
            var (report, changes) = ProductCsv.Read(file, station.RealState.Goods);
            if (report.Problems.Count > 0) return TypedResults.Ok(report);
            return await import.RunAsync(IdOf(file), changes, cancellationToken) is { } refusal
                ? Changes.ForRefusal(refusal)
                : TypedResults.Ok(report with { Done = true });
        }
        finally
        {
            import.End();
        }
    }

    /// <summary>An import is named by its file.</summary>
    private static string IdOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file))[..IdLength];
}

/// <summary>A product with its stock.</summary>
internal sealed record ProductResponse(
    string Code,
    string? Jan,
    string Name,
    string Kana,
    Yen Price,
    int Department,
    TaxClass? TaxClass,
    Yen? MemberPrice,
    bool OpenPrice,
    bool StockKept,
    int ReorderPoint,
    IReadOnlyList<TimedPrice> TimedPrices,
    long? Stock)
{
    public static ProductResponse Of(Product product, Goods goods) => new(
        product.Code, product.Jan, product.Name, product.Kana, product.Price, product.Department, product.TaxClass,
        product.MemberPrice, product.OpenPrice, product.StockKept, product.ReorderPoint, product.TimedPrices ?? [],
        product.StockKept ? goods.Stock.GetValueOrDefault(product.Code) : null);
}

/// <summary>A product as it should be. An absent reading is made from the name where that is in kana.</summary>
internal sealed record ProductRequest(
    string Name,
    Yen Price,
    int Department,
    string? Jan = null,
    string? Kana = null,
    TaxClass? TaxClass = null,
    Yen? MemberPrice = null,
    bool OpenPrice = false,
    bool StockKept = false,
    int ReorderPoint = 0,
    IReadOnlyList<TimedPrice>? TimedPrices = null)
{
    public Product ToProduct(string code)
    {
        var kana = HalfKana.From(Kana ?? Name);
        return new(
            code, Jan, Name.Trim(), kana.Length > GoodsRules.KanaLength ? kana[..GoodsRules.KanaLength] : kana, Price, Department,
            TaxClass, MemberPrice, OpenPrice, StockKept, ReorderPoint,
            TimedPrices is { Count: > 0 } ? [.. TimedPrices] : null);
    }
}

/// <summary>Pieces that came, went or were counted.</summary>
internal sealed record StockRequest(long Pieces, string? Reason = null);
