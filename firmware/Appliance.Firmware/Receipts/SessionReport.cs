using Appliance.Domain.Drawers;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Hardware.Ports;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Receipts;

/// <summary>A reading (点検, X) or a closing (精算, Z) of a drawer session.</summary>
/// <param name="Paper">Whose entry it is.</param>
/// <param name="Session">As it stood.</param>
/// <param name="PerpetualTotal">Sum of all sales ever.</param>
/// <param name="PerpetualRefunds">Sum of all refunds ever.</param>
/// <param name="Slips">
/// The first payments by terminal of a closing, at most <see cref="SlipLimit"/>; null for a reading.
/// </param>
internal sealed record SessionReport(
    Paper Paper,
    DrawerSession Session,
    Yen PerpetualTotal,
    Yen PerpetualRefunds,
    IReadOnlyList<SlipDocument>? Slips)
{
    /// <summary>
    /// Payments by terminal a closing lists, 75 cm of paper; of more than these the number is printed. Their sums are
    /// printed in any case.
    /// </summary>
    public const int SlipLimit = 200;

    private PeriodTotals Totals => Session.Totals;

    /// <summary>What was put on prices without tax.</summary>
    private Yen AddedTax => Totals.Total - Totals.Gross - Totals.Discounts - Totals.Surcharges;

    public PrintDocument Compose(int columns)
    {
        Sheet sheet = new(columns);
        PaperHead.AddInternal(
            sheet, Paper, Slips is null ? "点検レポート X" : "精算レポート Z", Slips is null ? null : $"Z-{Session.Number:D6}");
        AddNumbers(sheet);
        AddSales(sheet);
        foreach (var rate in Totals.NetTaxes) AddRate(sheet, rate);
        AddTenders(sheet);
        if (Slips is not null) AddSlips(sheet, Slips);
        AddDepartments(sheet);
        AddStaff(sheet);
        AddMistakes(sheet);
        DrawerPart.Add(sheet, Session);
        AddMembers(sheet);
        AddPerpetual(sheet);
        if (Slips is not null) sheet.Center($"検証 {ReceiptProof.ShortOf(Paper.Entry.Hash)}");
        return sheet.Cut();
    }

    private void AddNumbers(Sheet sheet)
    {
        sheet.Pair("レジ端末", Paper.Entry.DeviceId);
        if (Slips is null) sheet.Pair("次回精算番号", $"Z-{Session.Number:D6}");
        if (Session.OpenedAt is { } opened) sheet.Pair("レジ開け", Wording.ShortMoment(opened));
        sheet.Pair("開始レシート", Totals.FirstNumber == 0 ? "なし" : Wording.Number(Totals.FirstNumber));
        sheet.Pair("終了レシート", Totals.LastNumber == 0 ? "なし" : Wording.Number(Totals.LastNumber));
        sheet.Pair("領収書発行", $"{Totals.FormalReceipts:#,0}枚");
        sheet.Rule();
    }

    private void AddSales(Sheet sheet)
    {
        sheet.Heading("売上");
        sheet.Pair("総売上（値引前）", $"{Totals.Gross}");
        sheet.Pair("値引・割引", $"{Totals.Discounts}");
        sheet.Pair("割増", $"{Totals.Surcharges}");
        if (AddedTax != Yen.Zero) sheet.Pair("外税 消費税等", $"{AddedTax}");
        sheet.Pair($"売上計 {Totals.Sales:#,0}件", $"{Totals.Total}", bold: true);
        sheet.Pair($"返品 {Totals.Returns:#,0}件", $"{Yen.Zero - Totals.ReturnTotal}");
        sheet.Pair($"会計取消 {Totals.Cancels:#,0}件", $"{Yen.Zero - Totals.CancelTotal}");
        sheet.Total("純売上", $"{Totals.Net}");
        if (Totals.Sales > 0) sheet.Pair("客単価（売上計）", $"{new Yen(Totals.Total.Amount / Totals.Sales)}");
        sheet.Rule();
    }

    /// <summary>Sales, refunds and what is left of one rate, tax included, with the tax in it.</summary>
    private void AddRate(Sheet sheet, RateTotal net)
    {
        var exempt = net.RateBasisPoints == 0;
        sheet.Heading(exempt ? "非課税" : $"{Wording.Percent(net.RateBasisPoints)}対象（税込）");
        AddRateLine("売上", Of(Totals.Taxes));
        AddRateLine("返品・取消", Negative(Of(Totals.RefundTaxes)));
        AddRateLine("純売上", net, bold: true);
        if (!exempt) sheet.Pair("純売上（税抜）", $"{net.Total - net.Tax}", bold: true);
        sheet.Rule();
        return;

        RateTotal Of(IEnumerable<RateTotal> rates) =>
            rates.FirstOrDefault(rate => rate.RateBasisPoints == net.RateBasisPoints)
                ?? net with { Total = Yen.Zero, Tax = Yen.Zero };

        void AddRateLine(string name, RateTotal rate, bool bold = false)
        {
            sheet.Pair(name, $"{rate.Total}", bold);
            if (!exempt) sheet.Pair("  内消費税等", $"{rate.Tax}", bold);
        }
    }

    private static RateTotal Negative(RateTotal rate) =>
        rate with { Total = Yen.Zero - rate.Total, Tax = Yen.Zero - rate.Tax };

    private void AddTenders(Sheet sheet)
    {
        sheet.Heading("支払方法別");
        foreach (var tender in Totals.Tenders)
        {
            sheet.Pair($"{Wording.Of(tender.Kind)} {tender.Count:#,0}件", $"{tender.Received - tender.Repaid}");
            if (tender.Repaid == Yen.Zero) continue;
            sheet.Pair("  受取", $"{tender.Received}");
            sheet.Pair("  返金", $"{Yen.Zero - tender.Repaid}");
        }

        if (Totals.VoucherSurplus != Yen.Zero) sheet.Pair("商品券差額（釣銭なし）", $"{Totals.VoucherSurplus}");
        sheet.Pair("うちチャージ", $"{Totals.Prepaid}");
        sheet.Pair("うち掛入金", $"{Totals.Collected}");
        if (Totals.DepositsKept != Yen.Zero) sheet.Pair("キャンセル料（不課税・売上外）", $"{Totals.DepositsKept}");
        if (Totals.PrepaidExpired != Yen.Zero) sheet.Pair("プリペイド失効（売上外）", $"{Totals.PrepaidExpired}");
        sheet.Rule();
    }

    private void AddSlips(Sheet sheet, IReadOnlyList<SlipDocument> slips)
    {
        var all = Totals.Tenders.Where(tender => tender.Kind.IsByTerminal()).Sum(tender => tender.Count);
        if (all == 0) return;
        sheet.Heading("端末伝票");
        foreach (var kind in slips.GroupBy(slip => slip.Kind).OrderBy(group => group.Key))
        {
            sheet.Text(Wording.Of(kind.Key));
            foreach (var slip in kind)
            {
                var number = slip.Number == 0 ? "入金" : Wording.Number(slip.Number);
                sheet.Pair($" {number} {slip.Slip ?? "伝票なし"}", $"{slip.Amount}");
            }
        }

        if (all > slips.Count) sheet.Text($"ほか{all - slips.Count:#,0}件");
        sheet.Rule();
    }

    private void AddDepartments(Sheet sheet)
    {
        sheet.Heading("部門別");
        foreach (var department in Totals.Departments)
        {
            var name = Paper.Names.Department(department.Department);
            sheet.Pair($"{department.Department} {name} {department.Pieces:#,0}点", $"{department.Total}");
        }

        if (AddedTax != Yen.Zero) sheet.Text(" 外税の商品は税抜額");
        sheet.Rule();
    }

    private void AddStaff(Sheet sheet)
    {
        sheet.Heading("担当者別");
        foreach (var staff in Totals.Staff)
        {
            var name = staff.StaffId.Length == 0 ? "担当者なし" : $"{staff.StaffId} {Paper.Names.Staff(staff.StaffId)}";
            sheet.Pair($"{name} {staff.Sales:#,0}件", $"{staff.Total}");
        }

        sheet.Rule();
    }

    private void AddMistakes(Sheet sheet)
    {
        sheet.Heading("取消・訂正");
        sheet.Pair("取引中止", $"{Totals.Aborted:#,0}件");
        sheet.Pair($"訂正 {Totals.VoidedLines:#,0}行", $"{Totals.VoidedTotal}");
        sheet.Pair("両替（ノーセール）", $"{Totals.NoSales:#,0}回");
        sheet.Rule();
    }

    private void AddMembers(Sheet sheet)
    {
        sheet.Heading("会員・ポイント");
        sheet.Pair($"会員売上 {Totals.MemberSales:#,0}件", $"{Totals.MemberTotal}");
        sheet.Pair("  件数比率", Share(Totals.MemberSales, Totals.Sales));
        sheet.Pair("  金額比率", Share(Totals.MemberTotal.Amount, Totals.Total.Amount));
        sheet.Pair("付与ポイント", $"{Totals.PointsGranted:#,0}P");
        sheet.Pair("利用ポイント", $"{Totals.PointsUsed:#,0}P");
        sheet.Pair("取消ポイント（返品）", $"{Totals.PointsTakenBack:#,0}P");
        sheet.Pair("返却ポイント（返品）", $"{Totals.PointsReturned:#,0}P");
        if (Totals.PointsExpired != 0) sheet.Pair("失効ポイント", $"{Totals.PointsExpired:#,0}P");
        if (Totals.PointsGifted != 0) sheet.Pair("プレゼントポイント", $"{Totals.PointsGifted:#,0}P");
        if (Totals.PointsCorrected != 0) sheet.Pair("訂正ポイント", $"{Totals.PointsCorrected:#,0}P");
        sheet.Rule();
    }

    private void AddPerpetual(Sheet sheet)
    {
        sheet.Heading("累計（リセットなし）");
        sheet.Pair("売上累計", $"{PerpetualTotal}");
        sheet.Pair("返品・取消累計", $"{Yen.Zero - PerpetualRefunds}");
        sheet.Pair("純売上累計", $"{PerpetualTotal - PerpetualRefunds}", bold: true);
    }

    /// <summary>A part of a whole to a tenth of a percent, rounded down.</summary>
    private static string Share(long part, long whole)
    {
        if (whole == 0) return "-";
        var thousandths = (long)((Int128)part * 1_000 / whole);
        return $"{thousandths / 10}.{thousandths % 10}%";
    }
}
