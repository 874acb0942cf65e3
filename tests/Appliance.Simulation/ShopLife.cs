using System.Globalization;
using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Simulation;

/// <summary>
/// Years of a shop in seconds: members who join, come by their habits, drift away, and what they buy, as the entries the
/// register would have written. The journal they make adds up.
/// </summary>
public sealed class ShopLife
{
    private const int YenPerPoint = 100;

    private readonly ShopLifeOptions options;
    private readonly Product[] products;
    private readonly Goods goods;
    private readonly long[] points;
    private Dice dice;
    private ApplianceState state;

    /// <summary>A life that goes on from a shop that has been set up and has no members yet.</summary>
    /// <param name="options">How large and long.</param>
    /// <param name="opened">State after the shop's set-up; its products are what is sold.</param>
    /// <exception cref="ArgumentException">There is no shop, no product, or there are members.</exception>
    public ShopLife(ShopLifeOptions options, ApplianceState opened)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(opened);
        products = [.. opened.Goods.ProductsByCode.Values.Where(it => !it.OpenPrice).OrderBy(it => it.Code, StringComparer.Ordinal)];
        if (opened.Goods.Shop is null || products.Length == 0) throw new ArgumentException("The shop sells nothing.", nameof(opened));
        if (opened.Totals.LastMemberNumber != 0) throw new ArgumentException("The shop has members already.", nameof(opened));
        (this.options, state, goods) = (options, opened, opened.Goods);
        dice = new(options.Seed);
        points = new long[options.Members + 1];
        Members = [.. Enumerable.Range(1, options.Members).Select(number => new SimulatedMember(number, options))];
    }

    /// <summary>Everybody who is a member at the end.</summary>
    public IReadOnlyList<SimulatedMember> Members { get; }

    /// <summary>State after the entries so far.</summary>
    public ApplianceState State => state;

    /// <summary>Lives on, day by day; what a day brought is handed out as one list.</summary>
    /// <param name="influence">How much likelier than usual a member comes on a day; null for as usual.</param>
    public IEnumerable<IReadOnlyList<EntryDraft>> Live(Func<SimulatedMember, DateOnly, double>? influence = null)
    {
        for (var i = 0; i < options.Days; i++)
        {
            yield return Day(options.FirstDay.AddDays(i), influence);
        }
    }

    private List<EntryDraft> Day(DateOnly day, Func<SimulatedMember, DateOnly, double>? influence)
    {
        List<(int Minute, SimulatedMember? Member, bool Joins)> visits = [];
        foreach (var member in Members)
        {
            if (member.ComesOn(day, influence?.Invoke(member, day) ?? 1)) visits.Add((member.MinuteOfVisit(), member, member.JoinedOn == day));
            else if (member.JoinedOn == day) visits.Add((9 * 60, member, true));
        }

        var strangers = (int)(visits.Count * options.AnonymousShare);
        for (var i = 0; i < strangers; i++) visits.Add(((10 * 60) + dice.Below(11 * 60), null, false));

        List<EntryDraft> drafts = [];
        var second = 0;
        foreach (var (minute, member, joins) in visits.OrderBy(it => it.Minute).ThenBy(it => it.Member?.Number ?? 0))
        {
            DateTimeOffset at = new(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute).AddSeconds(second++ % 60), BusinessDay.JapanOffset);
            List<EntryData> entries = [];
            if (joins) entries.Add(new MemberRegistered(member!.Id, member.Profile, []));
            if (minute >= 10 * 60) entries.Add(Sale(day, at, member));
            var decision = Decider.Import(state, entries, at.ToUniversalTime());
            state = decision.State;
            drafts.AddRange(decision.Entries);
        }

        return drafts;
    }

    private SaleClosed Sale(DateOnly day, DateTimeOffset at, SimulatedMember? member)
    {
        var shop = goods.Shop!;
        var basket = member?.Basket(products.Length) ?? [dice.Popular(products.Length)];
        EquatableList<SaleLine> lines = [.. basket.Select(place => Line(products[place], shop, day))];
        var taxes = ConsumptionTax.PerRate(lines, shop.TaxRounding);
        var total = taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total);
        var granted = member is null ? 0 : total.Amount / YenPerPoint;
        if (member is not null) points[member.Number] += granted;
        var number = state.Totals.LastReceiptNumber + 1;
        return new(
            $"{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{number:D6}",
            number,
            at.ToUniversalTime().AddMinutes(-1),
            lines,
            total,
            taxes,
            [dice.Happens(0.6) ? new(TenderKind.Cash, total, total) : new(TenderKind.Credit, total, total)],
            Yen.Zero,
            member?.Id,
            granted,
            member is null ? 0 : points[member.Number]);
    }

    private SaleLine Line(Product product, ShopProfile shop, DateOnly day)
    {
        var department = goods.Departments[product.Department];
        var taxClass = product.TaxClass ?? department.TaxClass;
        return new(
            product.Code, product.Name, product.Department, taxClass, ConsumptionTax.RateOn(shop.TaxRates, taxClass, day),
            1, product.Price, product.Price, Pricing: department.Pricing, StaffId: state.People.Keys.FirstOrDefault());
    }
}
