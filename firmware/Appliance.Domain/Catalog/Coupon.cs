using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Catalog;

/// <summary>A coupon (クーポン) that takes something off a whole sale.</summary>
/// <param name="Code">What is keyed or scanned, 1–20 letters or digits.</param>
/// <param name="Name">As printed, at most 20 characters.</param>
/// <param name="BasisPoints">Part of the sale taken off, 1–10,000, or 0 when it is an amount.</param>
/// <param name="Amount">Yen taken off, or ¥0 when it is a part.</param>
/// <param name="From">First business day.</param>
/// <param name="Until">Last business day.</param>
/// <param name="MinimumTotal">Smallest sale it is good for.</param>
/// <param name="Personal">Only whom it was issued to can use it; its own dates then bound those of the issued ones.</param>
public sealed record Coupon(
    string Code,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int BasisPoints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Yen Amount,
    DateOnly From,
    DateOnly Until,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Yen MinimumTotal = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Personal = false);
