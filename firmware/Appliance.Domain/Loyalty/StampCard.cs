using System.Text.Json.Serialization;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Loyalty;

/// <summary>A stamp card (スタンプカード): so many stamps make a coupon.</summary>
/// <param name="Code">1–10 letters and digits.</param>
/// <param name="Name">As printed, at most 20 characters.</param>
/// <param name="Kana">Half-width, for plain displays, at most 8 characters.</param>
/// <param name="Needed">Stamps of a full card, 2–100.</param>
/// <param name="Per">What one stamp is for.</param>
/// <param name="PerYen">Yen for one stamp where it goes by amount, else 0.</param>
/// <param name="Reward">Code of the personal coupon a full card brings.</param>
/// <param name="RewardDays">Days it can be used, 1–366.</param>
/// <param name="From">First business day, or null.</param>
/// <param name="Until">Last business day, or null.</param>
/// <param name="Products">Codes of the goods it is for, or null for all.</param>
/// <param name="Departments">Departments it is for, or null for all.</param>
public sealed record StampCard(
    string Code,
    string Name,
    string Kana,
    int Needed,
    StampPer Per,
    int PerYen,
    string Reward,
    int RewardDays = 60,
    DateOnly? From = null,
    DateOnly? Until = null,
    EquatableList<string>? Products = null,
    EquatableList<int>? Departments = null)
{
    /// <summary>Stamps of a sale.</summary>
    /// <param name="lines">What was sold.</param>
    /// <param name="day">Business day.</param>
    /// <param name="hadToday">Whether this card got a stamp on that day before.</param>
    public int StampsOf(EquatableList<SaleLine> lines, DateOnly day, bool hadToday)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (From > day || Until < day) return 0;
        var sold = lines.Where(line => !line.Voided && IsFor(line)).ToList();
        return Per switch
        {
            StampPer.Visit => sold.Count > 0 && !hadToday ? 1 : 0,
            StampPer.Amount => PerYen == 0
                ? 0
                : (int)Math.Min(Math.Max(sold.Sum(line => line.Net.Amount), 0) / PerYen, LoyaltyLimits.StampsPerSale),
            _ => Math.Min(sold.Sum(line => line.Quantity), LoyaltyLimits.StampsPerSale),
        };
    }

    private bool IsFor(SaleLine line) =>
        (Products is not { Count: > 0 } && Departments is not { Count: > 0 })
        || (line.Code is { } code && Products?.Contains(code) == true)
        || Departments?.Contains(line.Department) == true;
}

/// <summary>What one stamp is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StampPer>))]
public enum StampPer
{
    /// <summary>来店, once a business day.</summary>
    [JsonStringEnumMemberName("visit")]
    Visit,

    /// <summary>お買上げ金額.</summary>
    [JsonStringEnumMemberName("amount")]
    Amount,

    /// <summary>商品1点.</summary>
    [JsonStringEnumMemberName("piece")]
    Piece,
}

/// <summary>How far a member's card is.</summary>
/// <param name="Card">Code of the stamp card.</param>
/// <param name="Stamps">Stamps on it; below zero when more were taken back than were on it.</param>
/// <param name="LastDay">Business day of the last stamp.</param>
public sealed record StampBalance(string Card, int Stamps, DateOnly LastDay);
