using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.Campaigns;

/// <summary>A campaign with what became of it.</summary>
/// <param name="Campaign">As planned.</param>
/// <param name="State">How far it is.</param>
/// <param name="Seed">Of the lot; null before it is started.</param>
/// <param name="StartedOn">Business day, or null.</param>
/// <param name="Last">The last member of a one-off's audience that was looked at.</param>
/// <param name="Treated">Who is sent something.</param>
/// <param name="Control">Who is not, by lot.</param>
/// <param name="Messages">How many messages are in each state.</param>
/// <param name="Redeemed">Sales of treated members with the coupon.</param>
/// <param name="CouponCost">What it took off them.</param>
/// <param name="Until">Last business day on which a sale of a drawn member counts, or null.</param>
public sealed record CampaignDocument(
    Campaign Campaign,
    CampaignState State,
    string? Seed,
    DateOnly? StartedOn,
    string? Last,
    CampaignGroup Treated,
    CampaignGroup Control,
    MessageCounts Messages,
    long Redeemed,
    Yen CouponCost,
    DateOnly? Until)
{
    /// <summary>A campaign that has not begun.</summary>
    public static CampaignDocument Planned(Campaign campaign) => new(
        campaign, CampaignState.Draft, null, null, null, CampaignGroup.Empty, CampaignGroup.Empty, new(), 0, Yen.Zero, null);
}

/// <summary>How far a campaign is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CampaignState>))]
public enum CampaignState
{
    /// <summary>Planned; may be changed (下書き).</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>Draws members: at once, or day by day (実施中).</summary>
    [JsonStringEnumMemberName("drawing")]
    Drawing,

    /// <summary>All were drawn (抽出済み); messages may still wait.</summary>
    [JsonStringEnumMemberName("drawn")]
    Drawn,

    /// <summary>Stopped by somebody (中止).</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,
}

/// <summary>How many messages are in each state.</summary>
/// <param name="Waiting">To be sent.</param>
/// <param name="Sending">On their way.</param>
/// <param name="Sent">Gone.</param>
/// <param name="Refused">Given up.</param>
/// <param name="Doubtful">Gone or not: nobody knows, not sent again.</param>
/// <param name="Withdrawn">Consent taken back, or the campaign stopped, before they left.</param>
public sealed record MessageCounts(
    long Waiting = 0, long Sending = 0, long Sent = 0, long Refused = 0, long Doubtful = 0, long Withdrawn = 0)
{
    /// <summary>With some more, or fewer, in a state.</summary>
    public MessageCounts With(MessageState state, int change) => state switch
    {
        MessageState.Waiting => this with { Waiting = Waiting + change },
        MessageState.Sending => this with { Sending = Sending + change },
        MessageState.Sent => this with { Sent = Sent + change },
        MessageState.Refused => this with { Refused = Refused + change },
        MessageState.Doubtful => this with { Doubtful = Doubtful + change },
        _ => this with { Withdrawn = Withdrawn + change },
    };
}

/// <summary>Where a message is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageState>))]
public enum MessageState
{
    /// <summary>To be sent.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>On its way.</summary>
    [JsonStringEnumMemberName("sending")]
    Sending,

    /// <summary>Gone.</summary>
    [JsonStringEnumMemberName("sent")]
    Sent,

    /// <summary>Given up.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Nobody knows.</summary>
    [JsonStringEnumMemberName("doubtful")]
    Doubtful,

