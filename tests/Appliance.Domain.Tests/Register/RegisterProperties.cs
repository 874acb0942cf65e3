using Appliance.Domain.Catalog;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Register;

/// <summary>No sequence of keys, taps, scans and ticks, however mad, breaks what must always hold.</summary>
public sealed class RegisterProperties
{
    private static readonly string[] Codes =
    [
        "4901234567894", "020", "030", "040", "050", "0", "4900000000001", "77", "SPRING", "2000400003456", "0200300001503",
        "APPLIANCE1 20261121-000001 100 x", "APPLIANCE1 20261121-000002 100 x", "APPLIANCE1 20261121-000003 100 x",
    ];

    private static readonly string[] Habits =
    [
        "1 5 0 DEPT1", "4 2 0 DEPT2", "3 TIMES 1 0 5 DEPT4", "2 0 PLU", "3 0 PLU", "5 0 PLU 8 0 0 PLU", "9 8 DEPT3 EATIN",
        "SUBTOTAL 1 0 PERCENT", "SUBTOTAL 5 0 DISCOUNT", "7 7 COUPON", "SUBTOTAL CASH", "CASH", "SUBTOTAL CASH", "1 0 0 00 CASH", "1 0 0 CREDIT",
        "5 0 VOUCHER", "POINTS", "PREPAID", "ACCOUNT", "1 REFUND SUBTOTAL CASH", "2 REFUND 1 5 0 DEPT1 CASH",
        "1 REFUND SUBTOTAL EXCHANGE", "3 REFUND SUBTOTAL PREPAID", "SALECANCEL SALECANCEL", "HOLD", "1 HOLD", "1 MEMBER", "2 MEMBER",
        "MEMBER", "5 0 0 TOPUP", "CLEAR", "CLEAR CLEAR", "CANCEL", "X", "Z Z", "5 0 0 00 FLOAT", "1 0 0 0 PAIDIN", "1 0 0 0 PAIDOUT",
        "VOID", "4 STAFF", "2 STAFF 0 2 0 2 STAFF", "1 STAFF 9 9 9 9 STAFF", "COUNT 1 COUNT COUNT COUNT COUNT COUNT",
    ];

    private static readonly Gen<RegisterInput[]> Input = Gen.Frequency(
        (8, Gen.Elements(Enum.GetValues<RegisterKey>()).Select(key => (RegisterInput[])[new KeyPressed(key)])),
        (4, Gen.Elements(Habits).Select(keys => (RegisterInput[])[.. KeysOf(keys)])),
        (20, Gen.Elements(Habits).Select(keys => (RegisterInput[])[.. KeysOf("CLEAR " + keys)])),
        (3, Gen.Elements(Codes).Select(code => (RegisterInput[])[new CodeScanned(code)])),
        (1, Gen.Elements("M000001", "M000002", "").Select(member => (RegisterInput[])[new Touch(member)])),
        (1, Gen.Elements("01", "02", "03", "99").Select(id => (RegisterInput[])[new StaffCardTapped(id)])),
        (1, Gen.Elements<RegisterInput[]>([new DrawerMoved(true, true)], [new DrawerMoved(true, false)], [new DrawerMoved(false, true)])),
        (1, Gen.Elements<RegisterInput[]>([new CardUnusable(true)], [new Wait(90)], [new Wait(1_000)], [new Wait(40_000)])),
        (1, Gen.Elements(TaxRounding.Down, TaxRounding.HalfUp, TaxRounding.Up).Select(it => (RegisterInput[])[new RoundingChanged(it)])),
        (1, Gen.Constant<RegisterInput[]>([.. KeysOf("CLEAR 1 5 0 DEPT1 SUBTOTAL CASH MEMBER"), new Touch("M000001")])),
        (1, Gen.Constant<RegisterInput[]>([new Touch("M000002"), .. KeysOf("CLEAR 5 0 0 ACCOUNT CASH")])),
        (2, Gen.Constant<RegisterInput[]>([new ClockTicked()])));

    private static readonly Arbitrary<Day> Days = (
        from rounding in Gen.Elements(TaxRounding.Down, TaxRounding.HalfUp, TaxRounding.Up)
        from use in Gen.Elements(PointUse.Tender, PointUse.Discount)
        from signIn in Gen.Elements(false, false, true)
        from steps in Input.ListOf(150)
        select new Day(rounding, use, signIn, [.. steps.SelectMany(step => step)])).ToArbitrary();

