using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Station;

/// <summary>
/// What the turn of the business day brings: points that are over, ranks that no longer hold. Decided in the loop, in
/// slices of so few members that the counter never waits; between two of them everything else has its turn.
/// </summary>
/// <param name="station">The loop; always its real books.</param>
/// <param name="time">The clock.</param>
internal sealed class LoyaltyTurn(StationLoop station, TimeProvider time)
{
    /// <summary>Members looked at in one slice.</summary>
    public const int SliceMembers = 25;

    private DateOnly done;

    /// <summary>Does what is due, once a business day; a restart looks again, and finds nothing left to do.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var state = station.RealState;
        var day = Decider.DayOf(state, time.GetUtcNow());
        if (day == done || state.Goods.Shop is null) return;
        if (state.Goods.Loyalty.Expiry is not null) await ExpireAsync(day, cancellationToken);
        if (state.Goods.Loyalty.Ladder is not null) await ReviewRanksAsync(day, cancellationToken);

        // With a full disk nothing was journaled: the next tick tries again.
        if (station.JournalFault is null) done = day;
    }

    private async Task ExpireAsync(DateOnly day, CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            var outcome = await station.SubmitAsync(reader => new ChangeRequested(Expired(reader, day)), cancellationToken);
            more = outcome.Entries.Count > 0;
        }
    }

    private List<EntryData> Expired(IDocumentReader documents, DateOnly day)
    {
        if (station.RealState.Goods.Loyalty.Expiry is not { } expiry) return [];
        var (index, end) = expiry.Kind == ExpiryKind.Age
            ? (LoyaltyCollections.MembersByOldestPoints, $"{expiry.FirstMonthStillGood(day):D6}")
            : (LoyaltyCollections.MembersByActivity, Collections.DayKey(expiry.LastActiveStillGood(day)));
        List<EntryData> entries = [];
        foreach (var member in documents.Range(LoyaltyCollections.Members, index, "", end, SliceMembers))
        {
            var due = expiry.DueOf(member.Points, day);
            if (due > 0) entries.Add(new PointsExpired(member.Id, due, member.Points.Account.Held - due, expiry.Kind));
        }

        return entries;
    }

    private async Task ReviewRanksAsync(DateOnly day, CancellationToken cancellationToken)
    {
        for (string? from = ""; from is not null;)
        {
            var (begin, next) = (from, (string?)null);
            await station.SubmitAsync(
                reader =>
                {
                    var members = reader.Range(
                        LoyaltyCollections.Members, LoyaltyCollections.MembersWithRank, begin, Collections.End, SliceMembers);
                    next = members.Count == SliceMembers ? members[^1].Id + "\0" : null;
                    return new ChangeRequested(Fallen(members, day));
                },
                cancellationToken);
            from = next;
        }
    }

    /// <summary>Ranks only go down here; up they go with the sale that is enough.</summary>
    private List<EntryData> Fallen(IReadOnlyList<LoyaltyMemberDocument> members, DateOnly day)
    {
        if (station.RealState.Goods.Loyalty.Ladder is not { } ladder) return [];
        List<EntryData> entries = [];
        foreach (var member in members)
        {
            var measured = ladder.MeasureOf(member.Months ?? [], day);
            var rank = ladder.RankOf(measured);
            if (ladder.PlaceOf(rank?.Code) < ladder.PlaceOf(member.Rank) || ladder.Find(member.Rank) is null)
            {
                entries.Add(new RankChanged(member.Id, member.Rank, rank?.Code, measured));
            }
        }

        return entries;
    }
}
