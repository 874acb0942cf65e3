namespace Appliance.Domain.Members;

/// <summary>What identifies a member. Never written in clear into the journal: sealed with the member's own key.</summary>
/// <param name="Name">1–128 characters.</param>
/// <param name="Kana">Reading (ﾌﾘｶﾞﾅ), at most 128 characters; shown on plain displays.</param>
/// <param name="Phone">Digits, +, - and blanks, at most 20 characters, or null.</param>
/// <param name="Email">At most 254 characters, or null.</param>
/// <param name="Birthday">Or null.</param>
/// <param name="PostalCode">Seven digits without a dash (〒), or null.</param>
/// <param name="Address">One line, at most 200 characters, or null.</param>
/// <param name="LineUserId">Id of the member at LINE (U and 32 hex digits), or null.</param>
/// <param name="Attributes">What the shop asks beyond (職業, きっかけ, 肌質 …), by code; null for none.</param>
public sealed record MemberProfile(
    string Name,
    string Kana,
    string? Phone = null,
    string? Email = null,
    DateOnly? Birthday = null,
    string? PostalCode = null,
    string? Address = null,
    string? LineUserId = null,
    EquatableList<MemberAttribute>? Attributes = null);

/// <summary>What a member answered to one of the shop's own questions.</summary>
/// <param name="Code">Code of the question.</param>
/// <param name="Values">
/// One value, several only where several choices are allowed: the choices' codes, a number as decimal digits, a date as
/// <c>yyyy-MM-dd</c>, or text.
/// </param>
public sealed record MemberAttribute(string Code, EquatableList<string> Values);
