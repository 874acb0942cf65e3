using System.Globalization;
using System.Text;
using Appliance.Domain.Members;
using Appliance.Domain.Shop;

namespace Appliance.Firmware.Marketing.Sheets;

/// <summary>
/// A postcard (はがき, 100 × 148 mm): the address side with its seven boxes, written down the page, then the message side.
/// The boxes stand where Japan Post's machines look: 12 mm from the top, 8 mm from the right edge.
/// </summary>
internal static class PostcardSheet
{
    /// <summary>Left edges of the boxes from the left edge of the card, in mm: three, a gap, four; 47.7 mm in all.</summary>
    private static readonly double[] Boxes = [44.3, 51.3, 58.3, 65.9, 72.7, 79.5, 86.3];

    public const string Style =
        "@page{size:100mm 148mm;margin:0}section{width:100mm;height:148mm}"
        + ".box{position:absolute;top:12mm;width:5.7mm;height:8mm;border:.3mm solid #c33;text-align:center;"
        + "font:5mm/7.4mm \"Noto Sans CJK JP\",sans-serif}"
        + ".down{writing-mode:vertical-rl;position:absolute}"
        + ".address{top:28mm;right:9mm;height:108mm;font-size:4.6mm;line-height:1.5}"
        + ".name{top:34mm;left:38mm;width:24mm;height:104mm;font-size:8mm;line-height:1.3;letter-spacing:.1em;"
        + "display:flex;justify-content:center}"
        + ".from{left:8mm;bottom:14mm;max-height:90mm;font-size:3mm;line-height:1.5}"
        + ".text{position:absolute;inset:12mm 10mm 34mm;font-size:4.2mm;line-height:1.7;white-space:pre-wrap;overflow-wrap:anywhere}"
        + ".coupon{position:absolute;left:10mm;right:10mm;bottom:17mm;border:.4mm dashed #000;padding:2mm;text-align:center;font-size:4mm}"
        + ".coupon b{font-size:5.5mm;display:block}.out{position:absolute;left:10mm;right:10mm;bottom:7mm;font-size:2.6mm}";

    /// <summary>Both sides.</summary>
    public static string Of(Face face, ShopProfile shop)
    {
        StringBuilder card = new("<section>");
        var code = face.Profile.PostalCode ?? "";
        for (var i = 0; i < Boxes.Length; i++)
        {
            var left = Boxes[i].ToString(CultureInfo.InvariantCulture);
            card.Append($"<div class=\"box\" style=\"left:{left}mm\">{(i < code.Length ? code[i] : ' ')}</div>");
        }

        card.Append($"<div class=\"down address\">{SheetPage.Safe(Down(face.Profile.Address))}</div>");
        card.Append($"<div class=\"down name\"><span>{SheetPage.Safe(face.Profile.Name)}　様</span></div>");
        card.Append($"<div class=\"down from\">{SheetPage.Safe(Down(shop.Address))}<br>{SheetPage.Safe(shop.Name)}</div></section>");
        card.Append($"<section><div class=\"text\">{SheetPage.Safe(face.Text)}</div>");
        if (face.Coupon is { } coupon)
        {
            card.Append($"<div class=\"coupon\"><b>{SheetPage.Safe(coupon.Name)}</b>");
            card.Append($"クーポン番号 {coupon.Id}　{coupon.Until:yyyy年M月d日}まで</div>");
        }

        var wayOut = MessageText.WayOut(ContactChannel.Post, shop);
        return card.Append($"<div class=\"out\">{SheetPage.Safe(wayOut)}</div></section>").ToString();
    }

    /// <summary>Digits and dashes stand upright where text runs down.</summary>
    private static string Down(string? address) => string.Concat((address ?? "").Select(sign => sign switch
    {
        >= '0' and <= '9' => (char)(sign - '0' + '０'),
        '-' or '－' or '‐' or '−' => '｜',
        _ => sign,
    }));
}
