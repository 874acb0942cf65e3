using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Roster;

/// <summary>
/// Finds members by any part of reading or name, the beginning of an e-mail address, or the end of a telephone number. Holds
/// one short text for each member in memory, and reads only what changed since the last search.
/// </summary>
internal sealed class MemberFinder(IDocumentReader documents)
{
    /// <summary>Most members one search gives.</summary>
    public const int FoundLimit = 50;

    /// <summary>Digits that are looked for at the end of a telephone number, at least.</summary>
    public const int LeastPhoneDigits = 3;

    /// <summary>Members read at a time; more than a slice of an import settles, so that reading always gets on.</summary>
    private const int Batch = 1_000;

    /// <summary>Hits weighed by one search; one that has more is too short to tell anything.</summary>
    private const int WeighedLimit = 500;

    /// <summary>Members who may share a phone or an address before it stops telling anything: a family, not a switchboard.</summary>
    private const int SharedLimit = 8;

    private const char Between = '\n';

    private readonly Lock gate = new();
    private readonly List<Line> lines = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private string from = "";

    /// <summary>What a member is found by; empty texts when they are not listed.</summary>
    private readonly record struct Line(string Id, string Text, string Phone, DateOnly? Birthday);

    private readonly record struct Hit(int Rank, string Text, string Id);

    /// <summary>Reads what changed since the last time; the first time everything.</summary>
    public void CatchUp()
    {
        lock (gate)
        {
            while (true)
            {
                var found = documents.Range(Collections.Members, Collections.MembersByChange, from, Collections.End, Batch);
                foreach (var member in found) Take(member);
                if (found.Count < Batch) return;
            }
        }
    }

    /// <summary>Ids of members, the likeliest first.</summary>
    public IReadOnlyList<string> Find(string query)
    {
        CatchUp();
        var folded = SearchText.Fold(query);
        var digits = SearchText.PhoneDigits(query);
        var byPhone = digits.Length >= LeastPhoneDigits && digits.Length >= folded.Count(char.IsLetterOrDigit);
        if (folded.Length == 0) return [];
        List<Hit> hits = [];
        lock (gate)
        {
            foreach (var line in lines)
            {
                var rank = byPhone ? RankOfPhone(line.Phone, digits) : RankOfText(line.Text, folded);
                if (rank is not { } found) continue;
                hits.Add(new(found, line.Text, line.Id));
                if (hits.Count == WeighedLimit) break;
            }
        }

        return
        [
            .. hits.OrderBy(hit => hit.Rank).ThenBy(hit => hit.Text, StringComparer.Ordinal).ThenBy(hit => hit.Id, StringComparer.Ordinal)
                .Take(FoundLimit).Select(hit => hit.Id),
        ];
    }

    /// <summary>What two members who share any of it are looked at side by side for: phone, e-mail, reading with birthday.</summary>
    public static IEnumerable<string> KeysOf(MemberProfile profile) =>
        KeysOf(new Line("", TextOf(profile), SearchText.PhoneDigits(profile.Phone), profile.Birthday));

    /// <summary>The keys of every listed member.</summary>
    public IReadOnlySet<string> Keys()
    {
        CatchUp();
        lock (gate) return lines.SelectMany(KeysOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Listed members by their telephone number, digits only.</summary>
    public ILookup<string, string> Phones()
    {
        CatchUp();
        lock (gate) return lines.Where(line => line.Phone.Length > 0).ToLookup(line => line.Phone, line => line.Id, StringComparer.Ordinal);
    }

    /// <summary>Pairs of members who share a key, at most <paramref name="limit"/>; a key many share tells nothing.</summary>
    public IReadOnlyList<(string One, string Other)> Pairs(int limit)
    {
        CatchUp();
        lock (gate)
        {
            return
            [
                .. lines.SelectMany(line => KeysOf(line).Select(key => (Key: key, line.Id)))
                    .GroupBy(it => it.Key, it => it.Id, StringComparer.Ordinal)
                    .Select(group => group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(SharedLimit + 1).ToList())
                    .Where(ids => ids.Count is > 1 and <= SharedLimit)
                    .SelectMany(ids => ids.SelectMany((one, i) => ids.Skip(i + 1).Select(other => (one, other))))
                    .Distinct()
                    .Take(limit),
            ];
        }
    }

    private static IEnumerable<string> KeysOf(Line line)
    {
        if (line.Text.Length == 0) yield break;
        var parts = line.Text.Split(Between);
        if (line.Phone.Length > 0) yield return "p" + line.Phone;
        if (parts[2].Length > 0) yield return "e" + parts[2];
        if (parts[0].Length > 0 && line.Birthday is { } birthday) yield return $"k{parts[0]}/{birthday:O}";
    }

    private static int? RankOfPhone(string phone, string digits) =>
        phone.Length == 0 ? null
        : phone.EndsWith(digits, StringComparison.Ordinal) ? 0
        : phone.StartsWith(digits, StringComparison.Ordinal) ? 1
        : null;

    /// <summary>The text begins with the reading; a hit at its start, or at that of name or address, tells more.</summary>
    private static int? RankOfText(string text, string query)
    {
        var at = text.IndexOf(query, StringComparison.Ordinal);
        return at switch
        {
            < 0 => null,
            0 => 0,
            _ when text[at - 1] == Between => 1,
            _ => 2,
        };
    }

    private static string TextOf(MemberProfile profile) =>
        string.Join(Between, SearchText.Fold(profile.Kana), SearchText.Fold(profile.Name), SearchText.Fold(profile.Email));

    private void Take(MemberDocument member)
    {
        from = Collections.NumberKey(member.ChangedSequence);
        var profile = member.IsListed ? member.Profile : null;
        Line line = new(
            member.Id,
            profile is null ? "" : TextOf(profile),
            SearchText.PhoneDigits(profile?.Phone),
            profile?.Birthday);
        if (places.TryGetValue(member.Id, out var place)) lines[place] = line;
        else
        {
            places.Add(member.Id, lines.Count);
            lines.Add(line);
        }
    }
}
