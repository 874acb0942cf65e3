using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Roster;
using Appliance.Hardware.Ports;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Loyalty;
using Appliance.Storage.Projections.Prepaid;

namespace Appliance.Firmware.Tests.Receipts;

/// <summary>One paper of each kind, on sales that have everything that can be on them.</summary>
internal static class SamplePapers
{
    /// <summary>21 November 2026, 14:05 in Japan.</summary>
    public static readonly DateTimeOffset At = new(2026, 11, 21, 14, 5, 0, TimeSpan.FromHours(9));

    public static readonly DateOnly Day = new(2026, 11, 21);

    // The private key of RFC 6979, A.2.5.
    public static readonly DeterministicSigner Signer =
        new(Convert.FromHexString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"));

    private const string Hash = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d";

    public static readonly ShopProfile Shop = new(
        "喫茶 ひだまり", "東京都世田谷区三軒茶屋0-0-0", "03-0000-0000", "T7800001234567", [], ReceiptFooter: "またお越しくださいませ。");

    public static readonly ShopProfile Decorated = Shop with
    {
        Receipt = new(
            Header: ["美容室と喫茶の店", "営業時間 9:00-19:00 火曜定休"],
            Footer: ["返品は7日以内にレシートをお持ちください。"],
            Logo: Convert.ToBase64String(SamplePng.Logo),
            CouponText: "次回ご来店時 コーヒー50円引\n2026年12月31日まで"),
    };

    /// <summary>A café's sale at two rates, paid in cash, by a member.</summary>
    public static readonly SaleClosed Simple = SaleOf(
        42,
        [
            new(null, "店内飲食", 2, TaxClass.Standard, 1_000, 2, new(450), new(900)),
            new("020", "たまごサンド", 1, TaxClass.Reduced, 800, 1, new(420), new(420)),
            new(null, "雑貨", 5, TaxClass.Standard, 1_000, 1, new(9_999), new(9_999), Voided: true),
        ],
        null,
        total => [new(TenderKind.Cash, total, new(2_000))]) with
    {
        MemberId = "M000001",
        PointsGranted = 13,
        PointsBalance = 133,
    };

    /// <summary>Everything a line, a sale and a payment can have.</summary>
    public static readonly SaleClosed Full = SaleOf(
        43,
        [
            new("100", "カット", 1, TaxClass.Standard, 1_000, 1, new(5_000), new(5_000), Pricing: PriceTax.Excluded,
                StaffId: "02", Nominated: true),
            new("101", "シャンプー＆ブロー", 1, TaxClass.Standard, 1_000, 2, new(1_100), new(2_200),
                Adjustments: [new(AdjustmentKind.Discount, new(-220), 1_000)], StaffId: "03"),
            new("102", "早朝着付", 1, TaxClass.Standard, 1_000, 1, new(8_800), new(8_800),
                Adjustments: [new(AdjustmentKind.Surcharge, new(440), 500)]),
            new("020", "たまごサンド", 2, TaxClass.Reduced, 800, 1, new(420), new(420),
                Adjustments: [new(AdjustmentKind.Discount, new(-20))], Food: true),
            new("030", "エチオピア 深煎り豆 量り売り", 3, TaxClass.Reduced, 800, 1, new(1_234), new(1_234), WeightGrams: 385),
            new("900", "証紙", 4, TaxClass.Exempt, 0, 1, new(1_000), new(1_000)),
        ],
        [new(AdjustmentKind.Coupon, new(-500), Code: "HARU", Name: "春の500円"), new(AdjustmentKind.Points, new(-100))],
        total =>
        [
            new(TenderKind.GiftVoucher, new(3_000), new(3_000)),
            new(TenderKind.Credit, new(5_000), new(5_000), "1234567"),
            new(TenderKind.ElectronicMoney, new(1_000), new(1_000)),
            new(TenderKind.QrCode, new(1_000), new(1_000), "88"),
            new(TenderKind.Prepaid, new(2_000), new(2_000)),
            new(TenderKind.OnAccount, new(1_000), new(1_000)),
            new(TenderKind.Cash, total - new Yen(13_000), new(10_000)),
        ]) with
    {
        MemberId = "M000002",
        PointsGranted = 180,
        PointsBalance = 1_234,
        PointsUsed = 100,
    };

    /// <summary>Prices without tax alone, points as a means of payment, a voucher worth more than what was left.</summary>
    public static readonly SaleClosed Excluded = SaleOf(
        44,
        [
            new(null, "部品", 5, TaxClass.Standard, 1_000, 3, new(105), new(315), Pricing: PriceTax.Excluded),
            new(null, "菓子", 3, TaxClass.Reduced, 800, 1, new(500), new(500), Pricing: PriceTax.Excluded),
        ],
        null,
        total => [new(TenderKind.Points, new(100), new(100)), new(TenderKind.GiftVoucher, total - new Yen(100), new(1_000))]);

    /// <summary>So much that the receipt needs a stamp: ¥55,000 in cash are ¥50,000 without tax.</summary>
    public static readonly SaleClosed Large = SaleOf(
        45,
        [new(null, "着物レンタル", 5, TaxClass.Standard, 1_000, 1, new(55_000), new(55_000))],
        null,
        total => [new(TenderKind.Cash, total, new(60_000))]);

    public static readonly SaleClosed ByCard = SaleOf(
        46,
        [new(null, "着物レンタル", 5, TaxClass.Standard, 1_000, 1, new(55_000), new(55_000))],
        null,
        total => [new(TenderKind.Credit, total, total, "7654321")]);

    public static readonly SaleClosed OnAccount = SaleOf(
        47,
        [new(null, "施術", 1, TaxClass.Standard, 1_000, 1, new(6_600), new(6_600))],
        null,
        total => [new(TenderKind.OnAccount, total, total)]) with
    {
        MemberId = "M000003",
    };

    public static readonly SaleRefunded Return = new(
        "20261122-000050", 50, RefundKind.Return, "20261121-000043", 43, Day,
        [
            new(1, Full.Lines[1] with { Quantity = 1, Amount = new(1_100), Adjustments = null, Share = new(-145) }),
            new(3, Full.Lines[3]),
        ],
        new(1_342),
        [new(1_000, new(955), new(87)), new(800, new(387), new(28))],
        [new(TenderKind.Points, new(42), new(42)), new(TenderKind.Cash, new(1_300), new(1_300))],
        "M000002", 13, 42, 1_263);

    public static readonly SaleRefunded Cancel = new(
        "20261121-000051", 51, RefundKind.Cancel, ByCard.SaleId, 46, Day, [new(0, ByCard.Lines[0])],
        ByCard.Total, ByCard.Taxes, [new(TenderKind.Credit, ByCard.Total, ByCard.Total, "7654321")], null, 0, 0, 0);

    public static readonly DrawerSession Session = new(
        12,
        At.AddHours(-5),
        new(50_000),
        new EntryData[] { Simple, Full, Excluded, Large, ByCard, OnAccount, Return, Cancel }
            .Concat(
            [
                new SaleCancelled(At, [Simple.Lines[0]], null), new DrawerReleased(1), CashIn, CashOut, TopUp, Debt,
                new FormalReceiptIssued(Large.SaleId, 9, null, null),
            ])
            .Aggregate(PeriodTotals.Zero, (totals, data) => totals.After(data, data is SaleRefunded ? "02" : "01")),
        new(
        [
            new(new(10_000), 0, 11), new(new(5_000), 0, 2), new(new(2_000), 0, 0), new(new(1_000), 0, 12), new(new(500), 1, 3),
            new(new(100), 2, 14), new(new(50), 0, 9), new(new(10), 1, 21), new(new(5), 0, 3), new(new(1), 0, 8),
        ]),
        new(180_000));

    private static PrepaidToppedUp TopUp => new(
        "M000001", new(5_000), new(TenderKind.Cash, new(5_000), new(10_000)), new(5_000), new(7_340), new(2027, 5, 20));

    private static AccountPaid Debt => new(
        "M000003", new(55_000), new(TenderKind.Cash, new(55_000), new(55_000)), Yen.Zero, new(6_600));

    /// <summary>Every paper by its name, for a width.</summary>
    public static PrintDocument Compose(string name, int columns) => name switch
    {
        "sale" => Receipt(Simple, columns),
        "sale-full" => ReceiptLayout.Compose(
            PaperOf(Full, Decorated, Full.SaleId, Full.Total, columns: columns), Full, formalIssued: false, columns),
        "sale-excluded" => Receipt(Excluded, columns),
        "sale-stamp" => Receipt(Large, columns),
        "sale-on-account" => Receipt(OnAccount, columns),
        "sale-again" => ReceiptLayout.Compose(
            PaperOf(Simple, Shop, Simple.SaleId, Simple.Total, reissue: true), Simple, formalIssued: true, columns),
        "sale-training" => TrainingMarks.Across(
            ReceiptLayout.Compose(PaperOf(Simple, Shop) with { Proof = null }, Simple, formalIssued: false, columns), columns),
        "return" => Refund(Return, columns),
        "cancel" => Refund(Cancel, columns),
        "formal" => Formal(Large, "株式会社ひなた商事 御中", "着物レンタル代", columns),
        "formal-mixed" => Formal(Full, "山田太郎", null, columns, reissue: true),
        "formal-card" => Formal(ByCard, null, null, columns),
        "x" => Report(new DrawerRead(Session, default, default), null, columns),
        "z" => Report(new DrawerClosed(Session, default, default), Slips(), columns),
        "drawer-opened" => SlipLayout.Compose(PaperOf(Opened, Shop), Opened, columns),
        "cash-in" => SlipLayout.Compose(PaperOf(CashIn, Shop), CashIn, columns),
        "cash-out" => SlipLayout.Compose(PaperOf(CashOut, Shop), CashOut, columns),
        "top-up" => SlipLayout.Compose(PaperOf(TopUp, Shop), TopUp, columns),
        "statement" => StatementLayout.Compose(PaperOf(new StatementIssued("M000001"), Shop), Statement, columns),
        "account-paid" => SlipLayout.Compose(PaperOf(Debt, Shop), Debt, columns),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such paper."),
    };

    /// <summary>All names.</summary>
    public static readonly string[] All =
    [
        "sale", "sale-full", "sale-excluded", "sale-stamp", "sale-on-account", "sale-again", "sale-training", "return", "cancel",
        "formal", "formal-mixed", "formal-card", "x", "z", "drawer-opened", "cash-in", "cash-out", "top-up", "account-paid",
        "statement",
    ];

    public static TheoryData<string> Names => [.. All];

    /// <summary>A sale with its shares, taxes and total worked out as the register does.</summary>
    public static SaleClosed SaleOf(
        long number,
        EquatableList<SaleLine> lines,
        EquatableList<Adjustment>? given,
        Func<Yen, EquatableList<Tender>> pay)
    {
        var weights = lines.Select(line => line.Voided ? Yen.Zero : line.Own).ToList();
        var shares = Apportionment.Divide(given.Total(), weights);
        lines = [.. lines.Select((line, index) => line with { Share = shares[index] })];
        var taxes = ConsumptionTax.PerRate(lines, TaxRounding.Down);
        var total = taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total);
        var tenders = pay(total);
        var change = tenders
            .Where(it => it.Kind == TenderKind.Cash)
            .Aggregate(Yen.Zero, (sum, it) => sum + it.Received - it.Amount);
        return new($"20261121-{number:D6}", number, At, lines, total, taxes, tenders, change, null, 0, 0, given);
    }

