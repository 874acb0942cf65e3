using Appliance.Firmware.Bookkeeping;

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
}
