using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>What others ask of groups.</summary>
public static class SegmentReading
{
    /// <summary>Documents read at once.</summary>
    private const int Page = 1_000;

    /// <summary>Ids of the members of a group in ascending order. Pages are read as they are wanted.</summary>
    /// <param name="documents">A store.</param>
    /// <param name="segmentId">The group; an unknown one has no members.</param>
    /// <param name="after">Goes on behind this member; null from the beginning.</param>
    public static IEnumerable<string> MembersOf(this IDocumentReader documents, string segmentId, string? after = null)
    {
        var from = after is null ? Collections.MemberFrom(segmentId) : $"{segmentId}/{after}\0";
        return Pages(documents, GroupsCollections.MembersBySegment, from, Collections.MemberTo(segmentId)).Select(it => it.MemberId);
    }

    /// <summary>
    /// Who entered a group in some days, in the order of days. Who left and came back is found under the latest day.
    /// </summary>
    /// <param name="documents">A store.</param>
    /// <param name="segmentId">The group.</param>
    /// <param name="from">First business day.</param>
    /// <param name="until">Last business day.</param>
    public static IEnumerable<MembershipDocument> EnteredBetween(
        this IDocumentReader documents, string segmentId, DateOnly from, DateOnly until) =>
        Pages(documents, GroupsCollections.EnteredByDay, DayFrom(segmentId, from), DayFrom(segmentId, until.AddDays(1)));

    /// <summary>Who left a group in some days and has not come back, in the order of days.</summary>
    /// <param name="documents">A store.</param>
    /// <param name="segmentId">The group.</param>
    /// <param name="from">First business day.</param>
    /// <param name="until">Last business day.</param>
    public static IEnumerable<MembershipDocument> LeftBetween(
        this IDocumentReader documents, string segmentId, DateOnly from, DateOnly until) =>
        Pages(documents, GroupsCollections.LeftByDay, DayFrom(segmentId, from), DayFrom(segmentId, until.AddDays(1)));

    /// <summary>Whether a member is in a group.</summary>
    public static bool IsInSegment(this IDocumentReader documents, string segmentId, string memberId)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Get(GroupsCollections.Memberships, $"{segmentId}/{memberId}") is { LeftOn: null };
    }

    /// <summary>Ids of the groups a member is in.</summary>
    public static IReadOnlyList<string> SegmentsOf(this IDocumentReader documents, string memberId)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Get(GroupsCollections.MemberSegments, memberId)?.In ?? [];
    }

    /// <summary>
    /// Whether every member has been looked at for the latest definition; as long as not, groups are still being filled.
    /// </summary>
    public static bool SegmentsAreSettled(this IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Get(GroupsCollections.SegmentWork, Collections.TheOnly)?.Cursor is null;
    }

    private static string DayFrom(string segmentId, DateOnly day) => $"{segmentId}/{Collections.DayKey(day)}";

    private static IEnumerable<MembershipDocument> Pages(
        IDocumentReader documents, DocumentIndex<MembershipDocument> index, string from, string to)
    {
        while (true)
        {
            var page = documents.Range(GroupsCollections.Memberships, index, from, to, Page);
            foreach (var it in page) yield return it;
            if (page.Count < Page) yield break;
            from = index.Key(page[^1]) + "\0";
        }
    }
}
