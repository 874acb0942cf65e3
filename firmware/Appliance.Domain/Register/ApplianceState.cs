using System.Collections.Immutable;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>Everything a decision depends on. Immutable, so that a decision that could not be journaled leaves no trace.</summary>
/// <param name="Goods">Shop, departments, products.</param>
/// <param name="Totals">Numbers and totals that go on from entry to entry.</param>
/// <param name="Counter">The sale in progress and what the displays show.</param>
/// <param name="StaffId">Who works at the counter, or null.</param>
public sealed record ApplianceState(Goods Goods, RunningTotals Totals, CounterState Counter, string? StaffId)
{
    /// <summary>An appliance before its first entry.</summary>
    public static ApplianceState Empty { get; } = new(Goods.Empty, RunningTotals.Empty, CounterState.Idle, null);

    /// <summary>The state after an entry; the counter's state is the decision's own matter.</summary>
    public ApplianceState After(DateOnly day, EntryData data) =>
        data switch
        {
            ShopConfigured shop => this with { Goods = Goods with { Shop = shop.Shop } },
            DepartmentDefined it => this with { Goods = Goods.With(it.Department) },
            ProductDefined it => this with { Goods = Goods.With(it.Product) },
            StaffRegistered staff => this with { StaffId = StaffId ?? staff.StaffId },
            _ => this,
        } with
        { Totals = Totals.After(day, data) };
}

/// <summary>What can be sold, and by which rules.</summary>
public sealed record Goods(
    ShopProfile? Shop,
    ImmutableDictionary<int, Department> Departments,
    ImmutableDictionary<string, Product> ProductsByCode,
    ImmutableDictionary<string, string> CodesByJan)
{
    /// <summary>Nothing for sale.</summary>
    public static Goods Empty { get; } = new(
        null,
        ImmutableDictionary<int, Department>.Empty,
        ImmutableDictionary.Create<string, Product>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>With a department, new or replaced.</summary>
    public Goods With(Department department) =>
        this with { Departments = Departments.SetItem(department.Number, department) };

    /// <summary>With a product, new or replaced.</summary>
    public Goods With(Product product)
    {
        var byJan = CodesByJan;
        if (ProductsByCode.GetValueOrDefault(product.Code)?.Jan is { } oldJan) byJan = byJan.Remove(oldJan);
        if (product.Jan is { } jan) byJan = byJan.SetItem(jan, product.Code);
        return this with { ProductsByCode = ProductsByCode.SetItem(product.Code, product), CodesByJan = byJan };
    }

    /// <summary>The product with this JAN or shop code, or null.</summary>
    public Product? Find(string code) => ProductsByCode.GetValueOrDefault(CodesByJan.GetValueOrDefault(code, code));
}

/// <summary>Numbers and totals that go on from entry to entry.</summary>
/// <param name="LastReceiptNumber">Of this device, never reset.</param>
/// <param name="LastMemberNumber">Highest member number given.</param>
/// <param name="PerpetualTotal">Sum of all sales ever.</param>
/// <param name="Day">Business day of the last entry, or null before the first.</param>
/// <param name="DayIsClosed">Whether that day has been closed.</param>
/// <param name="DaySales">Sales of the day.</param>
/// <param name="DayFirstNumber">First receipt number of the day, or 0.</param>
/// <param name="DayTotal">Sum of the day's sales.</param>
/// <param name="DayTaxes">Per rate, highest rate first.</param>
public sealed record RunningTotals(
    long LastReceiptNumber,
    long LastMemberNumber,
    Yen PerpetualTotal,
    DateOnly? Day,
    bool DayIsClosed,
    int DaySales,
    long DayFirstNumber,
    Yen DayTotal,
    EquatableList<RateTotal> DayTaxes)
{
    /// <summary>Before the first entry.</summary>
    public static RunningTotals Empty { get; } = new(0, 0, Yen.Zero, null, false, 0, 0, Yen.Zero, []);

    /// <summary>The entry that closes the day.</summary>
    public DayClosed Close() => new(DaySales, DayFirstNumber, LastReceiptNumber, DayTotal, DayTaxes, PerpetualTotal);

    /// <summary>After an entry.</summary>
    public RunningTotals After(DateOnly day, EntryData data)
    {
        var totals = day == Day
            ? this
            : this with
            {
                Day = day,
                DayIsClosed = false,
                DaySales = 0,
                DayFirstNumber = 0,
                DayTotal = Yen.Zero,
                DayTaxes = [],
            };
        return data switch
        {
            SaleClosed sale => totals with
            {
                LastReceiptNumber = sale.Number,
                PerpetualTotal = totals.PerpetualTotal + sale.Total,
                DaySales = totals.DaySales + 1,
                DayFirstNumber = totals.DayFirstNumber == 0 ? sale.Number : totals.DayFirstNumber,
                DayTotal = totals.DayTotal + sale.Total,
                DayTaxes = ConsumptionTax.Add(totals.DayTaxes, sale.Taxes),
            },
            MemberRegistered => totals with { LastMemberNumber = totals.LastMemberNumber + 1 },
            DayClosed => totals with { DayIsClosed = true },
            _ => totals,
        };
    }
}
