using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Register;

/// <summary>No sequence of keys, taps, scans and ticks, however mad, breaks what must always hold.</summary>
public sealed class RegisterProperties
{
    [Fact]
    public void What_must_always_hold_holds_after_every_input_of_any_day() => Check(day =>
    {
        var counter = day.Open();
        var before = counter.State.Totals;
        foreach (var input in day.Inputs)
        {
            var count = counter.Entries.Count;
            MadDays.Take(counter, input);
            AssertSound(counter.State);
            AssertPagesFit(counter.State);
            before = counter.Entries.Skip(count).Aggregate(before, After);
            Assert.Equal(before, counter.State.Totals);
        }

        foreach (var sale in Of<SaleClosed>(counter)) AssertSound(sale);
        foreach (var refund in Of<SaleRefunded>(counter)) AssertSound(refund);
        AssertNumbered(counter);
        AssertNobodyIsShort(counter);
    });

    [Fact]
    public void The_drawer_holds_the_float_and_what_came_in_less_what_went_out_at_every_moment() => Check(day =>
    {
        var counter = day.Open();
        var cash = Yen.Zero;
        foreach (var input in day.Inputs)
        {
            var count = counter.Entries.Count;
            MadDays.Take(counter, input);
            cash = counter.Entries.Skip(count).Aggregate(cash, (sum, entry) => entry.Data switch
            {
                DrawerClosed => Yen.Zero,
                DrawerOpened it => sum + it.CashFloat,
                CashMoved it => it.In ? sum + it.Amount : sum - it.Amount,
                SaleClosed it => sum + CashOf(it.Tenders) - it.Change,
                SaleRefunded it => sum - CashOf(it.Tenders),
                PrepaidToppedUp it => sum + CashOf([it.Tender]) - it.Change,
                AccountPaid it => sum + CashOf([it.Tender]) - it.Change,
                _ => sum,
            });
            Assert.Equal(cash, counter.State.Totals.Session.Cash);
            Assert.True(cash >= Yen.Zero, $"The drawer holds {cash}.");
        }
    });

    [Fact]
    public void C_and_CANCEL_lead_back_to_an_empty_counter_from_anywhere() => Check(day =>
    {
        var counter = day.Open();
        foreach (var input in day.Inputs) MadDays.Take(counter, input);
        Leave(counter);

        var left = counter.State.Counter;
        Assert.Null(left.Sale);
        Assert.Null(left.Error);
        Assert.Null(left.Refund);
        Assert.Null(left.Advance);
        Assert.Null(left.Counting);
        Assert.Null(left.Pending);
        Assert.Null(left.SigningIn);
        Assert.Null(left.PriceFor);
        Assert.Equal("", left.Digits);
        Assert.Null(counter.State.Totals.Tendering);
    });

    [Fact]
    public void The_same_inputs_give_the_same_entries() => Check(day =>
    {
        var (first, second) = (day.Open(), day.Open());
        foreach (var input in day.Inputs) MadDays.Take(first, input);
        foreach (var input in day.Inputs) MadDays.Take(second, input);
        Assert.Equal(first.Entries, second.Entries);
        Assert.Equal(first.Effects, second.Effects);
    });

    [Fact]
    public void Returning_everything_in_whatever_parts_gives_back_every_yen_point_and_piece() => Check(day =>
    {
        var counter = day.Open();
        foreach (var input in day.Inputs) MadDays.Take(counter, input);
        Leave(counter);
        counter.Keys("CLEAR 9 9 9 9 9 9 9 PAIDIN");
        foreach (var past in counter.Books.Sales.ToList()) ReturnInParts(counter, past.Sale.Number);

        foreach (var past in counter.Books.Sales)
        {
            var back = Of<SaleRefunded>(counter).Where(it => it.OriginalNumber == past.Sale.Number).ToList();
            Assert.Equal(past.Sale.Total, Sum(back.Select(it => it.Total)));
            Assert.Equal(past.Sale.PointsUsed, back.Sum(it => it.PointsReturned));
            if (past.Sale.Total > Yen.Zero) Assert.Equal(past.PointsGranted, back.Sum(it => it.PointsTakenBack));
            Assert.Empty(ConsumptionTax.Difference(past.Sale.Taxes, past.RefundedTaxes));
            Assert.All(past.Remaining, pieces => Assert.Equal(0, pieces));
        }

        Assert.Equal(5, counter.State.Goods.Stock["030"]);
    });

