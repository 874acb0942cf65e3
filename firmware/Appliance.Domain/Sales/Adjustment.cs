using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>Something taken off or put on a line or a whole sale (値引・割増).</summary>
/// <param name="Kind">Why.</param>
/// <param name="Amount">Signed: below zero it lowers what is paid.</param>
/// <param name="BasisPoints">The part it is, when it was keyed as a percentage; else 0.</param>
/// <param name="Code">Code of the coupon, or null.</param>
/// <param name="Name">As printed, or null for the kind's own name.</param>
/// <param name="Issued">Id of the member's own coupon that was used, or null.</param>
public sealed record Adjustment(
    AdjustmentKind Kind,
    Yen Amount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int BasisPoints = 0,
    string? Code = null,
    string? Name = null,
    string? Issued = null);

/// <summary>Why a price changed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdjustmentKind>))]
public enum AdjustmentKind
{
    /// <summary>値引・割引.</summary>
    [JsonStringEnumMemberName("discount")]
    Discount,

    /// <summary>割増.</summary>
    [JsonStringEnumMemberName("surcharge")]
    Surcharge,

    /// <summary>クーポン.</summary>
    [JsonStringEnumMemberName("coupon")]
    Coupon,

    /// <summary>ポイント値引: points used as a discount lower the taxable amount.</summary>
    [JsonStringEnumMemberName("points")]
    Points,
}
