using Appliance.Domain.Catalog;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>Discounts, surcharges and coupons: on the last line, or on the whole sale after 小計.</summary>
internal static class AdjustDecisions
{
    private const int WholeBasisPoints = 10_000;

    public static Step Adjust(Step step, RegisterKey key)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.AdjustmentMissing);
        if (LineDecisions.LastLine(step) is not { } last) return step.RefuseAtCounter(Refusals.NothingRegistered);
        var isPercent = key is RegisterKey.PercentOff or RegisterKey.PercentOn;
        var lowers = key is RegisterKey.PercentOff or RegisterKey.AmountOff;
        var keyed = KeyDecisions.Amount(counter.Digits);
        if (isPercent && keyed.Amount is < 1 or > 100) return step.RefuseAtCounter(Refusals.PercentOutOfRange);
        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var sale = counter.Sale!;
        var whole = counter.SubtotalShown;
        var of = whole ? sale.Own() + sale.Adjustments.Total() : sale.Lines[last].Own;
        var basisPoints = isPercent ? (int)keyed.Amount * 100 : 0;
        var size = isPercent ? Basket.Part(of, basisPoints) : keyed;
        if (size == Yen.Zero) return step.RefuseAtCounter(Refusals.AdjustmentTooSmall);
        if (lowers && size > of) return step.RefuseAtCounter(Refusals.AdjustmentTooLarge);
        Adjustment given = new(
            lowers ? AdjustmentKind.Discount : AdjustmentKind.Surcharge, lowers ? Yen.Zero - size : size, basisPoints);
        return whole ? OnSale(step, given) : OnLine(step, last, given);
    }

    public static Step Coupon(Step step)
    {
        if (step.Counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return step.Counter.Digits.Length == 0 ? CouponDecisions.Next(step) : Coupon(step, step.Counter.Digits);
    }

    public static Step Coupon(Step step, string code)
    {
        var counter = step.Counter;
        if (counter.Sale is not { HasLines: true } sale) return step.RefuseAtCounter(Refusals.NothingRegistered);
        if (!step.State.Goods.Coupons.TryGetValue(code, out var coupon)) return step.RefuseAtCounter(Refusals.CouponUnknown);
        if (coupon.Personal) return CouponDecisions.OfCode(step, code);
        return Redeem(step, sale, coupon, issued: null);
    }

    /// <summary>Takes off what a coupon gives.</summary>
    /// <param name="step">The decision so far.</param>
    /// <param name="sale">The sale, with lines.</param>
    /// <param name="coupon">What it gives.</param>
    /// <param name="issued">The member's own one that is used up by it, or null.</param>
    public static Step Redeem(Step step, OpenSale sale, Coupon coupon, HeldCoupon? issued)
    {
        if (step.Day < coupon.From || step.Day > coupon.Until) return step.RefuseAtCounter(Refusals.CouponOver);
        if (sale.Adjustments?.Any(it => it.Code == coupon.Code) == true) return step.RefuseAtCounter(Refusals.CouponUsed);
        if (sale.Total < coupon.MinimumTotal) return step.RefuseAtCounter(Refusals.CouponNeeds(coupon.MinimumTotal));
        var of = sale.Own() + sale.Adjustments.Total();
        var size = coupon.BasisPoints > 0
            ? Basket.Part(of, Math.Min(coupon.BasisPoints, WholeBasisPoints))
            : coupon.Amount < of ? coupon.Amount : of;
        if (size == Yen.Zero) return step.RefuseAtCounter(Refusals.AdjustmentTooLarge);
        return OnSale(step, new(AdjustmentKind.Coupon, Yen.Zero - size, coupon.BasisPoints, coupon.Code, coupon.Name, issued?.CouponId));
    }

    /// <summary>Gives something on the whole sale; also points that are used as a discount.</summary>
    public static Step OnSale(Step step, Adjustment given)
    {
        var counter = step.Counter;
        var sale = counter.Sale!;
        if (sale.Tenders is { Count: > 0 }) return step.RefuseAtCounter(Refusals.PaymentUnderWay);
        if ((sale.Adjustments?.Count ?? 0) >= Limits.Adjustments) return step.RefuseAtCounter(Refusals.TooManyAdjustments);

        // A sum of nothing has no lines to divide a surcharge over.
        if (sale.Own() == Yen.Zero) return step.RefuseAtCounter(Refusals.AdjustmentTooLarge);
        var next = (sale with { Adjustments = (sale.Adjustments ?? []).Add(given) }).Reckon(step.Shop, step.Day);
        return Show(step, next, given, subtotalShown: true);
    }

    private static Step OnLine(Step step, int index, Adjustment given)
    {
        var counter = step.Counter;
        var sale = counter.Sale!;
        if (sale.Tenders is { Count: > 0 }) return step.RefuseAtCounter(Refusals.PaymentUnderWay);
        if (sale.Adjustments is { Count: > 0 }) return step.RefuseAtCounter(Refusals.SaleAdjusted);
        var line = sale.Lines[index];
        if ((line.Adjustments?.Count ?? 0) >= Limits.Adjustments) return step.RefuseAtCounter(Refusals.TooManyAdjustments);
        var lines = sale.Lines.SetItem(index, line with { Adjustments = (line.Adjustments ?? []).Add(given) });
        return Show(step, (sale with { Lines = lines }).Reckon(step.Shop, step.Day), given, subtotalShown: false);
    }

    private static Step Show(Step step, OpenSale next, Adjustment given, bool subtotalShown)
    {
        if (next.Total > Limits.Total) return step.RefuseAtCounter(Refusals.TotalTooLarge);
        var name = given.Kind switch
        {
            AdjustmentKind.Coupon => "ｸｰﾎﾟﾝ",
            AdjustmentKind.Points => "ﾎﾟｲﾝﾄ",
            AdjustmentKind.Surcharge => "ﾜﾘﾏｼ",
            _ => "ﾈﾋﾞｷ",
        };
        var percent = given.BasisPoints > 0 ? $" {given.BasisPoints / 100}%" : "";
        return step.Show(step.Counter with
        {
            Digits = "",
            Sale = next,
            Row = new(name + percent, $"{given.Amount}"),
            SubtotalShown = subtotalShown,
            TapShown = false,
        });
    }
}
