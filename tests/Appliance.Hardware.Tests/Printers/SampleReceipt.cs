using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>A receipt as a shop prints it, 48 columns wide.</summary>
internal static class SampleReceipt
{
    public static PrintDocument Document { get; } = new(
    [
        new PrintText("やまだ商店", PrintAlignment.Center, Bold: true, Scale: 2),
        new PrintText("東京都千代田区丸の内1-2-3", PrintAlignment.Center),
        new PrintText("TEL 03-1234-5678", PrintAlignment.Center),
        new PrintText("登録番号 T1234567890123", PrintAlignment.Center),
        new PrintFeed(1),
        new PrintText("領収書", PrintAlignment.Center, Bold: true, Scale: 2),
        new PrintText("2026年4月1日(水) 14:32             No.0001-00042"),
        new PrintText("責:髙橋                                   ﾚｼﾞ#01"),
        new PrintText(new string('-', 48)),
        new PrintText("おにぎり(鮭)※                              ¥150"),
        new PrintText("緑茶 500ml※                    2 x ¥140    ¥280"),
        new PrintText("ﾋﾞﾆｰﾙ傘 60cm                                ¥660"),
        new PrintText("<割引> A & B                                -¥50"),
        new PrintText(new string('-', 48)),
        new PrintText("合計              ¥1,040", Bold: true, Scale: 2),
        new PrintText("(10%対象   ¥627  内消費税   ¥57)", PrintAlignment.Right),
        new PrintText("( 8%対象   ¥413  内消費税   ¥30)", PrintAlignment.Right),
        new PrintText("お預り                                    ¥2,000"),
        new PrintText("お釣                                        ¥960", Bold: true),
        new PrintText(""),
        new PrintText("※印は軽減税率対象商品"),
        new PrintText("会員 No.000123  今回 9pt  残高 1,204pt"),
        new PrintFeed(1),
        new PrintQrCode("https://example.jp/r/00042?s=7FQ2"),
        new PrintText("電子レシートはこちら", PrintAlignment.Center),
        new PrintText("ありがとうございました 〜 またのご来店を", PrintAlignment.Center),
        new PrintCut(),
    ]);

    /// <summary>The same on 58 mm paper, 32 columns wide, with a logo and a bar code to find the sale by.</summary>
    public static PrintDocument Narrow { get; } = new(
    [
        new PrintBitmap(16, 8, Convert.FromHexString("7FFE80018FF1881188118FF180017FFE")),
        new PrintText("やまだ商店", PrintAlignment.Center, Bold: true, Scale: 2),
        new PrintText("2026年4月1日(水) 14:32"),
        new PrintText(new string('-', 32)),
        new PrintText("おにぎり(鮭)※              ¥150"),
        new PrintText("緑茶 500ml※    2 x ¥140    ¥280"),
        new PrintText("合計        ¥430", Bold: true, Scale: 2),
        new PrintText("一行に入りきらない文字はここで切れて見えない"),
        new PrintFeed(1),
        new PrintBarCode(BarCodeSymbology.Code128, "0001-00042"),
        new PrintBarCode(BarCodeSymbology.Ean13, "4901234567894", ModuleDots: 3, HeightDots: 40),
        new PrintCut(),
    ]);
}
