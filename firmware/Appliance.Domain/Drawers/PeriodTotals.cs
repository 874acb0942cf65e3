using System.Text.Json.Serialization;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Drawers;

/// <summary>
/// What a bookkeeper copies from a reading (点検), a closing (精算), a day, month or year. Additive: a period's totals
/// are the sums of its entries, and nothing is ever subtracted but what was opposite.
/// </summary>
/// <param name="Sales">Sales closed (会計).</param>
/// <param name="Total">Their sum, tax included.</param>
/// <param name="Taxes">Per rate, highest rate first; of sales alone.</param>
/// <param name="Gross">Sum of the lines as priced, before anything was given.</param>
/// <param name="Discounts">What was taken off, as a negative amount.</param>
/// <param name="Surcharges">What was put on.</param>
/// <param name="Returns">Returns (返品).</param>
/// <param name="ReturnTotal">Their sum, tax included.</param>
/// <param name="Cancels">Sales cancelled after payment (会計取消).</param>
/// <param name="CancelTotal">Their sum, tax included.</param>
/// <param name="RefundTaxes">Per rate, of returns and cancels.</param>
/// <param name="Aborted">Sales given up before payment (取引中止).</param>
/// <param name="VoidedLines">Lines taken back before payment (訂正), of sales and of aborted ones.</param>
/// <param name="VoidedTotal">Their sum as priced.</param>
/// <param name="NoSales">Drawer opened without a sale (両替).</param>
/// <param name="Tenders">Per means of payment, in the order of <see cref="TenderKind"/>.</param>
/// <param name="VoucherSurplus">What gift vouchers were worth beyond what they settled.</param>
/// <param name="Departments">Per department, by number; net of refunds.</param>
/// <param name="Staff">Per staff signed in, by id; net of refunds.</param>
/// <param name="PaidIn">Cash put in (入金).</param>
/// <param name="PaidOut">Cash taken out (出金).</param>
/// <param name="Prepaid">Prepaid sold (チャージ); no sale.</param>
/// <param name="Collected">Paid later for sales on account (掛入金).</param>
/// <param name="PointsGranted">Points given.</param>
/// <param name="PointsUsed">Points used.</param>
/// <param name="PointsTakenBack">Granted points that refunds took back.</param>
/// <param name="PointsReturned">Used points that refunds gave back.</param>
/// <param name="MemberSales">Sales to members.</param>
/// <param name="MemberTotal">Their sum, tax included.</param>
/// <param name="FirstNumber">First receipt number, or 0.</param>
/// <param name="LastNumber">Last receipt number, or 0.</param>
/// <param name="FormalReceipts">領収書 issued.</param>
public sealed record PeriodTotals(
    int Sales,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    Yen Gross,
    Yen Discounts,
    Yen Surcharges,
    int Returns,
    Yen ReturnTotal,
    int Cancels,
    Yen CancelTotal,
    EquatableList<RateTotal> RefundTaxes,
    int Aborted,
    int VoidedLines,
    Yen VoidedTotal,
    int NoSales,
    EquatableList<TenderTotal> Tenders,
    Yen VoucherSurplus,
    EquatableList<DepartmentTotal> Departments,
    EquatableList<StaffTotal> Staff,
    Yen PaidIn,
    Yen PaidOut,
    Yen Prepaid,
    Yen Collected,
    long PointsGranted,
    long PointsUsed,
    long PointsTakenBack,
    long PointsReturned,
    int MemberSales,
    Yen MemberTotal,
    long FirstNumber,
    long LastNumber,
    int FormalReceipts)
{
    /// <summary>Cash that acceptors took (投入金), for sales and outside them; it lies in their boxes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yen Inserted { get; init; }

    /// <summary>What of it was outside a sale (会計外投入), and is the customer's or nobody's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yen InsertedOutside { get; init; }

    /// <summary>How often an acceptor's count may be short of what is in its box.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CashDoubts { get; init; }

    /// <summary>Prepaid that was not used in time and is gone (プリペイド失効).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yen PrepaidExpired { get; init; }

    /// <summary>Deposits of guests who did not come that the shop kept (キャンセル料, 不課税), less what it gave back; no sale.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yen DepositsKept { get; init; }

    /// <summary>Points that expired (失効).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long PointsExpired { get; init; }

    /// <summary>Points staff gave (プレゼント).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long PointsGifted { get; init; }

    /// <summary>Points staff put right (訂正), signed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long PointsCorrected { get; init; }

    /// <summary>Nothing yet.</summary>
    public static PeriodTotals Zero { get; } = new(
        0, Yen.Zero, [], Yen.Zero, Yen.Zero, Yen.Zero, 0, Yen.Zero, 0, Yen.Zero, [], 0, 0, Yen.Zero, 0, [], Yen.Zero, [], [],
        Yen.Zero, Yen.Zero, Yen.Zero, Yen.Zero, 0, 0, 0, 0, 0, Yen.Zero, 0, 0, 0);

    /// <summary>Sales less returns and cancels, tax included (純売上).</summary>
    [JsonIgnore]
    public Yen Net => Total - ReturnTotal - CancelTotal;

    /// <summary>Per rate, sales less refunds.</summary>
    [JsonIgnore]
    public EquatableList<RateTotal> NetTaxes => ConsumptionTax.Add(Taxes, RefundTaxes.Select(rate => rate with
    {
        Total = Yen.Zero - rate.Total,
        Tax = Yen.Zero - rate.Tax,
    }));

    /// <summary>Cash that came in less cash that went out.</summary>
    [JsonIgnore]
    public Yen CashFlow => Tenders.FirstOrDefault(it => it.Kind == TenderKind.Cash) is { } cash
        ? cash.Received - cash.Repaid + PaidIn - PaidOut + InsertedOutside
        : PaidIn - PaidOut + InsertedOutside;

    /// <summary>After an entry.</summary>
    /// <param name="data">What happened.</param>
    /// <param name="staffId">Who was signed in, or null.</param>
    public PeriodTotals After(EntryData data, string? staffId) => data switch
    {
        SaleClosed sale => AfterSale(sale, staffId),
        SaleRefunded refund => AfterRefund(refund, staffId),
        SaleCancelled aborted => WithVoided(aborted.Lines) with { Aborted = Aborted + 1 },
        DrawerReleased => this with { NoSales = NoSales + 1 },
        CashInserted money => this with
        {
            Inserted = Inserted + money.Amount,
            InsertedOutside = InsertedOutside + (money.Sale is null ? money.Amount : Yen.Zero),
            CashDoubts = CashDoubts + (money.Doubts?.Count ?? 0),
        },
        CashMoved { In: true } moved => this with { PaidIn = PaidIn + moved.Amount },
        CashMoved moved => this with { PaidOut = PaidOut + moved.Amount },
        PrepaidToppedUp topUp => this with { Prepaid = Prepaid + topUp.Amount, Tenders = With(topUp.Tender, repaid: false) },
        GiftCardSold sold => this with { Prepaid = Prepaid + sold.Amount, Tenders = With(sold.Tender, repaid: false) },
        PrepaidExpired expired => this with { PrepaidExpired = PrepaidExpired + expired.Amount },
        BookingDepositKept kept => this with { DepositsKept = DepositsKept + kept.Amount },
        BookingDepositGivenBack back => this with { DepositsKept = DepositsKept - back.Amount },
        AccountPaid paid => this with { Collected = Collected + paid.Amount, Tenders = With(paid.Tender, repaid: false) },
        PointsAdded added => this with { PointsGranted = PointsGranted + added.Points },
        PointsExpired it => this with { PointsExpired = PointsExpired + it.Points },
        PointsGifted it => this with { PointsGifted = PointsGifted + it.Points },
        PointsCorrected it => this with { PointsCorrected = PointsCorrected + it.Points },
        FormalReceiptIssued { Reissue: false } => this with { FormalReceipts = FormalReceipts + 1 },
        _ => this,
    };

    /// <summary>Both together; the numbers run from the first of the earlier to the last of the later.</summary>
    public PeriodTotals Add(PeriodTotals later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return new(
            Sales + later.Sales,
            Total + later.Total,
            ConsumptionTax.Add(Taxes, later.Taxes),
            Gross + later.Gross,
            Discounts + later.Discounts,
            Surcharges + later.Surcharges,
            Returns + later.Returns,
            ReturnTotal + later.ReturnTotal,
            Cancels + later.Cancels,
            CancelTotal + later.CancelTotal,
            ConsumptionTax.Add(RefundTaxes, later.RefundTaxes),
            Aborted + later.Aborted,
            VoidedLines + later.VoidedLines,
            VoidedTotal + later.VoidedTotal,
            NoSales + later.NoSales,
            later.Tenders.Aggregate(Tenders, Tally.Add),
            VoucherSurplus + later.VoucherSurplus,
            later.Departments.Aggregate(Departments, Tally.Add),
            later.Staff.Aggregate(Staff, Tally.Add),
            PaidIn + later.PaidIn,
            PaidOut + later.PaidOut,
            Prepaid + later.Prepaid,
            Collected + later.Collected,
            PointsGranted + later.PointsGranted,
            PointsUsed + later.PointsUsed,
            PointsTakenBack + later.PointsTakenBack,
            PointsReturned + later.PointsReturned,
            MemberSales + later.MemberSales,
            MemberTotal + later.MemberTotal,
            FirstNumber == 0 ? later.FirstNumber : FirstNumber,
            later.LastNumber == 0 ? LastNumber : later.LastNumber,
            FormalReceipts + later.FormalReceipts)
        {
            Inserted = Inserted + later.Inserted,
            InsertedOutside = InsertedOutside + later.InsertedOutside,
            CashDoubts = CashDoubts + later.CashDoubts,
            PrepaidExpired = PrepaidExpired + later.PrepaidExpired,
            DepositsKept = DepositsKept + later.DepositsKept,
            PointsExpired = PointsExpired + later.PointsExpired,
            PointsGifted = PointsGifted + later.PointsGifted,
            PointsCorrected = PointsCorrected + later.PointsCorrected,
        };
    }

    private PeriodTotals AfterSale(SaleClosed sale, string? staffId)
    {
        var after = WithVoided(sale.Lines);
        foreach (var tender in sale.Tenders) after = after with { Tenders = after.With(tender, repaid: false) };
        foreach (var line in sale.Lines.Where(line => !line.Voided)) after = after.WithLine(line, 1);
        var given = sale.Lines.Where(line => !line.Voided).SelectMany(line => line.Adjustments ?? []).Concat(sale.Adjustments ?? []);
        return after with
        {
            Sales = Sales + 1,
            Total = Total + sale.Total,
            Taxes = ConsumptionTax.Add(Taxes, sale.Taxes),
            Gross = Gross + sale.Lines.Where(line => !line.Voided).Aggregate(Yen.Zero, (sum, line) => sum + line.Amount),
            Discounts = Discounts + Sum(given.Where(it => it.Amount < Yen.Zero)),
            Surcharges = Surcharges + Sum(given.Where(it => it.Amount > Yen.Zero)),
            VoucherSurplus = VoucherSurplus + sale.Tenders
                .Where(it => it.Kind == TenderKind.GiftVoucher)
                .Aggregate(Yen.Zero, (sum, it) => sum + it.Received - it.Amount),
            Staff = Tally.Add(Staff, new StaffTotal(staffId ?? "", 1, sale.Total)),
            PointsGranted = PointsGranted + sale.PointsGranted,
            PointsUsed = PointsUsed + sale.PointsUsed,
            MemberSales = MemberSales + (sale.MemberId is null ? 0 : 1),
            MemberTotal = MemberTotal + (sale.MemberId is null ? Yen.Zero : sale.Total),
            FirstNumber = FirstNumber == 0 ? sale.Number : FirstNumber,
            LastNumber = sale.Number,
        };
    }

    private PeriodTotals AfterRefund(SaleRefunded refund, string? staffId)
    {
        var after = this;
        foreach (var tender in refund.Tenders) after = after with { Tenders = after.With(tender, repaid: true) };
        foreach (var line in refund.Lines) after = after.WithLine(line.Line, -1);
        var isCancel = refund.Kind == RefundKind.Cancel;
        return after with
        {
            Returns = Returns + (isCancel ? 0 : 1),
            ReturnTotal = ReturnTotal + (isCancel ? Yen.Zero : refund.Total),
            Cancels = Cancels + (isCancel ? 1 : 0),
            CancelTotal = CancelTotal + (isCancel ? refund.Total : Yen.Zero),
            RefundTaxes = ConsumptionTax.Add(RefundTaxes, refund.Taxes),
            Staff = Tally.Add(Staff, new StaffTotal(staffId ?? "", 0, Yen.Zero - refund.Total)),
            PointsTakenBack = PointsTakenBack + refund.PointsTakenBack,
            PointsReturned = PointsReturned + refund.PointsReturned,
            FirstNumber = FirstNumber == 0 ? refund.Number : FirstNumber,
            LastNumber = refund.Number,
        };
    }

    private PeriodTotals WithLine(SaleLine line, int sign) => this with
    {
        Departments = Tally.Add(Departments, new DepartmentTotal(line.Department, sign * line.Quantity, line.Net * sign)),
    };

    private PeriodTotals WithVoided(EquatableList<SaleLine> lines)
    {
        var voided = lines.Where(line => line.Voided).ToList();
        return this with
        {
            VoidedLines = VoidedLines + voided.Count,
            VoidedTotal = VoidedTotal + voided.Aggregate(Yen.Zero, (sum, line) => sum + line.Amount),
        };
    }

    private EquatableList<TenderTotal> With(Tender tender, bool repaid) => Tally.Add(
        Tenders,
        new TenderTotal(tender.Kind, 1, repaid ? Yen.Zero : tender.Amount, repaid ? tender.Amount : Yen.Zero));

    private static Yen Sum(IEnumerable<Adjustment> adjustments) =>
        adjustments.Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
}
