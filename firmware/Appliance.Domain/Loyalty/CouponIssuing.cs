using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;

namespace Appliance.Domain.Loyalty;

/// <summary>What may be issued. Whoever issues asks here first, in the loop.</summary>
public static class CouponIssuing
{
    /// <summary>The id that a source gives a member: one for each, however often it is tried.</summary>
    /// <param name="source">Id of the campaign, or whatever brings it: letters, digits and dashes.</param>
    /// <param name="memberId">Who gets it.</param>
    public static string IdOf(string source, string memberId) => $"{source}-{memberId}";

    /// <summary>Why a coupon cannot be issued, or null.</summary>
    /// <param name="issued">What would be journaled.</param>
    /// <param name="coupon">The coupon it names, or null when there is none.</param>
    /// <param name="isKnown">Whether one with its id was issued before.</param>
    /// <param name="today">Business day.</param>
    public static Refusal? Check(CouponIssued issued, Coupon? coupon, bool isKnown, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(issued);
        if (!HeldCoupon.IsId(issued.CouponId)) return No("coupon-id", "クーポン番号の形が正しくありません。");
        if (isKnown) return No("coupon-issued-already", "このクーポンはすでに発行されています。");
        if (coupon is null) return No("coupon-unknown", "そのクーポンは登録されていません。");
        if (issued.From > issued.Until || issued.Until < today) return No("coupon-dates", "クーポンの有効期間が正しくありません。");
        if (issued.From < coupon.From || issued.Until > coupon.Until)
        {
            return No("coupon-dates", $"有効期間は「{coupon.Name}」の期間（{coupon.From:yyyy-MM-dd}～{coupon.Until:yyyy-MM-dd}）の中にしてください。");
        }

        return issued.Uses is < 1 or > LoyaltyLimits.CouponUses
            ? No("coupon-uses", $"使える回数は1～{LoyaltyLimits.CouponUses}回です。")
            : null;
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
