using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Roster;

/// <summary>What a list of members shows.</summary>
/// <param name="BirthMonth">Born in this month, 1–12.</param>
/// <param name="Provisional">Only the provisional ones, or only the others.</param>
/// <param name="NotSince">Last visit before this day, or never.</param>
/// <param name="Since">Last visit on this day or later.</param>
/// <param name="Reachable">Agreed to be reached by this channel.</param>
/// <param name="Attribute">Code of one of the shop's questions that was answered with <paramref name="Value"/>.</param>
/// <param name="Value">The answer.</param>
internal sealed record MemberFilter(
    int? BirthMonth = null,
    bool? Provisional = null,
    DateOnly? NotSince = null,
    DateOnly? Since = null,
    ContactChannel? Reachable = null,
    string? Attribute = null,
    string? Value = null)
{
    public bool Takes(MemberDocument member) =>
        (BirthMonth is null || member.Profile?.Birthday?.Month == BirthMonth)
        && (Provisional is null || member.Provisional == Provisional)
        && (NotSince is null || member.LastVisit is null || member.LastVisit < NotSince)
        && (Since is null || member.LastVisit >= Since)
        && (Reachable is not { } channel || member.MayBeReachedBy(channel))
        && (Attribute is null || (member.Profile?.Attributes ?? [])
            .Any(it => it.Code == Attribute && (Value is null || it.Values.Contains(Value, StringComparer.Ordinal))));
}

/// <summary>Pages through members in an order, looking at a bounded number of them at a time.</summary>
internal static class MemberLists
{
    /// <summary>Members looked at for one page; what a filter leaves of them may be few, and the next page goes on.</summary>
    public const int LookedAt = 5_000;

    private const int Batch = 500;

    /// <summary>Orders of a list by their name, each one declared index.</summary>
    public static IReadOnlyDictionary<string, DocumentIndex<MemberDocument>> Orders { get; } =
        new Dictionary<string, DocumentIndex<MemberDocument>>(StringComparer.Ordinal)
        {
            ["kana"] = Collections.MembersByKana,
            ["number"] = Collections.MembersByNumber,
            ["lastVisit"] = Collections.MembersByVisit,
            ["totalSpent"] = Collections.MembersBySpent,
            ["visits"] = Collections.MembersByVisits,
            ["points"] = Collections.MembersByPoints,
        };

    /// <summary>A page: members, and the key behind which the next one begins; null at the end.</summary>
    public static (IReadOnlyList<MemberDocument> Items, string? Next) Page(
        IDocumentReader documents, DocumentIndex<MemberDocument> order, bool descending, MemberFilter filter, string? after, int limit)
    {
        List<MemberDocument> taken = [];
        for (var looked = 0; looked < LookedAt;)
        {
            var (low, high) = descending ? ("", after ?? Collections.End) : (after is null ? "" : after + "\0", Collections.End);
            var found = documents.Range(Collections.Members, order, low, high, Math.Min(Batch, limit + 1), descending);
            foreach (var member in found)
            {
                if (taken.Count == limit) return (taken, after);
                after = order.Key(member)!;
                if (filter.Takes(member)) taken.Add(member);
            }

            if (found.Count < Math.Min(Batch, limit + 1)) return (taken, null);
            looked += found.Count;
        }

        return (taken, after);
    }
}
