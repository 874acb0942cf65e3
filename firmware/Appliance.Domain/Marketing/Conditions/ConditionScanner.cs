namespace Appliance.Domain.Marketing.Conditions;

/// <summary>A place in a condition's text where it cannot be understood.</summary>
/// <param name="At">Characters before it.</param>
/// <param name="Text">What was expected, in words for who writes it.</param>
public sealed record ConditionError(int At, string Text);

/// <summary>Goes through the text of a condition; full-width characters count as their half-width ones.</summary>
internal sealed class ConditionScanner
{
    private readonly string text;
    private readonly string raw;

    public ConditionScanner(string raw)
    {
        this.raw = raw;
        text = string.Create(raw.Length, raw, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++) to[i] = Plain(from[i]);
        });
    }

    /// <summary>Characters gone through.</summary>
    public int At { get; set; }

    /// <summary>What was expected at the place furthest on where something was.</summary>
    public ConditionError? Error { get; private set; }

    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return At == text.Length;
        }
    }

    /// <summary>Says that something else was expected here; always false.</summary>
    public bool Fail(string expected)
    {
        SkipBlanks();
        Error ??= new(At, expected);
        return false;
    }

    /// <summary>Goes over a word when it stands here.</summary>
    public bool Eat(string word)
    {
        SkipBlanks();
        if (string.CompareOrdinal(text, At, word, 0, word.Length) != 0) return false;
        At += word.Length;
        return true;
    }

    /// <summary>Goes over a word, or says that it was expected.</summary>
    public bool Need(string word) => Eat(word) || Fail($"「{word}」が必要です。");

    /// <summary>Goes over the first of some words that stands here.</summary>
    public bool EatOne<T>(IEnumerable<(T Key, string Word)> words, out T key)
    {
        foreach (var (one, word) in words)
        {
            if (!Eat(word)) continue;
            key = one;
            return true;
        }

        key = default!;
        return false;
    }

    /// <summary>Goes over a number, which may have commas at its thousands.</summary>
    public bool EatNumber(out long value)
    {
        SkipBlanks();
        value = 0;
        var begin = At;
        while (At < text.Length && (char.IsAsciiDigit(text[At]) || IsComma(At)))
        {
            if (text[At] != ',') value = Math.Min((value * 10) + (text[At] - '0'), long.MaxValue / 100);
            At++;
        }

        return At > begin;
    }

    /// <summary>Goes over a day as <c>2026-01-31</c> or <c>2026/1/31</c>.</summary>
    public bool EatDay(out DateOnly day)
    {
        SkipBlanks();
        day = default;
        var end = At;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '-' or '/')) end++;
        var parts = text[At..end].Split('-', '/');
        if (parts.Length != 3 || !parts.All(it => it.Length is >= 1 and <= 4)) return false;
        var (year, month, of) = (int.Parse(parts[0]), int.Parse(parts[1]), int.Parse(parts[2]));
        if (year is < 1 or > 9_000 || month is < 1 or > 12 || of < 1 || of > DateTime.DaysInMonth(year, month)) return false;
        (day, At) = (new(year, month, of), end);
        return true;
    }

    /// <summary>Goes over a text in quotes, <c>"…"</c> or 「…」; a quote in it is written twice.</summary>
    public bool EatQuoted(out string value)
    {
        SkipBlanks();
        value = "";
        if (At >= text.Length || text[At] is not ('"' or '「')) return false;
        var close = text[At] == '「' ? '」' : '"';
        for (var i = At + 1; i < text.Length; i++)
        {
            if (text[i] != close) continue;
            if (i + 1 < text.Length && text[i + 1] == close)
            {
                i++;
                continue;
            }

            value = raw[(At + 1)..i].Replace($"{close}{close}", $"{close}", StringComparison.Ordinal);
            At = i + 1;
            return true;
        }

        return false;
    }

    private bool IsComma(int at) =>
        text[at] == ',' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 3 < text.Length
        && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]);

    private void SkipBlanks()
    {
        while (At < text.Length && char.IsWhiteSpace(text[At])) At++;
    }

    private static char Plain(char it) => it switch
    {
        '　' => ' ',
        '、' or '，' => ',',
        '“' or '”' => '"',
        >= '！' and <= '～' => (char)(it - '！' + '!'),
        _ => it,
    };
}
