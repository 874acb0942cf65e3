using System.Globalization;

namespace Appliance.Domain.Members;

/// <summary>What questions and answers have to be like.</summary>
public static class AttributeRules
{
    /// <summary>Most questions of a shop, retired ones included.</summary>
    public const int DefinitionLimit = 40;

    /// <summary>Most choices of a question.</summary>
    public const int ChoiceLimit = 50;

    /// <summary>Longest label.</summary>
    public const int LabelLength = 40;

    /// <summary>Longest code.</summary>
    public const int CodeLength = 20;

    /// <summary>Longest text of an answer.</summary>
    public const int TextLength = 400;

    private const long LargestNumber = 999_999_999;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Why a question cannot be so, or null.</summary>
    /// <param name="wanted">As it should be.</param>
    /// <param name="known">Every question there is.</param>
    public static Refusal? Check(AttributeDefinition wanted, IReadOnlyCollection<AttributeDefinition> known)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(known);
        var before = known.FirstOrDefault(it => it.Code == wanted.Code);
        var choices = wanted.Choices ?? [];
        var chooses = wanted.Kind is AttributeKind.Choice or AttributeKind.Choices;
        if (!IsCode(wanted.Code)) return No("attribute-code", "項目のコードは英小文字・数字・ハイフンで20文字までです。");
        if (MemberRules.Length(wanted.Label.Trim()) is 0 or > LabelLength) return No("attribute-label", $"項目名は1～{LabelLength}文字です。");
        if (before is null && known.Count >= DefinitionLimit) return No("attributes-too-many", $"項目は{DefinitionLimit}個までです。");
        if (before is not null && before.Kind != wanted.Kind) return No("attribute-kind", "使いはじめた項目の種類は変えられません。新しい項目を作ってください。");
        if (chooses != choices.Count > 0) return No("attribute-choices", "選択肢は、選ぶ項目にだけ1つ以上入れてください。");
        if (choices.Count > ChoiceLimit) return No("attribute-choices", $"選択肢は{ChoiceLimit}個までです。");
        return choices.Any(it => !IsCode(it.Code) || MemberRules.Length(it.Label.Trim()) is 0 or > LabelLength)
            || choices.Select(it => it.Code).Distinct(StringComparer.Ordinal).Count() != choices.Count
            ? No("attribute-choices", $"選択肢の名前は1～{LabelLength}文字で、同じものは置けません。")
            : null;
    }

    /// <summary>What is wrong with answers; nothing when they can be kept.</summary>
    /// <param name="answers">By code.</param>
    /// <param name="definitions">The shop's questions.</param>
    /// <param name="complete">Whether the required ones have to be there.</param>
    public static IEnumerable<FieldProblem> Check(
        EquatableList<MemberAttribute>? answers, IReadOnlyCollection<AttributeDefinition> definitions, bool complete)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        foreach (var answer in answers ?? [])
        {
            var definition = definitions.FirstOrDefault(it => it.Code == answer.Code);
            if (definition is null) yield return new(answer.Code, "attribute-unknown", $"項目「{answer.Code}」はありません。");
            else if (Problem(answer.Values, definition) is { } text) yield return new(answer.Code, "attribute-invalid", $"{definition.Label}：{text}");
        }

        if (!complete) yield break;
        foreach (var asked in definitions.Where(it => it is { Required: true, Retired: false }))
        {
            if ((answers ?? []).All(answer => answer.Code != asked.Code || answer.Values.Count == 0))
                yield return new(asked.Code, "attribute-missing", $"{asked.Label}を入れてください。");
        }
    }

    /// <summary>An answer as it was written in words: labels of choices, any form of a date or number. Null when it is none.</summary>
    public static EquatableList<string>? Read(string written, AttributeDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(written);
        var text = written.Trim();
        switch (definition.Kind)
        {
            case AttributeKind.Choice or AttributeKind.Choices:
                var parts = definition.Kind == AttributeKind.Choice ? [text] : text.Split(['、', ',', ';', '；', '/', '・']);
                var codes = parts.Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => (definition.Choices ?? [])
                    .FirstOrDefault(it => it.Code == part || SearchText.Fold(it.Label) == SearchText.Fold(part))?.Code).ToList();
                return codes.Contains(null) ? null : [.. codes.OfType<string>().Distinct(StringComparer.Ordinal)];
            case AttributeKind.Number:
                return NumberOf(text) is { } number ? [number.ToString(CultureInfo.InvariantCulture)] : null;
            case AttributeKind.Date:
                return JapaneseDate.TryParse(text, out var date) ? [date.ToString(DayFormat, CultureInfo.InvariantCulture)] : null;
            default:
                return MemberRules.Length(text) <= TextLength ? [text] : null;
        }
    }

    private static string? Problem(EquatableList<string> values, AttributeDefinition definition)
    {
        if (definition.Kind != AttributeKind.Choices && values.Count > 1) return "答えは1つだけです。";
        foreach (var value in values)
        {
            var fits = definition.Kind switch
            {
                AttributeKind.Choice or AttributeKind.Choices => (definition.Choices ?? []).Any(it => it.Code == value),
                AttributeKind.Number => NumberOf(value) is not null,
                AttributeKind.Date => DateOnly.TryParseExact(value, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                _ => MemberRules.Length(value) is > 0 and <= TextLength,
            };
            if (fits) continue;
            return definition.Kind switch
            {
                AttributeKind.Choice or AttributeKind.Choices => "選択肢から選んでください。",
                AttributeKind.Number => "数字で入れてください。",
                AttributeKind.Date => "日付（例 1980/4/1、S55.4.1）で入れてください。",
                _ => $"{TextLength}文字までで入れてください。",
            };
        }

        return null;
    }

    private static long? NumberOf(string text) =>
        long.TryParse(HalfKana.AsciiDigits(text).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) <= LargestNumber
            ? value
            : null;

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= CodeLength && code.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
