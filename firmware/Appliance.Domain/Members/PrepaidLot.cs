using Appliance.Domain.Money;

namespace Appliance.Domain.Members;

/// <summary>What is left of one top-up.</summary>
/// <param name="Amount">Above ¥0.</param>
/// <param name="ExpiresOn">Last business day it can be used.</param>
public sealed record PrepaidLot(Yen Amount, DateOnly ExpiresOn);

/// <summary>Top-ups of one member together.</summary>
public static class PrepaidLots
{
    /// <summary>What can be used on a business day.</summary>
    public static Yen On(this EquatableList<PrepaidLot>? lots, DateOnly day) => (lots ?? [])
        .Where(lot => lot.ExpiresOn >= day)
        .Aggregate(Yen.Zero, (sum, lot) => sum + lot.Amount);

    /// <summary>What an amount is taken from: what expires first is used first, what has expired cannot be used.</summary>
    /// <param name="lots">What there is; null for nothing.</param>
    /// <param name="amount">How much; of more than there is, all.</param>
    /// <param name="day">Business day.</param>
    /// <returns>What is taken, and what is left; null when nothing is.</returns>
    public static (EquatableList<PrepaidLot> Taken, EquatableList<PrepaidLot>? Left) Take(
        this EquatableList<PrepaidLot>? lots, Yen amount, DateOnly day)
    {
        if (lots is null || amount == Yen.Zero) return ([], lots);
        List<PrepaidLot> taken = [];
        List<PrepaidLot> left = [];
        foreach (var lot in lots.OrderBy(lot => lot.ExpiresOn))
        {
            var used = lot.ExpiresOn < day ? Yen.Zero : lot.Amount < amount ? lot.Amount : amount;
            amount -= used;
            if (used > Yen.Zero) taken.Add(lot with { Amount = used });
            if (used < lot.Amount) left.Add(lot with { Amount = lot.Amount - used });
        }

        return ([.. taken], left.Count == 0 ? null : [.. left]);
    }
}
