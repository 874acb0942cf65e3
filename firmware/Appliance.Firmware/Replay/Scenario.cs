using System.Globalization;
using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Presets;

namespace Appliance.Firmware.Replay;

/// <summary>A day at the counter, as written in a <c>.day</c> file.</summary>
/// <param name="Name">Name of the file, for messages.</param>
/// <param name="Shop">Name of the preset the shop is set up from.</param>
/// <param name="Start">When the day begins.</param>
/// <param name="Steps">What is done and expected, in order.</param>
internal sealed record Scenario(string Name, string Shop, DateTimeOffset Start, IReadOnlyList<ScenarioStep> Steps)
{
    /// <summary>Longest line of a scenario.</summary>
    public const int LineLength = 500;

    /// <summary>Most lines of a scenario.</summary>
    public const int LineCount = 20_000;

    private static readonly DateTimeOffset DefaultStart = new(2026, 11, 21, 9, 0, 0, BusinessDay.JapanOffset);

    /// <summary>Reads a scenario.</summary>
    /// <exception cref="ScenarioException">A line cannot be understood; the message names it.</exception>
    public static Scenario Parse(string name, string text)
    {
        var (shop, start) = (ShopPreset.DefaultName, DefaultStart);
        List<ScenarioStep> steps = [];
        var lines = text.Split('\n');
        if (lines.Length > LineCount) throw new ScenarioException(name, LineCount, $"a scenario has at most {LineCount} lines");
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.Length > LineLength) throw new ScenarioException(name, i + 1, $"a line has at most {LineLength} characters");
            try
            {
                if ((Definition(line) ?? Sent(line) ?? Row(line)) is { } whole)
                {
                    steps.Add(new(i + 1, line, whole));
                    continue;
                }

                var words = Words(line);
                if (words[0] == "at") start = At(words);
                else if (words[0] == "shop") shop = Preset(words);
                else steps.Add(new(i + 1, line, Action(words)));
            }
            catch (FormatException exception)
            {
                throw new ScenarioException(name, i + 1, exception.Message, exception);
            }
        }

        return new(name, shop, start, steps);
    }

    /// <summary>What the owner sets up beyond the preset: <c>loyalty {…}</c>, <c>coupon {…}</c> or <c>product {…}</c>, as over REST.</summary>
    private static ScenarioAction? Definition(string line)
    {
        var at = line.IndexOf(" {", StringComparison.Ordinal);
        return at > 0 && line[..at] is "loyalty" or "coupon" or "product" or "service"
            ? new DefineAction(line[..at], line[(at + 1)..])
            : null;
    }

    /// <summary>
    /// What somebody changes in the console: <c>owner sends PUT /goals {…}</c>, <c>02 sends DELETE /…</c>; what is sent
    /// stands behind the first blank and brace.
    /// </summary>
    private static ScenarioAction? Sent(string line)
    {
        var at = line.IndexOf(" {", StringComparison.Ordinal);
        return (at < 0 ? line : line[..at]).Split(' ') is [var who, "sends", "POST" or "PUT" or "DELETE", ['/', ..]] words
            ? new SendAction(PersonOf(who), words[2], words[3], at < 0 ? null : line[(at + 1)..])
            : null;
    }

    /// <summary>A row of the file that is imported next, as it is.</summary>
    private static ScenarioAction? Row(string line) =>
        line.StartsWith("csv ", StringComparison.Ordinal) ? new FileRowAction(line[4..]) : null;

    /// <summary>The owner of every preset has the number 01.</summary>
    private static string PersonOf(string who) => who == "owner" ? "01" : who;

    private static ScenarioAction Action(List<string> words) => words switch
    {
        ["tap", var uid] => new TapAction(Hex(uid)),
        ["keys", _, ..] => new KeysAction([.. words.Skip(1).Select(Key)]),
        ["scan", var code] => new ScanAction(code),
        ["wait", "until", var clock] => new WaitUntilAction(TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture)),
        ["wait", var time] => new WaitAction(Duration(time)),
        ["drawer", "close"] => new CloseDrawerAction(),
        ["drawer", "unlock"] => new UnlockDrawerAction(),
        ["staff", var id, "pin", var pin] => new StaffAction(id, pin, null),
        ["staff", var id, "card", var card] => new StaffAction(id, null, Hex(card)),
        ["staff", var id, "pin", var pin, "card", var card] => new StaffAction(id, pin, Hex(card)),
        ["roster", "unknown", "join"] => new RosterAction(new RosterConfigured(new(UnknownCardsJoin: true))),
        ["member", var id, "merge", var other] => new RosterAction(new MembersMerged(id, other)),
        ["member", var id, "unmerge", var other] => new RosterAction(new MembersUnmerged(id, other)),
        ["member", var id, "card", var card, "lost"] => new CardAction(id, Hex(card), null),
        ["member", var id, "card", var card, "becomes", var next] => new CardAction(id, Hex(card), Hex(next)),
        ["member", var id, "is", var name, var kana] => new RosterAction(new MemberChanged(id, new(name, kana))),
        ["consent", var id, var purpose] => new ConsentAction(id, Consent(purpose), Given: true),
        ["consent", var id, var purpose, "withdrawn"] => new ConsentAction(id, Consent(purpose), Given: false),
        ["consent", var id, "marketing", "by", var channel] => new ConsentAction(id, ConsentPurpose.Marketing, true, Channel(channel)),
        ["consent", var id, "marketing", "by", var channel, "withdrawn"] =>
            new ConsentAction(id, ConsentPurpose.Marketing, false, Channel(channel)),
        ["campaign", var id, "stop"] => new CampaignStopAction(id),
        ["campaign", var name, _, ..] => CampaignAction.Of(name, Fields(words.Skip(2))),
        ["alert", var id, var kind, var text, var reading] => new AlertAction(id, new(Alert(kind), text, AlertRules.ReadingOf(text, reading))),
        ["segment", var name, var condition] => new SegmentAction(name, condition),
        ["handover", var id, var text, var reading] => new HandoverAction(id, new(text, AlertRules.ReadingOf(text, reading))),
        ["book", var id, var service, var day, var clock] => new BookAction(id, service, SlotOf(day, clock, null)),
        ["book", var id, var service, var day, var clock, "with", var staff] =>
            new BookAction(id, service, SlotOf(day, clock, staff)),
        ["clock", "back", var time] => new ClockAction(-Duration(time)),
        ["clock", "forward", var time] => new ClockAction(Duration(time)),
        ["restart"] => new RestartAction(),
        [var who, "reads", ['/', ..] path, _, ..] => new ExpectPage(PersonOf(who), path, [.. words.Skip(3)]),
        [var who, "cannot", "read", ['/', ..] path, var code] => new ExpectNoPage(PersonOf(who), path, code),
        ["import", "members" or "sales"] => new ImportAction(words[1]),
        ["import", "start"] => new ImportStartAction(),
        ["expect", "answer", _, ..] => new ExpectAnswer([.. words.Skip(2)]),
        ["give", var member, var points, var reason] =>
            new GiveAction(member, long.Parse(points, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), reason),
        ["pin", var member, var pin] => new MemberPinAction(member, pin),
        ["fault", var device, var fault, "on" or "off"] => new FaultAction(device, fault, words[3] == "on"),
        ["expect", "display", "operator" or "customer", _, ..] => new ExpectDisplay(words[2] == "operator", [.. words.Skip(3)]),
        ["expect", "receipt", _, ..] => new ExpectReceipt([.. words.Skip(2)]),
        ["expect", "paper", _, ..] => new ExpectPaper([.. words.Skip(2)]),
        ["expect", "receipts", var count] => new ExpectReceiptCount(Number(count)),
        ["expect", "drawer", "open" or "closed"] => new ExpectDrawer(words[2] == "open"),
        ["expect", "drawer", "pulses", var count] => new ExpectPulses(Number(count)),
        ["expect", "sale", _, ..] => new ExpectFields("sale", null, Fields(words.Skip(2))),
        ["expect", "day" or "session" or "stock" or "liability", _, ..] => new ExpectFields(words[1], null, Fields(words.Skip(2))),
        ["expect", "member" or "segment" or "figures" or "booking" or "campaign", var id, _, ..] => new ExpectFields(words[1], id, Fields(words.Skip(3))),
        ["expect", "points", var sale, _, ..] => new ExpectPoints(sale, [.. words.Skip(3)]),
        ["expect", "journal", "valid"] => new ExpectJournalValid(),
        ["expect", "refusal", var code] => new ExpectRefusal(code),
        _ => throw new FormatException(
            $"“{words[0]}” is not understood here. Known: shop, at, tap, keys, scan, wait, drawer close/unlock, fault, staff, "
            + "roster, loyalty, coupon, campaign, product, give, pin, consent, alert, handover, book, clock, restart, csv, import, "
            + "owner sends/reads, expect display/receipt/paper/receipts/drawer/sale/"
            + "points/session/day/stock/member/segment/figures/booking/campaign/liability/journal/answer/refusal"),
    };

    private static DateTimeOffset At(List<string> words) =>
        words is [_, var day, var clock]
            ? new(
                DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    .ToDateTime(TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture)),
                BusinessDay.JapanOffset)
            : throw new FormatException("at wants a day and a time: at 2026-11-21 09:00");

    private static string Preset(List<string> words) => words switch
    {
        [_, var name] when ShopPreset.Names.Contains(name, StringComparer.Ordinal) => name,
        [_, var name] => throw new FormatException(
            $"there is no shop {name}; did you mean {NearestName.Of(name, ShopPreset.Names)}? "
            + $"Known: {string.Join(" ", ShopPreset.Names)}"),
        _ => throw new FormatException("shop wants a trade: shop salon"),
    };

    private static byte[] Hex(string uid) =>
        uid.Length is 8 or 14 or 16 or 20 && uid.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(uid)
            : throw new FormatException("tap wants a card id of 4, 7, 8 or 10 bytes in hex");

    private static RegisterKey Key(string name) =>
        RegisterKeys.TryParse(name, out var key)
            ? key
            : throw new FormatException($"there is no key {name}; known: {string.Join(" ", RegisterKeys.Names)}");

    private static Slot SlotOf(string day, string clock, string? staff)
    {
        var time = TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture);
        return new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), (time.Hour * 60) + time.Minute, 0, staff);
    }

    private static ConsentPurpose Consent(string purpose) =>
        Enum.TryParse<ConsentPurpose>(purpose, ignoreCase: true, out var found) && Enum.IsDefined(found)
            ? found
            : throw new FormatException($"there is no consent to {purpose}; known: membership, marketing, health, photo");

    private static ContactChannel Channel(string channel) =>
        Enum.TryParse<ContactChannel>(channel, ignoreCase: true, out var found) && Enum.IsDefined(found)
            ? found
            : throw new FormatException($"there is no channel {channel}; known: email, line, post, phone, receipt");

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static AlertKind Alert(string kind) =>
        Enum.TryParse<AlertKind>(kind, ignoreCase: true, out var found) && Enum.IsDefined(found)
            ? found
            : throw new FormatException($"there is no alert {kind}; known: allergy, medical, dislike, preference");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static TimeSpan Duration(string text)
    {
        var value = int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1;
        return (value, text[^1]) switch
        {
            ( >= 0, 's') => TimeSpan.FromSeconds(value),
            ( >= 0, 'm') => TimeSpan.FromMinutes(value),
            ( >= 0, 'h') => TimeSpan.FromHours(value),
            _ => throw new FormatException("wait wants a time: wait 30s, wait 5m, wait 2h, wait until 13:00"),
        };
    }

    private static EquatableFields Fields(IEnumerable<string> words) => new(
    [
        .. words.Select(word => word.Split('=', 2) is [var name, var value]
            ? KeyValuePair.Create(name, value)
            : throw new FormatException($"{word} should be name=value")),
    ]);

    /// <summary>Splits at blanks; what stands between quotes is one word.</summary>
    private static List<string> Words(string line)
    {
        List<string> words = [];
        var rest = line.AsSpan();
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var quoted = rest[0] == '"';
            if (quoted) rest = rest[1..];
            var end = quoted ? rest.IndexOf('"') : rest.IndexOfAny(' ', '\t');
            if (quoted && end < 0) throw new FormatException("a quote is not closed");
            if (end < 0) end = rest.Length;
            words.Add(rest[..end].ToString());
            rest = rest[Math.Min(end + (quoted ? 1 : 0), rest.Length)..];
        }

        return words;
    }
}

