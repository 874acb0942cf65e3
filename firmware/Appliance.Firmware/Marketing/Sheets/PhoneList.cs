using System.Text;
using Appliance.Domain.Marketing;

namespace Appliance.Firmware.Marketing.Sheets;

/// <summary>Whom to call, with what to say on top and room for what came of it.</summary>
internal static class PhoneList
{
    public const string Style =
        "@page{size:A4;margin:12mm}section{width:186mm;padding:2mm;overflow:visible}"
        + "h1{font-size:6mm;margin-bottom:3mm}p{white-space:pre-wrap;font-size:4mm;border:.3mm solid #000;padding:3mm;margin-bottom:4mm}"
        + "table{width:100%;border-collapse:collapse;font-size:4mm}th,td{border-bottom:.2mm solid #666;padding:2mm;text-align:left}"
        + "tr{break-inside:avoid}td:last-child{width:55mm}";

    public static string Of(Campaign campaign, IReadOnlyList<Face> faces)
    {
        StringBuilder list = new($"<section><h1>{SheetPage.Safe(campaign.Name)}</h1><p>{SheetPage.Safe(campaign.Message.Body)}</p>");
        list.Append("<table><thead><tr><th>お名前</th><th>フリガナ</th><th>電話番号</th><th>最終来店</th><th>メモ</th></tr></thead><tbody>");
        foreach (var face in faces)
        {
            list.Append($"<tr><td>{SheetPage.Safe(face.Profile.Name)}</td><td>{SheetPage.Safe(face.Profile.Kana)}</td>");
            list.Append($"<td>{SheetPage.Safe(face.Profile.Phone)}</td><td>{face.LastVisit:yyyy/MM/dd}</td><td></td></tr>");
        }

        return list.Append("</tbody></table></section>").ToString();
    }
}
