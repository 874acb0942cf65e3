using Appliance.Domain.Journal;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>
/// The one place where inputs become entries and effects. Pure: the same state, input and clock reading give the same
/// decision.
/// </summary>
public static class Decider
{
    /// <summary>Decides on one input.</summary>
    /// <param name="state">State after everything decided before.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">Clock reading; a clock set back never takes the business day back.</param>
    public static Decision Decide(ApplianceState state, RegisterInput input, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        var day = DayOf(state, now);
        var step = new Step(state, day, now);
        var decided = input switch
        {
            KeyPressed it => KeyDecisions.Decide(step, it.Key),
            CodeScanned it => KeyDecisions.Scan(step, it.Code),
            CardTapped it => CardDecisions.Tap(step, it.Member),
            CardUnusable it => CardDecisions.Unusable(step, it.Several),
            ClockTicked => Tick(step),
            ReceiptConfirmed it => step.Record(new ReceiptPrinted(it.SaleId, it.Reissue)),
            MemberRequested it => it.CardOwnerId is not null
                ? step.Refuse(Refusals.CardTaken)
                : step.Record(new MemberRegistered(
                    $"M{state.Totals.LastMemberNumber + 1:D6}",
                    it.Profile,
                    it.CardHash is null ? [] : [it.CardHash],
                    it.RequestKey)),
            AccessRequested it => step.Record(new AccessGranted(it.TokenId, it.TokenHash, it.Label, it.From)),
            _ => throw new ArgumentOutOfRangeException(nameof(input), input, "No decision is known for this input."),
        };
        return decided.ToDecision();
    }

    /// <summary>
    /// The journal entries of a shop's first set-up, or of a later import: each becomes an entry of its own, in order.
    /// </summary>
    public static Decision Import(ApplianceState state, IEnumerable<EntryData> entries, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Aggregate(new Step(state, DayOf(state, now), now), (step, entry) => step.Record(entry)).ToDecision();
    }

    private static DateOnly DayOf(ApplianceState state, DateTimeOffset now)
    {
        var day = BusinessDay.Of(now, state.Goods.Shop?.BusinessDayStartsAtHour ?? 0);
        return state.Totals.Day is { } last && last > day ? last : day;
    }

    private static Step Tick(Step step)
    {
        var counter = step.State.Counter;
        var tapIsOver = counter.Sale is null && counter.Member is not null
            && step.Now - counter.MemberTappedAt > Limits.TapWithoutSale;
        if (tapIsOver) counter = counter with { Member = null, TapShown = false, Notice = null };
        if (step.Now - counter.ShownAt > Limits.Shown) counter = counter with { LastSale = null, Notice = null };
        step = step.Show(counter);
        return step.DayHasTurned ? step.CloseDay() : step;
    }
}
