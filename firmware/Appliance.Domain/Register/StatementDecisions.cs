using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>
/// A member's own history on paper (ご利用明細): 再発行 with a member at the counter and without a sale or a number; with a number
/// that key prints a receipt again, as ever.
/// </summary>
internal static class StatementDecisions
{
    public static Step Issue(Step step)
    {
        var counter = step.Counter;
        if (counter.Training) return step.RefuseAtCounter(Refusals.NotInTraining);
        return counter.Member is not { } member
            ? step.RefuseAtCounter(Refusals.MemberMissing)
            : Issue(step.Show(counter.NextForMember() with { MemberTappedAt = step.Now }), member.MemberId)
                .Do(new Sound(Error: false))
                .Note(new("ｺﾞﾘﾖｳ ﾒｲｻｲ"), new("ｲﾝｻﾂ ｼﾏｽ"));
    }

    public static Step Issue(Step step, string memberId) => step.RecordAndPrint(new StatementIssued(memberId));
}
