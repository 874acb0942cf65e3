using System.Text.Json.Serialization;
using Appliance.Domain.Marketing;
using Appliance.Domain.Money;

namespace Appliance.Domain.Journal;

/// <summary><c>campaign.defined</c>: a campaign, new or, as long as it has not begun, replaced.</summary>
public sealed record CampaignDefined(Campaign Campaign) : EntryData;

/// <summary><c>campaign.started</c>: from here on members are drawn.</summary>
/// <param name="CampaignId">Which.</param>
/// <param name="Seed">Seed of the lot, <see cref="Lot.SeedBytes"/> bytes in hex: known before the first member is drawn.</param>
public sealed record CampaignStarted(string CampaignId, string Seed) : EntryData;

/// <summary><c>campaign.drawn</c>: members were drawn, a slice of an audience at most.</summary>
/// <param name="CampaignId">Which.</param>
/// <param name="Treated">Who is sent something.</param>
/// <param name="Control">Who is not, by lot; together at most <see cref="CampaignLimits.DrawnAtOnce"/>.</param>
/// <param name="TreatedBefore">What the treated bought in as many days before as the window has.</param>
/// <param name="ControlBefore">The same of the control group.</param>
/// <param name="Last">The last of the audience that was looked at; null when all of it was.</param>
public sealed record CampaignDrawn(
    string CampaignId,
    EquatableList<string> Treated,
    EquatableList<string> Control,
    Yen TreatedBefore,
    Yen ControlBefore,
    string? Last = null) : EntryData;

/// <summary><c>campaign.stopped</c>: nobody is drawn and nothing sent any more; sales go on to be counted.</summary>
/// <param name="CampaignId">Which.</param>
public sealed record CampaignStopped(string CampaignId) : EntryData;

/// <summary>
/// <c>message.sending</c>: a message is about to leave. Without what follows it may or may not have arrived: it is not
/// sent again.
/// </summary>
/// <param name="CampaignId">Of which campaign.</param>
/// <param name="MemberId">To whom.</param>
/// <param name="Attempt">1 or more.</param>
public sealed record MessageSending(string CampaignId, string MemberId, int Attempt) : EntryData;

/// <summary><c>message.sent</c>: messages left: taken by the server, or printed and posted.</summary>
/// <param name="CampaignId">Of which campaign.</param>
/// <param name="MemberIds">To whom.</param>
public sealed record MessageSent(string CampaignId, EquatableList<string> MemberIds) : EntryData;

/// <summary><c>message.failed</c>: a message did not leave, or nobody knows.</summary>
/// <param name="CampaignId">Of which campaign.</param>
/// <param name="MemberId">To whom.</param>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Reason">Why, in words without anything of the person.</param>
/// <param name="RetryAt">When it is tried again; null for never.</param>
public sealed record MessageFailed(
    string CampaignId, string MemberId, MessageFailure Kind, string Reason, DateTimeOffset? RetryAt = null) : EntryData;

/// <summary>What becomes of a message that did not leave.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageFailure>))]
public enum MessageFailure
{
    /// <summary>It is tried again.</summary>
    [JsonStringEnumMemberName("later")]
    Later,

    /// <summary>It was refused, or tried often enough.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>It may have arrived; it is not sent again.</summary>
    [JsonStringEnumMemberName("doubtful")]
    Doubtful,

    /// <summary>The member may not, or cannot, be reached any more.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>It may have arrived; it is asked again, since the other side drops what it has had.</summary>
    [JsonStringEnumMemberName("unheard")]
    Unheard,
}
