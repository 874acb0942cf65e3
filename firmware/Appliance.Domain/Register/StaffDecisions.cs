using Appliance.Domain.Journal;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Register;

/// <summary>
/// Who is at the counter: number 担当 PIN 担当, or a staff card. The same way somebody with more trust allows one action
/// of somebody with less.
/// </summary>
internal static class StaffDecisions
{
    public static Step Key(Step step, RegisterKey key)
    {
        if (key != RegisterKey.Staff) return step.RefuseAtCounter(Refusals.FinishSignIn);
        var counter = step.Counter;
        if (counter.SigningIn is { } staffId) return Pin(step, staffId, counter.Digits);
        if (counter.Quantity is not null && !AttendanceDecisions.IsAsked(counter)) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Digits.Length == 0) return SignOut(step);
        if (counter.Digits == ConsoleCodeDecisions.Digits) return ConsoleCodeDecisions.Ask(step);
        if (Find(step, counter.Digits) is not { } person)
        {
            return step.RefuseAtCounter(Refusals.StaffUnknown);
        }

        if (person.PinHash is null) return Accept(step, person, byCard: false);
        return step.Now < person.BlockedUntil
            ? step.RefuseAtCounter(Refusals.PinBlocked)
            : step.Show(counter with { Digits = "", SigningIn = person.StaffId });
    }

    public static Step Card(Step step, string staffId)
    {
        var counter = step.Counter;
        if (counter.Error is { } error) return step.RefuseAtCounter(error);
        return step.State.People.GetValueOrDefault(staffId) is not { } person
            ? step.RefuseAtCounter(Refusals.StaffUnknown)
            : Accept(step.Show(counter with { LastKeyAt = step.Now, Note = null }).Do(new Sound(Error: false)), person, byCard: true);
    }

    /// <summary>What was keyed waits until somebody who may do it says so.</summary>
    public static Step AskForMore(Step step, RegisterAction action, RegisterKey key)
    {
        var counter = step.Counter;
        return step.Show(counter with
        {
            Digits = "",
            Quantity = null,
            Pending = new(action, key, counter.Digits, counter.Quantity),
            Note = new(new("ｾｷﾆﾝｼｬ ﾉ ｼｮｳﾆﾝ"), new("ｶｰﾄﾞ ｶ ﾊﾞﾝｺﾞｳ+ﾀﾝﾄｳ")),
        }).Do(new Sound(Error: true));
    }

    /// <summary>Somebody by the number keyed, with or without its zero.</summary>
    public static StaffMember? Find(Step step, string digits) =>
        step.State.People.GetValueOrDefault(digits) ?? step.State.People.GetValueOrDefault(digits.PadLeft(2, '0'));

    private static Step SignOut(Step step)
    {
        var counter = step.Counter;
        if (counter.Pending is not null || step.State.StaffId is not { } staff) return step.RefuseAtCounter(Refusals.StaffNumberMissing);
        if (counter.Sale is not null) return step.RefuseAtCounter(Refusals.FinishSaleFirst);
        return step.State.Goods.Shop is { SignInRequired: true }
            ? step.Record(new StaffSignedOut(staff, Idle: false)).Show(counter.Next())
            : step.RefuseAtCounter(Refusals.StaffNumberMissing);
    }

    private static Step Pin(Step step, string staffId, string pin)
    {
        step = step.Show(step.Counter with { Digits = "", SigningIn = null });
        if (!step.State.People.TryGetValue(staffId, out var person)) return step.RefuseAtCounter(Refusals.StaffUnknown);
        if (pin.Length is >= Limits.PinDigitsLeast and <= Limits.PinDigitsMost
            && step.Lookup.HashPin(staffId, pin) == person.PinHash)
        {
            return Accept(step, person, byCard: false);
        }

        step = step.Show(step.Counter with { Quantity = null });
        var wrong = person.WrongPins + 1;
        return step.Record(new PinRefused(staffId, wrong, step.Now + WaitAfter(wrong))).RefuseAtCounter(Refusals.PinWrong);
    }

    private static TimeSpan WaitAfter(int wrong)
    {
        if (wrong < Limits.WrongPins) return TimeSpan.Zero;
        var wait = Limits.PinWait * Math.Pow(2, Math.Min(wrong - Limits.WrongPins, 10));
        return wait < Limits.PinWaitMost ? wait : Limits.PinWaitMost;
    }

    private static Step Accept(Step step, StaffMember person, bool byCard)
    {
        var counter = step.Counter;
        if (AttendanceDecisions.IsAsked(counter)) return AttendanceDecisions.Clock(step, person);
        if (counter.Pending is not { } pending)
        {
            return step.Show(counter with { Digits = "", SigningIn = null, Confirm = null, Granted = null })
                .Record(new StaffSignedIn(person.StaffId, byCard))
                .Note(new("ﾀﾝﾄｳ " + person.StaffId), new(""));
        }

        if (!step.State.Permissions.Allow(person.Role, pending.Action)) return step.RefuseAtCounter(Refusals.NotAllowed);
        step = step.Show(counter with { Digits = pending.Digits, Quantity = pending.Quantity, Pending = null, SigningIn = null })
            .Record(new ActionOverridden(pending.Action, person.StaffId));
        var acted = KeyDecisions.Act(step with { Granted = pending.Action }, pending.Key, confirmed: false);

        // What asks to be pressed once more was allowed with that.
        return acted.Counter.Confirm is null ? acted : acted.Show(acted.Counter with { Granted = pending.Action });
    }
}
