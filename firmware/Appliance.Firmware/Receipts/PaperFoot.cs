using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>The end of a customer's paper: what the shop wants to say, the proof, a coupon to cut off.</summary>
internal static class PaperFoot
{
    private const string CutHere = "きりとり";

    public static void Add(Sheet sheet, Paper paper)
    {
        var template = paper.Template;
        if (template.Footer is { Count: > 0 } || paper.Shop.ReceiptFooter is not null) sheet.Feed();
        foreach (var line in template.Footer ?? []) sheet.Center(line);
        if (paper.Shop.ReceiptFooter is { } footer) sheet.Center(footer);
        AddProof(sheet, paper);
        foreach (var slip in paper.Coupons) AddSlip(sheet, slip);
        if (template.CouponText is not { } coupon) return;
        AddCut(sheet);
        sheet.Center(coupon, bold: true);
    }

    /// <summary>A campaign's coupon to cut off: what it says, the code for the scanner, how to end it.</summary>
    private static void AddSlip(Sheet sheet, CampaignSlip slip)
    {
        AddCut(sheet);
        foreach (var line in slip.Text.Split('\n')) sheet.Center(line, bold: true);
        if (slip.Coupon is { } coupon)
        {
            sheet.Title(coupon.Name, bold: true);
            sheet.Add(new PrintQrCode(coupon.Id));
            sheet.Center(coupon.Id);
            sheet.Center($"{coupon.Until:yyyy/MM/dd}まで");
        }

        sheet.Center(slip.WayOut);
    }

    private static void AddCut(Sheet sheet)
    {
        var dashes = new string('-', (sheet.Columns - TextWidth.Of(CutHere) - 2) / 2);
        sheet.Feed();
        sheet.Add(new PrintText($"{dashes} {CutHere} {dashes}", PrintAlignment.Center));
    }

    /// <summary>The proof as a code for scanners, and shortened for people.</summary>
    public static void AddProof(Sheet sheet, Paper paper)
    {
        if (!paper.Template.ShowProof || paper.Proof is not { } proof) return;
        sheet.Add(new PrintQrCode(proof.Text));
        sheet.Center($"検証 {proof.ShortText}");
    }
}
