using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>
/// Members enter and leave the groups by themselves. An entry that touches a member has that member alone looked at; who
/// has to be looked at because a day has come, or because a group was defined, follows a few at a time, each as of that
/// day. So the days that are kept do not depend on when it is done, and a sale costs the same whatever the groups' sizes.
/// </summary>
internal sealed class SegmentProjection(
    IDocumentTransaction transaction, MemberProjection members, FiguresProjection figures, MemberFamilies families) : IPartProjection
{
    /// <summary>Members looked at for each entry because of days and definitions.</summary>
    public const int MembersPerEntry = 4;

    private readonly DocumentCache<SegmentDocument> segments = new(GroupsCollections.Segments, transaction);
    private readonly DocumentCache<MemberSegmentsDocument> standings = new(GroupsCollections.MemberSegments, transaction);
    private readonly DocumentCache<MembershipDocument> memberships = new(GroupsCollections.Memberships, transaction);
    private readonly DocumentCache<SegmentDayDocument> days = new(GroupsCollections.SegmentDays, transaction);
    private readonly DocumentCache<SegmentWorkDocument> work = new(GroupsCollections.SegmentWork, transaction);
    private SegmentTable? table;
    private DateOnly today;
    private int entries;

    private SegmentTable Table => table ??= SegmentTable.Of(
        transaction.Range(GroupsCollections.Segments, GroupsCollections.SegmentsById, "", Collections.End, SegmentProjectionLimits.Segments));

    /// <summary>Before an entry changes anything: members it touches are brought up to its day as they were.</summary>
    public void Before(JournalEntry entry)
    {
        (today, entries) = (entry.Day, entries + 1);
        foreach (var id in TouchedBy(entry))
        {
            if (figures.Of(id) is not null) BringUp(StandingOf(id));
        }
    }

    /// <summary>The groups in use somebody is in, or who stands for them; null for none.</summary>
    public EquatableList<string>? GroupsOf(string memberId)
    {
        var standing = StandingOf(families.LivingOf(memberId));
        EquatableList<string> used = [.. standing.In.Where(id => segments.Get(id) is { Archived: false })];
        return used.Count == 0 ? null : used;
    }

    public void Add(JournalEntry entry)
    {
        if (entry.Data is SegmentDefined defined) Define(entry, defined);
        foreach (var id in TouchedBy(entry))
        {
            if (figures.Of(id) is not null) LookAt(StandingOf(id), entry.Day, Table.LastSequence);
            else if (members.Member(id) is { MergedInto: not null }) LeaveAll(StandingOf(id), entry.Day);
        }
    }

    /// <summary>Whose facts an entry changes, and who stands for them.</summary>
    private IEnumerable<string> TouchedBy(JournalEntry entry) =>
        TouchedMembers.Of(entry.Data).SelectMany(id => new[] { id, families.LivingOf(id) }).Distinct(StringComparer.Ordinal);

    /// <summary>Also looks at some of the members whose day has come.</summary>
    public void Flush()
    {
        Write();
        if (entries == 0) return;
        Settle(today, entries * MembersPerEntry);
    }

    /// <summary>Looks at members whose day has come and at those a new definition has not reached. What was added before has to be flushed.</summary>
    /// <param name="day">Business day of the last entry.</param>
    /// <param name="limit">Members at most.</param>
    /// <returns>Whether there may be more.</returns>
    public bool Settle(DateOnly day, int limit)
    {
        today = day;
        var due = transaction.Range(
            GroupsCollections.MemberSegments, GroupsCollections.MembersByDue, "", Collections.DayKey(day.AddDays(1)), limit);
        foreach (var standing in due) BringUp(standing);
        var rest = limit - due.Count;
        if (rest > 0 && work.Get(Collections.TheOnly) is { Cursor: { } cursor } begun) rest -= Scan(begun, cursor, rest);
        Write();
        return rest <= 0;
    }

    /// <summary>Whether <see cref="Settle"/> would look at anybody.</summary>
    public static bool IsBehind(IDocumentReader documents)
    {
        if (documents.Get(GroupsCollections.SegmentWork, Collections.TheOnly) is not { } work) return false;
        if (work.Cursor is not null) return true;
        return documents.Get(Collections.Counters, Collections.TheOnly) is { Totals.Day: { } day }
            && documents.Range(
                GroupsCollections.MemberSegments, GroupsCollections.MembersByDue, "", Collections.DayKey(day.AddDays(1)), 1).Count > 0;
    }

    private int Scan(SegmentWorkDocument begun, string cursor, int limit)
    {
        var found = transaction.Range(
            GroupsCollections.Figures, GroupsCollections.FiguresById, cursor + "\0", Collections.End, limit);
        foreach (var it in found)
        {
            var standing = StandingOf(it.Id);
            if (standing.Seen < begun.Target) BringUp(standing);
        }

        if (found.Count == limit)
        {
            work.Put(begun with { Cursor = found[^1].Id });
            return limit;
        }

        work.Put(begun with { Cursor = null });
        foreach (var segment in Table.Segments.Where(it => it.Versions.Count > 1))
            Put(segment with { Versions = [segment.Current] });
        return found.Count;
    }

    private void Define(JournalEntry entry, SegmentDefined defined)
    {
        var known = segments.Get(defined.SegmentId);
        SegmentVersion version = new(entry.Sequence, entry.Day, defined.Condition, defined.Archived);
        var same = known is not null && known.Condition.Equals(version.Condition) && known.Archived == version.Archived;
        Put(known is null
            ? new(defined.SegmentId, defined.Name, [version], 0)
            : known with { Name = defined.Name, Versions = same ? known.Versions : known.Versions.Add(version) });
        if (!same) work.Put(new(entry.Sequence, ""));
    }

    /// <summary>Looks at a member on each day that has come since, and at each definition, in their order.</summary>
    private void BringUp(MemberSegmentsDocument standing)
    {
        while (true)
        {
            var next = Table.FirstAfter(standing.Seen);
            if (standing.Due is { } due && due <= today && (next is null || due <= next.Day)) standing = LookAt(standing, due, standing.Seen);
            else if (next is not null) standing = LookAt(standing, next.Day, next.Sequence);
            else return;
        }
    }

    /// <summary>Has a member enter and leave groups as they were defined up to an entry.</summary>
    private MemberSegmentsDocument LookAt(MemberSegmentsDocument before, DateOnly day, long seen)
    {
        if (FactsOf(before.MemberId) is not { } facts) return Forget(before, seen);
        List<string> inside = [];
        DateOnly? due = null;
        foreach (var segment in Table.Segments)
        {
            var was = before.In.Contains(segment.Id);
            var version = SegmentTable.VersionAt(segment, seen);
            var holds = version is null or { Archived: true } ? was : !facts.IsErased && version.Condition.Holds(facts, day);
            if (holds) inside.Add(segment.Id);
            if (holds != was) Move(segment.Id, before.MemberId, day, holds);
            if (version is { Archived: false } && !facts.IsErased && version.Condition.NextChange(facts, day) is { } change && (due is null || change < due))
                due = change;
        }

        MemberSegmentsDocument after = new(before.MemberId, seen, [.. inside], due);
        if (after != before) standings.Put(after);
        return after;
    }

    /// <summary>Who was joined into another is found under that one: it leaves all groups.</summary>
    private void LeaveAll(MemberSegmentsDocument before, DateOnly day)
    {
        foreach (var id in before.In) Move(id, before.MemberId, day, enters: false);
        MemberSegmentsDocument after = new(before.MemberId, Table.LastSequence, [], null);
        if (after != before) standings.Put(after);
    }

    /// <summary>Nobody is kept under this id any more: nothing is ever due.</summary>
    private MemberSegmentsDocument Forget(MemberSegmentsDocument standing, long seen)
    {
        var after = standing with { Seen = seen, Due = null };
        standings.Put(after);
        return after;
    }

    private void Move(string segmentId, string memberId, DateOnly on, bool enters)
    {
        var known = memberships.Get($"{segmentId}/{memberId}");
        memberships.Put(enters
            ? new(segmentId, memberId, on, null)
            : known! with { LeftOn = on });
        var day = days.Get($"{segmentId}/{Collections.DayKey(on)}") ?? new(segmentId, on, 0, 0);
        days.Put(enters ? day with { Entered = day.Entered + 1 } : day with { Left = day.Left + 1 });
        var segment = segments.Get(segmentId)!;
        Put(segment with { Count = segment.Count + (enters ? 1 : -1) });
    }

    /// <summary>Where a member stands; who was never looked at is in nothing.</summary>
    private MemberSegmentsDocument StandingOf(string memberId) => standings.Get(memberId) ?? new(memberId, 0, [], null);

    private void Put(SegmentDocument segment)
    {
        segments.Put(segment);
        table = Table.With(segment);
    }

    private Domain.Marketing.Conditions.MemberFacts? FactsOf(string id) =>
        members.Member(id) is { } member && figures.Of(id) is { } kept
            ? MemberFactsReading.Of(member, kept, subject => figures.Bought(id, subject))
            : null;

    private void Write()
    {
        segments.Flush();
        standings.Flush();
        memberships.Flush();
        days.Flush();
        work.Flush();
    }
}