    [Fact]
    public void Readings_add_up_however_the_day_is_cut() => Prop.ForAll(MadDays.All, Gen.Choose(0, 100).ToArbitrary(), (day, cut) =>
    {
        var counter = day.Open();
        foreach (var input in day.Inputs) MadDays.Take(counter, input);
        var entries = counter.Entries;
        var at = entries.Count * cut / 100;
        Assert.Equal(Total(entries), Total(entries.Take(at)).Add(Total(entries.Skip(at))));
    }).QuickCheckThrowOnFailure();

    /// <summary>Days that never get far prove nothing.</summary>
    [Fact]
    public void The_days_tried_reach_every_kind_of_entry_and_most_refusals()
    {
        HashSet<Type> kinds = [];
        HashSet<string> refusals = [];
        Prop.ForAll(MadDays.All, day =>
        {
            var counter = day.Open();
            foreach (var input in day.Inputs)
            {
                MadDays.Take(counter, input);
                if (counter.Refusal is { } refusal) refusals.Add(refusal.Code);
            }

            kinds.UnionWith(counter.Entries.Select(entry => entry.Data.GetType()));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 1).WithMaxTest(60));

        // What optional devices tell has tests of its own (DeviceDecisionsTests, CashInsertedTests), and so has every area
        // beyond the register.
        Type[] ofTheRegister =
        [
            typeof(SaleClosed), typeof(SaleCancelled), typeof(SaleHeld), typeof(SaleRecalled), typeof(SaleTendered), typeof(SaleRefunded),
            typeof(PointsAdded), typeof(PrepaidToppedUp), typeof(AccountPaid), typeof(ReceiptReissued), typeof(FormalReceiptIssued),
            typeof(DrawerOpened), typeof(DrawerReleased), typeof(DrawerForced), typeof(CashMoved), typeof(CashCounted), typeof(DrawerRead),
            typeof(DrawerClosed), typeof(DayClosed), typeof(StaffSignedIn), typeof(StaffSignedOut), typeof(PinRefused),
            typeof(ActionOverridden),
        ];
        Assert.Empty(ofTheRegister.Except(kinds));
        Assert.InRange(refusals.Count, 40, int.MaxValue);
    }

    /// <summary>C as often as there are layers, the manager's card where people sign in, CANCEL where a sale is open.</summary>
    private static void Leave(Counter counter)
    {
        counter.Keys("CLEAR CLEAR CLEAR CLEAR");
        if (!counter.State.People.IsEmpty) counter.Take(new StaffCardTapped("02"));
        if (counter.State.Counter.Sale is not null) counter.Keys("CANCEL");
    }

    private static void ReturnInParts(Counter counter, long number)
    {
        var keys = string.Join(' ', $"{number}".ToCharArray());
        for (var part = 0; counter.Books.Sale(number)!.Remaining.Any(pieces => pieces > 0); part++)
        {
            counter.Keys($"{keys} REFUND");
            Assert.Null(counter.Refusal);
            var sale = counter.Books.Sale(number)!;
            var line = sale.Sale.Lines[Enumerable.Range(0, sale.Remaining.Count).First(i => sale.Remaining[i] > 0)];
            if (line.Code is not null) counter.Keys(string.Join(' ', line.Code.ToCharArray()) + " PLU");
            else counter.Keys($"{string.Join(' ', $"{line.UnitPrice.Amount}".ToCharArray())} DEPT{line.Department}");
            Assert.Null(counter.Refusal);
            counter.Keys("CASH");
            Assert.Null(counter.Refusal);
        }
    }

    private static void AssertSound(ApplianceState state)
    {
        var counter = state.Counter;
        if (counter.Sale is not { } sale) return;
        Assert.True(sale.HasLines || sale.Exchange is not null);
        Assert.InRange(sale.Total.Amount, 0, Limits.Total.Amount);
        Assert.All(sale.Lines.Where(line => !line.Voided), line => Assert.True(line.Net >= Yen.Zero));
        Assert.Equal(sale.Adjustments.Total(), Sum(sale.Lines.Where(line => !line.Voided).Select(line => line.Share)));
        Assert.True(sale.Due >= Yen.Zero || sale.Exchange is not null);
        Assert.Equal(sale.Total, Sum(ConsumptionTax.PerRate(sale.Lines, state.Goods.Shop!.TaxRounding, sale.Total).Select(rate => rate.Total)));
    }

