using Appliance.Domain.Karte;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;

namespace Appliance.Domain.Members;

/// <summary>What the counter needs to know of a member at a tap.</summary>
/// <param name="MemberId">Stable id.</param>
/// <param name="Name">Empty when erased.</param>
/// <param name="Kana">Reading, shown on plain displays; empty when erased.</param>
/// <param name="Points">Points held; below zero when more were taken back than were held.</param>
/// <param name="Prepaid">Prepaid balance that has not expired.</param>
/// <param name="Owed">What is still to be paid for sales on account.</param>
public sealed record MemberGlance(
    string MemberId, string Name, string Kana, long Points, Yen Prepaid = default, Yen Owed = default)
{
    /// <summary>Coupons, rank and what else loyalty brings.</summary>
    public MemberStanding Standing { get; init; } = MemberStanding.None;

    /// <summary>What the operator should know, or null for nothing.</summary>
    public GuestCare? Care { get; init; }
}
