using System.Text.Json.Serialization;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Loyalty;

/// <summary>
/// What a shop does for its members beyond the base rate, which stands in its profile
/// (<see cref="Shop.ShopProfile.YenPerPoint"/>, <see cref="Shop.PointRule"/>).
/// </summary>
/// <param name="Bonuses">Bonus points, at most <see cref="LoyaltyLimits.Bonuses"/>.</param>
/// <param name="Expiry">How points expire (有効期限), or null when they do not.</param>
/// <param name="Ladder">Ranks (会員ランク), or null for none.</param>
/// <param name="StampCards">Stamp cards, at most <see cref="LoyaltyLimits.StampCards"/>.</param>
/// <param name="Passes">Products that are passes (回数券) or memberships, at most <see cref="LoyaltyLimits.Passes"/>.</param>
/// <param name="NoPointTenders">What is paid so gives no points, or null.</param>
/// <param name="NoPointDepartments">Departments that give no points, or null.</param>
/// <param name="NoPointProducts">Codes of products that give no points, or null.</param>
/// <param name="StaffPointLimit">Most points staff can give or correct at once, 1 or more; the default value is 1,000.</param>
/// <param name="PinFromPoints">Using that many points or more needs the member's PIN, where they have one; null for never.</param>
public sealed record LoyaltyRules(
    EquatableList<BonusRule> Bonuses,
    PointExpiry? Expiry = null,
    RankLadder? Ladder = null,
    EquatableList<StampCard>? StampCards = null,
    EquatableList<PassKind>? Passes = null,
    EquatableList<TenderKind>? NoPointTenders = null,
    EquatableList<int>? NoPointDepartments = null,
    EquatableList<string>? NoPointProducts = null,
    int StaffPointLimit = 1_000,
    int? PinFromPoints = null)
{
    /// <summary>The base rate alone.</summary>
    public static LoyaltyRules None { get; } = new([]);
}

/// <summary>When a rule gives more points. A condition that is null holds always; all have to hold.</summary>
/// <param name="Code">1–10 letters and digits, once among the rules.</param>
/// <param name="Name">As printed and told: 土曜2倍, at most 20 characters.</param>
/// <param name="Times">Hundredths: 200 for twice the points, 101–10,000; 0 for a fixed number.</param>
/// <param name="Points">Points once a sale, or for each piece where goods are named; 0 for a multiple.</param>
/// <param name="From">First business day, or null.</param>
/// <param name="Until">Last business day, or null.</param>
/// <param name="Weekdays">Weekdays of the business day, or null.</param>
/// <param name="FromClock">First moment of the day in Japan, or null.</param>
/// <param name="UntilClock">First moment after it, or null.</param>
/// <param name="Products">Codes of the goods it is for, or null.</param>
/// <param name="Departments">Departments it is for, or null.</param>
/// <param name="Ranks">Codes of ranks, or null.</param>
/// <param name="BirthdayMonth">Only in the month of the member's birthday.</param>
/// <param name="MinimumYen">Smallest sale in yen, or 0.</param>
public sealed record BonusRule(
    string Code,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Times = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Points = 0,
    DateOnly? From = null,
    DateOnly? Until = null,
    EquatableList<Weekday>? Weekdays = null,
    TimeOnly? FromClock = null,
    TimeOnly? UntilClock = null,
    EquatableList<string>? Products = null,
    EquatableList<int>? Departments = null,
    EquatableList<string>? Ranks = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool BirthdayMonth = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int MinimumYen = 0)
{
    /// <summary>Whether it is for some goods only.</summary>
    [JsonIgnore]
    public bool IsForSomeGoods => Products is { Count: > 0 } || Departments is { Count: > 0 };

    /// <summary>Whether it holds for who buys at that moment.</summary>
    public bool HoldsAt(DateOnly day, TimeOnly clock, MemberStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return (From is not { } first || first <= day)
            && (Until is not { } last || day <= last)
            && (Weekdays is not { Count: > 0 } days || days.Contains((Weekday)day.DayOfWeek))
            && (FromClock is not { } from || clock >= from)
            && (UntilClock is not { } until || clock < until)
            && (Ranks is not { Count: > 0 } ranks || (standing.Rank is { } rank && ranks.Contains(rank)))
            && (!BirthdayMonth || standing.BirthMonth == day.Month);
    }

    /// <summary>Whether it is for a line.</summary>
    public bool IsFor(SaleLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return !IsForSomeGoods
            || (line.Code is { } code && Products?.Contains(code) == true)
            || Departments?.Contains(line.Department) == true;
    }
}

/// <summary>A day of the week.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Weekday>))]
public enum Weekday
{
    /// <summary>日.</summary>
    [JsonStringEnumMemberName("sun")]
    Sunday,

    /// <summary>月.</summary>
    [JsonStringEnumMemberName("mon")]
    Monday,

    /// <summary>火.</summary>
    [JsonStringEnumMemberName("tue")]
    Tuesday,

    /// <summary>水.</summary>
    [JsonStringEnumMemberName("wed")]
    Wednesday,

    /// <summary>木.</summary>
    [JsonStringEnumMemberName("thu")]
    Thursday,

    /// <summary>金.</summary>
    [JsonStringEnumMemberName("fri")]
    Friday,

    /// <summary>土.</summary>
    [JsonStringEnumMemberName("sat")]
    Saturday,
}
