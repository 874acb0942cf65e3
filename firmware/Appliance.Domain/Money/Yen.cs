using System.Globalization;

namespace Appliance.Domain.Money;

/// <summary>An amount in whole yen. Arithmetic is checked: an amount that does not fit throws instead of wrapping.</summary>
/// <param name="Amount">Whole yen; may be negative for refunds and differences.</param>
[System.Text.Json.Serialization.JsonConverter(typeof(YenJsonConverter))]
public readonly record struct Yen(long Amount) : IComparable<Yen>
{
    /// <summary>No money.</summary>
    public static Yen Zero => default;

    /// <summary>Adds two amounts.</summary>
    public static Yen operator +(Yen left, Yen right) => new(checked(left.Amount + right.Amount));

    /// <summary>Subtracts the right amount from the left one.</summary>
    public static Yen operator -(Yen left, Yen right) => new(checked(left.Amount - right.Amount));

    /// <summary>Multiplies an amount by a count of pieces.</summary>
    public static Yen operator *(Yen amount, int count) => new(checked(amount.Amount * count));

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Yen left, Yen right) => left.Amount < right.Amount;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Yen left, Yen right) => left.Amount > right.Amount;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Yen left, Yen right) => left.Amount <= right.Amount;

    /// <summary>Whether the left amount is larger or equal.</summary>
    public static bool operator >=(Yen left, Yen right) => left.Amount >= right.Amount;

    /// <inheritdoc/>
    public int CompareTo(Yen other) => Amount.CompareTo(other.Amount);

    /// <summary>The amount as shops write it: <c>¥1,234</c>, negative as <c>-¥1,234</c>.</summary>
    public override string ToString() =>
        Amount < 0
            ? "-¥" + Math.Abs((decimal)Amount).ToString("#,0", CultureInfo.InvariantCulture)
            : "¥" + Amount.ToString("#,0", CultureInfo.InvariantCulture);
}
