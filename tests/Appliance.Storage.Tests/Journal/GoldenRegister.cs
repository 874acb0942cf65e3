using Appliance.Domain.Catalog;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Tests.Journal;

/// <summary>
/// A day of the whole register after <c>journal.opened</c>, one entry of each kind as it is written today: the second
/// golden journal, made like the first one. Every optional part is there once.
/// </summary>
internal static class GoldenRegister
{
    private const string Member = "M000001";

    private static readonly SaleLine Tea = new("1001", "緑茶 500ml", 1, TaxClass.Reduced, 800, 2, new(150), new(300));

    private static readonly SaleLine SoldTea = Tea with
    {
        Pricing = PriceTax.Excluded,
        Food = true,
        Share = new(-28),
        StaffId = "02",
        Nominated = true,
        Adjustments = [new(AdjustmentKind.Discount, new(-60), 2_000), new(AdjustmentKind.Surcharge, new(30))],
    };

    private static readonly SaleLine Goods = new(null, "雑貨", 2, TaxClass.Standard, 1_000, 1, new(700), new(700), Share: new(-72));

    private static readonly SaleLine Fish = new(
        "1002", "刺身", 1, TaxClass.Standard, 1_000, 1, new(375), new(375), Voided: true, Pricing: PriceTax.Excluded, Food: true, EatIn: true,
        WeightGrams: 150);

    private static readonly RateTotal Ten = new(1_000, new(628), new(57));

    private static readonly RateTotal Eight = new(800, new(261), new(19));

    private static readonly CashCount Count = new(
    [
        new(new(10_000), 0, 2), new(new(5_000), 0, 1), new(new(2_000), 0, 0), new(new(1_000), 0, 9), new(new(500), 0, 1),
        new(new(100), 0, 4), new(new(50), 0, 0), new(new(10), 1, 4), new(new(5), 0, 0), new(new(1), 0, 0),
    ]);

    private static readonly PeriodTotals Totals = new(
        1, new(889), [Ten, Eight], new(1_000), new(-160), new(30), 1, new(628), 0, Yen.Zero, [Ten], 1, 1, new(375), 1,
        [
            new(TenderKind.Cash, 2, new(300), new(400)), new(TenderKind.Credit, 1, new(300), Yen.Zero),
            new(TenderKind.ElectronicMoney, 1, new(2_000), Yen.Zero), new(TenderKind.QrCode, 1, new(500), Yen.Zero),
            new(TenderKind.GiftVoucher, 1, new(100), Yen.Zero), new(TenderKind.Points, 1, Yen.Zero, new(28)),
            new(TenderKind.Prepaid, 1, new(89), Yen.Zero), new(TenderKind.OnAccount, 1, new(100), Yen.Zero),
            new(TenderKind.Exchange, 1, Yen.Zero, new(200)),
        ],
        new(400), [new(1, 2, new(242)), new(2, 0, Yen.Zero)], [new("02", 1, new(261))], new(5_000), Yen.Zero, new(2_000), new(500),
        11, 40, 5, 28, 1, new(889), 1, 2, 1);

    private static readonly DrawerSession Session = new(1, At("00:12"), new(30_000), Totals, Count, new(35_000));

