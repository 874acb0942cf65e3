using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Register;

/// <summary>No sequence of keys, taps and scans, however mad, breaks what must always hold.</summary>
public sealed class RegisterProperties
{
    private static readonly Arbitrary<RegisterInput[]> Inputs = Gen.Frequency(
            (20, Gen.Elements(Enum.GetValues<RegisterKey>()).Select(key => (RegisterInput)new KeyPressed(key))),
            (2, Gen.Elements("4901234567894", "020", "0", "4900000000001").Select(code => (RegisterInput)new CodeScanned(code))),
            (1, Gen.Elements(Counter.Hanako, null!).Select(member => (RegisterInput)new CardTapped(member))),
            (1, Gen.Constant<RegisterInput>(new ClockTicked())))
        .ArrayOf()
        .ToArbitrary();

    [Fact]
    public void Totals_and_taxes_hold_after_any_inputs() => Prop.ForAll(Inputs, inputs =>
    {
        var counter = Counter.Open();
        foreach (var input in inputs)
        {
            counter.Now = counter.Now.AddSeconds(7);
            counter.Take(input);
            var sale = counter.State.Counter.Sale;
            Assert.True(sale is null || sale.Lines.Any(line => !line.Voided));
            Assert.True(sale is null || sale.Total == Sum(sale.Lines.Where(line => !line.Voided).Select(line => line.Amount)));
        }

        var sales = counter.Entries.Select(entry => entry.Data).OfType<SaleClosed>().ToList();
        foreach (var sale in sales)
        {
            Assert.Equal(sale.Total, Sum(sale.Taxes.Select(rate => rate.Total)));
            Assert.Equal(sale.Total, Sum(sale.Lines.Where(line => !line.Voided).Select(line => line.Amount)));
            Assert.Equal(sale.Change, sale.Tenders[0].Received - sale.Total);
            Assert.All(sale.Taxes, rate => Assert.True(Exact(rate.Total, rate.RateBasisPoints) - rate.Tax.Amount is >= 0 and < 1));
        }

        Assert.Equal(Enumerable.Range(1, sales.Count).Select(number => (long)number), sales.Select(sale => sale.Number));
        Assert.Equal(Sum(sales.Select(sale => sale.Total)), counter.State.Totals.PerpetualTotal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Clear_and_voids_always_lead_back_to_an_empty_counter() => Prop.ForAll(Inputs, inputs =>
    {
        var counter = Counter.Open();
        foreach (var input in inputs) counter.Take(input);
        counter.Keys("CLEAR");
        for (var i = 0; i <= Limits.Lines && counter.State.Counter.Sale is not null; i++) counter.Keys("VOID");

        Assert.Null(counter.State.Counter.Sale);
        Assert.Null(counter.State.Counter.Error);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_displays_never_get_more_than_they_can_show() => Prop.ForAll(Inputs, inputs =>
    {
        var counter = Counter.Open();
        foreach (var input in inputs)
        {
            counter.Take(input);
            foreach (var page in new[] { Screens.Operator(counter.State.Counter), Screens.Customer(counter.State.Counter) })
            {
                Assert.InRange(page.Top.Left.Length + page.Top.Right.Length, 0, 27);
                Assert.InRange(page.Bottom.Right.Length, 0, 20);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_inputs_give_the_same_entries() => Prop.ForAll(Inputs, inputs =>
    {
        var (first, second) = (Counter.Open(), Counter.Open());
        foreach (var input in inputs) first.Take(input);
        foreach (var input in inputs) second.Take(input);

        Assert.Equal(first.Entries, second.Entries);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_state_follows_from_the_entries_alone() => Prop.ForAll(Inputs, inputs =>
    {
        var counter = Counter.Open();
        var replayed = counter.State;
        foreach (var input in inputs)
        {
            counter.Now = counter.Now.AddHours(1);
            counter.Take(input);
        }

        foreach (var entry in counter.Entries) replayed = replayed.After(entry.Day, entry.At, entry.Data);
        Assert.Equal(counter.State.Totals, replayed.Totals);
    }).QuickCheckThrowOnFailure();

    private static Yen Sum(IEnumerable<Yen> amounts) => amounts.Aggregate(Yen.Zero, (sum, amount) => sum + amount);

    private static decimal Exact(Yen total, int rate) => total.Amount * (decimal)rate / (10_000 + rate);
}
