using System.Globalization;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>
/// Conditions as text a shop owner can read and write:
/// <c>来店回数 &gt;= 3回 かつ 最終来店から 90日以上 かつ 購入(商品 "カラー", 180日以内) &gt;= 2回</c>. What is written here is read back
/// by <see cref="ConditionReader"/> as the same condition.
/// </summary>
public static class ConditionText
{
    /// <summary>The text of a condition.</summary>
    public static string Of(Condition condition, ConditionWords words)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(words);
        return condition switch
        {
            AllOf it => string.Join(" かつ ", it.Of.Select(part => Part(part, words))),
            AnyOf it => string.Join(" または ", it.Of.Select(part => Part(part, words))),
            Not it => $"{(it.Of is Not ? Of(it.Of, words) : $"({Of(it.Of, words)})")} でない",
            FigureIs it => ConditionVocabulary.Figures.First(word => word.Figure == it.Figure) is var (_, word, unit)
                ? $"{word} {Sign(it.Is)} {Number(it.Value)}{unit}"
                : "",
            DaysSince it => $"{DayWord(it.Since)}から {Number(it.Days)}日{Word(ConditionVocabulary.Since, it.Is)}",
            DayIs it => $"{DayWord(it.Of)} {Sign(it.Is)} {it.Day:yyyy-MM-dd}",
            Visited it => $"来店({Number(it.WithinDays)}日以内) {Sign(it.Is)} {Number(it.Times)}回",
            Bought it => OfPurchase(it, words),
            AttributeIs it => OfAttribute(it, words),
            BirthMonthIs it => $"誕生月 = {(it.Month is { } month ? $"{month}月" : it.Relative == RelativeMonth.Next ? "来月" : "今月")}",
            TextIs { Of: ProfileText.Address } it => $"住所に {Quoted(it.Text)} を含む",
            TextIs it => $"郵便番号が {Quoted(it.Text)} で始まる",
            HasContact it => $"連絡先({Channel(it.Channel)})",
            Agreed it => $"同意({Channel(it.Channel)})",
            IsProvisional => "仮会員",
            ShowsLeaving => "離れる兆し",
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }

    /// <summary>A text in quotes; a quote in it is written twice.</summary>
    internal static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Part(Condition part, ConditionWords words) =>
        part is AllOf or AnyOf ? $"({Of(part, words)})" : Of(part, words);

    private static string OfPurchase(Bought it, ConditionWords words)
    {
        var what = $"{(it.Of == SubjectKind.Product ? "商品" : "部門")} {Quoted(words.NameOf(it.Of, it.Code))}";
        var within = it.WithinDays is { } days ? $", {Number(days)}日以内" : "";
        return $"購入({what}{within}) {Sign(it.Is)} {Number(it.Value)}{Word(ConditionVocabulary.Measures, it.Measure)}";
    }

    private static string OfAttribute(AttributeIs it, ConditionWords words)
    {
        var question = words.Questions.FirstOrDefault(word => word.Code == it.Code);
        var value = question?.Choices.FirstOrDefault(choice => choice.Code == it.Value)?.Name ?? it.Value;
        return $"属性({Quoted(question?.Name ?? it.Code)}) {Sign(it.Is)} {Quoted(value)}";
    }

    private static string Sign(Comparison comparison) => Word(ConditionVocabulary.Signs, comparison);

    private static string DayWord(DayFigure figure) => Word(ConditionVocabulary.Days, figure);

    private static string Channel(Members.ContactChannel channel) => Word(ConditionVocabulary.Channels, channel);

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Word<T>(IReadOnlyList<(T Key, string Word)> words, T key) =>
        words.First(it => EqualityComparer<T>.Default.Equals(it.Key, key)).Word;
}
