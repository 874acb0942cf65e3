using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>Which products are sold, and which together. Counts stay although single goods come back; not so a whole sale.</summary>
internal sealed class BasketProjection(IDocumentTransaction transaction, DocumentCache<SaleDocument> sales) : IPartProjection
{
    /// <summary>Products of one sale that are paired, the first ones: 28 pairs.</summary>
    public const int PairedProducts = 8;

    private readonly DocumentCache<ProductSalesDocument> products = new(GroupsCollections.ProductSales, transaction);
    private readonly DocumentCache<PairDocument> pairs = new(GroupsCollections.Pairs, transaction);
    private readonly DocumentCache<BasketsDocument> baskets = new(GroupsCollections.Baskets, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case SaleClosed sale:
                Count(sale, 1);
                foreach (var line in sale.Lines.Where(it => !it.Voided)) Move(line.Code, line.Quantity, line.Net);
                break;
            case SaleRefunded refund:
                foreach (var (_, line) in refund.Lines) Move(line.Code, -line.Quantity, Yen.Zero - line.Net);
                if (Collections.NumberKeyOf(refund.OriginalSaleId) is { } key
                    && sales.Get(key) is { } original && Returns.IsWhole(original, refund))
                {
                    Count(original.Sale, -1);
                }

                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        products.Flush();
        pairs.Flush();
        baskets.Flush();
    }

    private void Count(SaleClosed sale, int by)
    {
        var codes = sale.Lines.Where(it => !it.Voided).Select(it => it.Code).OfType<string>()
            .Distinct(StringComparer.Ordinal).Take(PairedProducts).Order(StringComparer.Ordinal).ToList();
        if (codes.Count == 0) return;
        baskets.Put(new((baskets.Get(Collections.TheOnly)?.Baskets ?? 0) + by));
        for (var i = 0; i < codes.Count; i++)
        {
            var product = Product(codes[i]);
            products.Put(product with { Baskets = product.Baskets + by });
            for (var j = i + 1; j < codes.Count; j++)
            {
                var pair = pairs.Get($"{codes[i]}/{codes[j]}") ?? new(codes[i], codes[j], 0);
                pairs.Put(pair with { Baskets = pair.Baskets + by });
            }
        }
    }

    private void Move(string? code, long pieces, Yen amount)
    {
        if (code is null) return;
        var product = Product(code);
        products.Put(product with { Pieces = product.Pieces + pieces, Amount = product.Amount + amount });
    }

    private ProductSalesDocument Product(string code) => products.Get(code) ?? new(code, 0, 0, Yen.Zero);
}
