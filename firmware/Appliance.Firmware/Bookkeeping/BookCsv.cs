using System.Globalization;
using Appliance.Domain;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Firmware.Catalogue;
using Appliance.Firmware.Receipts;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using CsvHelper;

namespace Appliance.Firmware.Bookkeeping;

/// <summary>What a bookkeeper takes over, as CSV in UTF-8 with the mark Excel needs.</summary>
internal static class BookCsv
{
    /// <summary>Rows of one day's file; a shop that sells more has several registers.</summary>
    public const int RowLimit = 50_000;

    private static readonly TenderKind[] Kinds = Enum.GetValues<TenderKind>();

    /// <summary>Every sale and refund of a business day, by receipt number; refunds are negative.</summary>
    public static byte[] OfDay(IDocumentReader documents, DateOnly day)
    {
        var (low, high) = (Collections.DayKey(day), Collections.DayKey(day.AddDays(1)));
        var sales = documents.Range(Collections.Sales, Collections.SalesByDay, low, high, RowLimit)
            .Select(it => new Row(
                it.Number, it.At, it.StaffId, "売上", null, it.Sale.Total, it.Sale.Taxes, it.Sale.Tenders, it.MemberId, 1));
        var refunds = documents.Range(Collections.Refunds, Collections.RefundsByDay, low, high, RowLimit)
            .Select(it => new Row(
                it.Refund.Number, it.At, it.StaffId, it.Refund.Kind == Domain.Journal.RefundKind.Cancel ? "取消" : "返品",
                it.Refund.OriginalNumber, it.Refund.Total, it.Refund.Taxes, it.Refund.Tenders, it.Refund.MemberId, -1));
        List<Row> rows = [.. sales.Concat(refunds).OrderBy(row => row.Number)];
        int[] rates = [.. rows.SelectMany(row => row.Taxes).Select(rate => rate.RateBasisPoints).Distinct().OrderDescending()];
        return Write(csv =>
        {
            Fields(csv, "営業日", "日時", "レシート番号", "種別", "元のレシート番号", "合計");
            foreach (var rate in rates) Fields(csv, Heading(rate), Heading(rate) + " うち消費税");
            foreach (var kind in Kinds) csv.WriteField(Wording.Of(kind));
            Fields(csv, "会員番号", "担当者番号");
            csv.EndRecord();
            foreach (var row in rows) WriteRow(csv, day, row, rates);
        });
    }

    /// <summary>A closing: item, count, amount.</summary>
    public static byte[] OfClosing(ClosingDocument closing)
    {
        var session = closing.Closing.Session;
        var totals = session.Totals;
        return Write(csv =>
        {
            csv.WriteRecord("項目", "件数", "金額");
            Line(csv, "精算番号", session.Number, null);
            csv.WriteRecord("営業日", "", closing.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Line(csv, "総売上", totals.Sales, totals.Gross.Amount);
            Line(csv, "値引・割引", null, totals.Discounts.Amount);
            Line(csv, "割増", null, totals.Surcharges.Amount);
            Line(csv, "売上", totals.Sales, totals.Total.Amount);
            Line(csv, "返品", totals.Returns, -totals.ReturnTotal.Amount);
            Line(csv, "会計取消", totals.Cancels, -totals.CancelTotal.Amount);
            Line(csv, "純売上", null, totals.Net.Amount);
            foreach (var rate in totals.NetTaxes)
            {
                Line(csv, Heading(rate.RateBasisPoints), null, rate.Total.Amount);
                Line(csv, Heading(rate.RateBasisPoints) + " うち消費税", null, rate.Tax.Amount);
            }

            foreach (var tender in totals.Tenders)
            {
                Line(csv, Wording.Of(tender.Kind), tender.Count, (tender.Received - tender.Repaid).Amount);
            }

            foreach (var department in totals.Departments) Line(csv, $"部門{department.Department}", department.Pieces, department.Total.Amount);
            foreach (var staff in totals.Staff) Line(csv, $"担当{staff.StaffId}", staff.Sales, staff.Total.Amount);
            Line(csv, "釣銭準備金", null, session.CashFloat.Amount);
            Line(csv, "入金", null, totals.PaidIn.Amount);
            Line(csv, "出金", null, totals.PaidOut.Amount);
            Line(csv, "チャージ", null, totals.Prepaid.Amount);
            Line(csv, "掛入金", null, totals.Collected.Amount);
            Line(csv, "キャンセル料（不課税・売上外）", null, totals.DepositsKept.Amount);
            Line(csv, "プリペイド失効", null, totals.PrepaidExpired.Amount);
            Line(csv, "レジ内現金（計算）", null, session.Cash.Amount);
            Line(csv, "在高（実査）", null, session.Counted?.Total.Amount);
            Line(csv, "過不足", null, session.OverShort?.Amount);
            Line(csv, "取引中止", totals.Aborted, null);
            Line(csv, "訂正", totals.VoidedLines, totals.VoidedTotal.Amount);
            Line(csv, "両替", totals.NoSales, null);
            Line(csv, "付与ポイント", null, totals.PointsGranted);
            Line(csv, "利用ポイント", null, totals.PointsUsed);
            Line(csv, "会員売上", totals.MemberSales, totals.MemberTotal.Amount);
            Line(csv, "累計売上", null, closing.Closing.PerpetualTotal.Amount);
            Line(csv, "累計返品・取消", null, closing.Closing.PerpetualRefunds.Amount);
        });
    }

    private static void WriteRow(CsvWriter csv, DateOnly day, Row row, int[] rates)
    {
        Fields(
            csv, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            row.At.ToOffset(BusinessDay.JapanOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        csv.WriteField(row.Number);
        csv.WriteField(row.Kind);
        csv.WriteField(row.Original);
        csv.WriteField(row.Sign * row.Total.Amount);
        foreach (var basisPoints in rates)
        {
            var rate = row.Taxes.FirstOrDefault(it => it.RateBasisPoints == basisPoints);
            csv.WriteField(row.Sign * (rate?.Total.Amount ?? 0));
            csv.WriteField(row.Sign * (rate?.Tax.Amount ?? 0));
        }

        foreach (var kind in Kinds) csv.WriteField(row.Sign * row.Tenders.Where(it => it.Kind == kind).Sum(it => it.Amount.Amount));
        csv.WriteField(row.MemberId);
        csv.WriteField(row.StaffId);
        csv.EndRecord();
    }

    private static string Heading(int basisPoints) => basisPoints == 0
        ? "非課税"
        : (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%対象";

    /// <summary>A file of what is written.</summary>
    public static byte[] Write(Action<CsvWriter> write)
    {
        using MemoryStream bytes = new();
        using (var csv = CsvWriter.Create(bytes, ProductCsv.ForExcel, leaveOpen: true)) write(csv);
        return bytes.ToArray();
    }

    private static void Fields(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields) csv.WriteField(field);
    }

    private static void Line(CsvWriter csv, string item, long? count, long? amount)
    {
        csv.WriteField(item);
        csv.WriteField(count, default);
        csv.WriteField(amount, default);
        csv.EndRecord();
    }

    private sealed record Row(
        long Number,
        DateTimeOffset At,
        string? StaffId,
        string Kind,
        long? Original,
        Yen Total,
        EquatableList<RateTotal> Taxes,
        EquatableList<Tender> Tenders,
        string? MemberId,
        int Sign);
}