/// <summary>A line of a scenario.</summary>
internal sealed record ScenarioStep(int Line, string Text, ScenarioAction Action);

/// <summary>What a line does or expects.</summary>
internal abstract record ScenarioAction;

internal sealed record TapAction(byte[] Uid) : ScenarioAction;

internal sealed record KeysAction(IReadOnlyList<RegisterKey> Keys) : ScenarioAction;

internal sealed record ScanAction(string Code) : ScenarioAction;

internal sealed record WaitAction(TimeSpan Time) : ScenarioAction;

internal sealed record WaitUntilAction(TimeOnly Clock) : ScenarioAction;

internal sealed record CloseDrawerAction : ScenarioAction;

internal sealed record UnlockDrawerAction : ScenarioAction;

internal sealed record FaultAction(string Device, string Fault, bool Active) : ScenarioAction;

/// <summary>Somebody of the preset gets a PIN, a card or both; what is not named is taken away.</summary>
internal sealed record StaffAction(string StaffId, string? Pin, byte[]? Card) : ScenarioAction;

/// <summary>The owner sets something up.</summary>
/// <param name="What">loyalty, coupon or product.</param>
/// <param name="Json">As over REST.</param>
internal sealed record DefineAction(string What, string Json) : ScenarioAction;

/// <summary>Staff give points (above zero) or correct them (below).</summary>
internal sealed record GiveAction(string MemberId, long Points, string Reason) : ScenarioAction;

