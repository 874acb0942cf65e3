namespace Appliance.Domain.Members;

/// <summary>What the counter needs to know of a member at a tap.</summary>
/// <param name="MemberId">Stable id.</param>
/// <param name="Name">Empty when erased.</param>
/// <param name="Kana">Reading, shown on plain displays; empty when erased.</param>
/// <param name="Points">Points held.</param>
public sealed record MemberGlance(string MemberId, string Name, string Kana, long Points);
