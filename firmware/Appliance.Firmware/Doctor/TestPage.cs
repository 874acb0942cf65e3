using Appliance.Domain.Shop;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Doctor;

/// <summary>What a tested printer prints: every kind of thing a receipt has. Lines fit 32 columns.</summary>
internal static class TestPage
{
    public static PrintDocument Compose(int columns, DateTimeOffset at)
    {
        var rule = new string('-', columns);
        return new(
        [
            new PrintText("印字テスト", PrintAlignment.Center, Bold: true, Scale: 2),
            new PrintText($"{at.ToOffset(BusinessDay.JapanOffset):yyyy年M月d日 HH:mm}", PrintAlignment.Center),
            new PrintText(rule),
            new PrintText("この用紙が読めれば、"),
            new PrintText("プリンタは正しく接続されています"),
            new PrintText(""),
            new PrintText("漢字・ひらがな・カタカナ・ｶﾀｶﾅ"),
            new PrintText("ABC abc 0123 ¥@#&"),
            new PrintText("太字の見え方", Bold: true),
            new PrintText(Ruler(columns)),
            new PrintText("数字が2行に分かれて出たときは、"),
            new PrintText("Columns を減らしてください"),
            new PrintText("合計 ¥1,234", PrintAlignment.Right),
            new PrintQrCode("https://example.jp/"),
            new PrintText("このあと用紙が自動で切れます"),
            new PrintFeed(1),
            new PrintCut(),
        ]);
    }

    private static string Ruler(int columns) => string.Concat(Enumerable.Range(1, columns).Select(column => column % 10));
}
