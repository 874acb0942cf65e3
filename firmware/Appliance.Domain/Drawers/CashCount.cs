using Appliance.Domain.Money;

namespace Appliance.Domain.Drawers;

/// <summary>What lay in the drawer (在高), by denomination.</summary>
/// <param name="Counted">Every denomination of <see cref="Denominations"/>, in that order.</param>
public sealed record CashCount(EquatableList<CountedCash> Counted)
{
    /// <summary>Coins of one roll (棒金).</summary>
    public const int RollPieces = 50;

    /// <summary>Notes and coins in the order they are counted: ¥10,000 down to ¥1.</summary>
    public static EquatableList<Yen> Denominations { get; } =
        [new(10_000), new(5_000), new(2_000), new(1_000), new(500), new(100), new(50), new(10), new(5), new(1)];

    /// <summary>Highest coin; what is worth more is a note and has no rolls.</summary>
    public static Yen HighestCoin { get; } = new(500);

    /// <summary>All of it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Yen Total => Counted.Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
}

/// <summary>Pieces of one denomination.</summary>
/// <param name="Denomination">Worth of one piece.</param>
/// <param name="Rolls">Rolls of fifty coins, 0–99; 0 for notes.</param>
/// <param name="Pieces">Loose pieces, 0–9,999.</param>
public sealed record CountedCash(Yen Denomination, int Rolls, int Pieces)
{
    /// <summary>What they are worth.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Yen Amount => Denomination * ((Rolls * CashCount.RollPieces) + Pieces);
}
