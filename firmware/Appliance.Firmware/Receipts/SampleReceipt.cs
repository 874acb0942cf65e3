using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Hardware.Ports;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Receipts;

/// <summary>A receipt that was never given, to see what a shop's profile makes of one before it is saved.</summary>
internal static class SampleReceipt
{
    private const string StaffName = "山田";

    private static readonly DateTimeOffset At = new(2026, 11, 21, 14, 5, 0, BusinessDay.JapanOffset);

    /// <summary>As long as a real one, so that the code on the paper has its size; it proves nothing.</summary>
    private static readonly string Nothing = new('0', 64);

    private static readonly SaleLine[] Lines =
    [
        new("101", "ブレンドコーヒー", 1, TaxClass.Standard, 1_000, 2, new(450), new(900)),
        new("102", "焼菓子の詰合せ", 2, TaxClass.Reduced, 800, 1, new(1_200), new(1_200),
            Adjustments: [new(AdjustmentKind.Discount, new(-120), 1_000)]),
    ];

    /// <param name="shop">The profile, saved or not.</param>
    /// <param name="columns">Half-width characters in a line.</param>
    public static PrintDocument Compose(ShopProfile shop, int columns)
    {
        var taxes = ConsumptionTax.PerRate(Lines, shop.TaxRounding);
        var total = taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total);
        SaleClosed sale = new(
            "20261121-000064", 64, At, [.. Lines], total, taxes, [new(TenderKind.Cash, total, new(2_000))],
            new Yen(2_000) - total, "M000001", total.Amount / shop.YenPerPoint, 120 + (total.Amount / shop.YenPerPoint));
        Paper paper = new(
            shop,
            new(1, At, BusinessDay.Of(At, shop.BusinessDayStartsAtHour), "", "01", sale, Nothing),
            new(_ => StaffName, _ => ""),
            Reissue: false,
            new ReceiptProof(sale.SaleId, total, Nothing, Nothing),
            shop.Receipt?.Logo is { } logo ? LogoPicture.Of(logo, columns) : null);
        return ReceiptLayout.Compose(paper, sale, formalIssued: false, columns);
    }
}
