using Appliance.Domain.Bookings;
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

    /// <summary>The member's bookings, or null for none.</summary>
    public VisitGlance? Visit { get; init; }

    /// <summary>Who comes more often than every so many days needs no suggestion.</summary>
    public const int ShortestSuggestedInterval = 7;

    /// <summary>
    /// Days usually between two visits; null where too little is known, they are fewer than
    /// <see cref="ShortestSuggestedInterval"/>, or the shop takes no bookings.
    /// </summary>
    public int? UsualInterval { get; init; }

    /// <summary>When they are due again after a visit; null where nothing is known, or the next one is booked.</summary>
    public DateOnly? NextVisitAfter(DateOnly day) =>
        UsualInterval is { } days && Visit?.Open.Any(it => it.Slot.Day > day) != true ? day.AddDays(days) : null;
}
