using Appliance.Domain.Drawers;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// The cash of a drawer session: what should be there, what was counted, and what lies between (過不足).
/// </summary>
internal static class DrawerPart
{
    public static void Add(Sheet sheet, DrawerSession session)
    {
        var cash = session.Totals.Tenders.FirstOrDefault(tender => tender.Kind == TenderKind.Cash);
        sheet.Heading("現金在高");
        sheet.Pair("釣銭準備金", $"{session.CashFloat}");
        sheet.Pair("現金受取", $"{cash?.Received ?? Yen.Zero}");
        sheet.Pair("現金返金", $"{Yen.Zero - (cash?.Repaid ?? Yen.Zero)}");
        sheet.Pair("入金", $"{session.Totals.PaidIn}");
        sheet.Pair("出金", $"{Yen.Zero - session.Totals.PaidOut}");
        if (session.Totals.InsertedOutside != Yen.Zero) sheet.Pair("会計外投入", $"{session.Totals.InsertedOutside}");
        sheet.Pair("計算在高", $"{session.Cash}", bold: true);
        if (session.CashInBoxes != Yen.Zero)
        {
            sheet.Pair(" うち投入機", $"{session.CashInBoxes}");
            sheet.Pair(" うちドロワ", $"{session.CashInDrawer}");
        }

        if (session.Totals.CashDoubts > 0) sheet.Pair("投入機の要確認", $"{session.Totals.CashDoubts:#,0}件");
        if (session.Counted is { } count) AddCount(sheet, session, count);
        else sheet.Pair("実在高", "未計数");
        sheet.Rule();
    }

    private static void AddCount(Sheet sheet, DrawerSession session, CashCount count)
    {
        foreach (var it in count.Counted.Where(it => it.Rolls > 0 || it.Pieces > 0))
        {
            var unit = it.Denomination > CashCount.HighestCoin ? "枚" : "個";
            var rolls = it.Rolls > 0 ? $"棒金{it.Rolls}本 " : "";
            sheet.Pair($" {it.Denomination.Amount:#,0}円 {rolls}{it.Pieces:#,0}{unit}", $"{it.Amount}");
        }

        sheet.Pair("実在高", $"{count.Total}", bold: true);

        // What was sold after the count is in the one sum and not in the other.
        if (session.ExpectedAtCount != session.Cash) sheet.Pair("計数時の計算在高", $"{session.ExpectedAtCount}");
        var difference = session.OverShort ?? Yen.Zero;
        sheet.Total("過不足", difference > Yen.Zero ? $"+{difference}" : $"{difference}");
    }
}
