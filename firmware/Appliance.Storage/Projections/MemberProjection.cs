using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>Members, their cards and what they hold.</summary>
internal sealed class MemberProjection(IDocumentTransaction transaction) : IPartProjection
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
                members.Put(member with { Profile = changed.Profile, Provisional = false });
                break;
            case ConsentRecorded consent when members.Get(consent.MemberId) is { } member:
                members.Put(member with { Consents = With(member.Consents, entry.Day, consent) });
                break;
            case MemberErased erased when members.Get(erased.MemberId) is { } member:
                members.Put(member with { Profile = null, IsErased = true, Consents = null });
                break;
            case SaleClosed { MemberId: { } id } sale when members.Get(id) is { } member:
                members.Put(Bought(member, entry.Day, sale));
                break;
            case SaleRefunded { MemberId: { } id } refund when members.Get(id) is { } member:
                members.Put(Returned(member, entry.Day, refund));
                break;
            case PointsAdded added when members.Get(added.MemberId) is { } member:
                members.Put(member with { Points = member.Points + added.Points });
                break;
            case PointsExpired it when members.Get(it.MemberId) is { } member:
                members.Put(member with { Points = member.Points - it.Points });
                break;
            case PointsGifted it when members.Get(it.MemberId) is { } member:
                members.Put(member with { Points = member.Points + it.Points });
                break;
            case PointsCorrected it when members.Get(it.MemberId) is { } member:
                members.Put(member with { Points = member.Points + it.Points });
                break;
            case PrepaidToppedUp topUp when members.Get(topUp.MemberId) is { } member:
                members.Put(member with { Prepaid = (member.Prepaid ?? []).Add(new(topUp.Amount, topUp.ExpiresOn)) });
                break;
            case PrepaidExpired expired when members.Get(expired.MemberId) is { } member:
                members.Put(member with { Prepaid = NotOver(member.Prepaid, expired.LastDay) });
                break;
            case AccountPaid paid when members.Get(paid.MemberId) is { } member:
                members.Put(member with { Owed = member.Owed - paid.Amount });
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
        });
        foreach (var hash in member.CardHashes) cards.Put(new(hash, member.MemberId));
    }

    /// <summary>The latest word on each purpose and channel counts.</summary>
    private static EquatableList<Consent> With(EquatableList<Consent>? consents, DateOnly day, ConsentRecorded said) =>
    [
        .. (consents ?? []).Where(it => it.Purpose != said.Purpose || it.Channel != said.Channel),
        new(said.Purpose, said.Channel, said.Given, day, said.Wording),
    ];

    private static MemberDocument Bought(MemberDocument member, DateOnly day, SaleClosed sale) => member with
    {
        Points = member.Points + sale.PointsGranted - sale.PointsUsed,
        TotalSpent = member.TotalSpent + sale.Total,
        Visits = member.Visits + (member.LastVisit == day ? 0 : 1),
        LastVisit = day,
        SaleCount = member.SaleCount + 1,
        Prepaid = Use(member.Prepaid, Sum(sale.Tenders, TenderKind.Prepaid), day),
        Owed = member.Owed + Sum(sale.Tenders, TenderKind.OnAccount),
    };

    /// <summary>What was paid with prepaid comes back as prepaid for as long as the law lets a new one live.</summary>
    private static MemberDocument Returned(MemberDocument member, DateOnly day, SaleRefunded refund)
    {
        var prepaid = Sum(refund.Tenders, TenderKind.Prepaid);
        return member with
        {
            Points = member.Points - refund.PointsTakenBack + refund.PointsReturned,
            TotalSpent = member.TotalSpent - refund.Total,
            Prepaid = prepaid == Yen.Zero
                ? member.Prepaid
                : (member.Prepaid ?? []).Add(new(prepaid, day.AddMonths(Domain.Register.Limits.PrepaidMonths).AddDays(-1))),
            Owed = member.Owed - Sum(refund.Tenders, TenderKind.OnAccount),
        };
    }

    /// <summary>What expires first is used first; what has expired cannot be used.</summary>
    private static EquatableList<PrepaidLot>? Use(EquatableList<PrepaidLot>? lots, Yen amount, DateOnly day)
    {
        if (lots is null || amount == Yen.Zero) return lots;
        List<PrepaidLot> rest = [];
        foreach (var lot in lots.OrderBy(lot => lot.ExpiresOn))
        {
            var used = lot.ExpiresOn < day ? Yen.Zero : lot.Amount < amount ? lot.Amount : amount;
            amount -= used;
            if (used < lot.Amount) rest.Add(lot with { Amount = lot.Amount - used });
        }

        return rest.Count == 0 ? null : [.. rest];
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
