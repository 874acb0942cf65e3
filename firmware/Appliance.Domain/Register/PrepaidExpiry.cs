using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>
/// Prepaid that was not used in time is journaled as gone on the first tick of a new business day, a few members at a
/// time, so that the counter never waits for it. It cannot be used before that either: balances leave it out.
/// </summary>
internal static class PrepaidExpiry
{
    public static Step Tick(Step step)
    {
        var counter = step.Counter;
        if (counter.Training || step.State.Goods.Shop is null || counter.ExpiryDoneFor == step.Day) return step;

        // The list goes on behind the one before it also when that did not get into the store: it always ends.
        var over = step.Lookup.PrepaidOverBefore(step.Day, counter.ExpiryAfter);
        step = over.Aggregate(step, (so, it) => so.Record(new PrepaidExpired(it.MemberId, it.Amount, it.LastDay)));
        return over.Count < Limits.ExpiriesAtOnce
            ? step.Show(step.Counter with { ExpiryDoneFor = step.Day, ExpiryAfter = null })
            : step.Show(step.Counter with { ExpiryAfter = over[^1] });
    }
}
