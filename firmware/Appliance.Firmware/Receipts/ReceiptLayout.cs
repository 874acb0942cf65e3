using System.Globalization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>What a receipt is made of.</summary>
/// <param name="Shop">Who issues it.</param>
/// <param name="StaffName">担当, or null.</param>
/// <param name="Sale">What was sold and paid.</param>
/// <param name="At">When.</param>
/// <param name="Hash">Hash of the sale's journal entry: what the QR code proves it with.</param>
/// <param name="Reissue">Marked 再発行.</param>
internal sealed record Receipt(
    ShopProfile Shop, string? StaffName, SaleClosed Sale, DateTimeOffset At, string Hash, bool Reissue);

/// <summary>
/// Lays a sale out as a 適格簡易請求書 (消費税法57条の4第2項): issuer and registration number, date, what was sold with
/// reduced-rate items marked, total per rate, tax per rate.
/// </summary>
internal static class ReceiptLayout
{
    private const string ReducedMark = "※";
    private const string Days = "日月火水木金土";

    public static PrintDocument Compose(Receipt receipt, int columns)
    {
        List<PrintElement> paper = [];
        Header(paper, receipt, columns);
        foreach (var line in receipt.Sale.Lines.Where(line => !line.Voided)) Line(paper, line, columns);
        paper.Add(new PrintText(new string('-', columns)));
        Totals(paper, receipt, columns);
        Member(paper, receipt, columns);
        if (receipt.Sale.Lines.Any(line => !line.Voided && line.TaxClass == TaxClass.Reduced))
        {
            paper.Add(new PrintText($"{ReducedMark}印は軽減税率対象商品"));
        }

        if (receipt.Shop.ReceiptFooter is { } footer)
        {
            paper.Add(new PrintFeed(1));
            paper.Add(new PrintText(footer, PrintAlignment.Center));
        }

        paper.Add(new PrintFeed(1));
        paper.Add(new PrintQrCode($"APPLIANCE1 {receipt.Sale.SaleId} {receipt.Sale.Total.Amount} {receipt.Hash}"));
        paper.Add(new PrintCut());
        return new(paper);
    }

    private static void Header(List<PrintElement> paper, Receipt receipt, int columns)
    {
        var shop = receipt.Shop;
        paper.Add(new PrintText(shop.Name, PrintAlignment.Center, Scale: TextWidth.Of(shop.Name) * 2 <= columns ? 2 : 1));
        if (shop.Address is { } address) paper.Add(new PrintText(address, PrintAlignment.Center));
        if (shop.Phone is { } phone) paper.Add(new PrintText($"TEL {phone}", PrintAlignment.Center));
        if (shop.RegistrationNumber is { } number) paper.Add(new PrintText($"登録番号 {number}", PrintAlignment.Center));
        paper.Add(new PrintFeed(1));
        paper.Add(new PrintText(receipt.Reissue ? "領収証（再発行）" : "領収証", PrintAlignment.Center, Bold: true));
        var at = receipt.At.ToOffset(BusinessDay.JapanOffset);
        var date = at.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        var clock = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        Pair(paper, $"{date}({Days[(int)at.DayOfWeek]}) {clock}", $"No.{receipt.Sale.Number:D6}", columns);
        if (receipt.StaffName is { } staff) paper.Add(new PrintText($"担当 {staff}"));
        paper.Add(new PrintText(new string('-', columns)));
    }

    /// <summary>Left and right on one line; on two where the paper is too narrow for both.</summary>
    private static void Pair(List<PrintElement> paper, string left, string right, int columns)
    {
        var fits = TextWidth.Of(left) + 1 + TextWidth.Of(right) <= columns;
        if (!fits) paper.Add(new PrintText(TextWidth.Cut(left, columns)));
        paper.Add(new PrintText(TextWidth.Pair(fits ? left : "", right, columns)));
    }

    private static void Line(List<PrintElement> paper, SaleLine line, int columns)
    {
        var name = line.Name + (line.TaxClass == TaxClass.Reduced ? ReducedMark : "");
        if (line.Quantity == 1)
        {
            Pair(paper, name, $"{line.Amount}", columns);
            return;
        }

        paper.Add(new PrintText(TextWidth.Cut(name, columns)));
        paper.Add(new PrintText(TextWidth.Pair($"  {line.Quantity}点 x @{line.UnitPrice}", $"{line.Amount}", columns)));
    }

    private static void Totals(List<PrintElement> paper, Receipt receipt, int columns)
    {
        paper.Add(new PrintText(TextWidth.Pair("合計", $"{receipt.Sale.Total}", columns / 2), Bold: true, Scale: 2));
        foreach (var rate in receipt.Sale.Taxes)
        {
            var percent = (rate.RateBasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);
            paper.Add(new PrintText(TextWidth.Pair($" ({percent}%対象", $"{rate.Total}", columns - 1)));
            paper.Add(new PrintText(TextWidth.Pair("  内消費税等", $"{rate.Tax})", columns)));
        }

        foreach (var tender in receipt.Sale.Tenders)
        {
            var name = tender.Kind switch
            {
                TenderKind.Cash => "お預り（現金）",
                _ => throw new ArgumentOutOfRangeException(nameof(receipt), tender.Kind, "This tender has no name."),
            };
            paper.Add(new PrintText(TextWidth.Pair(name, $"{tender.Received}", columns)));
        }

        paper.Add(new PrintText(TextWidth.Pair("お釣り", $"{receipt.Sale.Change}", columns)));
        paper.Add(new PrintText(new string('-', columns)));
    }

    private static void Member(List<PrintElement> paper, Receipt receipt, int columns)
    {
        if (receipt.Sale.MemberId is not { } member) return;
        paper.Add(new PrintText(TextWidth.Pair("会員番号", member, columns)));
        paper.Add(new PrintText(TextWidth.Pair("今回のポイント", $"+{receipt.Sale.PointsGranted:#,0}P", columns)));
        paper.Add(new PrintText(TextWidth.Pair("ポイント残高", $"{receipt.Sale.PointsBalance:#,0}P", columns)));
        paper.Add(new PrintText(new string('-', columns)));
    }
}
