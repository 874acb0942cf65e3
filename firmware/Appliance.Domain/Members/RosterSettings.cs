namespace Appliance.Domain.Members;

/// <summary>The shop's choices about its roster.</summary>
/// <param name="UnknownCardsJoin">A card nobody has becomes a provisional member at the tap (仮会員).</param>
/// <param name="KeepMonths">
/// Months after the last visit after which a member is proposed for erasure (保存期間), 6–240; null for no proposal.
/// </param>
/// <param name="ConsentWording">The sentence members agree to when they want news and offers, 1–400 characters.</param>
public sealed record RosterSettings(
    bool UnknownCardsJoin = false,
    int? KeepMonths = null,
    string ConsentWording = RosterSettings.DefaultWording)
{
    /// <summary>What is agreed to when the shop wrote nothing of its own.</summary>
    public const string DefaultWording = "当店からのお知らせやお得なご案内を受け取ることに同意します。いつでも取り消せます。";

    /// <summary>Least and most months members are kept.</summary>
    public const int LeastKeepMonths = 6;

    /// <inheritdoc cref="LeastKeepMonths"/>
    public const int MostKeepMonths = 240;

    /// <summary>Why they cannot be so, or null.</summary>
    public Refusal? Check() =>
        KeepMonths is < LeastKeepMonths or > MostKeepMonths
            ? new("keep-months", $"保存期間は{LeastKeepMonths}～{MostKeepMonths}か月です。", DisplayPage.Blank)
            : ConsentWording.Trim().Length == 0 || MemberRules.Length(ConsentWording) > MemberRules.WordingLength
                ? new("consent-wording", $"同意の文面は1～{MemberRules.WordingLength}文字です。", DisplayPage.Blank)
                : null;
}
