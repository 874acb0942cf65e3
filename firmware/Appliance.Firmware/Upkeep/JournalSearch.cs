using System.Globalization;
using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Firmware.Core;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Upkeep;

/// <summary>What is looked for in the journal; null is anything.</summary>
/// <param name="Kind">A kind (<c>sale.closed</c>), or the beginning of several (<c>sale.</c>).</param>
/// <param name="From">First business day.</param>
/// <param name="To">Last business day.</param>
/// <param name="Text">Stands in the entry's data, for example an id; sealed parts are not looked into.</param>
internal sealed record JournalQuery(string? Kind, DateOnly? From, DateOnly? To, string? Text)
{
    /// <summary>Whether everything is looked for.</summary>
    public bool IsOpen => this is { Kind: null, From: null, To: null, Text: null };

    public bool Matches(JournalEntry entry) =>
        (Kind is null || JournalKinds.Of(entry.Data).StartsWith(Kind, StringComparison.Ordinal))
        && (Text is null || TextOf(entry).Contains(Text, StringComparison.OrdinalIgnoreCase));

    private static string TextOf(JournalEntry entry) =>
        JsonSerializer.Serialize(ShownData.Of(entry.Data), JsonSerializerOptions.Web) + " " + entry.StaffId;
}

/// <summary>A page of what was found.</summary>
/// <param name="Found">Newest first.</param>
/// <param name="Next">Number before which to look on, or null at the journal's beginning.</param>
/// <param name="Day">The day reached, or null when nothing was looked at.</param>
internal readonly record struct JournalFound(IReadOnlyList<JournalEntry> Found, long? Next, DateOnly? Day);

/// <summary>Looks through the journal backwards, a bounded part at a time: a page may be short, and there is more.</summary>
internal static class JournalSearch
{
    /// <summary>Entries after which a request ends with the day it is in.</summary>
    public const int LookedAtPerRequest = 10_000;

    /// <summary>Days a request looks into at most.</summary>
    public const int DaysPerRequest = 31;

    public static JournalFound Page(ApplianceStores stores, JournalQuery query, long before, int limit)
    {
        before = Math.Min(before, stores.Journal.LastSequence + 1);
        return query.IsOpen ? Tail(stores, before, limit) : Search(stores, query, before, limit);
    }

    private static JournalFound Tail(ApplianceStores stores, long before, int limit)
    {
        var from = Math.Max(1, before - limit);
        List<JournalEntry> found = [.. stores.Journal.Read(from).TakeWhile(entry => entry.Sequence < before)];
        found.Reverse();
        return new(found, from > 1 ? from : null, found.Count > 0 ? found[^1].Day : null);
    }

    private static JournalFound Search(ApplianceStores stores, JournalQuery query, long before, int limit)
    {
        List<JournalEntry> found = [];
        var (looked, days) = (0, 0);
        DateOnly? reached = null;
        foreach (var (day, entries) in stores.Journal.ReadBack(before, query.To ?? DateOnly.MaxValue))
        {
            if (day < query.From) return new(found, null, reached);
            reached = day;
            foreach (var entry in entries.Reverse())
            {
                if (!query.Matches(entry)) continue;
                found.Add(entry);
                if (found.Count == limit) return new(found, entry.Sequence > 1 ? entry.Sequence : null, day);
            }

            looked += entries.Count;
            if (entries.Count > 0 && (looked >= LookedAtPerRequest || ++days >= DaysPerRequest))
                return new(found, entries[0].Sequence > 1 ? entries[0].Sequence : null, day);
        }

        return new(found, null, reached);
    }

    /// <summary>A cursor as a number before which to look; null when it is none of ours.</summary>
    public static long? Before(string? cursor) =>
        cursor is null ? long.MaxValue
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before > 0 ? before
        : null;
}
