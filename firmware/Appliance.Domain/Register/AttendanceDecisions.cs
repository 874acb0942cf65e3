using Appliance.Domain.Journal;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Register;

/// <summary>
/// The time clock (打刻): 1 × number 担当 begins work, 2 × ends it, with the PIN or card as for signing in. Who forgot to end may begin
/// anew on the next business day; the open time stays for the owner to put right.
/// </summary>
internal static class AttendanceDecisions
{
    private const int In = 1;
    private const int Out = 2;

    /// <summary>Whether the quantity keyed asks for the clock rather than for pieces.</summary>
    public static bool IsAsked(CounterState counter) => counter is
    {
        Quantity: In or Out, QuantityIsPieces: false, Sale: null, Pending: null, Refund: null, Advance: null, Counting: null,
    };

    /// <summary>What is asked for, on plain glass; null when it is not.</summary>
    public static string? NameOf(CounterState counter) =>
        !IsAsked(counter) ? null : counter.Quantity == In ? "ｼｭｯｷﾝ" : "ﾀｲｷﾝ";

    /// <summary>
    /// Who pressed it and went away does not clock whoever signs in next: before a sign-in, or half-way in one, it is taken back; else the
    /// number stays as pieces of the next thing.
    /// </summary>
    public static Step Lapse(Step step)
    {
        var counter = step.Counter;
        if (!IsAsked(counter) || step.Now - counter.LastKeyAt <= Limits.ClockAsked) return step;
        return step.Show(step.State.IsLocked || counter.SigningIn is not null
            ? counter with { Digits = "", Quantity = null, SigningIn = null }
            : counter with { QuantityIsPieces = true });
    }

    public static Step Clock(Step step, StaffMember person)
    {
        var counter = step.Counter;
        var comes = counter.Quantity == In;
        var ready = step.Show(counter with { Digits = "", Quantity = null, SigningIn = null });
        var isThere = person.AtWorkSince is not null;
        if (comes && isThere && DayOf(step, person.AtWorkSince!.Value) == step.Day) return ready.RefuseAtCounter(Refusals.ClockedInAlready);
        if (!comes && !isThere) return ready.RefuseAtCounter(Refusals.NotClockedIn);
        return ready.Record(new StaffClocked(person.StaffId, comes))
            .Do(new Sound(Error: false))
            .Note(new(NameOf(counter)!, $"{step.Clock:HH:mm}"), new("ﾀﾝﾄｳ " + person.StaffId));
    }

    private static DateOnly DayOf(Step step, DateTimeOffset at) =>
        BusinessDay.Of(at, step.State.Goods.Shop?.BusinessDayStartsAtHour ?? 0);
}