    public static Paper PaperOf(
        EntryData data, ShopProfile shop, string? id = null, Yen total = default, bool reissue = false, int columns = 48) => new(
        shop,
        new(7, At, Day, "a1b2c3d4e5f6", "01", data, Hash),
        new(
            staff => staff switch { "01" => "山田", "02" => "佐藤 花子", _ => staff },
            number => number switch { 1 => "技術", 2 => "軽食", 3 => "珈琲豆・茶葉", 4 => "証紙", _ => "物販" }),
        reissue,
        id is null ? null : ReceiptProof.Sign(id, total, Hash, Signer),
        shop.Receipt?.Logo is { } logo ? LogoPicture.Of(logo, columns) : null);

    /// <summary>Everything a statement can have: 30 + 49 + 100 + 20 came in, 10 were used and 20 expired, 169 are left.</summary>
    private static Statement Statement => new(
        "M000001", "佐藤 花子", 12, Day, new(123_450),
        [new(Day, 42, new(2_000)), new(Day.AddDays(-7), 31, new(12_345)), new(Day.AddDays(-30), 7, new(0))],
        new(169, 79, 100, 0, 10, 0, 0, 20) { Brought = 20 },
        [
            Move(PointMoveKind.Granted, 49), Move(PointMoveKind.Used, -10), Move(PointMoveKind.Gifted, 100),
            Move(PointMoveKind.Expired, -20), Move(PointMoveKind.Granted, 30), Move(PointMoveKind.Brought, 20),
        ],
        new(2026, 12, 31), 30,
        [new("P1", "コーヒー回数券", "ｶｲｽｳｹﾝ", Day, new(2027, 5, 19), 10), new("P2", "月額会員", "ｹﾞﾂｶﾞｸ", Day, new(2026, 12, 20), 0, IsUnlimited: true)],
        new(3_000),
        [
            Moved(PrepaidMoveKind.GivenBack, 1_000), Moved(PrepaidMoveKind.Kept, -2_000), Moved(PrepaidMoveKind.Expired, -1_000),
            Moved(PrepaidMoveKind.Returned, 500), Moved(PrepaidMoveKind.Used, -1_500), Moved(PrepaidMoveKind.ToppedUp, 6_000),
        ]);

