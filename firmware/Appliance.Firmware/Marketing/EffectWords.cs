using Appliance.Domain.Marketing;
using Appliance.Domain.Money;

namespace Appliance.Firmware.Marketing;

/// <summary>What an effect says in one sentence.</summary>
internal static class EffectWords
{
    public static string Sentence(EffectReport report, CampaignGroup control)
    {
        if (report.Verdict == EffectVerdict.TooSmall) return TooSmall(report, control);
        var interval = $"（95%信頼区間 {report.Low}〜{report.High}）";
        return report.Verdict switch
        {
            EffectVerdict.More => $"対照群より1人あたり{report.Uplift}多い{interval}",
            EffectVerdict.Less => $"対照群より1人あたり{Yen.Zero - report.Uplift!.Value}少ない{interval}",
            EffectVerdict.Leaning => $"差がありそうですが、まだ言い切れません{interval}",
            _ => $"まだ差があるとは言えません{interval}",
        };
    }

    private static string TooSmall(EffectReport report, CampaignGroup control) =>
        control.Members == 0 ? "対照群がないので、効果は判断できません"
        : report.MissingMembers > 0
            ? $"人数が少なすぎて判断できません（対象・対照とも{Effect.SmallestGroup}人以上必要です。あと{report.MissingMembers}人）"
            : "お買上げがまだ少なく、判断できません";
}
