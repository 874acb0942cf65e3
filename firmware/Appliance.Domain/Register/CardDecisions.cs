using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;

namespace Appliance.Domain.Register;

/// <summary>What a tap does.</summary>
internal static class CardDecisions
{
    private static readonly DisplayPage UnknownCard = new(new("ﾐﾄｳﾛｸ ﾉ ｶｰﾄﾞ ﾃﾞｽ"), new("ｽﾀｯﾌ ﾆ ｵｺｴｶﾞｹｸﾀﾞｻｲ"));
    private static readonly DisplayPage UnusableCard = new(new("ｺﾉ ｶｰﾄﾞ ﾊ"), new("ｵﾂｶｲ ﾆﾅﾚﾏｾﾝ"));
    private static readonly DisplayPage SeveralCards = new(new("ｶｰﾄﾞ ｦ 1ﾏｲﾀﾞｹ"), new("ｶｻﾞｼﾃｸﾀﾞｻｲ"));

    public static Step Tap(Step step, CardTapped tapped)
    {
        var counter = step.Counter;
        if (tapped.Blocked is not null) return Blocked(step);
        if (tapped is { Member: null, NewCard: { } hash } && counter is { Training: false, Advance: null }) return Welcome(step, hash);
        if (tapped.Member is not { } member)
            return step.Show(counter with { Notice = UnknownCard, ShownAt = step.Now }).Do(new Sound(Error: true));
        if (counter.Training) return step.Do(new Sound(Error: false)).Note(new("ﾚﾝｼｭｳﾁｭｳ"), new("ｶｲｲﾝ ﾊ ｷﾛｸｾﾞｽﾞ"));
        return counter is { LateCard: true, Pointless: { } sale } && IsInTime(step)
            ? Late(step, sale, member)
            : Admitted(Join(step, member).Do(new Sound(Error: false)), member);
    }

    /// <summary>A membership that opens the gate does so at the tap (K9); the owner says so where there is one.</summary>
    private static Step Admitted(Step step, MemberGlance member) =>
        step.Counter is { Sale: null, Error: null } && member.Standing.Passes.Any(pass => pass.OpensGate && pass.HoldsOn(step.Day))
            ? step.Record(new GateOpened(member.MemberId)).Do(new OpenGate())
            : step;

    /// <summary>A lost card: the customer is only told that it cannot be used, the operator why.</summary>
    private static Step Blocked(Step step) =>
        step.Show(step.Counter with { Notice = UnusableCard, ShownAt = step.Now })
            .Note(new("ﾃｲｼﾁｭｳ ﾉ ｶｰﾄﾞ ﾃﾞｽ"), new("ﾎﾝﾆﾝ ｶｸﾆﾝ ｦ"))
            .Do(new Sound(Error: true));

    /// <summary>A card nobody has: whoever holds it is a member at once, and collects from this sale on.</summary>
    private static Step Welcome(Step step, string cardHash)
    {
        var id = $"M{step.State.Totals.LastMemberNumber + 1:D6}";
        var registered = step.Record(new MemberRegistered(id, null, [cardHash], Provisional: true));
        return Tap(registered, new(new MemberGlance(id, "", "", 0))).Note(new("ｶﾘｶｲｲﾝ ﾄｳﾛｸ"), new(id));
    }

    public static Step Unusable(Step step, bool several) =>
        step.Show(step.Counter with { Notice = several ? SeveralCards : UnusableCard, ShownAt = step.Now })
            .Do(new Sound(Error: true))
            .Refuse(Refusals.CardUnreadable);

