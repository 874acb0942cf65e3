namespace Appliance.Domain.Karte;

/// <summary>What an alert has to be before it may be journaled, with the words for who writes it.</summary>
public static class AlertRules
{
    /// <summary>Longest text.</summary>
    public const int TextLength = 40;

    /// <summary>Longest reading: two rows of a plain display with the word before it.</summary>
    public const int ReadingLength = 30;

    /// <summary>Alerts one member may have: what is not read in a moment is not read at all.</summary>
    public const int MostAlerts = 8;

    /// <summary>The reading as a plain display can show it; of the text where none is given.</summary>
    public static string ReadingOf(string text, string? reading) =>
        HalfKana.From(string.IsNullOrWhiteSpace(reading) ? text : reading).Trim();

    /// <summary>What is wrong with an alert, or null.</summary>
    /// <param name="note">The alert.</param>
    /// <param name="hasHealthConsent">The member agreed to notes on their health.</param>
    /// <param name="others">How many alerts the member has besides it.</param>
    public static Refusal? Check(AlertNote note, bool hasHealthConsent, int others)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (note.Text.Length is 0 or > TextLength) return No("alert-text", $"内容は1～{TextLength}文字で入れてください。");
        if (note.Reading.Length is 0 or > ReadingLength || !HalfKana.IsPlain(note.Reading))
        {
            return No("alert-reading", $"レジの表示用に、読みをカナで1～{ReadingLength}文字入れてください。");
        }

        if (others >= MostAlerts) return No("too-many-alerts", $"お知らせは1人{MostAlerts}件までです。古いものを消してください。");
        return note.Kind.IsAboutHealth() && !hasHealthConsent ? HealthConsentMissing : null;
    }

    /// <summary>Notes on health want the member's own consent first.</summary>
    public static Refusal HealthConsentMissing { get; } = No(
        "health-consent-missing",
        "アレルギーや健康のことは、お客様の同意をいただいてから記録します。先に「健康情報の記録」の同意を登録してください。");

    /// <summary>There is no such member any more.</summary>
    public static Refusal MemberGone { get; } = No("member-gone", "この会員の情報は消去されています。");

    /// <summary>There is no such alert.</summary>
    public static Refusal AlertUnknown { get; } = No("alert-unknown", "このお知らせはもうありません。画面を開き直してください。");

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
