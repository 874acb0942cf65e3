using Appliance.Domain.Journal;
using Appliance.Domain.Members;

namespace Appliance.Domain.Register;

/// <summary>The member's PIN before many points are used (暗証番号), so that a found card is worth little.</summary>
internal static class PointPinDecisions
{
    /// <summary>Whether that many points need it; who chose no PIN is not asked for one.</summary>
    public static bool IsNeeded(Step step, MemberGlance member, long points) =>
        member.Standing.PinHash is not null && points >= (step.State.Goods.Loyalty.PinFromPoints ?? long.MaxValue);

    /// <summary>Waits for the PIN and ポイント once more.</summary>
    public static Step Ask(Step step, long points) => step.Counter.WrongMemberPins >= Limits.WrongPins
        ? step.RefuseAtCounter(Refusals.PinBlocked)
        : step.Show(step.Counter with { Digits = "", PinForPoints = points });

    /// <summary>Goes on with the right PIN; with a wrong one nothing is used, and the journal says so.</summary>
    public static Step Check(Step step, MemberGlance member)
    {
        var pin = step.Counter.Digits;
        step = step.Show(step.Counter with { Digits = "", PinForPoints = null });
        if (pin.Length is >= Limits.PinDigitsLeast and <= Limits.PinDigitsMost
            && step.Lookup.HashPin(member.MemberId, pin) == member.Standing.PinHash)
        {
            return step;
        }

        var wrong = step.Counter.WrongMemberPins + 1;
        return step.Show(step.Counter with { WrongMemberPins = wrong })
            .Record(new PinRefused(member.MemberId, wrong, step.Now))
            .RefuseAtCounter(Refusals.PinWrong);
    }
}
