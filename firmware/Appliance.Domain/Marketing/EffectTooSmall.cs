using System.Text.Json.Serialization;

namespace Appliance.Domain.Marketing;

/// <summary>Why nothing can be said of a campaign yet.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectTooSmall>))]
public enum EffectTooSmall
{
    /// <summary>Nobody was left out by lot.</summary>
    [JsonStringEnumMemberName("no-control")]
    NoControl,

    /// <summary>A group has fewer members than <see cref="Effect.SmallestGroup"/>.</summary>
    [JsonStringEnumMemberName("few-members")]
    FewMembers,

    /// <summary>Too few of them have bought.</summary>
    [JsonStringEnumMemberName("few-sales")]
    FewSales,
}

/// <summary>Which of the reasons it is.</summary>
public static class EffectTooSmalls
{
    /// <summary>Null where something can be said.</summary>
    public static EffectTooSmall? Of(EffectReport report, CampaignGroup control)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(control);
        if (report.Verdict != EffectVerdict.TooSmall) return null;
        return control.Members == 0 ? EffectTooSmall.NoControl
            : report.MissingMembers > 0 ? EffectTooSmall.FewMembers
            : EffectTooSmall.FewSales;
    }
}
