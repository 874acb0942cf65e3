using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>How a sale stands paid once things came back.</summary>
public static class Payments
{
    /// <summary>
    /// Whether money or what stands for it was handed over. What is owed will be receipted when it is paid (掛入金),
    /// prepaid was when it was charged (チャージ), and points are a promise of the shop itself.
    /// </summary>
    public static bool IsReceived(this TenderKind kind) =>
        kind is not (TenderKind.OnAccount or TenderKind.Points or TenderKind.Prepaid);

    /// <summary>
    /// What is left of the payments of a sale. What was given back goes off what was paid by the same means; beyond
    /// that (paid by card, given back in cash) off what was received, the last payment first; beyond that off the rest.
    /// </summary>
    /// <param name="paid">The payments of the sale.</param>
    /// <param name="givenBack">Those of its returns, together not above the former.</param>
    /// <returns>Above ¥0 each, in the order of the sale; their sum is what was paid less what was given back.</returns>
    public static EquatableList<Tender> Left(EquatableList<Tender> paid, EquatableList<Tender> givenBack)
    {
        ArgumentNullException.ThrowIfNull(paid);
        ArgumentNullException.ThrowIfNull(givenBack);
        List<Tender> left = [.. paid];

        // All of one kind first, so that the order of several returns does not matter.
        var beyond = givenBack.Aggregate(
            Yen.Zero, (sum, back) => sum + TakeOff(left, back.Amount, it => it.Kind == back.Kind));
        beyond = TakeOff(left, beyond, it => it.Kind.IsReceived());
        TakeOff(left, beyond, _ => true);
        return [.. left.Where(it => it.Amount > Yen.Zero)];
    }

    /// <summary>What a 領収書 over these payments may say was received.</summary>
    public static Yen Received(EquatableList<Tender> payments)
    {
        ArgumentNullException.ThrowIfNull(payments);
        return payments.Where(it => it.Kind.IsReceived()).Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
    }

    /// <summary>Takes an amount off the last payments of a kind; gives what they were too small for.</summary>
    private static Yen TakeOff(List<Tender> left, Yen amount, Func<Tender, bool> among)
    {
        for (var i = left.Count - 1; i >= 0 && amount > Yen.Zero; i--)
        {
            if (!among(left[i])) continue;
            var taken = left[i].Amount < amount ? left[i].Amount : amount;
            left[i] = left[i] with { Amount = left[i].Amount - taken };
            amount -= taken;
        }

        return amount;
    }
}
