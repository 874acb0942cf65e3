using System.Text.Json.Serialization;

namespace Appliance.Domain.Members;

/// <summary>What the form that guests fill in themselves asks (お客様の用紙), and the sentences they agree to.</summary>
/// <param name="Questions">
/// Codes of the shop's own questions that guests are asked, in the shop's order; null for none. What the shop notes down for
/// itself stays out of guests' sight until it says otherwise.
/// </param>
/// <param name="Channels">Ways to be reached that can be agreed to; null for <see cref="UsualChannels"/>.</param>
/// <param name="AsksHealth">Whether notes on health and allergies can be agreed to.</param>
/// <param name="AsksPhoto">Whether photos can be agreed to.</param>
/// <param name="MembershipWording">What the data is kept for (利用目的); without agreeing nobody becomes a member.</param>
/// <param name="HealthWording">The sentence about health and allergies.</param>
/// <param name="PhotoWording">The sentence about photos.</param>
public sealed record GuestFormSettings(
    EquatableList<string>? Questions = null,
    EquatableList<ContactChannel>? Channels = null,
    bool AsksHealth = false,
    bool AsksPhoto = false,
    string MembershipWording = GuestFormSettings.DefaultMembership,
    string HealthWording = GuestFormSettings.DefaultHealth,
    string PhotoWording = GuestFormSettings.DefaultPhoto)
{
    /// <summary>What the data is kept for when the shop wrote nothing of its own.</summary>
    public const string DefaultMembership =
        "ご記入いただいた情報を、会員としての登録と本人の確認、ポイントと購入履歴の管理、ご予約とそのご連絡のために利用することに同意します。";

    /// <inheritdoc cref="DefaultMembership"/>
    public const string DefaultHealth =
        "アレルギーや健康についてうかがったことを、安全にご利用いただくために記録することに同意します。";

    /// <inheritdoc cref="DefaultMembership"/>
    public const string DefaultPhoto = "写真をカルテに残すことに同意します。";

    /// <summary>Ways to be reached that a form offers when the shop chose none; LINE is joined at LINE itself.</summary>
    public static EquatableList<ContactChannel> UsualChannels { get; } =
        [ContactChannel.Email, ContactChannel.Phone, ContactChannel.Post, ContactChannel.Receipt];

    /// <summary>Ways to be reached that the form offers.</summary>
    [JsonIgnore]
    public EquatableList<ContactChannel> OfferedChannels => Channels ?? UsualChannels;

    /// <summary>The shop's sentence for a purpose other than news, which has one of its own (<see cref="RosterSettings"/>).</summary>
    public string WordingOf(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Membership => MembershipWording,
        ConsentPurpose.Health => HealthWording,
        ConsentPurpose.Photo => PhotoWording,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "News have a sentence of their own."),
    };

    /// <summary>The questions a guest is asked, in their order.</summary>
    /// <param name="definitions">The shop's questions.</param>
    public IReadOnlyList<AttributeDefinition> Asked(IReadOnlyCollection<AttributeDefinition> definitions) =>
        [.. definitions.Where(it => !it.Retired && (Questions ?? []).Contains(it.Code))];

    /// <summary>Why they cannot be so, or null.</summary>
    /// <param name="definitions">The shop's questions.</param>
    public Refusal? Check(IReadOnlyCollection<AttributeDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        string[] wordings = [MembershipWording, HealthWording, PhotoWording];
        if (wordings.Any(it => it.Trim().Length == 0 || MemberRules.Length(it) > MemberRules.WordingLength))
            return No("consent-wording", $"同意の文面は1～{MemberRules.WordingLength}文字です。");
        if ((Questions ?? []).FirstOrDefault(code => definitions.All(it => it.Code != code)) is { } unknown)
            return No("attribute-unknown", $"項目「{unknown}」はありません。");
        return OfferedChannels.Contains(ContactChannel.Line)
            ? No("channel-by-line", "LINEは、お客様がLINEで友だちになったときにつながります。用紙では選べません。")
            : null;
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