    /// <summary>Not to be sent any more.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}

/// <summary>A message of a campaign to a member: the latest, where a campaign draws a member again.</summary>
/// <param name="CampaignId">Of which campaign.</param>
/// <param name="MemberId">To whom.</param>
/// <param name="Channel">By which way.</param>
/// <param name="State">Where it is.</param>
/// <param name="Sequence">Entry that drew it.</param>
/// <param name="Day">Business day of the drawing.</param>
/// <param name="Attempts">Times it was about to leave.</param>
/// <param name="At">Waiting: when it is due. Else when it came into its state.</param>
/// <param name="Reason">Why it did not leave, or null.</param>
public sealed record MessageDocument(
    string CampaignId,
    string MemberId,
    ContactChannel Channel,
    MessageState State,
    long Sequence,
    DateOnly Day,
    int Attempts,
    DateTimeOffset At,
    string? Reason = null)
{
    /// <summary>
    /// Since when it may have left with nothing heard of it; null when it surely has not. It is asked again only as long as
    /// the other side drops what it has had.
    /// </summary>
    public DateTimeOffset? UnheardSince { get; init; }

    /// <summary>Campaign and member.</summary>
    [JsonIgnore]
    public string Id => IdOf(CampaignId, MemberId);

    /// <summary>
    /// Whether it goes with the receipt of a sale: drawn before it, in its campaign's window, and the campaign not stopped.
    /// </summary>
    public bool GoesWith(CampaignDocument campaign, long saleSequence, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return this is { State: MessageState.Waiting, Channel: ContactChannel.Receipt }
            && Sequence < saleSequence
            && campaign.State != CampaignState.Stopped
            && Day.AddDays(campaign.Campaign.WindowDays) >= day;
    }

    /// <summary>Id of a message.</summary>
    public static string IdOf(string campaignId, string memberId) => $"{campaignId}/{memberId}";
}

/// <summary>What campaigns need to know of a member: when to reach them, and which windows are open.</summary>
/// <param name="Id">The member.</param>
/// <param name="Birthday"><c>MM-dd</c>, or null.</param>
/// <param name="JoinedOn">Business day.</param>
/// <param name="LastVisit">Business day of the last sale, or null.</param>
/// <param name="Draws">The latest drawing of each campaign; null for none.</param>
public sealed record ReachDocument(
    string Id, string? Birthday, DateOnly JoinedOn, DateOnly? LastVisit, EquatableList<MemberDraw>? Draws = null)
{
    /// <summary>Business day on which they rose to a higher rank the last time, or null.</summary>
    public DateOnly? RosenOn { get; init; }

    /// <summary>Their id at LINE, or null.</summary>
    public string? LineUserId { get; init; }

    /// <summary>Dates the shop asked for; null for none.</summary>
    public EquatableList<MemberDate>? Dates { get; init; }

    /// <summary>When a campaign drew the member last, or null.</summary>
    public MemberDraw? DrawOf(string campaignId) => (Draws ?? []).FirstOrDefault(it => it.CampaignId == campaignId);

    /// <summary>What several who are one person have together: one drawing of each campaign, that of the one who stays first.</summary>
    public static ReachDocument Join(string id, IReadOnlyList<ReachDocument> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        EquatableList<MemberDraw> draws = [.. all.SelectMany(it => it.Draws ?? []).DistinctBy(it => it.CampaignId)];
        return new(
            id, all.Select(it => it.Birthday).FirstOrDefault(it => it is not null), all.Min(it => it.JoinedOn), all.Max(it => it.LastVisit),
            draws.Count == 0 ? null : draws)
        {
            RosenOn = all.Max(it => it.RosenOn),
            LineUserId = all.Select(it => it.LineUserId).FirstOrDefault(it => it is not null),
            Dates = all.Select(it => it.Dates).FirstOrDefault(it => it is not null),
        };
    }
}

/// <summary>A date of a member that the shop asked for.</summary>
/// <param name="Code">Code of the question.</param>
/// <param name="On"><c>MM-dd</c>.</param>
public sealed record MemberDate(string Code, string On);

/// <summary>A member was drawn by a campaign.</summary>
/// <param name="CampaignId">Which.</param>
/// <param name="On">Business day.</param>
/// <param name="Until">Last business day on which their sales count.</param>
/// <param name="Control">They are in the control group.</param>
/// <param name="Spent">What they paid in the window, refunds taken off.</param>
/// <param name="Bought">They bought at least once.</param>
public sealed record MemberDraw(
    string CampaignId, DateOnly On, DateOnly Until, bool Control, Yen Spent = default, bool Bought = false);
