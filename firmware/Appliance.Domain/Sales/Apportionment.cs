using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>Divides an amount without losing a yen (largest remainder; of equal remainders the earlier wins).</summary>
public static class Apportionment
{
    /// <summary>Divides an amount by weights.</summary>
    /// <param name="amount">Of either sign; no larger in size than the sum of the weights where shares must not exceed them.</param>
    /// <param name="weights">Each ¥0 or more, one of them more when the amount is not ¥0.</param>
    /// <returns>One share per weight; their sum is the amount exactly.</returns>
    public static IReadOnlyList<Yen> Divide(Yen amount, IReadOnlyList<Yen> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var shares = new Yen[weights.Count];
        if (amount == Yen.Zero) return shares;
        Int128 whole = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight.Amount, nameof(weights));
            whole += weight.Amount;
        }

        ArgumentOutOfRangeException.ThrowIfZero((long)whole, nameof(weights));
        var sign = amount < Yen.Zero ? -1 : 1;
        var left = Math.Abs(amount.Amount);
        var size = left;
        List<(Int128 Remainder, int Index)> remainders = new(weights.Count);
        for (var i = 0; i < weights.Count; i++)
        {
            var product = (Int128)size * weights[i].Amount;
            var share = (long)(product / whole);
            shares[i] = new(sign * share);
            left -= share;
            remainders.Add((product % whole, i));
        }

        foreach (var (_, index) in remainders.OrderByDescending(it => it.Remainder).ThenBy(it => it.Index).Take((int)left))
        {
            shares[index] += new Yen(sign);
        }

        return shares;
    }
}
