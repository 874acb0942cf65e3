using System.Globalization;
using System.Text.RegularExpressions;

namespace Appliance.Domain.Members;

/// <summary>Dates as people in Japan write them: western or by era, in any width.</summary>
public static partial class JapaneseDate
{
    private const int MatchLimitMs = 100;

    // 元号の初日: 明治改元の詔, 大正・昭和・平成・令和は改元の日。前の元号は大正と昭和では同じ日まで続く。
    private static readonly Era[] Eras =
    [
        new("明治", 'M', new(1868, 1, 25), new(1912, 7, 30)),
        new("大正", 'T', new(1912, 7, 30), new(1926, 12, 25)),
        new("昭和", 'S', new(1926, 12, 25), new(1989, 1, 7)),
        new("平成", 'H', new(1989, 1, 8), new(2019, 4, 30)),
        new("令和", 'R', new(2019, 5, 1), DateOnly.MaxValue),
    ];

    private sealed record Era(string Name, char Letter, DateOnly First, DateOnly Last);

    /// <summary>
    /// Reads <c>1980-04-01</c>, <c>1980/4/1</c>, <c>1980.4.1</c>, <c>19800401</c>, <c>1980年4月1日</c>, <c>昭和55年4月1日</c>,
    /// <c>S55.4.1</c>, <c>令和元年5月1日</c>; a midnight that a spreadsheet added is left out. A day its era did not have
    /// (昭和64年2月1日) is none.
    /// </summary>
    public static bool TryParse(string? text, out DateOnly date)
    {
        date = default;
        if (text is null || Pattern().Match(Plain(text)) is not { Success: true } match) return false;
        var (month, day) = (Number(match, "m"), Number(match, "d"));
        if (!match.Groups["era"].Success) return TryMake(Number(match, "w"), month, day, out date);
        var name = match.Groups["era"].Value;
        var era = Eras.First(it => it.Name == name || it.Letter == char.ToUpperInvariant(name[0]));
        var year = match.Groups["y"].Value == "元" ? 1 : Number(match, "y");
        return TryMake(era.First.Year + year - 1, month, day, out date) && date >= era.First && date <= era.Last;
    }

    /// <summary>A day by era: 昭和55年4月1日.</summary>
    public static string ByEra(DateOnly date)
    {
        var era = Eras.LastOrDefault(it => it.First <= date);
        if (era is null) return date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        var year = date.Year - era.First.Year + 1;
        return $"{era.Name}{(year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture))}年{date.Month}月{date.Day}日";
    }

    private static string Plain(string text) => string.Concat(HalfKana.AsciiDigits(text.Trim()).Select(sign => sign switch
    {
        '／' => '/',
        '．' => '.',
        '－' or '‐' or 'ー' => '-',
        >= 'Ａ' and <= 'Ｚ' => (char)(sign - 'Ａ' + 'A'),
        '　' => ' ',
        _ => sign,
    }));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        var isDay = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = isDay ? new(year, month, day) : default;
        return isDay;
    }

    [GeneratedRegex(
        @"^(?:(?:(?<era>明治|大正|昭和|平成|令和|[MTSHRmtshr]) ?(?<y>元|\d{1,2})|(?<w>\d{4}))(?:年 ?|[./-])(?<m>\d{1,2})(?:月 ?|[./-])(?<d>\d{1,2})日?|(?<w>\d{4})(?<m>\d{2})(?<d>\d{2}))(?: 0?0:00(?::00)?)?$",
        RegexOptions.ExplicitCapture,
        MatchLimitMs)]
    private static partial Regex Pattern();
}
