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
        if (campaign.Pick is { } pick)
        {
            return Picked(reader, pick, day)
                .Where(id => document.Last is null || string.CompareOrdinal(id, document.Last) > 0)
                .Where(id => campaign.SegmentId is not { } within || reader.IsInSegment(within, id))
                .Order(StringComparer.Ordinal)
                .Select(id => reader.Get(CampaignCollections.Reach, id))
                .OfType<ReachDocument>();
        }

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
            CampaignKind.RankUp => Rosen(reader, document, day),
            CampaignKind.Date => OwnDates(reader, document, day),
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
            (reader.Get(GroupsCollections.Marketing, Collections.TheOnly)?.Rules ?? MarketingRules.Default).GiveUpDays)
        {
            RosenOn = reach.RosenOn,
        };
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
        foreach (var on in DatesDue(document, day))
        {
            foreach (var member in Pages(reader, index, $"{on:MM-dd}/", $"{on:MM-dd}0")) yield return member;
            if (on is not { Month: 2, Day: 28 } || DateTime.IsLeapYear(on.Year)) continue;
            foreach (var member in Pages(reader, index, "02-29/", "02-290")) yield return member;
        }
    }

    /// <summary>The dates a campaign is for on a business day, those of the days before first.</summary>
    private static IEnumerable<DateOnly> DatesDue(CampaignDocument document, DateOnly day)
    {
        var since = document.StartedOn is { } started ? day.DayNumber - started.DayNumber : 0;
        for (var late = Math.Min(since, CampaignLimits.DatedCatchUpDays); late >= 0; late--)
        {
            yield return day.AddDays(document.Campaign.Days - late);
        }
    }

    /// <summary>Whose own date is near: everybody is looked at, once a day and beside the counter's loop.</summary>
    private static IEnumerable<ReachDocument> OwnDates(IDocumentReader reader, CampaignDocument document, DateOnly day)
    {
        HashSet<MemberDate> wanted = [];
        foreach (var on in DatesDue(document, day))
        {
            wanted.Add(new(document.Campaign.DateCode!, $"{on:MM-dd}"));
            if (on is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(on.Year)) wanted.Add(new(document.Campaign.DateCode!, "02-29"));
        }

        return Pages(reader, CampaignCollections.ReachById, "", Collections.End)
            .Where(it => it.Dates is { } dates && dates.Any(wanted.Contains));
    }

    /// <summary>Who rose to a higher rank since the campaign began.</summary>
    private static IEnumerable<ReachDocument> Rosen(IDocumentReader reader, CampaignDocument document, DateOnly day)
    {
        var last = day.AddDays(-document.Campaign.Days);
        var first = last.AddDays(-CampaignLimits.DatedCatchUpDays);
        var begun = document.StartedOn ?? last;
        return Pages(
            reader,
            CampaignCollections.ReachByRise,
            Collections.DayKey(first < begun ? begun : first),
            Collections.DayKey(last.AddDays(1)));
    }

    /// <summary>Ids of members picked by what they bought.</summary>
    private static IEnumerable<string> Picked(IDocumentReader reader, AudiencePick pick, DateOnly day) => pick.Kind switch
    {
        PickKind.TopSpenders => reader.Everybody().Where(it => it.Figures.Total > Yen.Zero)
            .OrderByDescending(it => it.Figures.Total.Amount).ThenBy(it => it.Id, StringComparer.Ordinal)
            .Take(pick.Members).Select(it => it.Id),
        PickKind.Buyers => reader.BuyersOf(PurchaseSubject.Product(pick.Product!))
            .OrderByDescending(it => it.Figures.Recent.Last).ThenBy(it => it.MemberId, StringComparer.Ordinal)
            .Take(pick.Members).Select(it => it.MemberId),
        _ => reader.Get(Collections.Products, pick.Product!) is { } product
            ? reader.LikelyBuyers(product.Product.Code, product.Product.Department, day, pick.Members).Select(it => it.MemberId)
            : [],
    };

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
