using Appliance.Domain;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>What a 領収書 is made of.</summary>
/// <param name="Paper">Whose entry is the sale's: its day is the day of the receipt.</param>
/// <param name="Number">Receipt number of the sale.</param>
/// <param name="Lines">What has not come back since.</param>
/// <param name="Taxes">Per rate, of what has not come back since.</param>
/// <param name="Tenders">How it stands paid, less what was given back since.</param>
/// <param name="Addressee">宛名, or null for a line to write on.</param>
/// <param name="Proviso">但し書き, or null for お品代として.</param>
internal sealed record FormalReceipt(
    Paper Paper,
    long Number,
    IEnumerable<SaleLine> Lines,
    EquatableList<RateTotal> Taxes,
    EquatableList<Tender> Tenders,
    string? Addressee,
    string? Proviso);

/// <summary>
/// Lays a 領収書 out: addressee, amount, 但し書き, day, issuer; with what was sold and the totals per rate it is a
/// 適格簡易請求書, too. It is for what was received (<see cref="Payments.IsReceived"/>), and says what was not.
/// </summary>
internal static class FormalReceiptLayout
{
    private static readonly string[] Honorifics = ["様", "御中", "殿", "先生", "各位"];

    public static PrintDocument Compose(FormalReceipt receipt, int columns)
    {
        var paper = receipt.Paper;
        Sheet sheet = new(columns);
        sheet.Title("領 収 書", bold: true);
        if (paper.Reissue) sheet.Center("（再発行）", bold: true);
        sheet.Pair(Wording.Date(paper.Entry.At), Wording.Number(receipt.Number));
        sheet.Feed();
        AddAddressee(sheet, receipt.Addressee);
        sheet.Feed();
        sheet.Rule('=');
        sheet.Title($"{Payments.Received(receipt.Tenders)},-", bold: true);
        sheet.Rule('=');
        sheet.Text($"但し {ProvisoOf(receipt.Proviso)}");
        sheet.Text("上記正に領収いたしました。");
        sheet.Feed();
        AddDetails(sheet, receipt);
        StampBox.Add(sheet, StampDuty.On(Total(receipt), Tax(receipt), receipt.Tenders));
        sheet.Feed();
        PaperHead.AddIssuer(sheet, paper);
        if (paper.Template.ShowStaff && paper.Staff is { } staff) sheet.Center($"担当 {staff}");
        PaperFoot.AddProof(sheet, paper);
        return sheet.Cut();
    }

    private static void AddAddressee(Sheet sheet, string? addressee)
    {
        if (addressee is null)
        {
            sheet.Text(new string('_', sheet.Columns - 4) + " 様");
            return;
        }

        var named = Honorifics.Any(addressee.EndsWith) ? addressee : $"{addressee} 様";
        if (TextWidth.Of(named) * 2 <= sheet.Columns) sheet.Add(new PrintText(named, Scale: 2));
        else sheet.Text(named, bold: true);
        sheet.Rule('_');
    }

    private static string ProvisoOf(string? proviso)
    {
        var words = proviso ?? "お品代として";
        return words.EndsWith("として", StringComparison.Ordinal) ? words : $"{words}として";
    }

    private static void AddDetails(Sheet sheet, FormalReceipt receipt)
    {
        GoodsLines goods = new(receipt.Lines);
        sheet.Text("内訳");
        goods.AddNames(sheet);
        RateLines.Add(sheet, receipt.Taxes);
        goods.AddReducedLegend(sheet);
        foreach (var tender in receipt.Tenders.OrderBy(it => it.Kind.IsReceived()))
        {
            sheet.Pair(UseOf(tender.Kind), $"{tender.Amount}");
        }
    }

    /// <summary>Without money no duty is due only if the paper says how it was paid.</summary>
    private static string UseOf(TenderKind kind) => kind switch
    {
        TenderKind.Cash or TenderKind.GiftVoucher => Wording.Of(kind),
        TenderKind.OnAccount => "掛売（領収額に含まず）",
        TenderKind.Points => "ポイント利用（領収額に含まず）",
        TenderKind.Prepaid => "プリペイド（領収額に含まず）",
        _ => $"{Wording.Of(kind)}利用",
    };

    private static Yen Total(FormalReceipt receipt) =>
        receipt.Taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total);

    private static Yen Tax(FormalReceipt receipt) => receipt.Taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Tax);
}
