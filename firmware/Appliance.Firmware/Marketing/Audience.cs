using Appliance.Domain.Marketing;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Firmware.Marketing;

/// <summary>Whom a campaign is for on a business day, page by page; read beside the counter's loop, never in it.</summary>
internal static class Audience
{
    /// <summary>Members read at a time.</summary>
    private const int PageSize = 200;

    /// <summary>Sales of one member that count as what they bought before.</summary>
    private const int SalesBefore = 500;

    /// <summary>The members a campaign looks at on a business day; a one-off's from behind the last one looked at.</summary>
    public static IEnumerable<ReachDocument> Of(IDocumentReader reader, CampaignDocument document, DateOnly day)
    {
        var campaign = document.Campaign;
        if (campaign is { IsOneOff: true, SegmentId: { } segment })
        {
            return reader.MembersOf(segment, document.Last)
                .Select(id => reader.Get(CampaignCollections.Reach, id))
                .OfType<ReachDocument>();
        }

        var members = campaign.Kind switch
        {
            CampaignKind.Once => Pages(
                reader, CampaignCollections.ReachById, document.Last is { } last ? last + "\0" : "", Collections.End),
            CampaignKind.Dormant => Pages(
                reader,
                CampaignCollections.ReachByVisit,
                Collections.DayKey(day.AddDays(1 - campaign.GiveUpDays)),
                Collections.DayKey(day.AddDays(1 - campaign.Days))),
            CampaignKind.Birthday => Dated(reader, CampaignCollections.ReachByBirthday, document, day),
            _ => Dated(reader, CampaignCollections.ReachByJoining, document, day).Where(it => it.JoinedOn < day),
        };
        return campaign.SegmentId is { } group ? members.Where(it => reader.IsInSegment(group, it.Id)) : members;
    }

    /// <summary>A member as the campaign looks at them.</summary>
    public static Candidate CandidateOf(IDocumentReader reader, Campaign campaign, ReachDocument reach)
    {
        var member = reader.Get(Collections.Members, reach.Id);
        return new(
            reach.Id,
            member?.Profile,
            member?.MayBeReachedBy(campaign.Channel) == true,
            reach.LastVisit,
            reach.DrawOf(campaign.Id)?.On,
            (reader.Get(GroupsCollections.Marketing, Collections.TheOnly)?.Rules ?? MarketingRules.Default).GiveUpDays);
    }

    /// <summary>What a member paid in the days before, what was given back taken off.</summary>
    public static Yen BoughtBefore(IDocumentReader reader, string memberId, DateOnly day, int days)
    {
        var from = Collections.MemberFrom(memberId) + Collections.DayKey(day.AddDays(-days));
        var sales = reader.Range(
            Collections.Sales, Collections.SalesByMember, from, Collections.MemberTo(memberId), SalesBefore);
        return sales.Aggregate(Yen.Zero, (sum, sale) =>
            (sale.RefundedTaxes ?? []).Aggregate(sum + sale.Sale.Total, (rest, rate) => rest - rate.Total));
    }

    /// <summary>
    /// Whose day of the year is near, and those it was for in the days before: the power may have been off. Who was born on
    /// 29 February has their day on the 28th in other years.
    /// </summary>
    private static IEnumerable<ReachDocument> Dated(
        IDocumentReader reader, DocumentIndex<ReachDocument> index, CampaignDocument document, DateOnly day)
    {
        var since = document.StartedOn is { } started ? day.DayNumber - started.DayNumber : 0;
        for (var late = Math.Min(since, CampaignLimits.DatedCatchUpDays); late >= 0; late--)
        {
            var on = day.AddDays(document.Campaign.Days - late);
            foreach (var member in Pages(reader, index, $"{on:MM-dd}/", $"{on:MM-dd}0")) yield return member;
            if (on is not { Month: 2, Day: 28 } || DateTime.IsLeapYear(on.Year)) continue;
            foreach (var member in Pages(reader, index, "02-29/", "02-290")) yield return member;
        }
    }

    private static IEnumerable<ReachDocument> Pages(
        IDocumentReader reader, DocumentIndex<ReachDocument> index, string from, string to)
    {
        while (true)
        {
            var page = reader.Range(CampaignCollections.Reach, index, from, to, PageSize);
            foreach (var member in page) yield return member;
            if (page.Count < PageSize) yield break;
            from = index.Key(page[^1]) + "\0";
        }
    }
}
