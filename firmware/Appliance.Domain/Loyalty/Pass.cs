using System.Text.Json.Serialization;

namespace Appliance.Domain.Loyalty;

/// <summary>A product that is a pass (回数券) or a membership (月額会員): who buys it holds it.</summary>
/// <param name="Product">Code of the product.</param>
/// <param name="Name">As printed, at most 20 characters.</param>
/// <param name="Kana">Half-width, for plain displays, at most 12 characters.</param>
/// <param name="Uses">How often it can be used, 1–999; 0 for as often as wanted while it lasts.</param>
/// <param name="Days">Days it lasts, the day of the sale included, 1–1,100.</param>
/// <param name="OpensGate">A tap opens the gate as long as it lasts.</param>
public sealed record PassKind(
    string Product,
    string Name,
    string Kana,
    int Uses,
    int Days,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OpensGate = false);

/// <summary>A pass a member holds.</summary>
/// <param name="PassId">Stable id: the sale and the line it was sold on.</param>
/// <param name="Name">As printed.</param>
/// <param name="Kana">For plain displays.</param>
/// <param name="From">First business day.</param>
/// <param name="Until">Last business day.</param>
/// <param name="Left">Uses left; 0 for one without a number of uses.</param>
/// <param name="IsUnlimited">Used as often as wanted.</param>
/// <param name="OpensGate">A tap opens the gate.</param>
public sealed record HeldPass(
    string PassId,
    string Name,
    string Kana,
    DateOnly From,
    DateOnly Until,
    int Left,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsUnlimited = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OpensGate = false)
{
    /// <summary>Whether it can be used on a business day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && day <= Until && (IsUnlimited || Left > 0);
}
