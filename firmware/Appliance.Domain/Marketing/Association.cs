namespace Appliance.Domain.Marketing;

/// <summary>How much two products are bought together (併売).</summary>
/// <param name="Code">The product asked for.</param>
/// <param name="With">The other one.</param>
/// <param name="Baskets">Sales with both.</param>
/// <param name="SupportBasisPoints">Their part of all sales.</param>
/// <param name="ConfidenceBasisPoints">Their part of the sales with the product asked for.</param>
/// <param name="LiftPercent">
/// How much more often together than if neither knew of the other: 100 is by chance, 200 twice as often.
/// </param>
public sealed record Association(
    string Code, string With, long Baskets, int SupportBasisPoints, int ConfidenceBasisPoints, long LiftPercent)
{
    /// <summary>Sales two products must have been in together before anything is said of them. The default value is 5.</summary>
    public const int FewestBaskets = 5;

    private const int Whole = 10_000;

    private const int Percent = 100;

    /// <summary>Out of counts, none of which is 0.</summary>
    /// <param name="code">The product asked for.</param>
    /// <param name="with">The other one.</param>
    /// <param name="both">Sales with both.</param>
    /// <param name="one">Sales with the product asked for.</param>
    /// <param name="other">Sales with the other one.</param>
    /// <param name="all">All sales with a product.</param>
    public static Association Of(string code, string with, long both, long one, long other, long all) => new(
        code,
        with,
        both,
        (int)(both * Whole / all),
        (int)(both * Whole / one),
        (long)((Int128)both * all * Percent / ((Int128)one * other)));
}
