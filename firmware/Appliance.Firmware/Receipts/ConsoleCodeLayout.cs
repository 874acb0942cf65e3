using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>Lays out the paper with the code that makes its holder the owner of the console.</summary>
internal static class ConsoleCodeLayout
{
    /// <summary>Characters of a code that stand together.</summary>
    private const int GroupLength = 5;

    public static PrintDocument Compose(Paper paper, ConsoleCodeOffered offered, PrintConsoleCode made, int columns)
    {
        var (code, address, fingerprint) = made;
        Sheet sheet = new(columns);
        PaperHead.AddInternal(sheet, paper, "コンソールの登録", null);
        sheet.Text("パソコンやスマートフォンで下のアドレスを開き、コードを入れて、ログイン名とパスワードを決めてください。");
        sheet.Feed();
        sheet.Center(address);
        sheet.Feed();
        sheet.Title($"{code[..GroupLength]}-{code[GroupLength..]}", bold: true);
        sheet.Add(new PrintQrCode($"{address}/#claim={code}"));
        sheet.Pair("有効期限", Wording.Moment(offered.Until));
        if (fingerprint is not null) NetworkLayout.AddFingerprint(sheet, fingerprint);
        sheet.Text("このコードを使った人がコンソールのオーナーになります。ほかの人に見せず、使ったあとは捨ててください。");
        return sheet.Cut();
    }
}
