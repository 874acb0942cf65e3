using System.Text.Json.Serialization;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Campaigns;

/// <summary>Collections of campaigns with their indexes.</summary>
public static class CampaignCollections
{
    /// <summary>Campaigns by id.</summary>
    public static DocumentIndex<CampaignDocument> CampaignsById { get; } = new("id", it => it.Campaign.Id);

    /// <summary>Messages of a campaign by state, then member.</summary>
    public static DocumentIndex<MessageDocument> MessagesByCampaign { get; } =
        new("campaign", it => $"{CampaignFrom(it.CampaignId, it.State)}{it.MemberId}");

    /// <summary>Messages that leave by themselves, by the instant they are due.</summary>
    public static DocumentIndex<MessageDocument> MessagesDue { get; } = new(
        "due",
        it => it is { State: MessageState.Waiting, Channel: ContactChannel.Email or ContactChannel.Line }
            ? $"{DueKey(it.Channel, it.At)}/{it.Id}"
            : null);

    /// <summary>Messages on their way: after a power cut nobody knows of them.</summary>
    public static DocumentIndex<MessageDocument> MessagesUnderWay { get; } =
        new("sending", it => it.State == MessageState.Sending ? it.Id : null);

    /// <summary>Coupons that wait for their member's next receipt, by member.</summary>
    public static DocumentIndex<MessageDocument> MessagesForReceipt { get; } = new(
        "receipt",
        it => it is { State: MessageState.Waiting, Channel: ContactChannel.Receipt } ? $"{it.MemberId}/{it.CampaignId}" : null);

    /// <summary>Members by id.</summary>
    public static DocumentIndex<ReachDocument> ReachById { get; } = new("id", it => it.Id);

    /// <summary>Members by birthday, <c>MM-dd/id</c>.</summary>
    public static DocumentIndex<ReachDocument> ReachByBirthday { get; } =
        new("birthday", it => it.Birthday is { } day ? $"{day}/{it.Id}" : null);

    /// <summary>Members by the day of the year on which they joined, <c>MM-dd/id</c>.</summary>
    public static DocumentIndex<ReachDocument> ReachByJoining { get; } = new("joining", it => $"{it.JoinedOn:MM-dd}/{it.Id}");

    /// <summary>Members by their last visit, <c>yyyy-MM-dd/id</c>.</summary>
    public static DocumentIndex<ReachDocument> ReachByVisit { get; } =
        new("visit", it => it.LastVisit is { } day ? $"{Collections.DayKey(day)}/{it.Id}" : null);

    /// <summary>Members by their id at LINE, <c>U…/id</c>.</summary>
    public static DocumentIndex<ReachDocument> ReachByLine { get; } =
        new("line", it => it.LineUserId is { } user ? $"{user}/{it.Id}" : null);

    /// <summary>Members by the day they rose to a higher rank, <c>yyyy-MM-dd/id</c>.</summary>
    public static DocumentIndex<ReachDocument> ReachByRise { get; } =
        new("rise", it => it.RosenOn is { } day ? $"{Collections.DayKey(day)}/{it.Id}" : null);

    /// <summary>Campaigns by id.</summary>
    public static DocumentCollection<CampaignDocument> Campaigns { get; } =
        new("campaigns", CampaignJson.Default.CampaignDocument, it => it.Campaign.Id, CampaignsById);

    /// <summary>Messages by campaign and member.</summary>
    public static DocumentCollection<MessageDocument> Messages { get; } = new(
        "messages", CampaignJson.Default.MessageDocument, it => it.Id,
        MessagesByCampaign, MessagesDue, MessagesUnderWay, MessagesForReceipt);

    /// <summary>What campaigns need of members, by member.</summary>
    public static DocumentCollection<ReachDocument> Reach { get; } = new(
        "reach", CampaignJson.Default.ReachDocument, it => it.Id,
        ReachById, ReachByBirthday, ReachByJoining, ReachByVisit, ReachByRise, ReachByLine);

    /// <summary>What is a member's own, of members who were joined.</summary>
    public static DocumentCollection<ReachDocument> OwnReach { get; } =
        new("ownreach", CampaignJson.Default.ReachDocument, it => it.Id);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Campaigns, Messages, Reach, OwnReach];

    /// <summary>Where a campaign's messages in a state begin in <see cref="MessagesByCampaign"/>.</summary>
    public static string CampaignFrom(string campaignId, MessageState state) => $"{campaignId}/{(int)state}/";

    /// <summary>Where a channel's messages due at an instant begin in <see cref="MessagesDue"/>.</summary>
    public static string DueKey(ContactChannel channel, DateTimeOffset at) => $"{(int)channel}/{at.UtcTicks:D19}";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(CampaignDocument))]
[JsonSerializable(typeof(MessageDocument))]
[JsonSerializable(typeof(ReachDocument))]
[JsonSerializable(typeof(MemberDraw))]
[JsonSerializable(typeof(MemberDate))]
[JsonSerializable(typeof(CampaignGroup))]
internal sealed partial class CampaignJson : JsonSerializerContext;
