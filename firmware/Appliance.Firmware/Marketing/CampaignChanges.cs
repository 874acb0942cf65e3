using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.Groups;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Marketing;

/// <summary>What may happen to campaigns and messages, decided in the counter's loop with the documents of that moment.</summary>
internal static class CampaignChanges
{
    private static readonly Refusal Unknown = No("campaign-unknown", "その販促はありません。");
    private static readonly Refusal Begun = No("campaign-begun", "始めた販促は変えられません。複製して新しく作ってください。");
    private static readonly Refusal NotRunning = No("campaign-not-running", "実施中の販促ではありません。");
    private static readonly Refusal TooMany =
        No("too-many-campaigns", $"販促は{CampaignLimits.Campaigns:#,0}件までです。");

    private static readonly Refusal TooManyRunning =
        No("too-many-running", $"同時に実施できる販促は{CampaignLimits.Running}件までです。終わったものを中止してください。");

    /// <summary>The store does not show what was journaled: whoever went on now would do things twice.</summary>
    public static Refusal StoreBehind { get; } =
        No("store-behind", "データベースが追いついていません。本体を再起動してください。");

    /// <summary>A campaign, new or replaced while it has not begun.</summary>
    /// <param name="reader">The documents.</param>
    /// <param name="campaign">As wanted; its id is given here when it is new.</param>
    public static ChangeRequested Define(IDocumentReader reader, Campaign campaign)
    {
        if (campaign.Id.Length == 0)
        {
            var last = reader.Range(
                CampaignCollections.Campaigns, CampaignCollections.CampaignsById, "", Collections.End, 1, descending: true);
            var number = last.Count == 0 ? 1 : int.Parse(last[0].Campaign.Id.AsSpan(1)) + 1;
            if (number > CampaignLimits.Campaigns) return ChangeRequested.No(TooMany);
            campaign = campaign with { Id = $"C{number:D6}" };
        }
        else if (Find(reader, campaign.Id) is not { } known)
        {
            return ChangeRequested.No(Unknown);
        }
        else if (known.State != CampaignState.Draft)
        {
            return ChangeRequested.No(Begun);
        }

        return Check(reader, campaign) is { } refusal
            ? ChangeRequested.No(refusal)
            : new([new CampaignDefined(campaign)]);
    }

    /// <summary>A campaign begins; the seed of its lot is journaled before anybody is drawn.</summary>
    public static ChangeRequested Start(IDocumentReader reader, string campaignId, string seed, DateOnly day)
    {
        if (Find(reader, campaignId) is not { } document) return ChangeRequested.No(Unknown);
        if (document.State != CampaignState.Draft) return ChangeRequested.No(Begun);
        if (Check(reader, document.Campaign) is { } refusal) return ChangeRequested.No(refusal);
        var coupon = CouponOf(reader, document.Campaign);
        if (coupon is not null && (coupon.Until < day || coupon.From > day))
        {
            return ChangeRequested.No(No(
                "campaign-coupon-dates", $"クーポン {coupon.Code} はきょう使えません（{coupon.From:yyyy-MM-dd}～{coupon.Until:yyyy-MM-dd}）。"));
        }

        if (All(reader).Count(it => it.State == CampaignState.Drawing) >= CampaignLimits.Running)
        {
            return ChangeRequested.No(TooManyRunning);
        }

        return new([new CampaignStarted(campaignId, seed)]);
    }

    /// <summary>A campaign ends early; messages that have not left stay here.</summary>
    public static ChangeRequested Stop(IDocumentReader reader, string campaignId) => Find(reader, campaignId) switch
    {
        null => ChangeRequested.No(Unknown),
        { State: CampaignState.Drawing or CampaignState.Drawn } => new([new CampaignStopped(campaignId)]),
        _ => ChangeRequested.No(NotRunning),
    };

    /// <summary>Draws a slice: whoever still may be reached is looked at again, then the lot decides.</summary>
    /// <param name="reader">The documents.</param>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="found">At most <see cref="CampaignLimits.DrawnAtOnce"/>, with what they bought before.</param>
    /// <param name="last">The last one looked at; null when there are no more.</param>
    /// <param name="day">The business day.</param>
    public static ChangeRequested Draw(
        IDocumentReader reader, string campaignId, IReadOnlyList<(string Id, Yen Before)> found, string? last, DateOnly day)
    {
        if (Find(reader, campaignId) is not { State: CampaignState.Drawing, Seed: { } seed } document)
        {
            return ChangeRequested.No(NotRunning);
        }

        var campaign = document.Campaign;
        var coupon = CouponOf(reader, campaign);
        if (campaign.CouponCode is not null && (coupon is null || coupon.Until < day)) return new([new CampaignStopped(campaignId)]);
        List<(string Id, Yen Before)>[] groups = [[], []];
        foreach (var it in found)
        {
            if (reader.Get(CampaignCollections.Reach, it.Id) is not { } reach
                || Audience.CandidateOf(reader, campaign, reach).ExcludedFrom(campaign, day) is not null)
            {
                continue;
            }

            groups[Lot.IsControl(seed, campaignId, it.Id, campaign.ControlBasisPoints) ? 1 : 0].Add(it);
        }

        CampaignDrawn drawn = new(campaignId, Ids(groups[0]), Ids(groups[1]), Sum(groups[0]), Sum(groups[1]), last);
        return coupon is null ? new([drawn]) : new([drawn, .. Issue(reader, campaign, coupon, drawn.Treated, day)]);
    }