    private static void AssertSound(SaleClosed sale)
    {
        Assert.Equal(sale.Total, Sum(sale.Taxes.Select(rate => rate.Total)));
        Assert.Equal(sale.Total, Sum(sale.Tenders.Select(it => it.Amount)));
        Assert.All(sale.Tenders, it => Assert.True(it.Received >= it.Amount && it.Amount >= Yen.Zero));
        Assert.All(sale.Taxes, rate => Assert.InRange(Exact(rate) - rate.Tax.Amount, -1, 1));
        Assert.True(sale.PointsGranted >= 0 && sale.PointsUsed >= 0);
    }

    private static void AssertSound(SaleRefunded refund)
    {
        Assert.Equal(refund.Total, Sum(refund.Taxes.Select(rate => rate.Total)));
        Assert.Equal(refund.Total, Sum(refund.Tenders.Select(it => it.Amount)));
        Assert.All(refund.Taxes, rate => Assert.True(rate.Total >= Yen.Zero && rate.Tax >= Yen.Zero));
        Assert.True(refund.PointsTakenBack >= 0 && refund.PointsReturned >= 0);
        Assert.NotEmpty(refund.Lines);
    }

    private static void AssertNumbered(Counter counter)
    {
        var numbers = counter.Entries.Select(entry => entry.Data switch
        {
            SaleClosed it => it.Number,
            SaleRefunded it => it.Number,
            _ => 0,
        }).Where(number => number > 0).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
        Assert.Equal(Sum(Of<SaleClosed>(counter).Select(it => it.Total)), counter.State.Totals.PerpetualTotal);
        Assert.Equal(Sum(Of<SaleRefunded>(counter).Select(it => it.Total)), counter.State.Totals.PerpetualRefunds);
        Assert.Equal(counter.Entries.Select(entry => entry.Day).Order(), counter.Entries.Select(entry => entry.Day));
    }

    private static void AssertNobodyIsShort(Counter counter) => Assert.All(counter.Books.Members, member =>
    {
        Assert.InRange(member.Prepaid.Amount, 0, long.MaxValue);
        Assert.InRange(member.Owed.Amount, 0, long.MaxValue);
    });

    private static void AssertPagesFit(ApplianceState state)
    {
        foreach (var page in new[] { Screens.Operator(state), Screens.Customer(state.Counter) })
        {
            foreach (var row in new[] { page.Top, page.Bottom, page.Third, page.Fourth }.OfType<DisplayRow>())
            {
                var gap = row.Left.Length > 0 && row.Right.Length > 0 ? 1 : 0;
                Assert.InRange(row.Left.Length + gap + row.Right.Length, 0, Screens.Columns);
                Assert.All(row.Left + row.Right, it => Assert.True(it is >= ' ' and <= '~' or '¥' or >= '\uFF61' and <= '\uFF9F', row.Left));
            }
        }
    }

    private static void Check(Action<MadDays.Day> check) => Prop.ForAll(MadDays.All, check).QuickCheckThrowOnFailure();

    private static RunningTotals After(RunningTotals totals, EntryDraft entry) =>
        totals.After(entry.Day, entry.At, entry.StaffId, entry.Data);

    private static PeriodTotals Total(IEnumerable<EntryDraft> entries) =>
        entries.Aggregate(PeriodTotals.Zero, (so, entry) => so.After(entry.Data, entry.StaffId));

    private static IEnumerable<T> Of<T>(Counter counter) => counter.Entries.Select(entry => entry.Data).OfType<T>();

    private static Yen CashOf(EquatableList<Tender> tenders) =>
        Sum(tenders.Where(it => it.Kind == TenderKind.Cash).Select(it => it.Received));

    private static Yen Sum(IEnumerable<Yen> amounts) => amounts.Aggregate(Yen.Zero, (sum, amount) => sum + amount);

    private static decimal Exact(RateTotal rate) => rate.Total.Amount * (decimal)rate.RateBasisPoints / (10_000 + rate.RateBasisPoints);
}
