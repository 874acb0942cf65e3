using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>
/// What a campaign brought: the treated group against the control group drawn by lot, by Welch's interval for the
/// difference of two means with unequal variances. Amounts are summed exactly; only the statistics are floating point.
/// </summary>
/// <remarks>
/// The interval shown has 95 %. An effect is claimed only where 99 % exclude zero: an owner has many campaigns and looks
/// at each of them every morning, and each look is another chance to be fooled.
/// </remarks>
public static class Effect
{
    /// <summary>Members each group needs before a mean says anything.</summary>
    public const int SmallestGroup = 30;

    /// <summary>Members who bought, in both groups together, before a mean says anything.</summary>
    public const int FewestResponders = 10;

    private const double Shown = 1.959963984540054;
    private const double Claimed = 2.5758293035489004;
    private const double Power = 0.8416212335729143;

    /// <summary>The effect so far.</summary>
    /// <param name="treated">Who was sent something.</param>
    /// <param name="control">Who was not.</param>
    /// <param name="marginBasisPoints">What is left of a sale after its goods.</param>
    /// <param name="couponCost">What redeemed coupons took off; it has lowered the sales already.</param>
    /// <param name="messageCost">What sending cost.</param>
    public static EffectReport Of(
        CampaignGroup treated, CampaignGroup control, int marginBasisPoints, Yen couponCost, Yen messageCost)
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(control);
        var size = Math.Min(treated.Members, control.Members);
        if (size < 2) return new(EffectVerdict.TooSmall, null, null, null, null, null, Missing(size));
        var (t, c) = (Figures(treated), Figures(control));
        var error = Math.Sqrt((t.Variance / t.Members) + (c.Variance / c.Members));
        var freedom = Freedom(t, c);
        var difference = t.Mean - c.Mean;
        var half = Quantile(Shown, freedom) * error;
        var enough = size >= SmallestGroup && treated.Responders + control.Responders >= FewestResponders && error > 0;
        var verdict = !enough ? EffectVerdict.TooSmall
            : Math.Abs(difference) > Quantile(Claimed, freedom) * error ? (difference > 0 ? EffectVerdict.More : EffectVerdict.Less)
            : Math.Abs(difference) > half ? EffectVerdict.Leaning
            : EffectVerdict.None;
        var extra = Round(difference * treated.Members);
        return new(
            verdict,
            Round(difference),
            Round(difference - half),
            Round(difference + half),
            extra,
            enough ? Profit(extra, marginBasisPoints, couponCost, messageCost) : null,
            Missing(size))
        {
            Detectable = enough ? Round((Shown + Power) * error) : null,
        };
    }

    /// <summary>
    /// What is left: the margin is of the price before the coupon, which the sales no longer hold, and the coupon is paid
    /// out of it.
    /// </summary>
    private static Yen Profit(Yen extra, int marginBasisPoints, Yen couponCost, Yen messageCost) =>
        new Yen((long)Math.Round((extra + couponCost).Amount * (decimal)marginBasisPoints / 10_000)) - couponCost - messageCost;

    private static long Missing(long size) => Math.Max(0, SmallestGroup - size);

    private static (double Members, double Mean, double Variance) Figures(CampaignGroup group)
    {
        // n·Σx² − (Σx)² in decimals: exact, so that large sums of nearly equal amounts keep their variance.
        decimal sum = group.Sales.Amount;
        var spread = (group.SumOfSquares * group.Members) - (sum * sum);
        double members = group.Members;
        return (members, (double)sum / members, (double)spread / (members * (members - 1)));
    }

    /// <summary>Welch–Satterthwaite.</summary>
    private static double Freedom((double Members, double Mean, double Variance) t, (double Members, double Mean, double Variance) c)
    {
        var (a, b) = (t.Variance / t.Members, c.Variance / c.Members);
        return a + b == 0 ? 1 : (a + b) * (a + b) / ((a * a / (t.Members - 1)) + (b * b / (c.Members - 1)));
    }

    /// <summary>
    /// Quantile of Student's distribution from the normal one by its expansion in 1/ν (Abramowitz and Stegun 26.7.5);
    /// from ν = 5 on right to three digits.
    /// </summary>
    private static double Quantile(double z, double freedom)
    {
        var (z3, z5, z7) = (Math.Pow(z, 3), Math.Pow(z, 5), Math.Pow(z, 7));
        return z
            + ((z3 + z) / (4 * freedom))
            + (((5 * z5) + (16 * z3) + (3 * z)) / (96 * freedom * freedom))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * z)) / (384 * freedom * freedom * freedom));
    }

    private static Yen Round(double yen) => new((long)Math.Round(yen));
}

/// <summary>What can be said of a campaign.</summary>
/// <param name="Verdict">In one word.</param>
/// <param name="Uplift">How much more a treated member bought than one of the control group; null when nothing can be said.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="ExtraSales">Over all treated members.</param>
/// <param name="Profit">Of the extra sales, after coupons and messages; null when it is too small to tell.</param>
/// <param name="MissingMembers">Members the smaller group lacks.</param>
public sealed record EffectReport(
    EffectVerdict Verdict, Yen? Uplift, Yen? Low, Yen? High, Yen? ExtraSales, Yen? Profit, long MissingMembers)
{
    /// <summary>The smallest difference per member that so many members would show four times out of five.</summary>
    public Yen? Detectable { get; init; }
}

/// <summary>What the two groups say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectVerdict>))]
public enum EffectVerdict
{
    /// <summary>Too few members or sales to tell.</summary>
    [JsonStringEnumMemberName("too-small")]
    TooSmall,

    /// <summary>No difference can be told.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>95 % exclude zero, 99 % do not: worth another look.</summary>
    [JsonStringEnumMemberName("leaning")]
    Leaning,

    /// <summary>Treated members bought more.</summary>
    [JsonStringEnumMemberName("more")]
    More,

    /// <summary>Treated members bought less.</summary>
    [JsonStringEnumMemberName("less")]
    Less,
}
