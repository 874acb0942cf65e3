using System.Text.Json.Serialization;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>Something sent to members so that they come or buy (販促).</summary>
/// <param name="Id">For example <c>C000001</c>.</param>
/// <param name="Name">For the shop's own lists, 1–40 characters.</param>
/// <param name="Kind">When members are drawn.</param>
/// <param name="Channel">How they are reached; only who agreed to it is drawn.</param>
/// <param name="SegmentId">The group it is for, or null for every member.</param>
/// <param name="Message">What is said, with the member's fields.</param>
/// <param name="CouponCode">Code of a personal coupon that each treated member is issued, or null.</param>
/// <param name="ControlBasisPoints">
/// Part of the audience that is drawn by lot and gets nothing, so that the effect can be measured; 0–5,000.
/// </param>
/// <param name="WindowDays">Business days after the drawing in which sales count, 1–180.</param>
/// <param name="MarginBasisPoints">What is left of a sale after its goods (粗利率), 0–10,000.</param>
/// <param name="CostPerMessage">What one message costs: stamps, fees; ¥0–¥10,000.</param>
/// <param name="Days">
/// Birthday, anniversary, date: days before it. Rank-up: days after it. Dormant: days since the last visit, 1–730. Else 0.
/// </param>
/// <param name="GiveUpDays">Days since the last visit from which on nobody is asked any more; 0 for the shop's own bound.</param>
public sealed record Campaign(
    string Id,
    string Name,
    CampaignKind Kind,
    ContactChannel Channel,
    string? SegmentId,
    CampaignMessage Message,
    string? CouponCode,
    int ControlBasisPoints,
    int WindowDays,
    int MarginBasisPoints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Yen CostPerMessage = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Days = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int GiveUpDays = 0)
{
    /// <summary>Whom of its audience a one-off picks; null for everybody in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AudiencePick? Pick { get; init; }

    /// <summary>Code of the shop's own date that <see cref="CampaignKind.Date"/> goes by (結婚記念日 …); else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DateCode { get; init; }

    /// <summary>Whether it ends with its first drawing; else it draws every day until it is stopped.</summary>
    [JsonIgnore]
    public bool IsOneOff => Kind == CampaignKind.Once;

    /// <summary>
    /// Id of the coupon a member gets with a drawing: one for each, however often it is tried. A campaign that draws
    /// members again has the day in it.
    /// </summary>
    public string CouponIdOf(string memberId, DateOnly drawnOn) =>
        CouponIssuing.IdOf(IsOneOff ? Id : $"{Id}-{drawnOn:yyMMdd}", memberId);

    /// <summary>Whether a coupon's id is one of this campaign's.</summary>
    public bool Issued(string? couponId) => couponId?.StartsWith(Id + "-", StringComparison.Ordinal) == true;
}

/// <summary>What a campaign says.</summary>
/// <param name="Subject">Of an e-mail, 1–60 characters; null for the other channels.</param>
/// <param name="Body">Text with fields in braces, <c>{お名前}</c>.</param>
public sealed record CampaignMessage(string? Subject, string Body);

/// <summary>When a campaign draws its members.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CampaignKind>))]
public enum CampaignKind
{
    /// <summary>All at once, when it is started (一回).</summary>
    [JsonStringEnumMemberName("once")]
    Once,

    /// <summary>Each member some days before their birthday (誕生日).</summary>
    [JsonStringEnumMemberName("birthday")]
    Birthday,

    /// <summary>Each member some days before the day they joined (入会記念日).</summary>
    [JsonStringEnumMemberName("anniversary")]
    Anniversary,

    /// <summary>Each member who has not come for some days (休眠).</summary>
    [JsonStringEnumMemberName("dormant")]
    Dormant,

    /// <summary>Each member some days after they rose to a higher rank (ランクアップ).</summary>
    [JsonStringEnumMemberName("rank-up")]
    RankUp,

    /// <summary>Each member some days before a date the shop asked them for, each year (お店で決めた記念日).</summary>
    [JsonStringEnumMemberName("date")]
    Date,
}
