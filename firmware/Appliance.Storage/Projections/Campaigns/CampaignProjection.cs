using System.Globalization;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Storage.Projections.Campaigns;

/// <summary>Campaigns, their messages, and what drawn members buy. A sale costs the same however large a campaign is.</summary>
internal sealed class CampaignProjection(IDocumentTransaction transaction, MemberFamilies families) : IPartProjection
{
    private readonly DocumentCache<CampaignDocument> campaigns = new(CampaignCollections.Campaigns, transaction);
    private readonly DocumentCache<MessageDocument> messages = new(CampaignCollections.Messages, transaction);
    private readonly FamilyDocuments<ReachDocument> reach = new(
        CampaignCollections.Reach, CampaignCollections.OwnReach, transaction, families, ReachDocument.Join);

    /// <summary>Rules of this batch: the store does not have them yet.</summary>
    private LoyaltyRules? configuredNow;

    /// <summary>Sales of this batch by id: the store does not have them yet.</summary>
    private readonly Dictionary<string, (long Sequence, DateOnly Day, SaleClosed Sale)> recent = new(StringComparer.Ordinal);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case CampaignDefined defined:
                campaigns.Put(CampaignDocument.Planned(defined.Campaign));
                break;
            case CampaignStarted started when campaigns.Get(started.CampaignId) is { } campaign:
                campaigns.Put(campaign with { State = CampaignState.Drawing, Seed = started.Seed, StartedOn = entry.Day });
                break;
            case CampaignStopped stopped when campaigns.Get(stopped.CampaignId) is { } campaign:
                campaigns.Put(campaign with { State = CampaignState.Stopped });
                break;
            case CampaignDrawn drawn when campaigns.Get(drawn.CampaignId) is { } campaign:
                Draw(entry, drawn, campaign);
                break;
            case MessageSending sending:
                Move(sending.CampaignId, sending.MemberId, it => it with
                {
                    State = MessageState.Sending,
                    Attempts = sending.Attempt,
                    At = entry.At,
                });
                break;
            case MessageSent sent:
                foreach (var member in sent.MemberIds) Sent(sent.CampaignId, member, entry.At);
                break;
            case MessageFailed failed:
                Move(failed.CampaignId, failed.MemberId, it => it with
                {
                    State = StateAfter(failed.Kind),
                    At = failed.RetryAt ?? entry.At,
                    Reason = failed.Reason,
                    UnheardSince = failed.Kind == MessageFailure.Unheard ? it.UnheardSince ?? entry.At : it.UnheardSince,
                });
                break;
            default:
                AddOther(entry);
                break;
        }
    }

    public void Flush()
    {
        campaigns.Flush();
        messages.Flush();
        reach.Flush();
    }

    private void AddOther(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case MemberRegistered member:
                Put(new(member.MemberId, MonthDay(member.Profile), entry.Day, null)
                {
                    Dates = DatesOf(member.Profile),
                    LineUserId = member.Profile?.LineUserId,
                });
                break;
            case MemberChanged changed when reach.Own(changed.MemberId) is { } member:
                Put(member with
                {
                    Birthday = MonthDay(changed.Profile),
                    Dates = DatesOf(changed.Profile),
                    LineUserId = changed.Profile?.LineUserId,
                });
                break;
            case MemberErased erased when reach.Own(erased.MemberId) is { } member:
                Put(member with { Birthday = null, Dates = null, LineUserId = null });
                Withdraw(member, channel: null, entry.At, "会員が消去されました");
                Forget(member);
                break;
            case BalancesOpened { Balances: { } brought } opened when reach.Own(opened.MemberId) is { } member:
                Put(member with { JoinedOn = Earlier(brought.Since, member.JoinedOn), LastVisit = Later(brought.LastVisit, member.LastVisit) });
                break;
            case EarlierSaleBrought { Sale: { } earlier } brought when reach.Own(brought.MemberId) is { } member:
                Put(member with { LastVisit = Later(earlier.Day, member.LastVisit) });
                break;
            case ConsentRecorded { Given: false, Purpose: ConsentPurpose.Marketing } said:
                foreach (var member in Family(said.MemberId)) Withdraw(member, said.Channel, entry.At, "同意が撤回されました");
                break;
            case MembersMerged merged:
                reach.Merge(merged);
                WithdrawTwice(merged, entry.At);
                break;
            case MembersUnmerged parted:
                reach.Part(parted);
                break;
            case LoyaltyConfigured configured:
                configuredNow = configured.Rules;
                break;
            case RankChanged changed when IsRise(changed) && reach.Own(changed.MemberId) is { } member:
                Put(member with { RosenOn = entry.Day });
                break;
            case SaleClosed sale:
                recent[sale.SaleId] = (entry.Sequence, entry.Day, sale);
                if (sale.MemberId is { } buyer) Bought(buyer, entry.Day, sale);
                break;
            case PointsAdded late when SaleOf(late.SaleId) is { } sale:
                Bought(late.MemberId, entry.Day, sale.Sale);
                break;
            case SaleRefunded { MemberId: { } id } refund:
                Count(id, it => it.On <= refund.OriginalDay && it.Until >= refund.OriginalDay, Yen.Zero - refund.Total, null);
                break;
            case CouponRestored restored:
                Restore(restored);
                break;
            case ReceiptPrinted printed when SaleOf(printed.SaleId) is { } sale && sale.Sale.MemberId is { } member:
                Handed(member, sale.Sequence, sale.Day, entry.At);
                break;
            default:
                break;
        }
    }

    private void Draw(JournalEntry entry, CampaignDrawn drawn, CampaignDocument campaign)
    {
        var plan = campaign.Campaign;
        var until = entry.Day.AddDays(plan.WindowDays);
        foreach (var id in drawn.Treated)
        {
            Open(id, new(plan.Id, entry.Day, until, Control: false));
            var earlier = messages.Get(MessageDocument.IdOf(plan.Id, id));
            if (earlier is { State: MessageState.Waiting })
            {
                campaign = campaign with { Messages = campaign.Messages.With(MessageState.Waiting, -1) };
            }

            messages.Put(new(plan.Id, id, plan.Channel, MessageState.Waiting, entry.Sequence, entry.Day, 0, entry.At));
        }

        foreach (var id in drawn.Control) Open(id, new(plan.Id, entry.Day, until, Control: true));
        var isAll = plan.IsOneOff && drawn.Last is null;
        campaigns.Put(campaign with
        {
            State = isAll && campaign.State == CampaignState.Drawing ? CampaignState.Drawn : campaign.State,
            Last = drawn.Last,
            Treated = campaign.Treated.Drawn(drawn.Treated.Count, drawn.TreatedBefore),
            Control = campaign.Control.Drawn(drawn.Control.Count, drawn.ControlBefore),
            Messages = campaign.Messages.With(MessageState.Waiting, drawn.Treated.Count),
            Until = drawn.Treated.Count + drawn.Control.Count > 0 ? until : campaign.Until,
        });
    }

    /// <summary>A member's window opens; what a campaign drew before counts no more for it, and is forgotten when long over.</summary>
    private void Open(string memberId, MemberDraw draw)
    {
        if (reach.Own(memberId) is not { } member) return;
        var forgotten = draw.On.AddDays(-CampaignLimits.GiveUpDays);
        Put(member with
        {
            Draws = [.. (member.Draws ?? []).Where(it => it.CampaignId != draw.CampaignId && it.Until >= forgotten), draw],
        });
    }

    private void Bought(string memberId, DateOnly day, SaleClosed sale)
    {
        if (reach.Own(memberId) is not { } member) return;
        Put(member with { LastVisit = day });
        Count(memberId, it => it.Until >= day, sale.Total, sale);
    }

    /// <summary>What is bought counts once for each campaign, whichever of the joined it drew.</summary>
    private void Count(string memberId, Func<MemberDraw, bool> isOpen, Yen amount, SaleClosed? sale)
    {
        HashSet<string> counted = new(StringComparer.Ordinal);
        foreach (var member in Family(memberId)) Count(member, isOpen, amount, sale, counted);
    }

    private void Count(ReachDocument member, Func<MemberDraw, bool> isOpen, Yen amount, SaleClosed? sale, HashSet<string> counted)
    {
        if (member.Draws is not { } draws || !draws.Any(isOpen)) return;
        for (var i = 0; i < draws.Count; i++)
        {
            var draw = draws[i];
            if (!isOpen(draw) || !counted.Add(draw.CampaignId) || campaigns.Get(draw.CampaignId) is not { } campaign) continue;

            // What is given back was bought before the drawing where it is more than was bought since.
            var to = draw.Spent + amount < Yen.Zero ? Yen.Zero : draw.Spent + amount;
            var first = sale is not null && !draw.Bought;
            draws = draws.SetItem(i, draw with { Spent = to, Bought = draw.Bought || sale is not null });
            campaigns.Put(draw.Control
                ? campaign with { Control = campaign.Control.Moved(draw.Spent, to, first) }
                : Redeemed(campaign, sale) with { Treated = campaign.Treated.Moved(draw.Spent, to, first) });
        }

        Put(member with { Draws = draws });
    }

    private void Put(ReachDocument member) => reach.Put(member.Id, member);

    /// <summary>Each one's own, of a member and all joined with it; the living one's first.</summary>
    private List<ReachDocument> Family(string memberId) =>
        [.. families.FamilyOf(memberId).Select(id => reach.Own(id)).OfType<ReachDocument>()];

    /// <summary>Who was reached under one number, or is about to be, is not reached under the other too.</summary>
    private void WithdrawTwice(MembersMerged merged, DateTimeOffset at)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        foreach (var (campaign, message) in Family(merged.MemberId).SelectMany(MessagesOf))
        {
            if (message.State == MessageState.Waiting && reached.Contains(campaign))
                Move(campaign, message.MemberId, it => it with { State = MessageState.Withdrawn, At = at, Reason = "会員が統合されました" });
            else if (message.State is MessageState.Waiting or MessageState.Sending or MessageState.Sent or MessageState.Doubtful)
                reached.Add(campaign);
        }
    }

    /// <summary>What another machine said of an address is gone with the member.</summary>
    private void Forget(ReachDocument member)
    {
        foreach (var (_, message) in MessagesOf(member).Where(it => it.Message is { Reason: not null, State: not MessageState.Withdrawn }).ToList())
            messages.Put(message with { Reason = null });
    }

    private IEnumerable<(string Campaign, MessageDocument Message)> MessagesOf(ReachDocument member) =>
        (member.Draws ?? []).Select(draw => (draw.CampaignId, messages.Get(MessageDocument.IdOf(draw.CampaignId, member.Id))))
            .Where(it => it.Item2 is not null).Select(it => (it.CampaignId, it.Item2!));

    private static DateOnly Earlier(DateOnly? one, DateOnly other) => one is { } day && day < other ? day : other;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => other is null || one > other ? one ?? other : other;

    private static CampaignDocument Redeemed(CampaignDocument campaign, SaleClosed? sale)
    {
        var given = (sale?.Adjustments ?? []).FirstOrDefault(it => campaign.Campaign.Issued(it.Issued));
        return given is null
            ? campaign
            : campaign with { Redeemed = campaign.Redeemed + 1, CouponCost = campaign.CouponCost - given.Amount };
    }

    /// <summary>The sale a coupon was used on came back whole.</summary>
    private void Restore(CouponRestored restored)
    {
        var given = (SaleOf(restored.SaleId)?.Sale.Adjustments ?? []).FirstOrDefault(it => it.Issued == restored.CouponId);
        var draws = Family(restored.MemberId).SelectMany(it => it.Draws ?? []);
        var campaign = draws.Select(it => campaigns.Get(it.CampaignId)).FirstOrDefault(it => it?.Campaign.Issued(restored.CouponId) == true);
        if (given is null || campaign is null || campaign.Redeemed == 0) return;
        campaigns.Put(campaign with { Redeemed = campaign.Redeemed - 1, CouponCost = campaign.CouponCost + given.Amount });
    }

    /// <summary>The paper of a sale carried what was drawn before the sale.</summary>
    private void Handed(string memberId, long saleSequence, DateOnly day, DateTimeOffset at)
    {
        foreach (var (id, message) in Family(memberId).SelectMany(MessagesOf).ToList())
        {
            if (campaigns.Get(id) is { } campaign && message.GoesWith(campaign, saleSequence, day)) Sent(id, message.MemberId, at);
        }
    }

    /// <summary>What waits for a member goes no more, by one channel or by all.</summary>
    private void Withdraw(ReachDocument member, ContactChannel? channel, DateTimeOffset at, string reason)
    {
        foreach (var draw in member.Draws ?? [])
        {
            if (messages.Get(MessageDocument.IdOf(draw.CampaignId, member.Id)) is not { State: MessageState.Waiting } message) continue;
            if (channel is not null && message.Channel != channel) continue;
            Move(draw.CampaignId, member.Id, it => it with { State = MessageState.Withdrawn, At = at, Reason = reason });
        }
    }

    private void Sent(string campaignId, string memberId, DateTimeOffset at) =>
        Move(campaignId, memberId, it => it with { State = MessageState.Sent, At = at, Reason = null });

    private void Move(string campaignId, string memberId, Func<MessageDocument, MessageDocument> change)
    {
        if (messages.Get(MessageDocument.IdOf(campaignId, memberId)) is not { } message) return;
        var moved = change(message);
        messages.Put(moved);
        if (campaigns.Get(campaignId) is not { } campaign) return;
        campaigns.Put(campaign with { Messages = campaign.Messages.With(message.State, -1).With(moved.State, 1) });
    }

    private (long Sequence, DateOnly Day, SaleClosed Sale)? SaleOf(string saleId)
    {
        if (recent.TryGetValue(saleId, out var known)) return known;
        return Collections.NumberKeyOf(saleId) is { } key && transaction.Get(Collections.Sales, key) is { } stored
            ? (stored.Sequence, stored.Day, stored.Sale)
            : null;
    }

    private static MessageState StateAfter(MessageFailure failure) => failure switch
    {
        MessageFailure.Later or MessageFailure.Unheard => MessageState.Waiting,
        MessageFailure.Refused => MessageState.Refused,
        MessageFailure.Doubtful => MessageState.Doubtful,
        _ => MessageState.Withdrawn,
    };

    /// <summary>Whether a member is higher than before; ranks that the ladder has no more are below all.</summary>
    private bool IsRise(RankChanged changed)
    {
        var rules = configuredNow ?? transaction.Get(LoyaltyCollections.Rules, Collections.TheOnly)?.Rules;
        return rules?.Ladder is { } ladder
            ? ladder.PlaceOf(changed.Rank) > ladder.PlaceOf(changed.Before)
            : changed is { Before: null, Rank: not null };
    }

    private static EquatableList<MemberDate>? DatesOf(MemberProfile? profile)
    {
        EquatableList<MemberDate> dates =
        [
            .. (profile?.Attributes ?? [])
                .Where(it => it.Values.Count == 1
                    && DateOnly.TryParseExact(it.Values[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                .Select(it => new MemberDate(it.Code, it.Values[0][5..])),
        ];
        return dates.Count == 0 ? null : dates;
    }

    private static string? MonthDay(MemberProfile? profile) => profile?.Birthday is { } day ? $"{day:MM-dd}" : null;
}
