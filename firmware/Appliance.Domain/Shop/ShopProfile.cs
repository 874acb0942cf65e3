using System.Text.Json.Serialization;
using Appliance.Domain.Catalog;

namespace Appliance.Domain.Shop;

/// <summary>What a receipt says about the shop, and the rules that are the shop's choice.</summary>
/// <param name="Name">As printed at the head of a receipt.</param>
/// <param name="Address">One line, or null.</param>
/// <param name="Phone">As printed, or null.</param>
/// <param name="RegistrationNumber">適格請求書発行事業者登録番号: T and 13 digits with a valid check digit, or null.</param>
/// <param name="TaxRates">Every rate with its first day; at least one for each class.</param>
/// <param name="TaxRounding">How a fraction of a yen of tax is rounded, once per rate and receipt.</param>
/// <param name="BusinessDayStartsAtHour">Hour at which a new business day begins, 0–12; the default value is 5.</param>
/// <param name="YenPerPoint">Yen of a sale's total for one point; the default value is 100.</param>
/// <param name="ReceiptFooter">A line of thanks under the receipt, or null.</param>
public sealed record ShopProfile(
    string Name,
    string? Address,
    string? Phone,
    string? RegistrationNumber,
    EquatableList<TaxRate> TaxRates,
    TaxRounding TaxRounding = TaxRounding.Down,
    int BusinessDayStartsAtHour = 5,
    int YenPerPoint = 100,
    string? ReceiptFooter = null);

/// <summary>Direction in which a fraction of a yen of tax is rounded (端数処理).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaxRounding>))]
public enum TaxRounding
{
    /// <summary>切捨.</summary>
    [JsonStringEnumMemberName("down")]
    Down,

    /// <summary>四捨五入.</summary>
    [JsonStringEnumMemberName("half-up")]
    HalfUp,

    /// <summary>切上.</summary>
    [JsonStringEnumMemberName("up")]
    Up,
}
