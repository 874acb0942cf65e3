using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>
/// A gift card that is scanned: with goods rung up it pays; with an amount keyed and no sale it is sold for that amount;
/// else its balance is shown.
/// </summary>
internal static class GiftCardDecisions
{
    public static Step Scanned(Step step, string cardId)
    {
        if (step.Counter.Training) return step.RefuseAtCounter(Refusals.NotInTraining);
        if (step.Counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (step.Counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var card = step.Lookup.GiftCard(cardId);
        if (step.Counter.Sale is { HasLines: true })
        {
            step = RankDecisions.Discounted(step);
            return Pay(step, step.Counter.Sale!, card);
        }

        if (step.Counter.Sale is not null) return step.RefuseAtCounter(Refusals.NotNow);
        return step.Counter.Digits.Length > 0 ? Sell(step, cardId, card) : Tell(step, card);
    }

    /// <summary>The card, once what it costs was paid.</summary>
    public static GiftCardSold Sold(Step step, string cardId, Yen amount, Tender tender, Yen change) =>
        new(cardId, amount, tender, change, step.Day.AddMonths(Limits.PrepaidMonths).AddDays(-1));

    private static Step Sell(Step step, string cardId, GiftCard? known)
    {
        if (known is not null) return step.RefuseAtCounter(Refusals.GiftCardSoldAlready);
        var amount = KeyDecisions.Amount(step.Counter.Digits);
        return amount == Yen.Zero || amount > GiftCard.Most
            ? step.RefuseAtCounter(Refusals.GiftCardAmount)
            : step.Show(step.Counter with { Digits = "", Advance = new(IsPrepaid: true, amount) { GiftCardId = cardId }, TapShown = false });
    }

    private static Step Pay(Step step, OpenSale sale, GiftCard? card)
    {
        if (card is null) return step.RefuseAtCounter(Refusals.GiftCardUnknown);
        var used = (sale.Tenders ?? []).Where(it => it.GiftCardId == card.CardId).Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
        var held = card.BalanceOn(step.Day) - used;
        if (held <= Yen.Zero) return step.RefuseAtCounter(Refusals.GiftCardEmpty);
        return SettlementDecisions.ByGiftCard(step, sale, card.CardId, held);
    }

    private static Step Tell(Step step, GiftCard? card)
    {
        if (card is null) return step.RefuseAtCounter(Refusals.GiftCardUnknown);
        DisplayRow balance = new("ｻﾞﾝﾀﾞｶ", $"{card.BalanceOn(step.Day)}");
        return step.Do(new Sound(Error: false))
            .Note(new("ｷﾞﾌﾄｶｰﾄﾞ"), balance)
            .Tell(balance, new("ﾕｳｺｳ", $"{card.ExpiresOn:yyyy/MM/dd}"));
    }
}
