using Appliance.Domain.Members;

namespace Appliance.Domain.Register;

/// <summary>What a tap does.</summary>
internal static class CardDecisions
{
    private static readonly DisplayPage UnknownCard = new(new("ﾐﾄｳﾛｸ ﾉ ｶｰﾄﾞ ﾃﾞｽ"), new("ｽﾀｯﾌ ﾆ ｵｺｴｶﾞｹｸﾀﾞｻｲ"));
    private static readonly DisplayPage UnusableCard = new(new("ｺﾉ ｶｰﾄﾞ ﾊ"), new("ｵﾂｶｲ ﾆﾅﾚﾏｾﾝ"));
    private static readonly DisplayPage SeveralCards = new(new("ｶｰﾄﾞ ｦ 1ﾏｲﾀﾞｹ"), new("ｶｻﾞｼﾃｸﾀﾞｻｲ"));

    public static Step Tap(Step step, MemberGlance? member)
    {
        var counter = step.State.Counter;
        return member is null
            ? step.Show(counter with { Notice = UnknownCard, ShownAt = step.Now }).Do(new Sound(Error: true))
            : step.Show(counter with { Member = member, MemberTappedAt = step.Now, TapShown = true, Notice = null })
                .Do(new Sound(Error: false));
    }

    public static Step Unusable(Step step, bool several) =>
        step.Show(step.State.Counter with { Notice = several ? SeveralCards : UnusableCard, ShownAt = step.Now })
            .Do(new Sound(Error: true))
            .Refuse(Refusals.CardUnreadable);
}
