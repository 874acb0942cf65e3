using System.Globalization;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Firmware.Receipts;

/// <summary>How papers write dates, rates, numbers and means of payment.</summary>
internal static class Wording
{
    private const string Days = "日月火水木金土";

    /// <summary><c>2026年11月21日(土)</c>.</summary>
    public static string Date(DateOnly day) =>
        day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) + $"({Days[(int)day.DayOfWeek]})";

    /// <summary>The date on the clock in Japan.</summary>
    public static string Date(DateTimeOffset at) =>
        Date(DateOnly.FromDateTime(at.ToOffset(BusinessDay.JapanOffset).Date));

    /// <summary><c>2026年11月21日(土) 14:05</c>.</summary>
    public static string Moment(DateTimeOffset at) =>
        $"{Date(at)} {at.ToOffset(BusinessDay.JapanOffset).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary><c>2026/11/21(土) 14:05</c>, for narrow paper.</summary>
    public static string ShortMoment(DateTimeOffset at)
    {
        var japan = at.ToOffset(BusinessDay.JapanOffset);
        return japan.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture) + $"({Days[(int)japan.DayOfWeek]}) "
            + japan.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Basis points as a percentage: <c>10%</c>, <c>7.8%</c>.</summary>
    public static string Percent(int basisPoints) =>
        (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A receipt number: <c>No.000042</c>.</summary>
    public static string Number(long number) => $"No.{number:D6}";

    /// <summary>A means of payment.</summary>
    public static string Of(TenderKind kind) => kind switch
    {
        TenderKind.Cash => "現金",
        TenderKind.Credit => "クレジットカード",
        TenderKind.ElectronicMoney => "電子マネー",
        TenderKind.QrCode => "コード決済",
        TenderKind.GiftVoucher => "商品券",
        TenderKind.Points => "ポイント",
        TenderKind.Prepaid => "プリペイド",
        TenderKind.OnAccount => "掛売",
        TenderKind.Exchange => "返品充当",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This means of payment has no name."),
    };

    /// <summary>What was given on a line or a sale.</summary>
    public static string Of(Adjustment adjustment)
    {
        var part = adjustment.BasisPoints > 0 ? $" {Percent(adjustment.BasisPoints)}" : "";
        return adjustment.Kind switch
        {
            AdjustmentKind.Discount => (adjustment.Name ?? (part.Length > 0 ? "割引" : "値引")) + part,
            AdjustmentKind.Surcharge => (adjustment.Name ?? "割増") + part,
            AdjustmentKind.Coupon => "クーポン" + (adjustment.Name is { } name ? $" {name}" : "") + part,
            AdjustmentKind.Points => adjustment.Name ?? "ポイント値引",
            _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment.Kind, "This has no name."),
        };
    }
}
