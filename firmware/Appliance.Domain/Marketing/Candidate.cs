using System.Text.Json.Serialization;
using Appliance.Domain.Members;

namespace Appliance.Domain.Marketing;

/// <summary>A member as a campaign looks at them before drawing.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Profile">Null when erased.</param>
/// <param name="Agreed">Whether they agreed to be reached by the campaign's channel.</param>
/// <param name="LastVisit">Business day of their last sale, or null.</param>
/// <param name="LastDrawn">Business day on which the campaign drew them last, or null.</param>
/// <param name="GiveUpDays">The shop's own bound, for a campaign without one.</param>
public sealed record Candidate(
    string MemberId, MemberProfile? Profile, bool Agreed, DateOnly? LastVisit, DateOnly? LastDrawn, int GiveUpDays)
{
    /// <summary>Business day on which they rose to a higher rank the last time, or null.</summary>
    public DateOnly? RosenOn { get; init; }

    /// <summary>Why a campaign leaves them out on a business day; null when it draws them.</summary>
    public Exclusion? ExcludedFrom(Campaign campaign, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        if (Profile is null) return Exclusion.Gone;
        if (IsDrawnBefore(campaign, day)) return Exclusion.DrawnBefore;
        if (!Agreed) return Exclusion.NoConsent;
        var giveUpDays = campaign.GiveUpDays > 0 ? campaign.GiveUpDays : GiveUpDays;
        if (LastVisit is { } visit && visit.AddDays(giveUpDays) <= day) return Exclusion.GivenUp;
        return CanBeReached(campaign.Channel) ? null : Exclusion.NoAddress;
    }

    /// <summary>Whether it is known where to reach them.</summary>
    public bool CanBeReached(ContactChannel channel) => channel switch
    {
        ContactChannel.Email => Profile?.Email is not null,
        ContactChannel.Line => Profile?.LineUserId is not null,
        ContactChannel.Post => Profile?.Address is not null,
        ContactChannel.Phone => Profile?.Phone is not null,
        _ => Profile is not null,
    };

    /// <summary>
    /// Once; each year for a dated campaign; once in each absence for one to those who stay away; once for each rise. Who was drawn
    /// and came on the same day was drawn in the absence before: nobody is away on the day they come.
    /// </summary>
    private bool IsDrawnBefore(Campaign campaign, DateOnly day) => LastDrawn is { } drawn && campaign.Kind switch
    {
        CampaignKind.Once => true,
        CampaignKind.Dormant => LastVisit is not { } visit || drawn > visit,
        CampaignKind.RankUp => RosenOn is not { } rosen || drawn >= rosen,
        _ => drawn.AddDays(CampaignLimits.DatedOnceInDays) > day,
    };
}

/// <summary>Why a member of an audience is not drawn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Exclusion>))]
public enum Exclusion
{
    /// <summary>Erased (消去).</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,

    /// <summary>Drawn by this campaign already.</summary>
    [JsonStringEnumMemberName("drawn-before")]
    DrawnBefore,

    /// <summary>No consent for the channel (同意なし).</summary>
    [JsonStringEnumMemberName("no-consent")]
    NoConsent,

    /// <summary>Away for too long (あきらめ).</summary>
    [JsonStringEnumMemberName("given-up")]
    GivenUp,

    /// <summary>Nothing is known to reach them by (宛先なし).</summary>
    [JsonStringEnumMemberName("no-address")]
    NoAddress,
}
