using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Groups;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Storage.Projections;

/// <summary>
/// Members, their cards and what they hold. Points are those of loyalty, spending and visits those of the figures: there is one
/// truth on each, and this shows it in lists.
/// </summary>
internal sealed class MemberProjection(IDocumentTransaction transaction, LoyaltyProjection loyalty, FiguresProjection figures)
    : IPartProjection
{
    private readonly DocumentCache<MemberDocument> members = new(Collections.Members, transaction);
    private readonly DocumentCache<CardDocument> cards = new(Collections.Cards, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case MemberRegistered member:
                Register(entry, member);
                break;
            case MemberChanged changed when members.Get(changed.MemberId) is { } member:
                members.Put(member with { Profile = changed.Profile, Provisional = false, ChangedSequence = entry.Sequence });
                break;
            case ConsentRecorded consent:
                Change(consent.MemberId, member => member with { Consents = With(member.Consents, entry.Day, consent) });
                break;
            case UseStopped use:
                Change(use.MemberId, member => member with { UseStopped = use.Stopped });
                break;
            case HouseholdChanged household when members.Get(household.MemberId) is { } member:
                members.Put(member with { HouseholdId = household.HouseholdId });
                break;
            case MemberErased erased when members.Get(erased.MemberId) is { } member:
                Erase(member, entry.Sequence);
                break;
            case CardAdded or CardBlocked or CardReleased:
                ChangeCards(entry);
                break;
            case MembersMerged merged:
                Merge(merged, entry.Sequence);
                break;
            case MembersUnmerged parted:
                Part(parted, entry.Sequence);
                break;
            default:
                ChangeFigures(entry);
                break;
        }
    }

    private void ChangeFigures(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case SaleClosed { MemberId: { } id } sale:
                Change(id, member => Bought(member, entry.Day, sale));
                break;
            case SaleRefunded { MemberId: { } id } refund:
                Change(id, member => Returned(member, entry.Day, refund));
                break;
            case PointsAdded { MemberId: var id }:
                Change(id, member => member with { SaleCount = member.SaleCount + 1 });
                break;
            case PointsExpired { MemberId: var id }:
                Change(id, member => member);
                break;
            case PointsGifted { MemberId: var id }:
                Change(id, member => member);
                break;
            case PointsCorrected { MemberId: var id }:
                Change(id, member => member);
                break;
            case PrepaidToppedUp topUp:
                Change(topUp.MemberId, member => member with
                {
                    Prepaid = (member.Prepaid ?? []).Add(new(topUp.Amount, topUp.ExpiresOn)),
                });
                break;
            case PrepaidExpired expired:
                Change(expired.MemberId, member => member with { Prepaid = NotOver(member.Prepaid, expired.LastDay) });
                foreach (var absorbed in (members.Get(expired.MemberId)?.Absorbed ?? []).Select(id => members.Get(id)).OfType<MemberDocument>())
                    members.Put(absorbed with { Prepaid = NotOver(absorbed.Prepaid, expired.LastDay) });
                break;
            case BookingDepositKept kept:
                Change(kept.MemberId, member => member with { Prepaid = member.Prepaid.Take(kept.Amount, entry.Day).Left });
                break;
            case BookingDepositGivenBack back:
                Change(back.MemberId, member => member with { Prepaid = [.. member.Prepaid ?? [], .. back.Returned] });
                break;
            case AccountPaid paid:
                Change(paid.MemberId, member => member with { Owed = member.Owed - paid.Amount });
                break;
            case EarlierSaleBrought { MemberId: var id }:
                Change(id, member => member);
                break;
            case BalancesOpened opened:
                Change(opened.MemberId, member => Brought(member, opened.Balances));
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        members.Flush();
        cards.Flush();
    }

    /// <summary>A member as the entries so far left them; null when there is none.</summary>
    public MemberDocument? Member(string id) => members.Get(id);

    private void Register(JournalEntry entry, MemberRegistered member)
    {
        members.Put(new(
            member.MemberId, member.Profile, member.CardHashes.Count, 0, Yen.Zero, 0, 0, entry.Day, null, member.RequestKey)
        {
            Provisional = member.Provisional,
            ChangedSequence = entry.Sequence,
            Cards = member.CardHashes.Count == 0 ? null : [.. member.CardHashes.Select(hash => new MemberCard(hash, entry.Day))],
        });
        foreach (var hash in member.CardHashes) cards.Put(new(hash, member.MemberId));
    }

    /// <summary>
    /// Changes the figures of a member and of those it was joined into. A member's own figures alone are kept beside those
    /// joined, so that parting is exact.
    /// </summary>
    private void Change(string memberId, Func<MemberDocument, MemberDocument> change)
    {
        for (var id = memberId; id is not null && members.Get(id) is { } member; id = member.MergedInto)
        {
            var alone = member.Alone is { } own && id == memberId ? change(own) : member.Alone;
            members.Put(Shown(change(member) with { Alone = alone }));
        }
    }

    /// <summary>With what the other parts keep: a living member's with all that were joined into it, else its own.</summary>
    private MemberDocument Shown(MemberDocument member)
    {
        var isLiving = member.MergedInto is null;
        var shown = member with { Points = isLiving ? loyalty.Points(member.Id) : loyalty.OwnPoints(member.Id) };
        return (isLiving ? figures.Of(member.Id) : figures.Own(member.Id)) is { } kept
            ? shown with { TotalSpent = kept.Total, Visits = kept.Visits, LastVisit = kept.Last }
            : shown;
    }

    /// <summary>Sales and figures stay, of nobody known; the cards stand for nobody.</summary>
    private void Erase(MemberDocument member, long sequence)
    {
        foreach (var card in member.Cards ?? []) cards.Delete(card.Hash);
        members.Put(member with
        {
            Profile = null,
            IsErased = true,
            Provisional = false,
            Consents = null,
            Cards = null,
            CardCount = 0,
            HouseholdId = null,
            RequestKey = null,
            ChangedSequence = sequence,
        });
    }

    private void ChangeCards(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case CardAdded added when members.Get(added.MemberId) is { } member:
                if (added.Replaces is { } old) member = Block(member, old, CardTrouble.Replaced);
                cards.Put(new(added.CardHash, added.MemberId));
                members.Put(Counted(member, (member.Cards ?? []).Add(new(added.CardHash, entry.Day))));
                break;
            case CardBlocked blocked when members.Get(blocked.MemberId) is { } member:
                members.Put(Block(member, blocked.CardHash, blocked.Reason));
                break;
            case CardReleased released when members.Get(released.MemberId) is { } member:
                members.Put(Block(member, released.CardHash, null));
                break;
            default:
                break;
        }
    }

    private MemberDocument Block(MemberDocument member, string hash, CardTrouble? reason)
    {
        cards.Put(new(hash, member.Id) { Blocked = reason });
        return Counted(member, [.. (member.Cards ?? []).Select(card => card.Hash == hash ? card with { Blocked = reason } : card)]);
    }

    private static MemberDocument Counted(MemberDocument member, EquatableList<MemberCard> held) =>
        member with { Cards = held, CardCount = held.Count(card => card.Blocked is null) };

    private void Merge(MembersMerged merged, long sequence)
    {
        if (members.Get(merged.MemberId) is not { } member || members.Get(merged.AbsorbedId) is not { } absorbed) return;
        var alone = member.Alone
            ?? WithFigures(new(member.Id, null, 0, 0, Yen.Zero, 0, 0, member.FirstSeen, null, null), member);
        members.Put(Shown(Joined(member, absorbed) with
        {
            Alone = alone,
            Absorbed = (member.Absorbed ?? []).Add(absorbed.Id),
            ChangedSequence = sequence,
        }));
        members.Put(Shown(absorbed with { MergedInto = member.Id, ChangedSequence = sequence }));
    }

    private void Part(MembersUnmerged parted, long sequence)
    {
        if (members.Get(parted.MemberId) is not { Alone: { } alone } member || members.Get(parted.AbsorbedId) is not { } absorbed) return;
        EquatableList<string> rest = [.. (member.Absorbed ?? []).Where(id => id != absorbed.Id)];
        var together = rest.Select(id => members.Get(id)).OfType<MemberDocument>().Aggregate(alone, Joined);
        members.Put(Shown(WithFigures(member, together) with
        {
            Absorbed = rest.Count == 0 ? null : rest,
            Alone = rest.Count == 0 ? null : alone,
            ChangedSequence = sequence,
        }));
        members.Put(Shown(absorbed with { MergedInto = null, ChangedSequence = sequence }));
    }

    private static MemberDocument WithFigures(MemberDocument member, MemberDocument figures) => member with
    {
        SaleCount = figures.SaleCount,
        FirstSeen = figures.FirstSeen,
        Prepaid = figures.Prepaid,
        Owed = figures.Owed,
        Consents = figures.Consents,
        UseStopped = figures.UseStopped,
    };

    /// <summary>What both have. The latest word on a consent counts; whoever stopped the use of their data stopped it.</summary>
    private static MemberDocument Joined(MemberDocument member, MemberDocument other) => member with
    {
        SaleCount = member.SaleCount + other.SaleCount,
        FirstSeen = member.FirstSeen < other.FirstSeen ? member.FirstSeen : other.FirstSeen,
        Prepaid = other.Prepaid is null ? member.Prepaid : [.. member.Prepaid ?? [], .. other.Prepaid],
        Owed = member.Owed + other.Owed,
        Consents = Latest(member.Consents, other.Consents),
        UseStopped = member.UseStopped || other.UseStopped,
    };

    private static MemberDocument Brought(MemberDocument member, OpeningBalances brought) => member with
    {
        FirstSeen = brought.Since is { } since && since < member.FirstSeen ? since : member.FirstSeen,
        Opening = brought,
    };

    /// <summary>Of what both said on the same, what was said last; on the same day, what was taken back.</summary>
    private static EquatableList<Consent>? Latest(EquatableList<Consent>? one, EquatableList<Consent>? other) =>
        one is null || other is null
            ? one ?? other
            : [
                .. one.Concat(other).GroupBy(it => (it.Purpose, it.Channel))
                    .Select(said => said.OrderByDescending(it => it.Day).ThenBy(it => it.Given).First()),
            ];

    /// <summary>The latest word on each purpose and channel counts.</summary>
    private static EquatableList<Consent> With(EquatableList<Consent>? consents, DateOnly day, ConsentRecorded said) =>
    [
        .. (consents ?? []).Where(it => it.Purpose != said.Purpose || it.Channel != said.Channel),
        new(said.Purpose, said.Channel, said.Given, day, said.Wording),
    ];

    private static MemberDocument Bought(MemberDocument member, DateOnly day, SaleClosed sale) => member with
    {
        SaleCount = member.SaleCount + 1,
        Prepaid = member.Prepaid.Take(PrepaidMove.OfMember(sale.Tenders), day).Left,
        Owed = member.Owed + Sum(sale.Tenders, TenderKind.OnAccount),
    };

    /// <summary>What was paid with prepaid comes back as prepaid for as long as the law lets a new one live.</summary>
    private static MemberDocument Returned(MemberDocument member, DateOnly day, SaleRefunded refund)
    {
        var prepaid = PrepaidMove.OfMember(refund.Tenders);
        return member with
        {
            Prepaid = prepaid == Yen.Zero
                ? member.Prepaid
                : (member.Prepaid ?? []).Add(new(prepaid, day.AddMonths(Domain.Register.Limits.PrepaidMonths).AddDays(-1))),
            Owed = member.Owed - Sum(refund.Tenders, TenderKind.OnAccount),
        };
    }

    private static EquatableList<PrepaidLot>? NotOver(EquatableList<PrepaidLot>? lots, DateOnly lastDay)
    {
        EquatableList<PrepaidLot> left = [.. (lots ?? []).Where(lot => lot.ExpiresOn > lastDay)];
        return left.Count == 0 ? null : left;
    }

    private static Yen Sum(EquatableList<Tender> tenders, TenderKind kind) => tenders
        .Where(it => it.Kind == kind)
        .Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
}
