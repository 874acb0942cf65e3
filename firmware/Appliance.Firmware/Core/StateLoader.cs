using System.Collections.Immutable;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Attendance;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Core;

/// <summary>The station's state from the projections, so that starting costs the same at ten sales and at ten million.</summary>
internal static class StateLoader
{
    private const int StaffLimit = 1_000;
    private const int DepartmentLimit = 100;
    private const int CouponLimit = 10_000;

    /// <summary>Products held in memory for the scanner.</summary>
    private const int ProductLimit = 100_000;

    public static ApplianceState Load(IDocumentReader documents, IRegisterLookup lookup)
    {
        var shop = documents.Get(Collections.Shop, Collections.TheOnly)?.Shop;
        var people = People(documents);
        var totals = documents.Get(Collections.Counters, Collections.TheOnly)?.Totals ?? RunningTotals.Empty;
        var counter = totals.Tendering is { } sale ? Resumed(sale, lookup) : CounterState.Idle;
        return new(
            Goods(documents) with { Shop = shop },
            totals,
            counter,
            shop is { SignInRequired: true } || people.IsEmpty ? null : people.Keys.First(),
            people,
            documents.Get(Collections.Permissions, Collections.TheOnly)?.Table ?? Permissions.Default)
        {
            Keys = documents.Get(Collections.Keys, Collections.TheOnly)?.Rows,
        };
    }

    /// <summary>A sale that was partly paid when the power went goes on where it was.</summary>
    private static CounterState Resumed(OpenSale sale, IRegisterLookup lookup) => CounterState.Idle with
    {
        Sale = sale,
        Member = sale.MemberId is { } id ? lookup.Member(id) : null,
        Row = new("ﾂﾂﾞｷ"),
        SubtotalShown = true,
    };

    private static Goods Goods(IDocumentReader documents)
    {
        var goods = Domain.Register.Goods.Empty with
        {
            Loyalty = documents.Get(LoyaltyCollections.Rules, Collections.TheOnly)?.Rules ?? LoyaltyRules.None,
        };
        foreach (var it in All(documents, Collections.Departments, Collections.DepartmentsByNumber, DepartmentLimit))
        {
            goods = goods.With(it.Department);
        }

        foreach (var it in All(documents, Collections.Products, Collections.ProductsByCode, ProductLimit))
        {
            goods = goods.With(it.Product).Moved(it.Product.Code, it.Stock);
        }

        return All(documents, Collections.Coupons, Collections.CouponsByCode, CouponLimit)
            .Aggregate(goods, (so, it) => so.With(it.Coupon));
    }

    private static ImmutableSortedDictionary<string, StaffMember> People(IDocumentReader documents) =>
        All(documents, Collections.Staff, Collections.StaffById, StaffLimit)
            .Where(person => !person.Left)
            .ToImmutableSortedDictionary(
                person => person.Id,
                person => new StaffMember(
                    person.Id, person.Name, person.Role, person.PinHash, person.WrongPins, person.BlockedUntil)
                {
                    AtWorkSince = documents.Get(AttendanceCollections.AtWork, person.Id)?.Since,
                },
                StringComparer.Ordinal);

    private static IReadOnlyList<T> All<T>(
        IDocumentReader documents, DocumentCollection<T> collection, DocumentIndex<T> index, int limit)
        where T : class =>
        documents.Range(collection, index, "", "\uFFFF", limit);
}
