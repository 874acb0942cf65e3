using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Hardware.Ports;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// Lays small slips out: cash put in and taken out for the shop, prepaid and debts paid for the customer.
/// </summary>
internal static class SlipLayout
{
    /// <summary>レジ開け.</summary>
    public static PrintDocument Compose(Paper paper, DrawerOpened opened, int columns)
    {
        Sheet sheet = new(columns);
        PaperHead.AddInternal(sheet, paper, "レジ開け", null);
        sheet.Total("釣銭準備金", $"{opened.CashFloat}");
        return Confirmed(sheet);
    }

    /// <summary>入金・出金.</summary>
    public static PrintDocument Compose(Paper paper, CashMoved moved, int columns)
    {
        Sheet sheet = new(columns);
        PaperHead.AddInternal(sheet, paper, moved.In ? "入金伝票" : "出金伝票", null);
        sheet.Total(moved.In ? "入金額" : "出金額", $"{moved.Amount}");
        sheet.Pair("理由番号", moved.Reason == 0 ? "なし" : $"{moved.Reason}");
        return Confirmed(sheet);
    }

    /// <summary>回数券利用: what was used and what is left.</summary>
    public static PrintDocument Compose(Paper paper, PassUsed used, int columns)
    {
        Sheet sheet = new(columns);
        PaperHead.AddIssuer(sheet, paper);
        PaperHead.AddOccasion(sheet, paper, "回数券ご利用", null);
        sheet.Pair("会員番号", used.MemberId);
        sheet.Pair(used.Name, $"{used.Uses}回");
        sheet.Rule();
        if (!used.IsUnlimited) sheet.Total("残り", $"{used.Left}回");
        sheet.Pair("有効期限", Wording.Date(used.Until));
        sheet.Feed();
        return sheet.Cut();
    }

    /// <summary>チャージ: no sale, so no tax (プリペイドの発行は不課税, 消費税法基本通達 6-4-5).</summary>
    public static PrintDocument Compose(Paper paper, PrepaidToppedUp topUp, int columns)
    {
        Sheet sheet = new(columns);
        PaperHead.AddIssuer(sheet, paper);
        PaperHead.AddOccasion(sheet, paper, "領収証（チャージ）", null);
        sheet.Pair("会員番号", topUp.MemberId);
        sheet.Total("チャージ", $"{topUp.Amount}");
        AddTender(sheet, topUp.Tender, topUp.Change);
        sheet.Rule();
        sheet.Pair("プリペイド残高", $"{topUp.Balance}", bold: true);
        sheet.Pair("有効期限", Wording.Date(topUp.ExpiresOn));
        sheet.Text("チャージは消費税の対象外です。");
        return Received(sheet, paper, topUp.Amount, topUp.Tender);
    }

    /// <summary>ギフトカード: as a チャージ no sale and no tax. The last four digits tell cards apart; all would be the card.</summary>
    public static PrintDocument Compose(Paper paper, GiftCardSold sold, int columns)
    {
        Sheet sheet = new(columns);
        PaperHead.AddIssuer(sheet, paper);
        PaperHead.AddOccasion(sheet, paper, "領収証（ギフトカード）", null);
        sheet.Pair("カード番号", $"…{sold.CardId[^4..]}");
        sheet.Total("ギフトカード", $"{sold.Amount}");
        AddTender(sheet, sold.Tender, sold.Change);
        sheet.Rule();
        sheet.Pair("有効期限", Wording.Date(sold.ExpiresOn));
        sheet.Text("ギフトカードの販売は消費税の対象外です。");
        return Received(sheet, paper, sold.Amount, sold.Tender);
    }

    /// <summary>掛入金: the tax was on the sales it pays for.</summary>
    public static PrintDocument Compose(Paper paper, AccountPaid paid, int columns)
    {
        Sheet sheet = new(columns);
        PaperHead.AddIssuer(sheet, paper);
        PaperHead.AddOccasion(sheet, paper, "領収証（掛入金）", null);
        sheet.Pair("会員番号", paid.MemberId);
        sheet.Total("ご入金額", $"{paid.Amount}");
        AddTender(sheet, paid.Tender, paid.Change);
        sheet.Rule();
        sheet.Pair("掛売残高", $"{paid.Owed}", bold: true);
        return Received(sheet, paper, paid.Amount, paid.Tender);
    }

    private static void AddTender(Sheet sheet, Tender tender, Yen change)
    {
        var name = Wording.Of(tender.Kind);
        var cash = tender.Kind == TenderKind.Cash;
        sheet.Pair(cash ? $"お預り（{name}）" : $"{name}利用", $"{tender.Received}");
        if (tender.Slip is { } slip) sheet.Text($"  伝票番号 {slip}");
        if (cash) sheet.Pair("お釣り", $"{change}");
    }

    private static PrintDocument Received(Sheet sheet, Paper paper, Yen amount, Tender tender)
    {
        StampBox.Add(sheet, StampDuty.On(amount, Yen.Zero, [tender]));
        sheet.Feed();
        if (paper.Template.ShowProof) sheet.Center($"検証 {ReceiptProof.ShortOf(paper.Entry.Hash)}");
        return sheet.Cut();
    }

    private static PrintDocument Confirmed(Sheet sheet)
    {
        sheet.Feed();
        sheet.Pair("", "確認印 ____________");
        return sheet.Cut();
    }
}
