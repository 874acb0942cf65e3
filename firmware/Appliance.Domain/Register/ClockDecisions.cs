using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>What time alone brings about.</summary>
internal static class ClockDecisions
{
    public static Step Tick(Step step)
    {
        var counter = step.Counter;
        var tapIsOver = counter is { Sale: null, Refund: null, Advance: null, Member: not null }
            && step.Now - counter.MemberTappedAt > Limits.TapWithoutSale;
        if (tapIsOver)
        {
            counter = counter with
            {
                Member = null,
                TapShown = false,
                Notice = null,
                Note = counter.CarePage > 0 ? null : counter.Note,
                CarePage = 0,
            };
        }

        if (step.Now - counter.ShownAt > Limits.Shown) counter = counter with { LastSale = null, Notice = null };
        step = SignOutIdle(AttendanceDecisions.Lapse(DrawerDecisions.Watch(step.Show(counter))));
        if (step.DayHasTurned) step = step.CloseDay().ClosePeriods();
        return PrepaidExpiry.Tick(step);
    }

    private static Step SignOutIdle(Step step)
    {
        var counter = step.Counter;
        if (step.State is not { StaffId: { } staff, Goods.Shop: { SignInRequired: true, LockAfterMinutes: { } minutes } }) return step;
        if (step.Now - counter.LastKeyAt < TimeSpan.FromMinutes(minutes)) return step;

        // A sale somebody walked away from waits for whoever signs in next.
        var left = counter.Next();
        if (counter.Sale is not null)
        {
            left = left with
            {
                Sale = counter.Sale,
                Row = counter.Row,
                Member = counter.Member,
                MemberTappedAt = counter.MemberTappedAt,
                SubtotalShown = counter.SubtotalShown,
                ReceiptOff = counter.ReceiptOff,
            };
        }

        return step.Record(new StaffSignedOut(staff, Idle: true)).Show(left);
    }
}
