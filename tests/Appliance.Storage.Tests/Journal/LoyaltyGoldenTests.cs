using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Tests.Journal;

/// <summary>Points with their reasons, ranks, stamps, coupons.</summary>
public sealed class LoyaltyGoldenTests : GoldenJournal
{
    private const string Member = "M000001";
    private const string Pass = "20261121-000001-P1";
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
        ("loyalty.configured.1", "03", new LoyaltyConfigured(new(
            [
                new("sat", "土曜2倍", 200, 0, new(2026, 11, 1), new(2026, 12, 31), [Weekday.Saturday], new(10, 0), new(12, 0),
                    Ranks: ["gold"], BirthdayMonth: true, MinimumYen: 500),
                new("tea", "お茶の日", Points: 5, Products: ["1001"], Departments: [2]),
            ],
            new(ExpiryKind.Age, 12),
            new(RankMeasure.Spend, 12, [new("gold", "ゴールド", "ｺﾞｰﾙﾄﾞ", 30_000, 150, 500, "BACK", 30)]),
            [
                new("coffee", "コーヒー券", "ｺｰﾋｰ", 10, StampPer.Piece, 0, "BACK", 60, new(2026, 11, 1), new(2027, 3, 31), ["1001"], [1]),
            ],
            [new("900", "回数券", "ｶｲｽｳｹﾝ", 11, 180, OpensGate: true)],
            [TenderKind.GiftVoucher], [6], ["900"], 500, 1_000))),
        ("points.expired.1", null, new PointsExpired(Member, 40, 71, ExpiryKind.Age)),
        ("points.gifted.1", "02", new PointsGifted(Member, 100, 171, new("お詫び"))),
        ("points.corrected.1", "02", new PointsCorrected(Member, -10, 161, new("打ち間違い"))),
        ("rank.changed.1", "02", new RankChanged(Member, "silver", "gold", 30_270)),
        ("stamps.taken-back.1", "02", new StampsTakenBack(Member, "20261121-000001", "coffee", 1)),
        ("pass.issued.1", "02", new PassIssued(
            Member, new(Pass, "回数券", "ｶｲｽｳｹﾝ", new(2026, 11, 21), new(2027, 5, 19), 11, OpensGate: true), "900", "20261121-000001")),
        ("pass.used.1", "02", new PassUsed(Member, Pass, "回数券", 1, 10, new(2027, 5, 19))),
        ("pass.revoked.1", "02", new PassRevoked(Member, Pass, "20261121-000001", 11)),
        ("member.pin-set.1", "02", new MemberPinSet(Member, string.Concat(Enumerable.Repeat("ab", 32)))),
    ];
}
