using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>Uses a pass (回数券): クーポン with a member and without a sale; [uses ×] before it for more than one.</summary>
internal static class PassDecisions
{
    public static Step Use(Step step)
    {
        var counter = step.Counter;
        if (counter.Training) return step.RefuseAtCounter(Refusals.NotInTraining);
        if (counter.Member is not { } member) return step.RefuseAtCounter(Refusals.MemberMissing);
        var uses = counter.Quantity ?? 1;
        var pass = member.Standing.Passes.FirstOrDefault(it => it.HoldsOn(step.Day) && (it.IsUnlimited || it.Left >= uses));
        if (pass is null) return step.RefuseAtCounter(Refusals.PassMissing);
        var left = pass.IsUnlimited ? 0 : pass.Left - uses;
        var at = member.Standing.Passes.Select((it, i) => it.PassId == pass.PassId ? i : -1).Max();
        var passes = member.Standing.Passes.SetItem(at, pass with { Left = left });
        return step.Show(counter.NextForMember() with
        {
            Member = member with { Standing = member.Standing with { Passes = passes } },
            MemberTappedAt = step.Now,
        })
            .RecordAndPrint(new PassUsed(member.MemberId, pass.PassId, pass.Name, uses, left, pass.Until, pass.IsUnlimited))
            .Do(new Sound(Error: false))
            .Note(new(pass.Kana, $"-{uses}"), Left())
            .Tell(new(pass.Kana), Left());

        DisplayRow Left() => pass.IsUnlimited ? new("ﾕｳｺｳ", $"{pass.Until:yyyy/MM/dd}") : new("ﾉｺﾘ", $"{left}ｶｲ");
    }
}
