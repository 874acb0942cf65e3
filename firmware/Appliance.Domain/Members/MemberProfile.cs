namespace Appliance.Domain.Members;

/// <summary>What identifies a member. Never written in clear into the journal: sealed with the member's own key.</summary>
/// <param name="Name">1–128 characters.</param>
/// <param name="Kana">Reading (ﾌﾘｶﾞﾅ), at most 128 characters; shown on plain displays.</param>
/// <param name="Phone">Digits, +, - and blanks, at most 20 characters, or null.</param>
/// <param name="Email">At most 254 characters, or null.</param>
/// <param name="Birthday">Or null.</param>
public sealed record MemberProfile(string Name, string Kana, string? Phone = null, string? Email = null, DateOnly? Birthday = null);