    private static PrepaidMoveDocument Moved(PrepaidMoveKind kind, long yen) => new("M000001", 7, Day, kind, new(yen));

    private static PointMoveDocument Move(PointMoveKind kind, long points) => new("M000001", 7, Day, At, kind, points, 0);

    private static DrawerOpened Opened => new(new(50_000));

    private static CashMoved CashIn => new(true, new(10_000), 1);

    private static CashMoved CashOut => new(false, new(3_000), 0);

    private static PrintDocument Refund(SaleRefunded refund, int columns) =>
        RefundLayout.Compose(PaperOf(refund, Shop, refund.RefundId, Yen.Zero - refund.Total), refund, columns);

    private static PrintDocument Report(EntryData data, List<SlipDocument>? slips, int columns) =>
        new SessionReport(PaperOf(data, Shop), Session, new(12_345_678), new(55_000), slips).Compose(columns);

    private static PrintDocument Receipt(SaleClosed sale, int columns) =>
        ReceiptLayout.Compose(PaperOf(sale, Shop, sale.SaleId, sale.Total), sale, formalIssued: false, columns);

    private static PrintDocument Formal(
        SaleClosed sale, string? addressee, string? proviso, int columns, bool reissue = false)
    {
        var paper = PaperOf(sale, Shop, sale.SaleId, sale.Total, reissue);
        return FormalReceiptLayout.Compose(
            new(paper, sale.Number, sale.Lines, sale.Taxes, sale.Tenders, addressee, proviso), columns);
    }

    private static List<SlipDocument> Slips() =>
    [
        new(3, 0, 43, TenderKind.Credit, new(5_000), "1234567"),
        new(3, 1, 43, TenderKind.ElectronicMoney, new(1_000), null),
        new(6, 0, 46, TenderKind.Credit, new(55_000), "7654321"),
    ];
}
