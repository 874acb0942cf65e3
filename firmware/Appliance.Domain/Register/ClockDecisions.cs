using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>What time alone brings about.</summary>
internal static class ClockDecisions
{
    public static Step Tick(Step step)
    {
        var counter = step.Counter;
        var tapIsOver = counter.Sale is null && counter.Member is not null
            && step.Now - counter.MemberTappedAt > Limits.TapWithoutSale;
        if (tapIsOver) counter = counter with { Member = null, TapShown = false, Notice = null };
        if (step.Now - counter.ShownAt > Limits.Shown) counter = counter with { LastSale = null, Notice = null };
        step = SignOutIdle(DrawerDecisions.Watch(step.Show(counter)));
        return step.DayHasTurned ? step.CloseDay().ClosePeriods() : step;
    }

    private static Step SignOutIdle(Step step)
    {
        var counter = step.Counter;
        if (step.State is not { StaffId: { } staff, Goods.Shop: { SignInRequired: true, LockAfterMinutes: { } minutes } }) return step;
        if (counter.Sale is not null || counter.Refund is not null || counter.Advance is not null) return step;
        return step.Now - counter.LastKeyAt < TimeSpan.FromMinutes(minutes)
            ? step
            : step.Record(new StaffSignedOut(staff, Idle: true)).Show(counter.Next());
    }
}
