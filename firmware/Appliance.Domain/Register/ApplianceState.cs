using System.Collections.Immutable;
using Appliance.Domain.Journal;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Register;

/// <summary>Everything a decision depends on. Immutable, so that a decision that could not be journaled leaves no trace.</summary>
/// <param name="Goods">Shop, departments, products.</param>
/// <param name="Totals">Numbers and totals that go on from entry to entry.</param>
/// <param name="Counter">The sale in progress and what the displays show.</param>
/// <param name="StaffId">Who works at the counter, or null.</param>
/// <param name="People">Everybody who may.</param>
/// <param name="Permissions">Who may do what.</param>
public sealed record ApplianceState(
    Goods Goods,
    RunningTotals Totals,
    CounterState Counter,
    string? StaffId,
    ImmutableSortedDictionary<string, StaffMember> People,
    EquatableList<Permission> Permissions)
{
    /// <summary>An appliance before its first entry.</summary>
    public static ApplianceState Empty { get; } = new(
        Goods.Empty,
        RunningTotals.Empty,
        CounterState.Idle,
        null,
        ImmutableSortedDictionary.Create<string, StaffMember>(StringComparer.Ordinal),
        Domain.Staff.Permissions.Default);

    /// <summary>Which key sits where, a text a row; null as long as nobody arranged them.</summary>
    public EquatableList<string>? Keys { get; init; }

    /// <summary>Nobody may ring anything up before they signed in.</summary>
    public bool IsLocked => StaffId is null && Goods.Shop is { SignInRequired: true };

    /// <summary>Who works at the counter, or null.</summary>
    public StaffMember? Staff => StaffId is null ? null : People.GetValueOrDefault(StaffId);

    /// <summary>The state after an entry; the counter's state is the decision's own matter.</summary>
    public ApplianceState After(DateOnly day, DateTimeOffset at, EntryData data) =>
        data switch
        {
            ShopConfigured shop => this with { Goods = Goods with { Shop = shop.Shop } },
            DepartmentDefined it => this with { Goods = Goods.With(it.Department) },
            ProductDefined it => this with { Goods = Goods.With(it.Product) },
            LoyaltyConfigured it => this with { Goods = Goods with { Loyalty = it.Rules } },
            CouponDefined it => this with { Goods = Goods.With(it.Coupon) },
            StockMoved it => this with { Goods = Goods.Moved(it.Code, it.Pieces) },
            SaleClosed it => this with
            {
                Goods = it.Lines.Where(line => !line.Voided)
                .Aggregate(Goods, (goods, line) => goods.Moved(line.Code, -line.Quantity))
            },
            SaleRefunded it => this with
            {
                Goods = it.Lines
                .Aggregate(Goods, (goods, line) => goods.Moved(line.Line.Code, line.Line.Quantity))
            },
            KeysArranged it => this with { Keys = it.Rows },
            PermissionsDefined it => this with { Permissions = it.Table },
            StaffRegistered it => WithStaff(it),
            StaffSignedIn it => this with { StaffId = it.StaffId, People = Trusted(it.StaffId) },
            StaffClocked it => this with { People = AtWork(it.StaffId, it.In ? at : null) },
            StaffTimesCorrected it when IsOfLast(it) => this with
            {
                People = AtWork(it.StaffId, it.Spans.Count > 0 && it.Spans[^1] is { Until: null } open ? open.From : null),
            },
            StaffSignedOut => this with { StaffId = null },
            PinRefused it => this with { People = Doubted(it) },
            ActionOverridden it => this with { People = Trusted(it.By) },
            _ => this,
        } with
        { Totals = Totals.After(day, at, StaffId, data) };

    /// <summary>Where nobody has to sign in, the first one registered is taken to stand at the counter.</summary>
    private ApplianceState WithStaff(StaffRegistered it)
    {
        var people = it.Left
            ? People.Remove(it.StaffId)
            : People.SetItem(it.StaffId, new(it.StaffId, it.Name, it.Role, it.PinHash)
            {
                AtWorkSince = People.GetValueOrDefault(it.StaffId)?.AtWorkSince,
            });
        var left = it.Left && StaffId == it.StaffId ? null : StaffId;
        var first = Goods.Shop is { SignInRequired: false } && !it.Left ? it.StaffId : null;
        return this with { People = people, StaffId = left ?? first };
    }

    /// <summary>Whether the day that is put right is the one the person came on last.</summary>
    private bool IsOfLast(StaffTimesCorrected it) =>
        People.GetValueOrDefault(it.StaffId)?.AtWorkSince is { } since
        && Domain.Shop.BusinessDay.Of(since, Goods.Shop?.BusinessDayStartsAtHour ?? 0) == it.Day;

    private ImmutableSortedDictionary<string, StaffMember> AtWork(string staffId, DateTimeOffset? since) =>
        People.GetValueOrDefault(staffId) is { } person ? People.SetItem(staffId, person with { AtWorkSince = since }) : People;

    private ImmutableSortedDictionary<string, StaffMember> Trusted(string staffId) =>
        People.GetValueOrDefault(staffId) is { WrongPins: > 0 } person
            ? People.SetItem(staffId, person with { WrongPins = 0, BlockedUntil = default })
            : People;

    private ImmutableSortedDictionary<string, StaffMember> Doubted(PinRefused refused) =>
        People.GetValueOrDefault(refused.StaffId) is { } person
            ? People.SetItem(refused.StaffId, person with { WrongPins = refused.Count, BlockedUntil = refused.BlockedUntil })
            : People;
}
