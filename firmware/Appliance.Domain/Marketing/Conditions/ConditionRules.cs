namespace Appliance.Domain.Marketing.Conditions;

/// <summary>What a condition has to be before it may be journaled, with the words for who built it.</summary>
public static class ConditionRules
{
    /// <summary>What is wrong, or null.</summary>
    public static Refusal? Check(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var (nodes, purchases) = (0, 0);
        return Check(condition, 1, ref nodes, ref purchases);
    }

    private static Refusal? Check(Condition condition, int depth, ref int nodes, ref int purchases)
    {
        if (depth > ConditionLimits.Depth) return No("condition-too-deep", $"かっこの入れ子は{ConditionLimits.Depth}段までです。");
        if (++nodes > ConditionLimits.Nodes) return No("condition-too-large", $"1つのグループの条件は{ConditionLimits.Nodes}個までです。");
        if (condition is Bought && ++purchases > ConditionLimits.Purchases)
        {
            return No("condition-too-many-purchases", $"1つのグループの購入の条件は{ConditionLimits.Purchases}個までです。");
        }

        if (condition is AllOf { Of.Count: 0 } or AnyOf { Of.Count: 0 }) return No("condition-empty", "条件を1つ以上入れてください。");
        var own = CheckOwn(condition);
        if (own is not null) return own;
        foreach (var part in condition.Parts)
        {
            if (Check(part, depth + 1, ref nodes, ref purchases) is { } refusal) return refusal;
        }

        return null;
    }

    private static Refusal? CheckOwn(Condition condition) => condition switch
    {
        FigureIs { Value: < 0 or > ConditionLimits.Value } => No("condition-value", $"数は0～{ConditionLimits.Value}です。"),
        DaysSince { Days: < 0 or > ConditionLimits.Days } => Window,
        Visited { WithinDays: < 0 or > ConditionLimits.Days } => Window,
        Visited { Times: < 0 or > RecentDays.Kept } => Times,
        Bought { Value: < 0 or > ConditionLimits.Value } => No("condition-value", $"数は0～{ConditionLimits.Value}です。"),
        Bought { WithinDays: < 0 or > ConditionLimits.Days } => Window,
        Bought { WithinDays: not null, Measure: PurchaseMeasure.Times, Value: > RecentDays.Kept } => Times,
        Bought { Code.Length: 0 or > ConditionLimits.WordLength } => Word,
        AttributeIs { Code.Length: 0 or > ConditionLimits.WordLength } => Word,
        AttributeIs { Value.Length: 0 or > ConditionLimits.WordLength } => Word,
        TextIs { Text.Length: 0 or > ConditionLimits.WordLength } => Word,
        BirthMonthIs { Month: < 1 or > 12 } => No("condition-month", "月は1～12です。"),
        _ => null,
    };

    private static Refusal Window { get; } = No("condition-days", $"日数は0～{ConditionLimits.Days}です。");

    private static Refusal Times { get; } =
        No("condition-times", $"期間を付けた回数は0～{RecentDays.Kept}です（直近{RecentDays.Kept}回分を覚えています）。");

    private static Refusal Word { get; } = No("condition-word", $"ことばは1～{ConditionLimits.WordLength}文字です。");

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
