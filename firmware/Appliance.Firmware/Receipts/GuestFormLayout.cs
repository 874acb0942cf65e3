using Appliance.Domain.Register;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// Lays out the paper by which a guest opens their own form. It says nothing about the guest: whoever finds it learns
/// nothing.
/// </summary>
internal static class GuestFormLayout
{
    /// <summary>Dots of the code's modules: read at arm's length, and it fits the narrowest paper.</summary>
    private const int ModuleDots = 6;

    public static PrintDocument Compose(int columns, PrintGuestForm form)
    {
        Sheet sheet = new(columns);
        sheet.Title("会員登録のご記入", bold: true);
        sheet.Center(form.Shop);
        sheet.Rule();
        sheet.Text("お店のWi-Fiにつないだスマートフォンで読み取り、ご記入ください。");
        sheet.Text("Join our Wi-Fi, then scan");
        sheet.Text("to fill in your form.");
        sheet.Feed();
        sheet.Add(new PrintQrCode(form.Address, ModuleDots));
        sheet.Feed();
        sheet.Pair("有効期限 / Until", Wording.ShortMoment(form.Until));
        sheet.Text("1回だけ使えます。お名前などはこの紙には入っていません。");
        sheet.Text("ブラウザーが「安全ではない」などと表示したら、お店の端末でもご記入いただけます。スタッフにお声がけください。");
        return sheet.Cut();
    }
}
