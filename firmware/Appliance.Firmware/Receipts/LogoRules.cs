using Appliance.Domain;
using Appliance.Domain.Shop;

namespace Appliance.Firmware.Receipts;

/// <summary>What a logo has to be before it is kept, so that nobody finds out at the printer.</summary>
internal static class LogoRules
{
    /// <summary>What is wrong with a shop's logo, or null.</summary>
    public static Refusal? Check(ShopProfile shop)
    {
        if (shop.Receipt?.Logo is not { } png) return null;
        var bytes = new byte[png.Length];
        if (png.Length > ReceiptTemplate.LogoLimit) return No("ロゴ画像が大きすぎます（48 KBまで）。小さくして選び直してください。");
        if (!Convert.TryFromBase64String(png, bytes, out var length)) return No("ロゴ画像が途中で壊れています。もう一度選んでください。");
        return PngReader.Read(bytes.AsSpan(0, length)) is null
            ? No(
                "ロゴ画像を読めません。PNG形式（1色8ビットまで、インターレースなし、"
                + $"縦横{PngReader.SideLimit}ドットまで）で保存し直してください。")
            : null;
    }

    private static Refusal No(string text) => new("receipt-logo", text, DisplayPage.Blank);
}
