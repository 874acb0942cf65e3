using System.Net;
using System.Text;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;

namespace Appliance.Firmware.Marketing.Sheets;

/// <summary>
/// A page that the browser prints in millimetres: what waits of a campaign as postcards, label sheets or a telephone list.
/// </summary>
internal static class SheetPage
{
    /// <summary>Members of one page; what was posted is marked, then the next ones follow.</summary>
    public const int Faces = 500;

    /// <summary>A page, or null when there is no such form.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="shop">The sender.</param>
    /// <param name="form"><c>postcard</c>, <c>label12</c>, <c>label24</c> or <c>phone</c>.</param>
    public static string? Of(IDocumentReader documents, CampaignDocument campaign, ShopProfile shop, string form)
    {
        List<Face> faces = [];
        foreach (var message in CampaignMessages.Of(documents, campaign.Campaign.Id, MessageState.Waiting).Take(Faces))
        {
            if (MergedMembers.Living(documents, message.MemberId) is not { Profile: { } profile } member) continue;
            var coupon = OfferedCoupon.Of(documents, campaign, message);
            var fields = MessageText.FieldsOf(member, shop, coupon);
            faces.Add(new(message.MemberId, profile, member.LastVisit, MessageTemplate.Fill(campaign.Campaign.Message.Body, fields), coupon));
        }

        var (style, body) = form switch
        {
            "postcard" => (PostcardSheet.Style, string.Concat(faces.Select(face => PostcardSheet.Of(face, shop)))),
            "label12" => (LabelSheet.Twelve.Style, LabelSheet.Twelve.Of(faces)),
            "label24" => (LabelSheet.TwentyFour.Style, LabelSheet.TwentyFour.Of(faces)),
            "phone" => (PhoneList.Style, PhoneList.Of(campaign.Campaign, faces)),
            _ => ((string?)null, ""),
        };
        return style is null ? null : Document(campaign.Campaign.Name, style, body);
    }

    /// <summary>Text within markup.</summary>
    public static string Safe(string? text) => WebUtility.HtmlEncode(text ?? "");

    private static string Document(string title, string style, string body) => new StringBuilder()
        .Append("<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>").Append(Safe(title))
        .Append("</title><style>")
        .Append("*{box-sizing:border-box;margin:0}body{font-family:\"Noto Serif CJK JP\",\"Hiragino Mincho ProN\",\"Yu Mincho\",serif;")
        .Append("color:#000;background:#fff}section{position:relative;overflow:hidden;break-after:page}")
        .Append("section:last-child{break-after:auto}@media screen{section{margin:8mm auto;box-shadow:0 0 0 .2mm #999}}")
        .Append(style).Append("</style></head><body>").Append(body).Append("</body></html>").ToString();
}

/// <summary>A member on a sheet.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Profile">Name and address.</param>
/// <param name="LastVisit">Or null.</param>
/// <param name="Text">What the campaign says to them.</param>
/// <param name="Coupon">What it offers them, or null.</param>
internal sealed record Face(string MemberId, MemberProfile Profile, DateOnly? LastVisit, string Text, OfferedCoupon? Coupon);
