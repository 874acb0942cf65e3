using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;

namespace Appliance.Domain.Tests.Register;

/// <summary>Prepaid that was not used in time is journaled as gone.</summary>
public sealed class PrepaidExpiryTests
{
    private static readonly DateOnly Yesterday = new(2026, 11, 20);

    [Fact]
    public void What_is_over_is_gone_on_the_first_tick_and_stands_on_the_reading()
    {
        var counter = Counter.Open();
        counter.Books.Over.Add(new("M000002", new(3_000), Yesterday, Yesterday));
        counter.Tick().Tick();

        Assert.Equal([new PrepaidExpired("M000002", new(3_000), Yesterday)], counter.Entries.Select(entry => entry.Data));
        Assert.Equal(new Yen(3_000), counter.State.Totals.Session.Totals.PrepaidExpired);
        Assert.Equal(Yen.Zero, counter.State.Totals.Session.Totals.Net);
    }

    [Fact]
    public void On_its_last_day_it_is_not_over_and_on_the_next_business_day_it_is()
    {
        var counter = Counter.Open();
        counter.Books.Over.Add(new("M000002", new(3_000), new(2026, 11, 21), new(2026, 11, 21)));
        Assert.Empty(counter.Tick().Entries);

        counter.At(TimeSpan.FromHours(20)).Tick();

        Assert.Equal(new DateOnly(2026, 11, 22), Assert.Single(counter.Entries, entry => entry.Data is PrepaidExpired).Day);
    }

    [Fact]
    public void Many_go_a_few_at_a_time_and_each_once()
    {
        var counter = Counter.Open();
        var many = (2 * Limits.ExpiriesAtOnce) + 3;
        for (var i = 0; i < many; i++) counter.Books.Over.Add(new($"M{i:D6}", new(100), Yesterday, Yesterday));

        List<int> counts = [];
        for (var i = 0; i < 5; i++) counts.Add(counter.Tick().Entries.Count);

        Assert.Equal([Limits.ExpiriesAtOnce, 2 * Limits.ExpiriesAtOnce, many, many, many], counts);
        Assert.Equal(many, counter.Entries.Select(entry => ((PrepaidExpired)entry.Data).MemberId).Distinct().Count());
    }

    [Fact]
    public void A_sale_in_between_does_not_begin_it_anew()
    {
        var counter = Counter.Open();
        for (var i = 0; i < Limits.ExpiriesAtOnce + 1; i++) counter.Books.Over.Add(new($"M{i:D6}", new(100), Yesterday, Yesterday));
        counter.Tick().Keys("5 0 0 DEPT1 CASH").Tick().Keys("5 0 0 DEPT1 CASH").Tick();

        Assert.Equal(Limits.ExpiriesAtOnce + 1, counter.Entries.Count(entry => entry.Data is PrepaidExpired));
    }

    [Fact]
    public void Training_lets_nothing_expire()
    {
        var counter = Counter.Open().Train();
        counter.Books.Over.Add(new("M000002", new(3_000), Yesterday, Yesterday));
        Assert.Empty(counter.Tick().Entries);
    }
}