    [Fact]
    public void What_must_always_hold_holds_after_every_input_of_any_day() => Check(day =>
    {
        var counter = day.Open();
        var before = counter.State.Totals;
        foreach (var input in day.Inputs)
        {
            var count = counter.Entries.Count;
            Take(counter, input);
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
            Take(counter, input);
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
        foreach (var input in day.Inputs) Take(counter, input);
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
        foreach (var input in day.Inputs) Take(first, input);
        foreach (var input in day.Inputs) Take(second, input);
        Assert.Equal(first.Entries, second.Entries);
        Assert.Equal(first.Effects, second.Effects);
    });

    [Fact]
    public void Returning_everything_in_whatever_parts_gives_back_every_yen_point_and_piece() => Check(day =>
    {
        var counter = day.Open();
        foreach (var input in day.Inputs) Take(counter, input);
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
    public void Readings_add_up_however_the_day_is_cut() => Prop.ForAll(Days, Gen.Choose(0, 100).ToArbitrary(), (day, cut) =>
    {
        var counter = day.Open();
        foreach (var input in day.Inputs) Take(counter, input);
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
        Prop.ForAll(Days, day =>
        {
            var counter = day.Open();
            foreach (var input in day.Inputs)
            {
                Take(counter, input);
                if (counter.Refusal is { } refusal) refusals.Add(refusal.Code);
            }

            kinds.UnionWith(counter.Entries.Select(entry => entry.Data.GetType()));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261121, 1).WithMaxTest(60));

        Type[] elsewhere =
        [
            typeof(JournalOpened), typeof(AccessGranted), typeof(ReceiptPrinted), typeof(ShopConfigured), typeof(DepartmentDefined),
            typeof(ProductDefined), typeof(CouponDefined), typeof(StockMoved), typeof(PermissionsDefined), typeof(StaffRegistered),
            typeof(MemberRegistered), typeof(PeriodClosed),
        ];
        Assert.Empty(typeof(EntryData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EntryData))).Except(elsewhere).Except(kinds));
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

    private static void Take(Counter counter, RegisterInput input)
    {
        counter.Now = counter.Now.AddSeconds(input is Wait wait ? wait.Seconds : 7);
        if (input is Wait) counter.Tick();
        else if (input is Touch touch) counter.Tap(counter.Books.Member(touch.MemberId));
        else if (input is RoundingChanged(var rounding))
        {
            var shop = counter.State.Goods.Shop! with { TaxRounding = rounding };
            counter.Take(new SetUpRequested([new ShopConfigured(shop)]));
        }
        else counter.Take(input);
    }

    private static void Check(Action<Day> check) => Prop.ForAll(Days, check).QuickCheckThrowOnFailure();

    private static RunningTotals After(RunningTotals totals, EntryDraft entry) =>
        totals.After(entry.Day, entry.At, entry.StaffId, entry.Data);

    private static PeriodTotals Total(IEnumerable<EntryDraft> entries) =>
        entries.Aggregate(PeriodTotals.Zero, (so, entry) => so.After(entry.Data, entry.StaffId));

    private static IEnumerable<T> Of<T>(Counter counter) => counter.Entries.Select(entry => entry.Data).OfType<T>();

    private static Yen CashOf(EquatableList<Tender> tenders) =>
        Sum(tenders.Where(it => it.Kind == TenderKind.Cash).Select(it => it.Received));

    private static Yen Sum(IEnumerable<Yen> amounts) => amounts.Aggregate(Yen.Zero, (sum, amount) => sum + amount);

    private static decimal Exact(RateTotal rate) => rate.Total.Amount * (decimal)rate.RateBasisPoints / (10_000 + rate.RateBasisPoints);

    private static IEnumerable<RegisterInput> KeysOf(string keys) => keys.Split(' ').Select(name =>
        RegisterKeys.TryParse(name, out var key) ? new KeyPressed(key) : throw new ArgumentException(name, nameof(keys)));

    /// <summary>A day at a shop.</summary>
    public sealed record Day(TaxRounding Rounding, PointUse PointUse, bool SignIn, RegisterInput[] Inputs)
    {
        internal Counter Open()
        {
            var shop = Counter.Shop with
            {
                TaxRounding = Rounding,
                Points = new(PointUse),
                InStoreCodes = [new("20", 4, 1, InStoreValue.Price), new("02", 4, 0, InStoreValue.Weight)],
            };
            return SignIn
                ? Counter.Open(shop with { SignInRequired = true, LockAfterMinutes = 10 }, [.. Counter.People])
                : Counter.Open(shop);
        }

        public override string ToString() => $"{Rounding} {PointUse} {SignIn}: " + string.Join(' ', Inputs.Select(input => input switch
        {
            KeyPressed key => RegisterKeys.Name(key.Key),
            _ => input.ToString(),
        }));
    }

    private sealed record Touch(string MemberId) : RegisterInput;

    private sealed record Wait(int Seconds) : RegisterInput;

    private sealed record RoundingChanged(TaxRounding Rounding) : RegisterInput;
}