/// <summary>A member chooses a PIN.</summary>
internal sealed record MemberPinAction(string MemberId, string Pin) : ScenarioAction;

/// <summary>Something the console does to the roster.</summary>
internal sealed record RosterAction(EntryData Entry) : ScenarioAction;

/// <summary>A member's card is lost, or another one takes its place.</summary>
internal sealed record CardAction(string MemberId, byte[] Card, byte[]? Next) : ScenarioAction;

/// <summary>A member agrees to something, or takes it back.</summary>
internal sealed record ConsentAction(
    string MemberId, ConsentPurpose Purpose, bool Given, ContactChannel? Channel = null) : ScenarioAction;

/// <summary>Somebody writes down in the console what staff should know of a member.</summary>
internal sealed record AlertAction(string MemberId, AlertNote Note) : ScenarioAction;

/// <summary>A group is defined; its condition as text.</summary>
internal sealed record SegmentAction(string Name, string Condition) : ScenarioAction;

/// <summary>Somebody leaves a note for whoever serves a member next.</summary>
internal sealed record HandoverAction(string MemberId, HandoverNote Note) : ScenarioAction;

/// <summary>Somebody takes a booking in the console.</summary>
internal sealed record BookAction(string MemberId, string Service, Slot Slot) : ScenarioAction;

