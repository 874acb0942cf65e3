using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>What a receipt states per tax rate (税率ごとに区分した対価の額と消費税額等).</summary>
/// <param name="RateBasisPoints">The rate in basis points.</param>
/// <param name="Total">Total at this rate, tax included.</param>
/// <param name="Tax">Tax within <paramref name="Total"/>, rounded once.</param>
public sealed record RateTotal(int RateBasisPoints, Yen Total, Yen Tax);
