using System.Text;

namespace Appliance.Domain;

/// <summary>Half-width katakana (JIS X 0201) for plain displays.</summary>
public static class HalfKana
{
    private const char FirstHalf = '｡';
    private const char LastHalf = 'ﾟ';
    private const char Hiragana = 'ぁ';
    private const char LastHiragana = 'ゖ';
    private const int HiraganaToKatakana = 'ァ' - 'ぁ';
    private const char FullSpace = '　';
    private const int FullToAscii = '！' - '!';

    private const string Full =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    private const string Voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
    private const string VoicedFrom = "ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎｳ";
    private const string HalfVoiced = "パピプペポ";
    private const string HalfVoicedFrom = "ﾊﾋﾌﾍﾎ";

    /// <summary>
    /// The text in characters a plain display has: hiragana and full-width katakana become half-width katakana, full-width
    /// letters and digits become ASCII; what has no such form (kanji) is left out.
    /// </summary>
    public static string From(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder half = new(text.Length);
        foreach (var written in text)
        {
            var sign = written is >= Hiragana and <= LastHiragana ? (char)(written + HiraganaToKatakana) : written;
            if (IsPlain(sign)) half.Append(sign);
            else if (sign == FullSpace) half.Append(' ');
            else if (sign is >= '！' and <= '～') half.Append((char)(sign - FullToAscii));
            else if (Voiced.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var voiced) half.Append(VoicedFrom[voiced]).Append('ﾞ');
            else if (HalfVoiced.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var pop) half.Append(HalfVoicedFrom[pop]).Append('ﾟ');
            else if (Full.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var full) half.Append((char)(FirstHalf + full));
        }

        return half.ToString();
    }

    /// <summary>Full-width katakana for half-width ones, a mark of voice joined to its kana; everything else as it is.</summary>
    public static string ToFullWidth(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder full = new(text.Length);
        foreach (var written in text)
        {
            var sign = written is >= FirstHalf and <= LastHalf ? Full[written - FirstHalf] : written;
            var last = full.Length == 0 ? '\0' : full[^1];
            if (sign is '゛' or '\u3099' && (VoicedFull(last) is { } voiced)) full[^1] = voiced;
            else if (sign is '゜' or '\u309A' && last is 'ハ' or 'ヒ' or 'フ' or 'ヘ' or 'ホ') full[^1] = (char)(last + 2);
            else full.Append(sign);
        }

        return full.ToString();
    }

    /// <summary>Whether a plain display has every character of the text.</summary>
    public static bool IsPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(IsPlain);
    }

    /// <summary>ASCII digits for full-width ones; everything else as it is.</summary>
    public static string AsciiDigits(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Select(sign => sign is >= '０' and <= '９' ? (char)(sign - FullToAscii) : sign));
    }

    private static char? VoicedFull(char sign) =>
        sign == 'ウ' ? 'ヴ' : Voiced.Contains((char)(sign + 1), StringComparison.Ordinal) && sign is >= 'カ' and <= 'ホ' ? (char)(sign + 1) : null;

    private static bool IsPlain(char sign) => sign is >= ' ' and <= '~' or (>= FirstHalf and <= LastHalf) or '¥';
}
