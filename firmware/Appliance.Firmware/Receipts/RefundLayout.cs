using Appliance.Domain.Journal;
using Appliance.Domain.Sales;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// Lays a return or a cancelled sale out as a 適格返還請求書 (消費税法57条の4第3項): issuer and registration number, the day
/// of the return and of the sale, what came back with reduced-rate items marked, total and tax per rate.
/// </summary>
internal static class RefundLayout
{
    public static PrintDocument Compose(Paper paper, SaleRefunded refund, int columns)
    {
        Sheet sheet = new(columns);
        var cancelled = refund.Kind == RefundKind.Cancel;
        GoodsLines goods = new(refund.Lines.Select(it => it.Line));
        PaperHead.AddIssuer(sheet, paper);
        PaperHead.AddOccasion(sheet, paper, cancelled ? "会計取消票" : "返品・返金票", Wording.Number(refund.Number));
        sheet.Pair($"元のお取引 {Wording.Date(refund.OriginalDay)}", Wording.Number(refund.OriginalNumber));
        sheet.Rule();
        goods.Add(sheet, paper, withShares: true);
        sheet.Rule();
        sheet.Text($"{(cancelled ? "取消" : "返品")} {goods.Pieces}点");
        sheet.Total(cancelled ? "取消合計" : "返金合計", $"{refund.Total}");
        RateLines.Add(sheet, refund.Taxes);
        goods.AddLegend(sheet);
        foreach (var tender in refund.Tenders)
        {
            sheet.Pair(WayBack(tender.Kind), $"{tender.Amount}");
            if (tender.GiftCardId is { } card) sheet.Text($"  ギフトカード …{card[^4..]}");
            else if (tender.Slip is { } slip) sheet.Text($"  伝票番号 {slip}");
        }

        AddMember(sheet, paper, refund);
        PaperFoot.AddProof(sheet, paper);
        return sheet.Cut();
    }

    private static string WayBack(TenderKind kind) => kind switch
    {
        TenderKind.Cash => "現金で返金",
        TenderKind.GiftVoucher => "商品券で返却",
        TenderKind.Points => "ポイントで返却",
        TenderKind.Prepaid => "プリペイドへ返金",
        TenderKind.OnAccount => "掛売から差引",
        TenderKind.Exchange => "交換商品に充当",
        _ => $"{Wording.Of(kind)}取消",
    };

    private static void AddMember(Sheet sheet, Paper paper, SaleRefunded refund)
    {
        if (!paper.Template.ShowMember || refund.MemberId is not { } member) return;
        sheet.Rule();
        sheet.Pair("会員番号", member);
        if (refund.PointsTakenBack > 0) sheet.Pair("取消ポイント", $"-{refund.PointsTakenBack:#,0}P");
        if (refund.PointsReturned > 0) sheet.Pair("返却ポイント", $"+{refund.PointsReturned:#,0}P");
        sheet.Pair("ポイント残高", $"{refund.PointsBalance:#,0}P");
    }
}
