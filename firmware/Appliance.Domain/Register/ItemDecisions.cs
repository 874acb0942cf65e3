using System.Globalization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>Registers what is sold: an amount under a department, a product by its code, a scanned label.</summary>
internal static class ItemDecisions
{
    /// <summary>Grams a price by weight is for.</summary>
    private const int PricedGrams = 100;

    public static Step Department(Step step, int number)
    {
        var counter = step.Counter;
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.AmountMissing);
        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var price = KeyDecisions.Amount(counter.Digits);
        if (price == Yen.Zero) return step.RefuseAtCounter(Refusals.AmountZero);
        return step.State.Goods.Departments.GetValueOrDefault(number) is not { } department
            ? step.RefuseAtCounter(Refusals.DepartmentMissing(number))
            : Register(step, new(department, null, department.Name, department.Kana, price, null));
    }

    /// <summary>A code; where the price is open, then the price and PLU once more.</summary>
    public static Step Plu(Step step)
    {
        var counter = step.Counter;
        if (counter.PriceFor is { } waiting) return Priced(step, waiting);
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.CodeMissing);
        return step.State.Goods.FindKeyed(counter.Digits) is not { } product
            ? step.RefuseAtCounter(Refusals.CodeUnknown(counter.Digits))
            : Product(step, product, openPrice: null);
    }

    public static Step Scan(Step step, string code)
    {
        var counter = step.Counter;
        step = step.Show(counter with { LastKeyAt = step.Now });
        if (counter.Error is { } error) return step.RefuseAtCounter(error);
        if (step.State.IsLocked) return step.RefuseAtCounter(Refusals.SignInFirst);
        if (counter.Counting is not null || counter.SigningIn is not null || counter.Pending is not null
            || counter.Advance is not null || counter.PriceFor is not null)
        {
            return step.RefuseAtCounter(Refusals.NotNow);
        }

        step = step.Show(
            step.Counter with { Notice = null, LastSale = null, Note = null, Confirm = null, Granted = null, CarePage = 0 });
        if (ReceiptCode.Number(code) is { } number) return RefundDecisions.Scanned(step, number);
        if (step.State.Goods.Coupons.ContainsKey(code) && counter.Refund is null)
        {
            return counter.HasKeyed ? step.RefuseAtCounter(Refusals.KeyedAmountUnused) : AdjustDecisions.Coupon(step, code);
        }

        if (GiftCard.IsId(code) && counter.Refund is null) return GiftCardDecisions.Scanned(step, code);
        if (HeldCoupon.IsId(code) && counter.Refund is null && step.Lookup.Coupon(code) is { } found)
        {
            return counter.HasKeyed ? step.RefuseAtCounter(Refusals.KeyedAmountUnused) : CouponDecisions.Scanned(step, found);
        }

        return Label(step, code);
    }

    public static Step PriceCheck(Step step) => step.Counter.HasKeyed
        ? step.RefuseAtCounter(Refusals.KeyedAmountUnused)
        : step.Show(step.Counter with { PriceCheck = true }).Note(new("ｶｶｸ ｼｮｳｶｲ"), new("ｽｷｬﾝ ｶ ﾊﾞﾝｺﾞｳ+PLU"));

    /// <summary>The price of a product now, for whoever stands at the counter.</summary>
    public static Yen PriceOf(Step step, Product product, MemberGlance? member) =>
        product.PriceAt(step.Day, step.Clock, member is not null);

    private static Step Label(Step step, string code)
    {
        foreach (var rule in step.State.Goods.Shop?.InStoreCodes ?? [])
        {
            if (rule.Read(code) is not { } label) continue;
            if (step.State.Goods.FindKeyed(label.Item) is not { } item) return step.RefuseAtCounter(Refusals.CodeUnknown(label.Item));
            if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
            return rule.Value == InStoreValue.Price
                ? Product(step, item, new(label.Value)).AcceptedIfNotRefused()
                : Weighed(step, item, label.Value).AcceptedIfNotRefused();
        }

        if (step.State.Goods.Find(code) is not { } product) return step.RefuseAtCounter(Refusals.CodeUnknown(code));
        var digits = step.Counter.Digits;
        if (digits.Length == 0) return Product(step, product, openPrice: null).AcceptedIfNotRefused();
        if (!product.OpenPrice) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return Priced(step, product).AcceptedIfNotRefused();
    }

    private static Step AcceptedIfNotRefused(this Step step) =>
        step.Counter.Error is null ? step.Do(new Sound(Error: false)) : step;

    /// <summary>The price keyed for a product that has none of its own.</summary>
    private static Step Priced(Step step, Product product)
    {
        var digits = step.Counter.Digits;
        if (digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var price = KeyDecisions.Amount(digits);
        return price == Yen.Zero
            ? step.RefuseAtCounter(Refusals.PriceMissing)
            : Product(step, product, price);
    }

    private static Step Product(Step step, Product product, Yen? openPrice)
    {
        var price = openPrice ?? PriceOf(step, product, FreshMember(step.Counter, step.Now));
        if (step.Counter.PriceCheck)
        {
            return step.Show(step.Counter with { PriceCheck = false, Digits = "" })
                .Note(new(product.Kana), new("ｶｶｸ", $"{price}"));
        }

        if (step.Counter.Refund is not null) return RefundDecisions.Choose(step, product.Code, null);
        if (product.OpenPrice && openPrice is null) return step.Show(step.Counter with { Digits = "", PriceFor = product });
        if (openPrice == Yen.Zero) return step.RefuseAtCounter(Refusals.AmountZero);
        return step.State.Goods.Departments.GetValueOrDefault(product.Department) is not { } department
            ? step.RefuseAtCounter(Refusals.DepartmentMissing(product.Department))
            : Register(step, new(department, product, product.Name, product.Kana, price, null));
    }

    /// <summary>A weighed piece: price of 100 g × weight; half a yen and more is rounded up (四捨五入).</summary>
    private static Step Weighed(Step step, Product product, long grams)
    {
        var per100 = PriceOf(step, product, FreshMember(step.Counter, step.Now));
        Yen price = new(((per100.Amount * grams * 2) + PricedGrams) / (PricedGrams * 2));
        if (step.Counter.PriceCheck || step.Counter.Refund is not null || price == Yen.Zero) return Product(step, product, price);
        return step.State.Goods.Departments.GetValueOrDefault(product.Department) is not { } department
            ? step.RefuseAtCounter(Refusals.DepartmentMissing(product.Department))
            : Register(step, new(department, product, product.Name, product.Kana, price, grams));
    }

    private static Step Register(Step step, Item item)
    {
        var (goods, counter) = (step.State.Goods, step.Counter);
        if (goods.Shop is not { } shop) return step.RefuseAtCounter(Refusals.ShopMissing);
        if (counter.Sale is { Tenders.Count: > 0 }) return step.RefuseAtCounter(Refusals.PaymentUnderWay);
        var sale = counter.Sale is { } open ? RankDecisions.Without(open) : new(
            step.Now, [], Yen.Zero, EatIn: counter.EatIn ?? shop.EatInByDefault, StaffId: counter.StaffId);
        if (sale.Lines.Count >= Limits.Lines) return step.RefuseAtCounter(Refusals.TooManyLines);
        var quantity = counter.Quantity ?? 1;
        if (quantity > Limits.Quantity) return step.RefuseAtCounter(Refusals.QuantityOutOfRange);
        var line = LineOf(item, quantity, sale.EatIn, sale.StaffId);
        var next = (sale with { Lines = sale.Lines.Add(line) }).Reckon(shop, step.Day);
        if (next.Total > Limits.Total) return step.RefuseAtCounter(Refusals.TotalTooLarge);
        return step.Show(counter with
        {
            Digits = "",
            Quantity = null,
            Sale = next,
            Row = Screens.Row(item.Kana, quantity, line.Amount),
            LowStock = LowStockOf(goods, next, item.Product),
            Member = FreshMember(counter, step.Now),
            TapShown = false,
            SubtotalShown = false,
            EatIn = null,
            StaffId = null,
            Pointless = null,
            LateCard = false,
            PriceCheck = false,
            PriceFor = null,
        });
    }

    /// <summary>What is left after this sale, when it is at the reorder point or below it.</summary>
    private static long? LowStockOf(Goods goods, OpenSale sale, Product? product)
    {
        if (product is not { StockKept: true }) return null;
        var left = goods.Stock.GetValueOrDefault(product.Code)
            - sale.Lines.Where(line => !line.Voided && line.Code == product.Code).Sum(line => (long)line.Quantity);
        return left <= product.ReorderPoint ? left : null;
    }

    private static SaleLine LineOf(Item item, int quantity, bool eatIn, string? staffId)
    {
        SaleLine line = new(
            item.Product?.Code,
            item.Name,
            item.Department.Number,
            item.Product?.TaxClass ?? item.Department.TaxClass,
            0,
            quantity,
            item.Price,
            item.Price * quantity,
            Pricing: item.Department.Pricing,
            Food: item.Department.Food && (item.Product?.TaxClass ?? item.Department.TaxClass) == TaxClass.Reduced,
            StaffId: staffId,
            WeightGrams: item.Grams);
        return line.Served(eatIn);
    }

    /// <summary>A tap somebody walked away from must not give the next customer's points to them.</summary>
    private static MemberGlance? FreshMember(CounterState counter, DateTimeOffset now) =>
        counter.Sale is null && now - counter.MemberTappedAt > Limits.TapWithoutSale ? null : counter.Member;

    private sealed record Item(Department Department, Product? Product, string Name, string Kana, Yen Price, long? Grams);
}

/// <summary>The code on every receipt: what it is, the sale's id, its total, the proof.</summary>
public static class ReceiptCode
{
    /// <summary>How such a code begins.</summary>
    public const string Mark = "APPLIANCE1";

    /// <summary>The receipt number in a code, or null for another code.</summary>
    public static long? Number(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var words = code.Split(' ');
        return words.Length >= 2 && words[0] == Mark
            && words[1].Split('-') is [{ Length: 8 }, var number]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }
}
