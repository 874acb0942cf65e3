using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Shop;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;

namespace Appliance.Firmware.Marketing;

/// <summary>
/// What a member reads: the campaign's text with their fields, the coupon, and the way out that every message has
/// (特定電子メール法: who sends it, where they are, how to end it).
/// </summary>
internal static class MessageText
{
    /// <summary>A member's fields.</summary>
    public static MessageFields FieldsOf(MemberDocument member, ShopProfile shop, OfferedCoupon? coupon) => new(
        member.Profile?.Name ?? "",
        member.Profile?.Kana ?? "",
        member.Points,
        member.LastVisit,
        member.Visits,
        shop.Name,
        shop.Phone,
        coupon?.Name,
        coupon?.Until);

    /// <summary>The whole text by a channel.</summary>
    public static string Body(Campaign campaign, MessageFields fields, ShopProfile shop, OfferedCoupon? coupon)
    {
        StringBuilder text = new(MessageTemplate.Fill(campaign.Message.Body, fields).ReplaceLineEndings("\n").TrimEnd());
        if (coupon is not null && campaign.Channel is ContactChannel.Email or ContactChannel.Line)
        {
            text.Append($"\n\n■ {coupon.Name}\nクーポン番号：{coupon.Id}\n{coupon.Until:yyyy年M月d日}まで。レジでお見せください。");
        }

        if (WayOut(campaign.Channel, shop) is { Length: > 0 } wayOut) text.Append("\n\n").Append(wayOut);
        return text.ToString();
    }

    /// <summary>How a member ends these messages.</summary>
    public static string WayOut(ContactChannel channel, ShopProfile shop)
    {
        var phone = shop.Phone is { } number ? $"お電話（{number}）" : "店頭";
        return channel switch
        {
            ContactChannel.Email => string.Join('\n', ((string?[])
            [
                "――――――――――", shop.Name, shop.Address, shop.Phone is null ? null : $"電話 {shop.Phone}",
                "配信停止をご希望の方は、このメールに「配信停止」とご返信いただくか、店頭でお申し付けください。",
            ]).OfType<string>()),
            ContactChannel.Line => $"――\n{shop.Name}\n配信停止は、このアカウントのブロック、{phone}、または店頭で承ります。",
            ContactChannel.Post => $"ご案内が不要な方は{phone}または店頭でお申し付けください。",
            ContactChannel.Receipt => "ご案内が不要な方はレジでお申し付けください。",
            _ => "",
        };
    }

    /// <summary>Ready to leave, or null when the member cannot be reached any more.</summary>
    public static OutgoingMessage? Compose(
        CampaignDocument document, MessageDocument message, MemberDocument? member, ShopProfile shop, OfferedCoupon? coupon)
    {
        var campaign = document.Campaign;
        var to = campaign.Channel == ContactChannel.Line ? member?.Profile?.LineUserId : member?.Profile?.Email;
        if (member is null || to is null || document.Seed is not { } seed) return null;
        var fields = FieldsOf(member, shop, coupon);
        return new(
            KeyOf(seed, message),
            to,
            campaign.Message.Subject is { } subject ? MessageTemplate.Fill(subject, fields) : "",
            Body(campaign, fields, shop, coupon));
    }

    /// <summary>The same at each attempt, and of no other message of any shop.</summary>
    private static Guid KeyOf(string seed, MessageDocument message)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{message.Id}/{message.Sequence}"));
        return new(hash.AsSpan(0, 16), bigEndian: true);
    }
}
