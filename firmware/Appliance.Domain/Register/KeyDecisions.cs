using System.Globalization;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>
/// The register as a state machine over keys and scans. After an error everything but C is refused: a cashier who did
/// not hear the tone must not go on with half of what was keyed.
/// </summary>
internal static class KeyDecisions
{
    public static Step Decide(Step step, RegisterKey key)
    {
        var counter = step.State.Counter;
        if (key == RegisterKey.Clear) return Clear(step);
        if (counter.Error is { } error) return step.RefuseAtCounter(error);
        step = step.Show(counter with { Notice = null, LastSale = null });
        return key switch
        {
            >= RegisterKey.Digit0 and <= RegisterKey.Digit9 => Digits(step, $"{key - RegisterKey.Digit0}"),
            RegisterKey.DoubleZero => Digits(step, "00"),
            RegisterKey.Times => Times(step),
            RegisterKey.Void => VoidLast(step),
            >= RegisterKey.Department1 and <= RegisterKey.Department8 => Department(step, key - RegisterKey.Department1 + 1),
            RegisterKey.Subtotal => Subtotal(step),
            RegisterKey.Cash => Cash(step),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No decision is known for this key."),
        };
    }

    public static Step Scan(Step step, string code)
    {
        var counter = step.State.Counter;
        if (counter.Error is { } error) return step.RefuseAtCounter(error);
        if (counter.Digits.Length > 0) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return step.State.Goods.Find(code) is not { } product
            ? step.RefuseAtCounter(Refusals.CodeUnknown(code))
            : Register(step, product.Department, product.Code, product.Name, product.Kana, product.Price)
                .AcceptedIfNotRefused();
    }

    private static Step AcceptedIfNotRefused(this Step step) =>
        step.State.Counter.Error is null ? step.Do(new Sound(Error: false)) : step;

    private static Step Clear(Step step)
    {
        var counter = step.State.Counter;
        return step.Show(counter with { Digits = "", Quantity = null, Error = null, Notice = null, LastSale = null });
    }

    private static Step Digits(Step step, string digits)
    {
        var counter = step.State.Counter;
        var keyed = counter.Digits == "0" ? digits : counter.Digits + digits;
        if (keyed == "00") keyed = "0";
        return keyed.Length > Limits.EntryDigits
            ? step.RefuseAtCounter(Refusals.TooManyDigits)
            : step.Show(counter with { Digits = keyed });
    }

