using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Loyalty;

/// <summary>Ranks by what a member bought, or how often they came, in the last months (会員ランク).</summary>
/// <param name="Measure">What counts.</param>
/// <param name="WindowMonths">Months looked back, the current one included, 1–36.</param>
/// <param name="Ranks">From the lowest up, at most <see cref="LoyaltyLimits.Ranks"/>; below the first one there is none.</param>
public sealed record RankLadder(RankMeasure Measure, int WindowMonths, EquatableList<Rank> Ranks)
{
    /// <summary>The rank with a code, or null.</summary>
    public Rank? Find(string? code) => code is null ? null : Ranks.FirstOrDefault(rank => rank.Code == code);

    /// <summary>Place of a rank, from 0; -1 for none.</summary>
    public int PlaceOf(string? code)
    {
        for (var i = 0; i < Ranks.Count; i++)
        {
            if (Ranks[i].Code == code) return i;
        }

        return -1;
    }

    /// <summary>What a member comes to in the window that a business day is in: yen or visits.</summary>
    public long MeasureOf(EquatableList<MonthFigures> months, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(months);
        var first = PointLot.MonthOf(day.AddMonths(1 - WindowMonths));
        var inWindow = months.Where(month => month.Month >= first);
        return Measure == RankMeasure.Visits
            ? inWindow.Sum(month => (long)month.Visits)
            : inWindow.Sum(month => month.Spent.Amount);
    }

    /// <summary>The highest rank that figures are enough for, or null.</summary>
    public Rank? RankOf(long measured) => Ranks.LastOrDefault(rank => measured >= rank.From);
}

/// <summary>A rank with its benefits.</summary>
/// <param name="Code">1–10 letters and digits.</param>
/// <param name="Name">As printed, at most 20 characters.</param>
/// <param name="Kana">Half-width, for plain displays, at most 8 characters.</param>
/// <param name="From">Yen or visits from which it holds.</param>
/// <param name="Times">Hundredths of the points: 150 for half as many again, 101–10,000; 0 for no more than others.</param>
/// <param name="DiscountBasisPoints">Taken off every sale, 1–5,000; 0 for nothing.</param>
/// <param name="Coupon">Code of a personal coupon that comes with reaching it, or null.</param>
/// <param name="CouponDays">Days it can be used, 1–366.</param>
public sealed record Rank(
    string Code,
    string Name,
    string Kana,
    long From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Times = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int DiscountBasisPoints = 0,
    string? Coupon = null,
    int CouponDays = 90);

/// <summary>What ranks go by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RankMeasure>))]
public enum RankMeasure
{
    /// <summary>お買上げ金額.</summary>
    [JsonStringEnumMemberName("spend")]
    Spend,

    /// <summary>来店回数, by business day.</summary>
    [JsonStringEnumMemberName("visits")]
    Visits,
}

/// <summary>What a member bought in a month.</summary>
/// <param name="Month">Year and month, as 202611.</param>
/// <param name="Spent">Sales less what came back.</param>
/// <param name="Visits">Business days with a sale.</param>
public sealed record MonthFigures(int Month, Yen Spent, int Visits)
{
    /// <summary>With a sale, or with what came back of one (below ¥0, without a visit).</summary>
    /// <param name="months">The oldest first.</param>
    /// <param name="day">Business day of the sale.</param>
    /// <param name="spent">Signed.</param>
    /// <param name="isVisit">The first sale of the day.</param>
    public static EquatableList<MonthFigures> Add(EquatableList<MonthFigures> months, DateOnly day, Yen spent, bool isVisit)
    {
        ArgumentNullException.ThrowIfNull(months);
        var month = PointLot.MonthOf(day);
        var before = months.FirstOrDefault(it => it.Month == month) ?? new(month, Yen.Zero, 0);
        var after = before with { Spent = before.Spent + spent, Visits = before.Visits + (isVisit ? 1 : 0) };
        var sorted = months.Where(it => it.Month != month).Append(after).OrderBy(it => it.Month).ToList();
        return [.. sorted.Skip(Math.Max(sorted.Count - LoyaltyLimits.FigureMonths, 0))];
    }
}
