using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Tests.Journal;

/// <summary>Points with their reasons, ranks, stamps, coupons.</summary>
public sealed class LoyaltyGoldenTests : GoldenJournal
{
    private const string Member = "M000001";
    private const string Coupon = "CA00012-M000001";

    private static readonly SaleLine Tea =
        new("1001", "緑茶 500ml", 1, TaxClass.Reduced, 800, 2, new(150), new(300), Share: new(-30));

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("coupon.defined.2", "02", new CouponDefined(new(
            "BACK", "お帰りなさい", 0, new(200), new(2026, 11, 1), new(2026, 12, 31), new(500), Personal: true))),
        ("coupon.issued.1", "02", new CouponIssued(
            Coupon, Member, "BACK", new(2026, 11, 21), new(2026, 12, 20), 2, CouponReason.Campaign, "CA00012")),
        ("sale.closed.3", "02", new SaleClosed(
            "20261121-000001", 1, new(2026, 11, 21, 1, 0, 3, 500, TimeSpan.Zero), [Tea], new(270), [new(800, new(270), new(20))],
            [new(TenderKind.Cash, new(270), new(300))], new(30), Member, 9, 109,
            [new(AdjustmentKind.Coupon, new(-30), 0, "BACK", "お帰りなさい", Coupon)],
            PointParts:
            [
                new(2, new(270), 100), new(2, new(270), 100, 200, Rule: "sat", Name: "土曜2倍"),
                new(5, Pieces: 1, Rule: "tea", Name: "お茶の日"),
            ],
            Stamps: [new("coffee", "コーヒー券", 1, 0, 10, 1)],
            Tidings: ["ゴールド会員になりました"])),
        ("points.added.2", "02", new PointsAdded("20261121-000001", Member, 2, 111, [new(2, new(270), 100)])),
        ("coupon.restored.1", "02", new CouponRestored(Coupon, Member, "20261121-000001")),
        ("coupon.revoked.1", "02", new CouponRevoked(Coupon, Member, "会計取消")),
    ];
}
