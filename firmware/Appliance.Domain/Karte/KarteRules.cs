using System.Globalization;

namespace Appliance.Domain.Karte;

/// <summary>What sheets, entries, notes and photos have to be before they may be journaled.</summary>
public static class KarteRules
{
    /// <summary>Sheets a shop may have.</summary>
    public const int Templates = 30;

    /// <summary>Questions of one sheet.</summary>
    public const int Fields = 30;

    /// <summary>Choices of one question.</summary>
    public const int Choices = 30;

    /// <summary>Longest name, label and choice.</summary>
    public const int NameLength = 40;

    /// <summary>Longest code.</summary>
    public const int CodeLength = 20;

    /// <summary>Longest answer in one line.</summary>
    public const int LineLength = 200;

    /// <summary>Longest answer in several lines, and longest memo.</summary>
    public const int MemoLength = 2_000;

    /// <summary>Times one entry may be written anew.</summary>
    public const int Editions = 50;

    /// <summary>Longest note handed over.</summary>
    public const int HandoverLength = 200;

    /// <summary>Notes that wait for one member at once.</summary>
    public const int OpenHandovers = 5;

    /// <summary>Photos of one member.</summary>
    public const int Photos = 60;

    /// <summary>Photos want the member's own consent first.</summary>
    public static Refusal PhotoConsentMissing { get; } = No(
        "photo-consent-missing",
        "写真は、お客様の同意をいただいてから残します。先に「写真の記録」の同意を登録してください。");

    /// <summary>There are no more to be kept.</summary>
    public static Refusal TooManyPhotos { get; } = No("too-many-photos", $"写真は1人{Photos}枚までです。古いものを消してください。");

    /// <summary>There is no such entry, note or photo.</summary>
    public static Refusal Unknown { get; } = No("karte-unknown", "このカルテはもうありません。画面を開き直してください。");

    /// <summary>It was written anew too often.</summary>
    public static Refusal TooManyEditions { get; } =
        No("too-many-editions", $"書き直しは{Editions}回までです。新しいカルテに書いてください。");

    /// <summary>Somebody else was faster.</summary>
    public static Refusal EditedMeanwhile { get; } =
        No("edited-meanwhile", "ほかの担当者が先に書き直しました。新しい内容を確かめてから、もう一度書いてください。");

    /// <summary>What is wrong with a sheet, or null.</summary>
    public static Refusal? Check(KarteTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (!IsCode(template.Code)) return No("template-code", $"様式のコードは小文字の英数字とハイフンで{CodeLength}文字までです。");
        if (template.Name.Length is 0 or > NameLength) return No("template-name", $"様式の名前は1～{NameLength}文字です。");
        if (template.Fields.Count is 0 or > Fields) return No("template-fields", $"項目は1～{Fields}個です。");
        if (template.Fields.Select(field => field.Code).Distinct(StringComparer.Ordinal).Count() != template.Fields.Count)
        {
            return No("template-field-twice", "同じコードの項目が2つあります。");
        }

        return template.Fields.Select(Check).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>What is wrong with what was written on a sheet, or null.</summary>
    /// <param name="note">What was written.</param>
    /// <param name="template">The sheet.</param>
    /// <param name="hasHealthConsent">The member agreed to notes on their health.</param>
    public static Refusal? Check(KarteNote note, KarteTemplate template, bool hasHealthConsent)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(template);
        if (note.Memo?.Length > MemoLength) return No("karte-memo", $"メモは{MemoLength}文字までです。");
        if (note.Answers.Count == 0 && string.IsNullOrWhiteSpace(note.Memo)) return No("karte-empty", "何も書かれていません。");
        foreach (var answer in note.Answers)
        {
            if (template.Fields.FirstOrDefault(field => field.Code == answer.Field) is not { } field)
            {
                return No("karte-field-unknown", "様式が変わりました。画面を開き直してください。");
            }

            if (field.AboutHealth && !hasHealthConsent) return AlertRules.HealthConsentMissing;
            if (!IsAnswer(field, answer.Values)) return No("karte-answer", $"「{field.Label}」の内容を確かめてください。");
        }

        return null;
    }

    /// <summary>What is wrong with a note for the next person, or null.</summary>
    /// <param name="note">The note.</param>
    /// <param name="waiting">How many wait already.</param>
    public static Refusal? Check(HandoverNote note, int waiting)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (note.Text.Length is 0 or > HandoverLength) return No("handover-text", $"申し送りは1～{HandoverLength}文字です。");
        if (note.Reading.Length is 0 or > AlertRules.ReadingLength || !HalfKana.IsPlain(note.Reading))
        {
            return No("handover-reading", $"レジの表示用に、要点をカナで1～{AlertRules.ReadingLength}文字入れてください。");
        }

        return waiting >= OpenHandovers
            ? No("too-many-handovers", $"申し送りは{OpenHandovers}件までです。済んだものを確認済みにしてください。")
            : null;
    }

    private static Refusal? Check(KarteField field)
    {
        if (!IsCode(field.Code)) return No("field-code", $"項目のコードは小文字の英数字とハイフンで{CodeLength}文字までです。");
        if (field.Label.Length is 0 or > NameLength) return No("field-label", $"項目の名前は1～{NameLength}文字です。");
        var choices = field.Choices ?? [];
        if (field.Kind is not (KarteFieldKind.Choice or KarteFieldKind.Choices)) return null;
        if (choices.Count is 0 or > Choices) return No("field-choices", $"「{field.Label}」の選択肢は1～{Choices}個です。");
        return choices.Any(choice => choice.Length is 0 or > NameLength)
            ? No("field-choice", $"「{field.Label}」の選択肢は1～{NameLength}文字です。")
            : null;
    }

    private static bool IsAnswer(KarteField field, EquatableList<string> values) => field.Kind switch
    {
        KarteFieldKind.Text => values.Count == 1 && values[0].Length is > 0 and <= LineLength,
        KarteFieldKind.Lines => values.Count == 1 && values[0].Length is > 0 and <= MemoLength,
        KarteFieldKind.Number => values.Count == 1
            && decimal.TryParse(values[0], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        KarteFieldKind.Choice => values.Count == 1 && field.Choices?.Contains(values[0], StringComparer.Ordinal) == true,
        KarteFieldKind.Choices => values.Count > 0
            && values.All(value => field.Choices?.Contains(value, StringComparer.Ordinal) == true),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, "Nobody knows how this is answered."),
    };

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= CodeLength && code.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
