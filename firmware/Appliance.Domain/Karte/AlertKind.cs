using System.Text.Json.Serialization;

namespace Appliance.Domain.Karte;

/// <summary>What staff should know of a guest before they serve them (おもてなし).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertKind>))]
public enum AlertKind
{
    /// <summary>アレルギー; about health, so only with the member's consent to that.</summary>
    [JsonStringEnumMemberName("allergy")]
    Allergy,

    /// <summary>健康上の注意 (持病, 妊娠中, 服薬 …); about health as well.</summary>
    [JsonStringEnumMemberName("medical")]
    Medical,

    /// <summary>苦手なもの.</summary>
    [JsonStringEnumMemberName("dislike")]
    Dislike,

    /// <summary>お好み.</summary>
    [JsonStringEnumMemberName("preference")]
    Preference,
}

/// <summary>What follows from a kind of alert.</summary>
public static class AlertKinds
{
    /// <summary>
    /// Whether it is about health: 要配慮個人情報 (個人情報保護法2条3項), which is kept only with the member's own consent
    /// (20条2項).
    /// </summary>
    public static bool IsAboutHealth(this AlertKind kind) => kind is AlertKind.Allergy or AlertKind.Medical;

    /// <summary>The kind on plain glass.</summary>
    public static string Glass(this AlertKind kind) => kind switch
    {
        AlertKind.Allergy => "ｱﾚﾙｷﾞｰ",
        AlertKind.Medical => "ｹﾝｺｳ",
        AlertKind.Dislike => "ﾆｶﾞﾃ",
        AlertKind.Preference => "ｺﾉﾐ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of alert has no word."),
    };
}
