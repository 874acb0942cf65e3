using System.Security.Cryptography;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;

namespace Appliance.Firmware.Marketing.Line;

/// <summary>
/// Keeps members and their LINE in step: who blocks the account is reached no more, who adds it again is, and who sends
/// the number that staff gave them is connected. What LINE sends twice counts once.
/// </summary>
/// <param name="station">The loop.</param>
/// <param name="secret">The channel secret; null when nothing is heard.</param>
/// <param name="time">The clock.</param>
internal sealed class LineDesk(StationLoop station, string? secret, TimeProvider time)
{
    /// <summary>How long a number to connect with holds.</summary>
    public static readonly TimeSpan CodeHolds = TimeSpan.FromMinutes(15);

    /// <summary>Numbers that hold at once.</summary>
    public const int CodeLimit = 50;

    /// <summary>Wrong numbers of one person after which theirs are looked at no more until the next start.</summary>
    public const int GuessLimit = 5;

    /// <summary>Events and guessers remembered; the oldest are forgotten.</summary>
    public const int Remembered = 1_000;

    private const int Codes = 1_000_000;
    private const int MembersOfOne = 10;
    private const string Blocked = "LINEでブロックされました。";
    private const string Followed = "LINEで公式アカウントを友だちに追加しました。";
    private const string Connected = "LINEで会員番号とつなぎました。";

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string MemberId, DateTimeOffset Until)> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> guesses = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> seenInOrder = new();

    /// <summary>The channel secret, or null when nothing is heard.</summary>
    public string? Secret => secret;

    /// <summary>A number that connects a member when they send it to the account; an earlier one of theirs ends.</summary>
    /// <returns>Null when too many hold.</returns>
    public (string Code, DateTimeOffset Until)? GiveCode(string memberId)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var (old, it) in codes.Where(it => it.Value.Until <= now || it.Value.MemberId == memberId).ToList())
            {
                codes.Remove(old);
            }

            if (codes.Count >= CodeLimit) return null;
            string code;
            do code = $"{RandomNumberGenerator.GetInt32(Codes):D6}";
            while (codes.ContainsKey(code));
            codes[code] = (memberId, now + CodeHolds);
            return (code, now + CodeHolds);
        }
    }

    /// <summary>Does what an event asks for; a second time nothing.</summary>
    public async Task HearAsync(LineEvent heard, CancellationToken cancellationToken)
    {
        if (!IsNew(heard.Id)) return;
        var memberId = heard.Kind == LineEventKind.Said ? OwnerOf(heard) : null;
        if (heard.Kind == LineEventKind.Said && memberId is null) return;
        try
        {
            var outcome = await station.SubmitAsync(
                reader => new ChangeRequested(
                    memberId is null ? Consents(reader, heard) : Connect(reader, memberId, heard.UserId)),
                cancellationToken);
            if (outcome.Refusal is not null) Forget(heard.Id);
        }
        catch
        {
            Forget(heard.Id);
            throw;
        }
    }

    /// <summary>
    /// What following and blocking say of those with this LINE. An event of a day before the last word is an old one that
    /// LINE sends again.
    /// </summary>
    private static List<EntryData> Consents(IDocumentReader reader, LineEvent heard)
    {
        var given = heard.Kind == LineEventKind.Followed;
        var hour = reader.Get(Collections.Shop, Collections.TheOnly)?.Shop.BusinessDayStartsAtHour ?? 0;
        var day = BusinessDay.Of(heard.At, hour);
        return
        [
            .. reader.Range(
                CampaignCollections.Reach, CampaignCollections.ReachByLine, heard.UserId + "/", heard.UserId + "0", MembersOfOne)
                .Select(it => reader.Get(Collections.Members, it.Id))
                .OfType<MemberDocument>()
                .Where(it => !it.IsErased && LastWord(it) is var last && last?.Given != given && (last is null || last.Day <= day))
                .Select(it => Word(it.Id, given, given ? Followed : Blocked)),
        ];
    }

    private static List<EntryData> Connect(IDocumentReader reader, string memberId, string userId)
    {
        if (reader.Get(Collections.Members, memberId) is not { IsErased: false, Profile: { } profile } member) return [];
        List<EntryData> entries = [];
        if (profile.LineUserId != userId) entries.Add(new MemberChanged(memberId, profile with { LineUserId = userId }));
        if (LastWord(member)?.Given != true) entries.Add(Word(memberId, true, Connected));
        return entries;
    }

    private static Consent? LastWord(MemberDocument member) => (member.Consents ?? []).FirstOrDefault(
        it => it is { Purpose: ConsentPurpose.Marketing, Channel: ContactChannel.Line });

    private static ConsentRecorded Word(string memberId, bool given, string wording) =>
        new(memberId, ConsentPurpose.Marketing, ContactChannel.Line, given, wording);

    /// <summary>Whose number somebody sent, which ends with it; null for none.</summary>
    private string? OwnerOf(LineEvent heard)
    {
        var code = heard.Text?.Trim() ?? "";
        if (code.Length != 6 || !code.All(char.IsAsciiDigit)) return null;
        lock (gate)
        {
            var wrong = guesses.GetValueOrDefault(heard.UserId);
            if (wrong >= GuessLimit) return null;
            if (codes.Remove(code, out var found) && found.Until > time.GetUtcNow()) return found.MemberId;
            if (guesses.Count >= Remembered) guesses.Clear();
            guesses[heard.UserId] = wrong + 1;
            return null;
        }
    }

    private bool IsNew(string id)
    {
        if (id.Length == 0) return true;
        lock (gate)
        {
            if (!seen.Add(id)) return false;
            seenInOrder.Enqueue(id);
            if (seenInOrder.Count > Remembered) seen.Remove(seenInOrder.Dequeue());
            return true;
        }
    }

    /// <summary>It was not done: when LINE sends it again it is new.</summary>
    private void Forget(string id)
    {
        lock (gate) seen.Remove(id);
    }
}
