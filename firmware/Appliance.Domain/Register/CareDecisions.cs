using Appliance.Domain.Members;

namespace Appliance.Domain.Register;

/// <summary>
/// What the operator should know of the guest (おもてなし): shown at the tap until the next key, and again by 会員.
/// </summary>
internal static class CareDecisions
{
    /// <summary>Shows the first page. Nobody signed in: nobody is there to read it, and a passer-by must not.</summary>
    public static Step AtTap(Step step) =>
        step.Counter.Member is { } member && !step.State.IsLocked && Pages(step, member) is { Count: > 0 } pages
            ? Turn(step, pages[0], 1)
            : step.Show(step.Counter with { CarePage = 0 });

    /// <summary>
    /// The page after the one that is shown, at the end how the member is taken off; null when that was shown already, or
    /// when there is nothing to know.
    /// </summary>
    public static Step? Next(Step step, MemberGlance member)
    {
        var pages = Pages(step, member);
        var at = step.Counter.CarePage;
        if (pages.Count == 0 || at > pages.Count) return null;
        return at < pages.Count ? Turn(step, pages[at], at + 1) : Turn(step, TakeOffPage(member), at + 1);
    }

    private static EquatableList<DisplayPage> Pages(Step step, MemberGlance member) =>
        member.Care?.Pages(member, step.Day) ?? [];

    private static Step Turn(Step step, DisplayPage page, int shown) =>
        step.Show(step.Counter with { Note = page, CarePage = shown });

    private static DisplayPage TakeOffPage(MemberGlance member) =>
        new(new("ｶｲｲﾝ " + (member.Kana.Length > 0 ? member.Kana : member.MemberId)), new("ﾄﾘｹｼ ﾊ ﾓｳｲﾁﾄﾞ ｶｲｲﾝ"));
}
