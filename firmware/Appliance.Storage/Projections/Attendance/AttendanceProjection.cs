using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Attendance;

/// <summary>Times worked, by business day: a time belongs to the day on which it began.</summary>
internal sealed class AttendanceProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<WorkDayDocument> days = new(AttendanceCollections.Days, transaction);
    private readonly DocumentCache<AtWorkDocument> atWork = new(AttendanceCollections.AtWork, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case StaffClocked { In: true } came:
                var day = DayOf(entry.Day, came.StaffId);
                days.Put(day with { Spans = day.Spans.Add(new(entry.At)) });
                atWork.Put(new(came.StaffId, entry.Day, entry.At));
                break;
            case StaffClocked went when atWork.Get(went.StaffId) is { } since:
                End(since, entry.At);
                atWork.Delete(went.StaffId);
                break;
            case StaffTimesCorrected put:
                days.Put(new(put.StaffId, put.Day, put.Spans, entry.StaffId));
                if (atWork.Get(put.StaffId)?.Day != put.Day) break;
                if (put.Spans.Count > 0 && put.Spans[^1] is { Until: null } open) atWork.Put(new(put.StaffId, put.Day, open.From));
                else atWork.Delete(put.StaffId);
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        days.Flush();
        atWork.Flush();
    }

    private void End(AtWorkDocument since, DateTimeOffset at)
    {
        var day = DayOf(since.Day, since.StaffId);

        // A clock set back must not make a time end before it began.
        days.Put(day with { Spans = [.. day.Spans.Select(it => it.Until is null && it.From == since.Since ? it with { Until = at > it.From ? at : it.From } : it)] });
    }

    private WorkDayDocument DayOf(DateOnly day, string staffId) => days.Get(WorkDayDocument.IdOf(day, staffId)) ?? new(staffId, day, []);
}
