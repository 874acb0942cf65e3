using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Roster;

/// <summary>Who looked at which member: journaled once for each person, member and day.</summary>
internal static class Looks
{
    /// <summary>A clock set back never takes the business day back.</summary>
    private static DateOnly DayOf(StationLoop station, DateOnly today) =>
        station.RealState.Totals.Day is { } last && last > today ? last : today;

    /// <summary>Journals a look before what is looked at is shown.</summary>
    /// <returns>Why it could not be journaled, or null.</returns>
    public static async Task<Domain.Refusal?> RecordAsync(
        StationLoop station, IDocumentReader documents, DateOnly today, string who, string memberId, CancellationToken cancellationToken)
    {
        if (IsRecorded(documents)) return null;
        var outcome = await station.SubmitAsync(
            reader => IsRecorded(reader) ? new ChangeRequested([]) : new ChangeRequested([new MemberViewed(memberId)], By: who),
            cancellationToken);
        return outcome.Refusal;

        bool IsRecorded(IDocumentReader reader) =>
            reader.Get(RosterCollections.Looks, LookDocument.IdOf(DayOf(station, today), who, memberId)) is not null;
    }
}
