using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Catalog;

/// <summary>A product (商品).</summary>
/// <param name="Code">The shop's own code (PLU), 1–13 digits.</param>
/// <param name="Jan">JAN/EAN-13 or EAN-8 with a valid check digit, or null.</param>
/// <param name="Name">As printed, at most 40 characters.</param>
/// <param name="Kana">Half-width kana for character displays, at most 20 characters.</param>
/// <param name="Price">¥0–¥9,999,999, with or without tax as its department says; of 100 g where sold by weight.</param>
/// <param name="Department">Number of its department, 1–8.</param>
/// <param name="TaxClass">Its own rate class, or null for that of its department.</param>
/// <param name="MemberPrice">For members (会員価格), or null; no higher than <paramref name="Price"/>.</param>
/// <param name="OpenPrice">The cashier keys the price (オープン価格).</param>
/// <param name="StockKept">Whether pieces are counted (在庫管理).</param>
/// <param name="ReorderPoint">Pieces at or below which the cashier is told.</param>
/// <param name="TimedPrices">Prices for a time (期間限定価格), or null; the lowest that holds applies.</param>
public sealed record Product(
    string Code,
    string? Jan,
    string Name,
    string Kana,
    Yen Price,
    int Department,
    TaxClass? TaxClass = null,
    Yen? MemberPrice = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OpenPrice = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool StockKept = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int ReorderPoint = 0,
    EquatableList<TimedPrice>? TimedPrices = null)
{
    /// <summary>What one piece costs at a moment: the lowest of the prices that hold.</summary>
    /// <param name="day">Business day.</param>
    /// <param name="clock">Time of the clock in Japan.</param>
    /// <param name="member">Whether a member buys it.</param>
    public Yen PriceAt(DateOnly day, TimeOnly clock, bool member)
    {
        var price = member && MemberPrice is { } own && own < Price ? own : Price;
        foreach (var timed in TimedPrices ?? [])
        {
            if (timed.HoldsAt(day, clock) && timed.Price < price) price = timed.Price;
        }

        return price;
    }
}

/// <summary>A price for some days, and if wished for some hours of them (タイムセール).</summary>
/// <param name="Price">As the product's.</param>
/// <param name="From">First business day.</param>
/// <param name="Until">Last business day.</param>
/// <param name="FromClock">First moment of each day in Japan, or null for its beginning.</param>
/// <param name="UntilClock">First moment after it, or null for its end.</param>
public sealed record TimedPrice(
    Yen Price, DateOnly From, DateOnly Until, TimeOnly? FromClock = null, TimeOnly? UntilClock = null)
{
    /// <summary>Whether it holds.</summary>
    public bool HoldsAt(DateOnly day, TimeOnly clock) =>
        From <= day && day <= Until
        && (FromClock is not { } from || clock >= from)
        && (UntilClock is not { } until || clock < until);
}
