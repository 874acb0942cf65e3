using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Sales;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// Totals and tax per rate (税率ごとに区分した対価の額及び消費税額等, 消費税法57条の4第2項4号・5号): with tax in it, or
/// without where every price of the rate was.
/// </summary>
internal static class RateLines
{
    public static void Add(Sheet sheet, EquatableList<RateTotal> taxes)
    {
        foreach (var rate in taxes)
        {
            if (rate.RateBasisPoints == 0)
            {
                sheet.Pair(" (非課税対象額", $"{rate.Total})");
                continue;
            }

            var excluded = rate.Basis == PriceTax.Excluded;
            var percent = Wording.Percent(rate.RateBasisPoints);
            var name = excluded ? $" ({percent}税抜対象額" : $" ({percent}対象";
            var amount = excluded ? rate.Total - rate.Tax : rate.Total;

            // The amounts stand under each other; the bracket that ends the tax stands beside them.
            sheet.Add(new PrintText(TextWidth.Pair(name, $"{amount}", sheet.Columns - 1)));
            sheet.Pair(excluded ? "  消費税等" : "  内消費税等", $"{rate.Tax})");
        }
    }
}
