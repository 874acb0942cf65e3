using System.Globalization;
using Appliance.Firmware.Bookkeeping;
using Appliance.Firmware.Rest;

namespace Appliance.Firmware.Reports;

/// <summary>Reports as CSV in UTF-8 with the mark Excel needs.</summary>
internal static class ReportCsv
{
    private static readonly string[] Headings = ["区分", "名称", "件数", "金額"];

    /// <summary>One row a row; tax only where there is some.</summary>
    public static byte[] Of(IReadOnlyList<ReportRow> rows)
    {
        var withTax = rows.Any(row => row.Tax is not null);
        return BookCsv.Write(csv =>
        {
            foreach (var heading in Headings) csv.WriteField(heading);
            if (withTax) csv.WriteField("うち消費税");
            csv.EndRecord();
            foreach (var row in rows)
            {
                csv.WriteField(row.Key);
                csv.WriteField(row.Label);
                csv.WriteField(row.Count);
                csv.WriteField(row.Amount.Amount);
                if (withTax) csv.WriteField(row.Tax?.Amount, default);
                csv.EndRecord();
            }
        });
    }

    /// <summary>Members who came, a month a row; the rate in percent.</summary>
    public static byte[] Of(IReadOnlyList<VisitorsResponse> months) => BookCsv.Write(csv =>
    {
        csv.WriteRecord("月", "来店会員", "うち初めて", "来店回数", "購入金額", "リピート率（%）");
        foreach (var month in months)
        {
            csv.WriteField(month.Month);
            csv.WriteField(month.Visitors);
            csv.WriteField(month.NewVisitors);
            csv.WriteField(month.Visits);
            csv.WriteField(month.Total.Amount);
            csv.WriteField(month.RepeatRate is { } rate ? (rate / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "");
            csv.EndRecord();
        }
    });

    /// <summary>Cohorts, a pair of months a row.</summary>
    public static byte[] Of(IReadOnlyList<CohortResponse> cohorts) => BookCsv.Write(csv =>
    {
        csv.WriteRecord("初めて来た月", "来店した月", "会員", "購入金額");
        foreach (var (cohort, month) in cohorts.SelectMany(it => it.Months.Select(month => (it.First, month))))
        {
            csv.WriteField(cohort);
            csv.WriteField(month.Month);
            csv.WriteField(month.Members);
            csv.WriteField(month.Total.Amount);
            csv.EndRecord();
        }
    });

    /// <summary>What is owed and what lapsed: item, count, amount.</summary>
    public static byte[] Of(OwedView owed) => BookCsv.Write(csv =>
    {
        csv.WriteRecord("項目", "件数", "金額");
        Line("プリペイド残高", owed.PrepaidMembers, owed.Prepaid.Amount);
        Line("うち予約金（これからの予約）", null, owed.Deposits.Amount);
        Line("ギフトカード残高", owed.OpenGiftCards, owed.GiftCards.Amount);
        Line("ポイント残高", null, owed.Points);
        Line("期間中のプリペイド失効", null, owed.PrepaidLapsed.Amount);
        Line("期間中のギフトカード失効", null, owed.GiftCardsLapsed.Amount);
        Line("期間中のポイント失効", null, owed.PointsLapsed);
        Line("期間中のキャンセル料（不課税）", null, owed.DepositsKept.Amount);
        Line("来店なしの予約金（お預かり中）", owed.MissedBookings, owed.MissedDeposits.Amount);
        Line("累計 チャージ", null, owed.Account.ToppedUp.Amount);
        Line("累計 返品による返却", null, owed.Account.Returned.Amount);
        Line("累計 利用", null, owed.Account.Used.Amount);
        Line("累計 失効", null, owed.Account.Expired.Amount);
        Line("累計 キャンセル料", null, owed.Account.Kept.Amount);
        Line("差引残高", null, owed.Account.Held.Amount);

        void Line(string item, long? count, long amount)
        {
            csv.WriteField(item);
            csv.WriteField(count, default);
            csv.WriteField(amount);
            csv.EndRecord();
        }
    });
}
