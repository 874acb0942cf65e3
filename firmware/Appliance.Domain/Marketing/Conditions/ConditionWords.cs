using Appliance.Domain.Members;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>The shop's own words in conditions: what codes of products, departments and questions are called.</summary>
/// <param name="Products">Code and name.</param>
/// <param name="Departments">Number and name.</param>
/// <param name="Questions">The questions asked of members.</param>
public sealed record ConditionWords(
    IReadOnlyList<CodeName> Products, IReadOnlyList<CodeName> Departments, IReadOnlyList<QuestionWords> Questions)
{
    /// <summary>No word of the shop's own.</summary>
    public static ConditionWords None { get; } = new([], [], []);

    /// <summary>The code a name stands for; the text itself when it is a code, null when nothing or several have that name.</summary>
    internal string? CodeOf(SubjectKind kind, string text)
    {
        var all = AllOf(kind);
        if (all.Any(it => it.Code == text)) return text;
        var found = all.Where(it => it.Name == text).Take(2).ToList();
        return found.Count == 1 ? found[0].Code : null;
    }

    /// <summary>The name of a code, or the code where the name would not lead back to it.</summary>
    internal string NameOf(SubjectKind kind, string code) =>
        AllOf(kind).FirstOrDefault(it => it.Code == code) is { } found && CodeOf(kind, found.Name) == code && !found.Name.Contains('"', StringComparison.Ordinal)
            ? found.Name
            : code;

    private IReadOnlyList<CodeName> AllOf(SubjectKind kind) => kind == SubjectKind.Product ? Products : Departments;
}

/// <summary>A code and what it is called.</summary>
public sealed record CodeName(string Code, string Name);

/// <summary>A question asked of members, with its choices.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its words, for example 性別.</param>
/// <param name="Choices">Codes and words of its choices; empty where anything can be answered.</param>
public sealed record QuestionWords(string Code, string Name, IReadOnlyList<CodeName> Choices);

/// <summary>The fixed words of conditions as text; each means one thing.</summary>
internal static class ConditionVocabulary
{
    public static IReadOnlyList<(Figure Figure, string Word, string Unit)> Figures { get; } =
    [
        (Figure.Visits, "来店回数", "回"),
        (Figure.Total, "累計利用額", "円"),
        (Figure.Average, "平均利用額", "円"),
        (Figure.YearSpend, "年間利用額", "円"),
        (Figure.Interval, "来店間隔", "日"),
        (Figure.IntervalTrend, "間隔の変化", "%"),
        (Figure.Points, "保有ポイント", "点"),
        (Figure.Age, "年齢", "歳"),
    ];

    public static IReadOnlyList<(DayFigure Figure, string Word)> Days { get; } =
    [
        (DayFigure.LastVisit, "最終来店"), (DayFigure.FirstVisit, "初回来店"), (DayFigure.Joined, "入会"),
    ];

    /// <summary>The first word of a comparison is the one written.</summary>
    public static IReadOnlyList<(Comparison Is, string Word)> Signs { get; } =
    [
        (Comparison.AtLeast, ">="), (Comparison.AtMost, "<="), (Comparison.NotEqual, "!="), (Comparison.AtLeast, "≧"),
        (Comparison.AtLeast, "≥"), (Comparison.AtMost, "≦"), (Comparison.AtMost, "≤"), (Comparison.NotEqual, "≠"),
        (Comparison.NotEqual, "<>"), (Comparison.Above, ">"), (Comparison.Below, "<"), (Comparison.Equal, "="),
    ];

    /// <summary>Comparisons of days that went by, as they are said.</summary>
    public static IReadOnlyList<(Comparison Is, string Word)> Since { get; } =
    [
        (Comparison.AtLeast, "以上"), (Comparison.AtMost, "以内"), (Comparison.Above, "超"), (Comparison.Below, "未満"),
        (Comparison.Equal, "ちょうど"), (Comparison.NotEqual, "以外"),
    ];

    public static IReadOnlyList<(PurchaseMeasure Measure, string Unit)> Measures { get; } =
    [
        (PurchaseMeasure.Times, "回"), (PurchaseMeasure.Pieces, "個"), (PurchaseMeasure.Amount, "円"),
    ];

    public static IReadOnlyList<(ContactChannel Channel, string Word)> Channels { get; } =
    [
        (ContactChannel.Email, "メール"), (ContactChannel.Line, "LINE"), (ContactChannel.Post, "郵便"),
        (ContactChannel.Phone, "電話"), (ContactChannel.Receipt, "レシート"),
    ];
}
