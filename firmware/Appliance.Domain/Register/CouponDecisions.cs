using Appliance.Domain.Loyalty;

namespace Appliance.Domain.Register;

/// <summary>
/// Coupons of a member's own (個人クーポン). The member of the sale cannot be
/// changed and the sale not be put aside while one is on it, so that none is used twice.
/// </summary>
internal static class CouponDecisions
{
    /// <summary>The key without a number: the member's coupon that ends first and is good for this sale.</summary>
    public static Step Next(Step step)
    {
        var counter = step.Counter;
        if (counter.Sale is not { HasLines: true } sale) return step.RefuseAtCounter(Refusals.NothingRegistered);
        if (counter.Member is not { } member) return step.RefuseAtCounter(Refusals.CouponMissing);
        var usable = member.Standing.CouponsOn(step.Day).Where(held => !IsOn(sale, held)).ToList();
        if (usable.Count == 0) return step.RefuseAtCounter(Refusals.CouponNotHeld);
        var good = usable.Find(held => step.State.Goods.Coupons.GetValueOrDefault(held.Code) is { } coupon
            && sale.Total >= coupon.MinimumTotal && coupon.From <= step.Day && step.Day <= coupon.Until);
        return Use(step, sale, good ?? usable[0]);
    }

    /// <summary>The code of a coupon that only its holders can use.</summary>
    public static Step OfCode(Step step, string code)
    {
        var held = step.Counter.Member?.Standing.CouponsOn(step.Day).FirstOrDefault(it => it.Code == code);
        return held is null ? step.RefuseAtCounter(Refusals.CouponNotHeld) : Use(step, step.Counter.Sale!, held);
    }

    /// <summary>The paper or screen with a coupon's own id says whose it is: the sale becomes theirs.</summary>
    public static Step Scanned(Step step, FoundCoupon found)
    {
        if (step.Counter.Sale is not { HasLines: true }) return step.RefuseAtCounter(Refusals.NothingRegistered);
        if (step.Counter.Training) return step.RefuseAtCounter(Refusals.NotInTraining);
        if (!found.Held.HoldsOn(step.Day))
        {
            return step.RefuseAtCounter(found.Held.UsesLeft > 0 ? Refusals.CouponOver : Refusals.CouponUsed);
        }

        if (step.Counter.Member is { } member && member.MemberId != found.MemberId)
        {
            return step.RefuseAtCounter(Refusals.CouponOfAnother);
        }

        if (step.Counter.Member is null)
        {
            if (step.Lookup.Member(found.MemberId) is not { } owner) return step.RefuseAtCounter(Refusals.MemberUnknown);
            step = CardDecisions.Join(step, owner);
            if (step.Counter.Error is not null) return step;
        }

        return Use(step, step.Counter.Sale!, found.Held);
    }

    private static Step Use(Step step, OpenSale sale, HeldCoupon held)
    {
        if (IsOn(sale, held)) return step.RefuseAtCounter(Refusals.CouponUsed);
        return step.State.Goods.Coupons.GetValueOrDefault(held.Code) is { } coupon
            ? AdjustDecisions.Redeem(step, sale, coupon, held)
            : step.RefuseAtCounter(Refusals.CouponUnknown);
    }

    /// <summary>One of a kind a sale, whoever issued it.</summary>
    private static bool IsOn(OpenSale sale, HeldCoupon held) =>
        sale.Adjustments?.Any(it => it.Code == held.Code) == true;
}
