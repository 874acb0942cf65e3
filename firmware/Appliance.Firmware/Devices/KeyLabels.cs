using System.Globalization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Register;

namespace Appliance.Firmware.Devices;

/// <summary>What is written on the keys, in the words Japanese registers use.</summary>
internal static class KeyLabels
{
    private const string ReducedMark = "※";

    private static readonly Dictionary<RegisterKey, string> Words = new()
    {
        [RegisterKey.Times] = "×",
        [RegisterKey.Clear] = "C",
        [RegisterKey.Void] = "訂正",
        [RegisterKey.Subtotal] = "小計",
        [RegisterKey.Cash] = "現計",
        [RegisterKey.Cancel] = "取引中止",
        [RegisterKey.LineVoid] = "指定訂正",
        [RegisterKey.Plu] = "PLU",
        [RegisterKey.PriceCheck] = "価格照会",
        [RegisterKey.PercentOff] = "％引",
        [RegisterKey.AmountOff] = "値引",
        [RegisterKey.PercentOn] = "％増",
        [RegisterKey.AmountOn] = "割増",
        [RegisterKey.Coupon] = "クーポン",
        [RegisterKey.EatIn] = "店内/持帰",
        [RegisterKey.Credit] = "クレジット",
        [RegisterKey.ElectronicMoney] = "電子マネー",
        [RegisterKey.QrCode] = "コード決済",
        [RegisterKey.GiftVoucher] = "商品券",
        [RegisterKey.Points] = "ポイント",
        [RegisterKey.Prepaid] = "プリペイド",
        [RegisterKey.OnAccount] = "掛",
        [RegisterKey.TopUp] = "チャージ",
        [RegisterKey.Hold] = "保留/呼出",
        [RegisterKey.Refund] = "返品",
        [RegisterKey.Exchange] = "交換",
        [RegisterKey.CancelSale] = "会計取消",
        [RegisterKey.Reprint] = "再発行",
        [RegisterKey.FormalReceipt] = "領収書",
        [RegisterKey.ReceiptOff] = "レシートなし",
        [RegisterKey.NoSale] = "両替",
        [RegisterKey.PaidIn] = "入金",
        [RegisterKey.PaidOut] = "出金",
        [RegisterKey.CashFloat] = "準備金",
        [RegisterKey.Count] = "在高",
        [RegisterKey.Read] = "点検",
        [RegisterKey.Close] = "精算",
        [RegisterKey.Staff] = "担当",
        [RegisterKey.Training] = "練習",
        [RegisterKey.Member] = "会員",
        [RegisterKey.Person] = "担当者",
        [RegisterKey.Nominate] = "指名",
    };

    /// <summary>A department's key carries its name, marked where the reduced rate applies to what is taken away.</summary>
    public static string Of(RegisterKey key, Goods goods)
    {
        if (key is < RegisterKey.Department1 or > RegisterKey.Department8)
        {
            return Words.GetValueOrDefault(key) ?? RegisterKeys.Name(key);
        }

        var number = key - RegisterKey.Department1 + 1;
        return goods.Departments.GetValueOrDefault(number) is { } department
            ? department.Name + (department.TaxClass == TaxClass.Reduced ? " " + ReducedMark : "")
            : string.Create(CultureInfo.InvariantCulture, $"部門{number}");
    }
}
