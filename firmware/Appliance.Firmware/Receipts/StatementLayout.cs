using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Firmware.Roster;
using Appliance.Hardware.Ports;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// A member's own statement (ご利用明細): visits, the latest sales, points that came and went with what expires next, passes. Staff's
/// reasons stay out of it: they are words about the member, not the member's own.
/// </summary>
internal static class StatementLayout
{
    public static PrintDocument Compose(Paper paper, Statement statement, int columns)
    {
        Sheet sheet = new(columns);
        PaperHead.AddIssuer(sheet, paper);
        PaperHead.AddOccasion(sheet, paper, "ご利用明細", null);
        if (statement.Name is { } name) sheet.Text($"{name} 様", bold: true);
        sheet.Pair("会員番号", statement.MemberId);
        sheet.Pair("ご来店", $"{statement.Visits:#,0}回");
        if (statement.LastVisit is { } last) sheet.Pair("最終ご来店", Wording.Date(last));
        sheet.Pair("お買上げ累計", $"{statement.TotalSpent}");
        sheet.Rule();
        AddSales(sheet, statement);
        AddPoints(sheet, statement);
        AddPrepaid(sheet, statement);
        AddRest(sheet, statement);
        sheet.Feed();
        return sheet.Cut();
    }

    private static void AddSales(Sheet sheet, Statement statement)
    {
        if (statement.Sales.Count == 0) return;
        sheet.Heading("最近のお買上げ");
        foreach (var sale in statement.Sales) sheet.Pair($"{sale.Day:yyyy/MM/dd} {Wording.Number(sale.Number)}", $"{sale.Net}");
        sheet.Rule();
    }

    private static void AddPoints(Sheet sheet, Statement statement)
    {
        sheet.Heading("ポイント");
        foreach (var move in statement.Moves)
            sheet.Pair($"{move.Day:yyyy/MM/dd} {NameOf(move.Kind)}", move.Points > 0 ? $"+{move.Points:#,0}P" : $"{move.Points:#,0}P");
        if (statement.Moves.Count > 0) sheet.Rule();
        var account = statement.Points;
        sheet.Pair("付与の合計", $"{account.Granted + account.Gifted + account.Corrected + account.Brought - account.TakenBack:#,0}P");
        sheet.Pair("利用の合計", $"{account.Redeemed:#,0}P");
        if (account.Expired > 0) sheet.Pair("失効の合計", $"{account.Expired:#,0}P");
        sheet.Total("残高", $"{account.Held:#,0}P");
        if (statement is { NextExpiry: { } day, Expiring: > 0 }) sheet.Pair($"うち {Wording.Date(day)} まで", $"{statement.Expiring:#,0}P");
        sheet.Rule();
    }

    private static void AddPrepaid(Sheet sheet, Statement statement)
    {
        if (statement.PrepaidMoves.Count == 0) return;
        sheet.Heading("プリペイド");
        foreach (var move in statement.PrepaidMoves)
        {
            var amount = move.Amount > Yen.Zero ? $"+{move.Amount}" : $"{move.Amount}";
            sheet.Pair($"{move.Day:yyyy/MM/dd} {NameOf(move.Kind)}", amount);
        }

        sheet.Total("残高", $"{statement.Prepaid}");
        sheet.Rule();
    }

    private static void AddRest(Sheet sheet, Statement statement)
    {
        if (statement.Passes.Count == 0) return;
        sheet.Heading("お持ちのもの");
        foreach (var pass in statement.Passes)
        {
            sheet.Pair(pass.Name, pass.IsUnlimited ? "期間中なんどでも" : $"残り {pass.Left:#,0}回");
            sheet.Pair("  有効期限", Wording.Date(pass.Until));
        }
    }

    private static string NameOf(PrepaidMoveKind kind) => kind switch
    {
        PrepaidMoveKind.ToppedUp => "チャージ",
        PrepaidMoveKind.Used => "ご利用",
        PrepaidMoveKind.Returned => "返品による返却",
        PrepaidMoveKind.Expired => "失効",
        PrepaidMoveKind.Kept => "キャンセル料",
        _ => "キャンセル料の取消",
    };

    private static string NameOf(PointMoveKind kind) => kind switch
    {
        PointMoveKind.Used => "ご利用",
        PointMoveKind.Granted => "お買上げ",
        PointMoveKind.TakenBack => "返品による取消",
        PointMoveKind.Returned => "返品による返却",
        PointMoveKind.Expired => "失効",
        PointMoveKind.Gifted => "プレゼント",
        PointMoveKind.Corrected => "訂正",
        _ => "移行",
    };
}
