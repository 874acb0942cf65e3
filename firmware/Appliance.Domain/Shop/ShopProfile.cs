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
/// <param name="YenPerPoint">Yen of a sale for one point, 1 or more; the default value is 100.</param>
/// <param name="ReceiptFooter">A line of thanks under the receipt, or null.</param>
/// <param name="Points">How points are granted and used; null for the default values.</param>
/// <param name="EatInByDefault">Food counts as eaten in the shop until the key says otherwise.</param>
/// <param name="SignInRequired">Nothing is rung up before somebody signed in (担当者).</param>
/// <param name="LockAfterMinutes">Minutes without a key after which the sign-in ends, 1–480; null for never.</param>
/// <param name="InStoreCodes">How the shop's own labels are read, or null.</param>
/// <param name="DrawerAlarmSeconds">Seconds the drawer may stand open, 5–600; the default value is 30.</param>
/// <param name="CardAfterSaleMinutes">Minutes after a sale in which a tapped card still gets its points, 0–30.</param>
/// <param name="Receipt">How receipts look; null for the default values.</param>
public sealed record ShopProfile(
    string Name,
    string? Address,
    string? Phone,
    string? RegistrationNumber,
    EquatableList<TaxRate> TaxRates,
    TaxRounding TaxRounding = TaxRounding.Down,
    int BusinessDayStartsAtHour = BusinessDay.UsualStartHour,
    int YenPerPoint = 100,
    string? ReceiptFooter = null,
    PointRule? Points = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool EatInByDefault = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool SignInRequired = false,
    int? LockAfterMinutes = null,
    EquatableList<InStoreCode>? InStoreCodes = null,
    int DrawerAlarmSeconds = 30,
    int CardAfterSaleMinutes = 5,
    ReceiptTemplate? Receipt = null);

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

/// <summary>How points are granted and used (ポイント規約).</summary>
/// <param name="UsedAs">Whether used points are a discount or a means of payment.</param>
/// <param name="Base">Whether points are granted on totals with or without tax.</param>
/// <param name="GrantedOnUsed">Whether what was paid with points grants points again.</param>
public sealed record PointRule(
    PointUse UsedAs = PointUse.Tender, PriceTax Base = PriceTax.Included, bool GrantedOnUsed = false);

/// <summary>What used points are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PointUse>))]
public enum PointUse
{
    /// <summary>A means of payment: the taxable amount stays.</summary>
    [JsonStringEnumMemberName("tender")]
    Tender,

    /// <summary>A discount, divided over the rates: lowers the taxable amount.</summary>
    [JsonStringEnumMemberName("discount")]
    Discount,
}

/// <summary>What the shop chose for its receipts (レシートの体裁).</summary>
/// <param name="Header">Lines under the shop's name, at most <see cref="LineLimit"/>.</param>
/// <param name="Footer">Lines at the end, at most <see cref="LineLimit"/>.</param>
/// <param name="Logo">A PNG in base64 of at most <see cref="LogoLimit"/> characters, or null.</param>
/// <param name="ShowStaff">担当 is printed.</param>
/// <param name="ShowMember">The member's number and points are printed.</param>
/// <param name="ShowProof">The proof with its QR code is printed.</param>
/// <param name="CouponText">Printed under a line to cut along, or null.</param>
public sealed record ReceiptTemplate(
    EquatableList<string>? Header = null,
    EquatableList<string>? Footer = null,
    string? Logo = null,
    bool ShowStaff = true,
    bool ShowMember = true,
    bool ShowProof = true,
    string? CouponText = null)
{
    /// <summary>Most lines of header and footer.</summary>
    public const int LineLimit = 10;

    /// <summary>Longest logo: 48 KB of PNG.</summary>
    public const int LogoLimit = 65_536;
}
