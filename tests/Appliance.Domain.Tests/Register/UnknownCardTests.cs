using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;

namespace Appliance.Domain.Tests.Register;

public sealed class UnknownCardTests
{
    [Fact]
    public void A_card_nobody_has_makes_a_provisional_member_who_collects_at_once()
    {
        var counter = Counter.Open();
        counter.Take(new CardTapped(null, NewCard: "ab"));
        var made = counter.Entries.Select(entry => entry.Data).OfType<MemberRegistered>().Last();
        Assert.True(made.Provisional);
        Assert.Null(made.Profile);
        Assert.Equal(["ab"], made.CardHashes);
        Assert.Equal(made.MemberId, counter.State.Counter.Member?.MemberId);
    }

    [Fact]
    public void Without_the_shops_leave_it_stays_unknown()
    {
        var counter = Counter.Open();
        counter.Tap(null);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is MemberRegistered);
        Assert.Contains("ﾐﾄｳﾛｸ", counter.Customer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blocked_card_stands_for_nobody_and_the_operator_is_told_why()
    {
        var counter = Counter.Open();
        counter.Take(new CardTapped(null, Blocked: CardTrouble.Lost));
        Assert.Null(counter.State.Counter.Member);
        Assert.Contains("ﾃｲｼﾁｭｳ", counter.Operator, StringComparison.Ordinal);
        Assert.Contains("ｵﾂｶｲ ﾆﾅﾚﾏｾﾝ", counter.Customer, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_an_import_are_not_given_twice()
    {
        var totals = RunningTotals.Empty.After(new(2026, 11, 21), Counter.Morning, null, new ImportBegun("I000001", 1, 500));
        Assert.Equal(500, totals.LastMemberNumber);
    }
}
