using Appliance.Domain.Catalog;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>What a campaign has to be before it may be journaled, with the words for who plans it.</summary>
public static class CampaignRules
{
    /// <summary>What is wrong with a campaign, or null.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="coupon">The coupon its code names, or null when there is none.</param>
    public static Refusal? Check(Campaign campaign, Coupon? coupon)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        if (campaign.Name.Trim().Length is 0 or > CampaignLimits.NameLength)
        {
            return No("campaign-name", $"販促の名前は1～{CampaignLimits.NameLength}文字です。");
        }

        if (campaign.CouponCode is { } code && coupon is null)
        {
            return No("campaign-coupon", $"クーポン {code} は登録されていません。先に商品の「クーポン」で作ってください。");
        }

        if (coupon is { Personal: false })
        {
            return No(
                "campaign-coupon-not-personal",
                $"クーポン {coupon.Code} を「渡した本人だけ」にしてください。誰でも使えると、対照群も使えて効果が分かりません。");
        }

        if (campaign.ControlBasisPoints is < 0 or > CampaignLimits.ControlBasisPoints)
        {
            return No("campaign-control", $"対照群は0～{CampaignLimits.ControlBasisPoints / 100}%です。");
        }

        if (campaign.WindowDays is < 1 or > CampaignLimits.WindowDays)
        {
            return No("campaign-window", $"効果を見る期間は1～{CampaignLimits.WindowDays}日です。");
        }

        if (campaign.MarginBasisPoints is < 0 or > 10_000) return No("campaign-margin", "粗利率は0～100%です。");
        if (campaign.CostPerMessage < Yen.Zero || campaign.CostPerMessage > CampaignLimits.CostPerMessage)
        {
            return No("campaign-cost", $"1通の費用は¥0～{CampaignLimits.CostPerMessage}です。");
        }

        return CheckDays(campaign) ?? CheckAudience(campaign) ?? CheckMessage(campaign);
    }

    private static Refusal? CheckAudience(Campaign campaign)
    {
        if (campaign.Kind == CampaignKind.Date != campaign.DateCode is not null)
        {
            return No("campaign-date", "記念日の販促では、もとにする日付の項目を1つ選んでください。");
        }

        if (campaign.Pick is not { } pick) return null;
        if (!campaign.IsOneOff) return No("campaign-pick", "お買上げから選ぶのは、一回の販促だけです。");
        if (pick.Members is < 1 or > CampaignLimits.Picked)
        {
            return No("campaign-pick-members", $"選ぶ人数は1～{CampaignLimits.Picked:#,0}人です。");
        }

        return pick.Kind == PickKind.TopSpenders == pick.Product is null
            ? null
            : No("campaign-pick-product", "ご案内する商品を選んでください。");
    }

    private static Refusal? CheckDays(Campaign campaign)
    {
        if (campaign.GiveUpDays is < 0 or > CampaignLimits.GiveUpDays)
        {
            return No("campaign-give-up", $"あきらめるまでの日数は0（お店の設定どおり）～{CampaignLimits.GiveUpDays}日です。");
        }

        return campaign.Kind switch
        {
            CampaignKind.Once => campaign.Days == 0 ? null : No("campaign-days", "一回だけの販促に日数はありません。"),
            CampaignKind.Dormant when campaign.Days is < 1 or > CampaignLimits.DormantDays =>
                No("campaign-days", $"最終来店からの日数は1～{CampaignLimits.DormantDays}日です。"),
            CampaignKind.Dormant => campaign.GiveUpDays > campaign.Days
                ? null
                : No("campaign-give-up", "あきらめるまでの日数は、送るまでの日数より後にしてください。"),
            CampaignKind.RankUp => campaign.Days is >= 0 and <= CampaignLimits.NoticeDays
                ? null
                : No("campaign-days", $"ランクアップの何日後に送るかは0～{CampaignLimits.NoticeDays}日です。"),
            _ => campaign.Days is >= 0 and <= CampaignLimits.NoticeDays
                ? null
                : No("campaign-days", $"何日前に送るかは0～{CampaignLimits.NoticeDays}日です。"),
        };
    }

    private static Refusal? CheckMessage(Campaign campaign)
    {
        var subject = campaign.Message.Subject;
        if (campaign.Channel == ContactChannel.Email && subject?.Trim().Length is null or 0 or > CampaignLimits.SubjectLength)
        {
            return No("campaign-subject", $"件名は1～{CampaignLimits.SubjectLength}文字です。");
        }

        if (campaign.Channel != ContactChannel.Email && subject is not null)
        {
            return No("campaign-subject", "件名はメールだけのものです。");
        }

        if (subject?.AsSpan().ContainsAny('\r', '\n') == true) return No("campaign-subject", "件名は1行です。");
        var longest = CampaignLimits.BodyLength(campaign.Channel);
        if (campaign.Message.Body.Trim().Length is 0 || campaign.Message.Body.Length > longest)
        {
            return No("campaign-body", $"本文は1～{longest}文字です。");
        }

        return MessageTemplate.Check(campaign.Message.Body) ?? MessageTemplate.Check(subject ?? "");
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
