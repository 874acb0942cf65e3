namespace Appliance.Domain.Loyalty;

/// <summary>A coupon a member holds (個人クーポン), as far as the counter needs it.</summary>
/// <param name="CouponId">Stable id, also the code on paper: 3–40 letters, digits and dashes, a dash among them.</param>
/// <param name="Code">What it takes off: code of a defined coupon.</param>
/// <param name="From">First business day.</param>
/// <param name="Until">Last business day.</param>
/// <param name="UsesLeft">How often it can still be used, 1 or more.</param>
public sealed record HeldCoupon(string CouponId, string Code, DateOnly From, DateOnly Until, int UsesLeft)
{
    /// <summary>Whether a code that was read can be such an id; no label of goods has a dash.</summary>
    public static bool IsId(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length is >= 3 and <= LoyaltyLimits.CouponIdLength && code.Contains('-', StringComparison.Ordinal)
            && code.All(it => char.IsAsciiLetterOrDigit(it) || it == '-');
    }

    /// <summary>Whether it can be used on a business day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && day <= Until && UsesLeft > 0;
}

/// <summary>A coupon found by its id.</summary>
/// <param name="MemberId">Whose it is.</param>
/// <param name="Held">What is left of it; no uses when it was used up or taken away.</param>
public sealed record FoundCoupon(string MemberId, HeldCoupon Held);
