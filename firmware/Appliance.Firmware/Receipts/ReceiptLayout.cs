using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// Lays a sale out as a 適格簡易請求書 (消費税法57条の4第2項): issuer and registration number, date, what was sold with
/// reduced-rate items marked, total per rate, tax per rate.
/// </summary>
internal static class ReceiptLayout
{
    /// <summary>Lays it out.</summary>
    /// <param name="paper">Whose entry is the sale's.</param>
    /// <param name="sale">What was sold and paid.</param>
    /// <param name="formalIssued">A 領収書 was issued for it: it says so, so that both are not claimed.</param>
    /// <param name="columns">Half-width characters in a line.</param>
    public static PrintDocument Compose(Paper paper, SaleClosed sale, bool formalIssued, int columns)
    {
        Sheet sheet = new(columns);
        GoodsLines goods = new(sale.Lines);
        PaperHead.AddIssuer(sheet, paper);
        PaperHead.AddOccasion(sheet, paper, TitleOf(sale), Wording.Number(sale.Number));
        if (formalIssued) sheet.Center("＊領収書発行済＊", bold: true);
        goods.Add(sheet, paper);
        sheet.Rule();
        AddSubtotal(sheet, sale, goods);
        sheet.Total("合計", $"{sale.Total}");
        RateLines.Add(sheet, sale.Taxes);
        if (sale.Taxes.Count > 1 && sale.Adjustments.Total() < Yen.Zero) sheet.Text(" (対象額はいずれも値引後)");
        goods.AddLegend(sheet);
        AddTenders(sheet, sale);
        AddMember(sheet, paper, sale);
        if (!formalIssued) StampBox.Add(sheet, DutyOf(sale));
        PaperFoot.Add(sheet, paper);
        return sheet.Cut();
    }

    /// <summary>What is sold on account alone was not received: such a paper is no 領収証.</summary>
    private static string TitleOf(SaleClosed sale) =>
        sale.Tenders.Count > 0 && sale.Tenders.All(tender => tender.Kind == TenderKind.OnAccount)
            ? "お買上げ明細（掛売）"
            : "領収証";

    /// <summary>A till receipt is a 受取書 like any other, so the duty is the same.</summary>
    private static Yen DutyOf(SaleClosed sale) =>
        StampDuty.On(sale.Total, sale.Taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Tax), sale.Tenders);

    /// <summary>What leads from the lines to the total where they differ: given on the whole, tax put on.</summary>
    private static void AddSubtotal(Sheet sheet, SaleClosed sale, GoodsLines goods)
    {
        var own = sale.Lines.Where(line => !line.Voided).Aggregate(Yen.Zero, (sum, line) => sum + line.Own);
        var added = sale.Total - own - sale.Adjustments.Total();
        if (sale.Adjustments is not { Count: > 0 } && added == Yen.Zero)
        {
            sheet.Text($"お買上げ {goods.Pieces}点");
            return;
        }

        sheet.Pair($"小計 {goods.Pieces}点", $"{own}");
        foreach (var given in sale.Adjustments ?? []) sheet.Pair(Wording.Of(given), $"{given.Amount}");
        if (added != Yen.Zero) sheet.Pair("外税 消費税等", $"{added}");
    }

    private static void AddTenders(Sheet sheet, SaleClosed sale)
    {
        foreach (var tender in sale.Tenders)
        {
            var name = Wording.Of(tender.Kind);
            if (tender.Kind == TenderKind.Cash) sheet.Pair($"お預り（{name}）", $"{tender.Received}");
            else sheet.Pair(tender.Kind == TenderKind.OnAccount ? $"{name}（後日お支払い）" : name, $"{tender.Received}");
            if (tender.GiftCardId is { } card) sheet.Text($"  ギフトカード …{card[^4..]}");
            else if (tender.Slip is { } slip) sheet.Text($"  伝票番号 {slip}");
            if (tender.Kind == TenderKind.GiftVoucher && tender.Received > tender.Amount)
            {
                sheet.Pair("  釣銭なし（差額）", $"{tender.Received - tender.Amount}");
            }
        }

        if (sale.Tenders.Any(tender => tender.Kind == TenderKind.Cash)) sheet.Pair("お釣り", $"{sale.Change}");
    }

    private static void AddMember(Sheet sheet, Paper paper, SaleClosed sale)
    {
        if (!paper.Template.ShowMember || sale.MemberId is not { } member) return;
        sheet.Rule();
        sheet.Pair("会員番号", member);
        if (sale.PointsUsed > 0) sheet.Pair("ご利用ポイント", $"-{sale.PointsUsed:#,0}P");
        sheet.Pair("今回のポイント", $"+{sale.PointsGranted:#,0}P");
        foreach (var part in (sale.PointParts ?? []).Where(part => part.Rule is not null)) sheet.Pair($"  うち{part.Name}", $"+{part.Points:#,0}P");
        sheet.Pair("ポイント残高", $"{sale.PointsBalance:#,0}P");
        foreach (var stamps in sale.Stamps ?? [])
        {
            sheet.Pair($"{stamps.Name} +{stamps.Stamps}", $"{stamps.Balance}/{stamps.Needed}");
        }

        foreach (var words in sale.Tidings ?? []) sheet.Text($"★{words}");
        if (paper.NextBooking is { } next) sheet.Pair("次回のご予約", next);
        else if (paper.NextVisit is { } due) sheet.Pair("次回ご来店の目安", due);
    }
}
