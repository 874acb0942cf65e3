using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>
/// What a decision may look up beyond its state: facts of the journal too many to hold in memory, and keyed hashes. The
/// answers depend on the journal and the device's keys alone, so that the same inputs still give the same entries.
/// </summary>
public interface IRegisterLookup
{
    /// <summary>The sale with a receipt number, or null; a refund's number is no sale.</summary>
    PastSale? Sale(long number);

    /// <summary>The refund with a receipt number, or null.</summary>
    PastRefund? Refund(long number);

    /// <summary>A member by id, or null.</summary>
    MemberGlance? Member(string memberId);

    /// <summary>
    /// Members with prepaid that could last be used before a business day, at most
    /// <see cref="Limits.ExpiriesAtOnce"/>: the earliest first, then by id.
    /// </summary>
    /// <param name="day">The business day.</param>
    /// <param name="after">The last one of the list before; null for the first list.</param>
    IReadOnlyList<PrepaidOver> PrepaidOverBefore(DateOnly day, PrepaidOver? after);

    /// <summary>A member's own coupon by its id, or null.</summary>
    FoundCoupon? Coupon(string couponId);

    /// <summary>A gift card by its number, or null.</summary>
    GiftCard? GiftCard(string cardId);

    /// <summary>Keyed hash of a PIN, hex.</summary>
    string HashPin(string staffId, string pin);
}

/// <summary>Prepaid of a member that can be used no more.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Amount">All of it, above ¥0.</param>
/// <param name="FirstDay">Last business day the earliest of it could be used; what lists are ordered by.</param>
/// <param name="LastDay">The same of the latest.</param>
public sealed record PrepaidOver(string MemberId, Yen Amount, DateOnly FirstDay, DateOnly LastDay);

/// <summary>Knows nothing: for decisions before there is a store.</summary>
public sealed class NoLookup : IRegisterLookup
{
    /// <summary>The only one.</summary>
    public static NoLookup Instance { get; } = new();

    /// <inheritdoc/>
    public PastSale? Sale(long number) => null;

    /// <inheritdoc/>
    public PastRefund? Refund(long number) => null;

    /// <inheritdoc/>
    public MemberGlance? Member(string memberId) => null;

    /// <inheritdoc/>
    public IReadOnlyList<PrepaidOver> PrepaidOverBefore(DateOnly day, PrepaidOver? after) => [];

    /// <inheritdoc/>
    public FoundCoupon? Coupon(string couponId) => null;

    /// <inheritdoc/>
    public GiftCard? GiftCard(string cardId) => null;

    /// <inheritdoc/>
    public string HashPin(string staffId, string pin) => "";
}
