using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>
/// A form that the member at the counter fills in on a phone: 0 会員 with the member tapped, also while a sale is open. There is
/// no member of number 0.
/// </summary>
internal static class GuestFormDecisions
{
    /// <summary>Whether what is keyed before 会員 asks for a form.</summary>
    public static bool IsAsked(string digits) => digits.Length > 0 && digits.AsSpan().IndexOfAnyExcept('0') < 0;

    /// <summary>Asks for a form.</summary>
    public static Step Ask(Step step) => step.Counter.Member is { } member
        ? step.Show(step.Counter with { Digits = "" }).Do(new MakeGuestForm(member.MemberId))
        : step.RefuseAtCounter(Refusals.MemberMissing);

    /// <summary>Hands out a form that was made; whoever asked at the counter is told there.</summary>
    public static Step Offer(Step step, GuestFormMade made)
    {
        if (made.Refusal is { } no) return made.By is null ? step.RefuseAtCounter(no) : step.Refuse(no);
        var offered = (step with { Author = made.By }).Record(new GuestFormOffered(made.MemberId, made.WordHash, made.Until));
        if (made.Address is not { } address) return offered;
        var printed = offered.Do(new PrintGuestForm(step.State.Goods.Shop?.Name ?? "", address, made.Until));
        return made.By is null ? printed.Note(new("ｺﾞｷﾆｭｳ ﾖｳｼ"), new("ｲﾝｻﾂ ｼﾏｽ")) : printed;
    }
}