    private static Step Times(Step step)
    {
        var counter = step.State.Counter;
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.QuantityMissing);
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var quantity = int.Parse(counter.Digits, CultureInfo.InvariantCulture);
        return quantity is 0 or > Limits.Quantity
            ? step.RefuseAtCounter(Refusals.QuantityOutOfRange)
            : step.Show(counter with { Digits = "", Quantity = quantity });
    }

    private static Step Department(Step step, int number)
    {
        var counter = step.State.Counter;
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.AmountMissing);
        var price = Amount(counter.Digits);
        if (price == Yen.Zero) return step.RefuseAtCounter(Refusals.AmountZero);
        return step.State.Goods.Departments.GetValueOrDefault(number) is not { } department
            ? step.RefuseAtCounter(Refusals.DepartmentMissing(number))
            : Register(step, number, null, department.Name, department.Kana, price);
    }

    private static Step Register(Step step, int departmentNumber, string? code, string name, string kana, Yen price)
    {
        var (goods, counter) = (step.State.Goods, step.State.Counter);
        if (goods.Shop is not { } shop) return step.RefuseAtCounter(Refusals.ShopMissing);
        if (goods.Departments.GetValueOrDefault(departmentNumber) is not { } department)
        {
            return step.RefuseAtCounter(Refusals.DepartmentMissing(departmentNumber));
        }

        var sale = counter.Sale ?? new(step.Now, [], Yen.Zero, new(""));
        if (sale.Lines.Count >= Limits.Lines) return step.RefuseAtCounter(Refusals.TooManyLines);
        var quantity = counter.Quantity ?? 1;
        var amount = price * quantity;
        if (sale.Total + amount > Limits.Total) return step.RefuseAtCounter(Refusals.TotalTooLarge);
        var rate = ConsumptionTax.RateOn(shop.TaxRates, department.TaxClass, step.Day);
        SaleLine line = new(code, name, departmentNumber, department.TaxClass, rate, quantity, price, amount);
        return step.Show(counter with
        {
            Digits = "",
            Quantity = null,
            Sale = sale with { Lines = sale.Lines.Add(line), Total = sale.Total + amount, LastRow = Screens.Row(kana, quantity, amount) },
            Member = FreshMember(counter, step.Now),
            TapShown = false,
            LastSale = null,
            SubtotalShown = false,
            Notice = null,
        });
    }

    /// <summary>A tap somebody walked away from must not give the next customer's points to them.</summary>
    private static MemberGlance? FreshMember(CounterState counter, DateTimeOffset now) =>
        counter.Sale is null && now - counter.MemberTappedAt > Limits.TapWithoutSale ? null : counter.Member;

    private static Step VoidLast(Step step)
    {
        var counter = step.State.Counter;
        if (counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Sale is not { } sale) return step.RefuseAtCounter(Refusals.NothingRegistered);
        var last = sale.Lines.Count - 1;
        while (sale.Lines[last].Voided) last--;
        var line = sale.Lines[last];
        var lines = sale.Lines.SetItem(last, line with { Voided = true });
        if (lines.All(it => it.Voided))
        {
            return step.Show(counter with { Sale = null, SubtotalShown = false, TapShown = true, MemberTappedAt = step.Now })
                .Record(new SaleCancelled(sale.StartedAt, lines, counter.Member?.MemberId));
        }

        var rest = sale with
        {
            Lines = lines,
            Total = sale.Total - line.Amount,
            LastRow = new("ﾃｲｾｲ", $"{Yen.Zero - line.Amount}"),
        };
        return step.Show(counter with { Sale = rest, SubtotalShown = false, TapShown = false });
    }

    private static Step Subtotal(Step step)
    {
        var counter = step.State.Counter;
        if (counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return counter.Sale is null
            ? step.RefuseAtCounter(Refusals.NothingRegistered)
            : step.Show(counter with { SubtotalShown = true, TapShown = false });
    }

    private static Step Cash(Step step)
    {
        var counter = step.State.Counter;
        if (counter.Sale is not { } sale) return step.RefuseAtCounter(Refusals.NothingRegistered);
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var received = counter.Digits.Length == 0 ? sale.Total : Amount(counter.Digits);
        if (received < sale.Total) return step.RefuseAtCounter(Refusals.TenderTooSmall(sale.Total - received));
        var closed = Close(step, step.State.Goods.Shop!, sale, received);
        return step.Show(CounterState.Idle with { LastSale = closed, ShownAt = step.Now })
            .Record(closed)
            .Do(new OpenDrawer())
            .Do(new PrintReceipt(closed));
    }

    private static SaleClosed Close(Step step, ShopProfile shop, OpenSale sale, Yen received)
    {
        // The rates are those of the business day the sale belongs to, which may have turned since a line was keyed.
        EquatableList<SaleLine> lines =
        [
            .. sale.Lines.Select(line => line with
            {
                RateBasisPoints = ConsumptionTax.RateOn(shop.TaxRates, line.TaxClass, step.Day),
            }),
        ];
        var member = step.State.Counter.Member;
        var granted = member is null ? 0 : sale.Total.Amount / shop.YenPerPoint;
        var number = step.State.Totals.LastReceiptNumber + 1;
        return new(
            $"{step.Day:yyyyMMdd}-{number:D6}",
            number,
            sale.StartedAt,
            lines,
            sale.Total,
            ConsumptionTax.PerRate(lines, shop.TaxRounding),
            [new(TenderKind.Cash, sale.Total, received)],
            received - sale.Total,
            member?.MemberId,
            granted,
            member is null ? 0 : member.Points + granted);
    }

    private static Yen Amount(string digits) => new(long.Parse(digits, CultureInfo.InvariantCulture));
}