/// <summary>The clock on the wall is set; nothing else changes.</summary>
internal sealed record ClockAction(TimeSpan By) : ScenarioAction;

/// <summary>The power goes and comes back.</summary>
internal sealed record RestartAction : ScenarioAction;

/// <summary>Somebody changes something in the console.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Method">POST, PUT or DELETE.</param>
/// <param name="Path">Below <c>/api/v1</c>.</param>
/// <param name="Json">What is sent, or null.</param>
internal sealed record SendAction(string StaffId, string Method, string Path, string? Json) : ScenarioAction;

/// <summary>A row of the file that is imported next.</summary>
internal sealed record FileRowAction(string Text) : ScenarioAction;

/// <summary>The rows so far are handed in as a file and tried; nothing is changed.</summary>
/// <param name="Kind">members or sales.</param>
internal sealed record ImportAction(string Kind) : ScenarioAction;

/// <summary>The file that was tried is taken over, to its end.</summary>
internal sealed record ImportStartAction : ScenarioAction;

/// <summary>What a line expects; it changes nothing.</summary>
internal abstract record Expectation : ScenarioAction;

internal sealed record ExpectDisplay(bool Operator, IReadOnlyList<string> Texts) : Expectation;

internal sealed record ExpectReceipt(IReadOnlyList<string> Texts) : Expectation;

internal sealed record ExpectPaper(IReadOnlyList<string> Texts) : Expectation;

internal sealed record ExpectReceiptCount(int Count) : Expectation;

internal sealed record ExpectDrawer(bool Open) : Expectation;

internal sealed record ExpectPulses(int Count) : Expectation;

internal sealed record ExpectFields(string What, string? Id, EquatableFields Fields) : Expectation;

/// <summary>Why a sale gave its points.</summary>
internal sealed record ExpectPoints(string SaleId, IReadOnlyList<string> Texts) : Expectation;

internal sealed record ExpectJournalValid : Expectation;

/// <summary>What was asked for last in the console was refused.</summary>
internal sealed record ExpectRefusal(string Code) : Expectation;

/// <summary>What a page of the console shows somebody.</summary>
internal sealed record ExpectPage(string StaffId, string Path, IReadOnlyList<string> Texts) : Expectation;

/// <summary>A page that somebody may not see, or that is not there.</summary>
internal sealed record ExpectNoPage(string StaffId, string Path, string Code) : Expectation;

/// <summary>What the console was answered last.</summary>
internal sealed record ExpectAnswer(IReadOnlyList<string> Texts) : Expectation;

/// <summary>Names and values that are expected.</summary>
internal sealed record EquatableFields(IReadOnlyList<KeyValuePair<string, string>> Pairs);

/// <summary>A scenario cannot be read, or does not hold.</summary>
internal sealed class ScenarioException : Exception
{
    public ScenarioException(string file, int line, string message)
        : base($"{file}:{line}: {message}")
    {
    }

    public ScenarioException(string file, int line, string message, Exception inner)
        : base($"{file}:{line}: {message}", inner)
    {
    }
}
