namespace Appliance.Simulation;

/// <summary>How large a simulated shop is and how its customers behave.</summary>
/// <param name="Members">Members at the end, 1 or more.</param>
/// <param name="FirstDay">First business day.</param>
/// <param name="Days">Business days, 1 or more.</param>
/// <param name="Seed">The same seed gives the same life.</param>
/// <param name="MeanIntervalDays">Typical days between two visits of a member; each has one around it.</param>
/// <param name="LapseProbability">Chance after each visit that a member hardly comes any more.</param>
/// <param name="AnonymousShare">Sales without a card, as a part of those with one.</param>
/// <param name="FoundersShare">Members who are there on the first day; the others join later, evenly.</param>
public sealed record ShopLifeOptions(
    int Members,
    DateOnly FirstDay,
    int Days,
    ulong Seed = 1,
    double MeanIntervalDays = 45,
    double LapseProbability = 0.06,
    double AnonymousShare = 0.25,
    double FoundersShare = 0.4)
{
    /// <summary>The shop of the measures: 100,000 members and a little over a million sales in three years.</summary>
    public static ShopLifeOptions Large { get; } = new(100_000, new(2023, 11, 1), 1_095, MeanIntervalDays: 47);
}
