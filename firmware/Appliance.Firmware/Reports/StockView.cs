using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Reports;

namespace Appliance.Firmware.Reports;

/// <summary>A product whose pieces are counted.</summary>
/// <param name="Code">Product code.</param>
/// <param name="Name">As printed.</param>
/// <param name="Stock">Pieces there; below 0 when more were sold than were counted in.</param>
/// <param name="ReorderPoint">Pieces at or below which it is low.</param>
/// <param name="Sold">Pieces sold in the last <see cref="StockView.SoldDays"/> days, net of refunds.</param>
/// <param name="DaysLeft">Days the stock lasts at that pace, or null when nothing was sold.</param>
/// <param name="Suggested">Pieces to order so that it lasts <see cref="StockView.CoverDays"/> days above its reorder point; 0 for none.</param>
/// <param name="Class">A, B or C: products of the first 70 %, 90 %, 100 % of sales over the last three whole months (ABC分析).</param>
internal sealed record StockRow(
    string Code, string Name, long Stock, int ReorderPoint, long Sold, int? DaysLeft, long Suggested, string Class);

/// <summary>Stock with how it sells.</summary>
internal static class StockView
{
    /// <summary>Days whose sales tell the pace.</summary>
    public const int SoldDays = 28;

    /// <summary>Days an order is to last.</summary>
    public const int CoverDays = 14;

    private const int ClassMonths = 3;
    private const int ShareOfA = 70;
    private const int ShareOfB = 90;
    private const int ProductLimit = 100_000;

    /// <summary>Products with stock, those to be ordered first, then by code.</summary>
    public static IReadOnlyList<StockRow> Of(IDocumentReader documents, Goods goods, DateOnly today)
    {
        var sold = Sold(documents, today);
        var classes = Classes(documents, today);
        return
        [
            .. goods.ProductsByCode.Values.Where(product => product.StockKept)
                .Select(product => Row(
                    product, goods.Stock.GetValueOrDefault(product.Code), Math.Max(0, sold.GetValueOrDefault(product.Code)),
                    classes.GetValueOrDefault(product.Code, "C")))
                .OrderBy(row => row.Stock > row.ReorderPoint)
                .ThenBy(row => row.Code, StringComparer.Ordinal),
        ];
    }

    private static StockRow Row(Product product, long stock, long sold, string rank)
    {
        int? daysLeft = sold == 0 ? null : (int)Math.Min(9_999, Math.Max(0, stock) * SoldDays / sold);
        var wanted = product.ReorderPoint + ((sold * CoverDays) + SoldDays - 1) / SoldDays;
        var suggested = stock <= product.ReorderPoint ? Math.Max(0, wanted - stock) : 0;
        return new(product.Code, product.Name, stock, product.ReorderPoint, sold, daysLeft, suggested, rank);
    }

    private static Dictionary<string, long> Sold(IDocumentReader documents, DateOnly today)
    {
        Dictionary<string, long> sold = new(StringComparer.Ordinal);
        for (var day = today.AddDays(1 - SoldDays); day <= today; day = day.AddDays(1))
        {
            foreach (var it in In(documents, Collections.DayKey(day))) sold[it.Code] = sold.GetValueOrDefault(it.Code) + it.Pieces;
        }

        return sold;
    }

    private static Dictionary<string, string> Classes(IDocumentReader documents, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        var totals = Enumerable.Range(1, ClassMonths)
            .SelectMany(i => In(documents, ReportCollections.MonthKey(first.AddMonths(-i))))
            .GroupBy(it => it.Code, StringComparer.Ordinal)
            .Select(group => (Code: group.Key, Total: group.Aggregate(Yen.Zero, (sum, it) => sum + it.Total).Amount))
            .Where(it => it.Total > 0)
            .OrderByDescending(it => it.Total)
            .ThenBy(it => it.Code, StringComparer.Ordinal)
            .ToList();
        var whole = totals.Sum(it => it.Total);
        Dictionary<string, string> classes = new(StringComparer.Ordinal);
        long before = 0;
        foreach (var (code, total) in totals)
        {
            // By where its share begins: the product that crosses the line still belongs to the better class.
            classes[code] = before * 100 < whole * ShareOfA ? "A" : before * 100 < whole * ShareOfB ? "B" : "C";
            before += total;
        }

        return classes;
    }

    private static IReadOnlyList<ProductSalesDocument> In(IDocumentReader documents, string period) => documents.Range(
        ReportCollections.ProductSales, ReportCollections.ProductsByPeriod, period + "/", period + "0", ProductLimit);
}