    /// <summary>
    /// With 0, a form for the member at the counter; with a number, that member; without one, what should be known of the member, and after its last page they are taken
    /// off the sale; without a member the next card gets the points of the sale just paid.
    /// </summary>
    public static Step MemberKey(Step step)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Training) return step.RefuseAtCounter(Refusals.NotInTraining);
        if (GuestFormDecisions.IsAsked(counter.Digits)) return GuestFormDecisions.Ask(step);
        if (counter.Digits.Length > 0)
        {
            return step.Lookup.Member($"M{KeyDecisions.Amount(counter.Digits).Amount:D6}") is { } member
                ? Join(step.Show(counter with { Digits = "" }), member)
                : step.RefuseAtCounter(Refusals.MemberUnknown);
        }

        if (counter.Member is { } atCounter) return CareDecisions.Next(step, atCounter) ?? TakeOff(step);
        return counter.Sale is null && IsInTime(step)
            ? step.Show(counter with { LateCard = true }).Note(new("ｱﾄ ｶﾗ ﾎﾟｲﾝﾄ"), new("ｶｰﾄﾞ ｦ ｶｻﾞｼﾃｸﾀﾞｻｲ"))
            : step.RefuseAtCounter(Refusals.MemberMissing);
    }

    private static bool IsInTime(Step step) => step.Counter.Pointless is not null && step.State.Goods.Shop is { } shop
        && step.Now - step.Counter.PointlessAt <= TimeSpan.FromMinutes(shop.CardAfterSaleMinutes);

    /// <summary>The member's prices apply to what was registered before the tap, too.</summary>
    public static Step Join(Step step, MemberGlance member)
    {
        var counter = step.Counter;
        if (counter.Advance is not null) return step.RefuseAtCounter(Refusals.NotNow);
        var isAnother = counter.Member is { } before && before.MemberId != member.MemberId;
        if (isAnother && HasSpent(counter.Sale)) return step.RefuseAtCounter(Refusals.PaymentUnderWay);
        return CareDecisions.AtTap(CheckInDecisions.AtTap(Reprice(step.Show(counter with
        {
            Member = member,
            MemberTappedAt = step.Now,
            TapShown = true,
            Notice = null,
            Note = null,
        }))));
    }

    /// <summary>Whether something of the member's (points, a coupon of their own), or anything, has been paid already.</summary>
    private static bool HasSpent(OpenSale? sale) =>
        sale is { Tenders.Count: > 0 } || sale?.Adjustments?.Any(it => it.Kind == Sales.AdjustmentKind.Points || it.Issued is not null) == true;

    private static Step TakeOff(Step step)
    {
        var counter = step.Counter;
        if (HasSpent(counter.Sale)) return step.RefuseAtCounter(Refusals.PaymentUnderWay);
        return Reprice(step.Show(counter with { Member = null, TapShown = false, CarePage = 0 })).Note(new("ｶｲｲﾝ ﾄﾘｹｼ"), new(""));
    }

    /// <summary>Brings the prices of products sold at their own price to those of the member, or back.</summary>
    private static Step Reprice(Step step)
    {
        var plain = step.Counter.Sale is { Tenders: null or { Count: 0 } } open ? RankDecisions.Without(open) : step.Counter.Sale;
        var counter = step.Counter with { Sale = plain };
        if (plain is not { Tenders: null or { Count: 0 }, Adjustments: null or { Count: 0 } } sale) return Discounted(step);
        var lines = sale.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Voided || line.WeightGrams is not null || line.Adjustments is { Count: > 0 }) continue;
            if (line.Code is not { } code || step.State.Goods.ProductsByCode.GetValueOrDefault(code) is not { MemberPrice: not null } product) continue;
            var price = ItemDecisions.PriceOf(step, product, counter.Member);
            if (line.UnitPrice != ItemDecisions.PriceOf(step, product, null) && line.UnitPrice != ItemDecisions.PriceOf(step, product, Anybody)) continue;
            lines = lines.SetItem(i, line with { UnitPrice = price, Amount = price * line.Quantity });
        }

        var next = (sale with { Lines = lines }).Reckon(step.Shop, step.Day);
        return next.Total > Limits.Total ? step : Discounted(step.Show(counter with { Sale = next }));
    }

    /// <summary>What is to be paid follows the member where it is shown already.</summary>
    private static Step Discounted(Step step) => step.Counter.SubtotalShown ? RankDecisions.Discounted(step) : step;

    private static MemberGlance Anybody { get; } = new("", "", "", 0);

    private static Step Late(Step step, SaleClosed sale, MemberGlance member)
    {
        var counter = step.Counter;
        var clock = TimeOnly.FromTimeSpan(counter.PointlessAt.ToOffset(Shop.BusinessDay.JapanOffset).TimeOfDay);
        var parts = LoyaltyDecisions.PartsOf(step, sale, member, clock);
        var points = parts.Total();
        return step.Show(counter with { LateCard = false, Pointless = null })
            .Record(new PointsAdded(sale.SaleId, member.MemberId, points, member.Points + points, parts))
            .Do(new Sound(Error: false))
            .Note(new($"ﾎﾟｲﾝﾄ +{points}"), new("ｹｲ", $"{member.Points + points}P"));
    }
}