    public static IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("shop.configured.2", null, new ShopConfigured(new(
            "みどり商店", "東京都千代田区1-1", "03-0000-0000", "T1234567890123",
            [new(TaxClass.Standard, new(2019, 10, 1), 1_000), new(TaxClass.Reduced, new(2019, 10, 1), 800)],
            TaxRounding.Down, 5, 100, "ありがとうございました", new(PointUse.Discount, PriceTax.Excluded, GrantedOnUsed: true),
            EatInByDefault: true, SignInRequired: true, LockAfterMinutes: 10,
            [new("20", 5, 1, InStoreValue.Price), new("02", 4, 0, InStoreValue.Weight)], 45, 3,
            new(["駅前店"], ["またどうぞ"], "iVBORw0=", ShowStaff: false, CouponText: "次回5%引")))),
        ("department.defined.2", null, new DepartmentDefined(new(1, "食品", "ｼｮｸﾋﾝ", TaxClass.Reduced, PriceTax.Excluded, Food: true))),
        ("product.defined.2", null, new ProductDefined(new(
            "1001", "4901234567894", "緑茶 500ml", "ﾘｮｸﾁｬ", new(150), 1, TaxClass.Reduced, new(130), OpenPrice: true, StockKept: true, 5,
            [new(new(120), new(2026, 11, 1), new(2026, 11, 30), new(17, 0), new(19, 30))]))),
        ("coupon.defined.1", null, new CouponDefined(new("77", "一割引", 1_000, Yen.Zero, new(2026, 11, 1), new(2026, 12, 31), new(500)))),
        ("stock.moved.1", null, new StockMoved("1001", -3, "廃棄")),
        ("permissions.defined.1", null, new PermissionsDefined(
        [
            new(RegisterAction.Sell, StaffRole.Cashier), new(RegisterAction.CancelTransaction, StaffRole.Manager),
            new(RegisterAction.Close, StaffRole.Owner),
        ])),
        ("staff.registered.2", null, new StaffRegistered("09", "高橋", StaffRole.Technician, Repeat("00ff", 16), [Repeat("ab", 32)], Left: true)),
        ("staff.signed-in.1", null, new StaffSignedIn("02", ByCard: true)),
        ("pin.refused.1", "02", new PinRefused("01", 3, At("01:00"))),
        ("action.overridden.1", "02", new ActionOverridden(RegisterAction.NoSale, "03")),
        ("drawer.opened.1", "02", new DrawerOpened(new(30_000))),
        ("drawer.released.1", "02", new DrawerReleased(4)),
        ("drawer.forced.1", "02", new DrawerForced(TooLong: true)),
        ("cash.moved.1", "02", new CashMoved(In: true, new(5_000), 2)),
        ("cash.counted.1", "02", new CashCounted(Count, new(35_000))),
        ("sale.held.1", "02", new SaleHeld(1, new(At("00:16"), [Tea], new(300), EatIn: true, MemberId: Member, StaffId: "02"))),
        ("sale.recalled.1", "02", new SaleRecalled(1)),
        ("sale.tendered.1", "02", new SaleTendered(new(
            At("00:16"), [Tea], new(240), [new(AdjustmentKind.Discount, new(-60), 2_000)],
            [new(TenderKind.Credit, new(100), new(100), "77")], Exchange: Exchanged()))),
        ("sale.closed.2", "02", new SaleClosed(
            "20261121-000001", 1, At("00:16"), [SoldTea, Goods, Fish], new(889), [Ten, Eight with { Basis = PriceTax.Excluded }],
            [
                new(TenderKind.Credit, new(300), new(300), "1234"), new(TenderKind.GiftVoucher, new(100), new(500)),
                new(TenderKind.Prepaid, new(89), new(89)), new(TenderKind.OnAccount, new(100), new(100)),
                new(TenderKind.Cash, new(300), new(1_000)),
            ],
            new(700), Member, 8, 108,
            [new(AdjustmentKind.Coupon, new(-60), 0, "78", "六十円引"), new(AdjustmentKind.Points, new(-40))], 40, ReceiptOff: true)),
        ("points.added.1", "02", new PointsAdded("20261121-000001", Member, 3, 111)),
        ("prepaid.topped-up.1", "02", new PrepaidToppedUp(
            Member, new(2_000), new(TenderKind.ElectronicMoney, new(2_000), new(2_000), "8"), Yen.Zero, new(2_000), new(2027, 5, 20))),
        ("account.paid.1", "02", new AccountPaid(Member, new(500), new(TenderKind.QrCode, new(500), new(500)), Yen.Zero, new(100))),
        ("sale.refunded.1", "02", new SaleRefunded(
            "20261121-000002", 2, RefundKind.Return, "20261121-000001", 1, new(2026, 11, 21), [new(1, Goods)], new(628), [Ten],
            [new(TenderKind.Points, new(28), new(28)), new(TenderKind.Exchange, new(200), new(200)), new(TenderKind.Cash, new(400), new(400))],
            Member, 5, 28, 134)),
        ("receipt.reissued.1", "02", new ReceiptReissued("20261121-000001", 20, First: true)),
        ("formal-receipt.issued.1", "02", new FormalReceiptIssued("20261121-000001", 20, "山田商事 御中", "飲食代として")),
        ("sale.cancelled.2", "02", new SaleCancelled(At("00:26"), [Tea], null, [new(TenderKind.GiftVoucher, new(100), new(100))])),
        ("drawer.read.1", "02", new DrawerRead(Session, new(889), new(628))),
        ("drawer.closed.1", "02", new DrawerClosed(Session, new(889), new(628))),
        ("staff.signed-out.1", "02", new StaffSignedOut("02", Idle: true)),
        ("day.closed.2", null, new DayClosed(1, 1, 2, new(889), [Ten, Eight], new(889), Totals)),
        ("period.closed.1", null, new PeriodClosed(PeriodKind.Month, new(2026, 11, 1), 1, Totals, new(889))),
    ];

    private static RefundDraft Exchanged() => new(
        RefundKind.Return, "20261120-000009", 9, new(2026, 11, 20),
        [new(2, new(null, "カップ", 2, TaxClass.Standard, 1_000, 1, new(110), new(110)))],
        new(110), [new(1_000, new(110), new(10))], Member, 1, 10, new(10), 99);

    private static DateTimeOffset At(string time) =>
        new(new DateOnly(2026, 11, 21), TimeOnly.ParseExact("01:" + time, "HH:mm:ss"), TimeSpan.Zero);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