    /// <summary>Each gets a coupon of their own, so that nobody else uses it and each use is known.</summary>
    private static IEnumerable<CouponIssued> Issue(
        IDocumentReader reader, Campaign campaign, Coupon coupon, EquatableList<string> treated, DateOnly day)
    {
        var until = day.AddDays(campaign.WindowDays) < coupon.Until ? day.AddDays(campaign.WindowDays) : coupon.Until;
        return treated
            .Select(id => new CouponIssued(
                campaign.CouponIdOf(id, day), id, coupon.Code, day, until, 1, CouponReason.Campaign, campaign.Id))
            .Where(issued => CouponIssuing.Check(
                issued, coupon, reader.Get(LoyaltyCollections.IssuedCoupons, issued.CouponId) is not null, day) is null);
    }

    /// <summary>A message is about to leave, or must not any more.</summary>
    public static ChangeRequested Begin(IDocumentReader reader, string campaignId, string memberId, DateOnly day)
    {
        var message = reader.Get(CampaignCollections.Messages, MessageDocument.IdOf(campaignId, memberId));
        if (message is not { State: MessageState.Waiting } || Find(reader, campaignId) is not { } document)
        {
            return ChangeRequested.No(Unknown);
        }

        var reason = document.State == CampaignState.Stopped ? "販促を中止しました"
            : message.Day.AddDays(document.Campaign.WindowDays) < day ? "お届けする期間を過ぎました"
            : Withdrawn(reader, message);
        return reason is null
            ? new([new MessageSending(campaignId, memberId, message.Attempts + 1)])
            : new([new MessageFailed(campaignId, memberId, MessageFailure.Withdrawn, reason)]);
    }

    /// <summary>Messages that a person carried out: postcards posted, calls made.</summary>
    public static ChangeRequested Posted(IDocumentReader reader, string campaignId, IReadOnlyList<string> memberIds)
    {
        if (Find(reader, campaignId) is not { } document) return ChangeRequested.No(Unknown);
        if (document.Campaign.Channel is not (ContactChannel.Post or ContactChannel.Phone))
        {
            return ChangeRequested.No(No("campaign-not-by-hand", "はがきと電話の販促だけです。"));
        }

        EquatableList<string> waiting =
        [
            .. memberIds.Where(id => reader.Get(CampaignCollections.Messages, MessageDocument.IdOf(campaignId, id)) is
                { State: MessageState.Waiting }),
        ];
        return waiting.Count == 0 ? new([]) : new([new MessageSent(campaignId, waiting)]);
    }

    /// <summary>A campaign, or null.</summary>
    public static CampaignDocument? Find(IDocumentReader reader, string campaignId) =>
        reader.Get(CampaignCollections.Campaigns, campaignId);

    /// <summary>Every campaign by id.</summary>
    public static IReadOnlyList<CampaignDocument> All(IDocumentReader reader) => reader.Range(
        CampaignCollections.Campaigns, CampaignCollections.CampaignsById, "", Collections.End, CampaignLimits.Campaigns);

    /// <summary>The coupon a campaign offers, or null.</summary>
    public static Coupon? CouponOf(IDocumentReader reader, Campaign campaign) =>
        campaign.CouponCode is { } code ? reader.Get(Collections.Coupons, code)?.Coupon : null;

    /// <summary>What is wrong with a campaign as things are, or null.</summary>
    public static Refusal? Check(IDocumentReader reader, Campaign campaign) =>
        campaign.SegmentId is { } id && reader.Get(GroupsCollections.Segments, id) is not { Archived: false }
            ? No("campaign-segment", $"グループ {id} はありません。")
            : campaign.Pick?.Product is { } product && reader.Get(Collections.Products, product) is null
                ? No("campaign-product", $"商品 {product} は登録されていません。")
                : campaign.DateCode is { } code && !IsDate(reader, code)
                    ? No("campaign-date", $"会員の項目 {code} は日付の項目ではありません。")
                    : CampaignRules.Check(campaign, CouponOf(reader, campaign));

    private static bool IsDate(IDocumentReader reader, string code) =>
        reader.Get(RosterCollections.Attributes, code)?.Attribute is { Kind: AttributeKind.Date, Retired: false };

    private static string? Withdrawn(IDocumentReader reader, MessageDocument message)
    {
        var member = MergedMembers.Living(reader, message.MemberId);
        if (member?.Profile is null) return "会員が消去されました";
        if (!member.MayBeReachedBy(message.Channel)) return "同意が撤回されました";
        Candidate candidate = new(message.MemberId, member.Profile, true, null, null, 0);
        return candidate.CanBeReached(message.Channel) ? null : "宛先がなくなりました";
    }

    private static EquatableList<string> Ids(List<(string Id, Yen Before)> group) => [.. group.Select(it => it.Id)];

    private static Yen Sum(List<(string Id, Yen Before)> group) => group.Aggregate(Yen.Zero, (sum, it) => sum + it.Before);

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
