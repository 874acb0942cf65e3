using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>Lays out the paper that says where the console is found on the shop's network.</summary>
internal static class NetworkLayout
{
    public static PrintDocument Compose(int columns, string shop, DateTimeOffset at, string address, string fingerprint)
    {
        Sheet sheet = new(columns);
        sheet.Title("コンソール", bold: true);
        sheet.Center(shop);
        sheet.Center(Wording.Moment(at));
        sheet.Rule();
        sheet.Text("お店のネットワークにつないだパソコンやスマートフォンで、次のアドレスを開いてください。");
        sheet.Feed();
        sheet.Center(address);
        sheet.Add(new PrintQrCode(address));
        AddFingerprint(sheet, fingerprint);
        return sheet.Cut();
    }

    /// <summary>By what a browser's owner knows that the certificate is this box's.</summary>
    public static void AddFingerprint(Sheet sheet, string fingerprint)
    {
        sheet.Rule();
        sheet.Text("はじめて開くときは、ブラウザーに表示される証明書（認証局）の指紋（SHA-256）が次と同じことを確かめてください。");
        sheet.Text(fingerprint);
        sheet.Add(new PrintQrCode($"SHA256:{fingerprint}"));
    }
}
