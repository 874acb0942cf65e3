using Xunit.Abstractions;

[assembly: TestCollectionOrderer(
    Appliance.Console.Tests.LongestFirst.TypeName, Appliance.Console.Tests.LongestFirst.AssemblyName)]

namespace Appliance.Console.Tests;

/// <summary>
/// Classes whose tests take minutes begin first, so that at the end no processor waits for the last of them. Nothing else
/// depends on the order.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public const string TypeName = AssemblyName + "." + nameof(LongestFirst);

    public const string AssemblyName = "Appliance.Console.Tests";

    private static readonly string[] Long =
    [
        nameof(EveryPageTests), nameof(TypingTests), nameof(HostileTextTests), nameof(RoleDayTests), nameof(LargeShopTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(it => Rank(it.DisplayName)).ThenBy(it => it.DisplayName, StringComparer.Ordinal);

    private static int Rank(string name)
    {
        var rank = Array.FindIndex(Long, it => name.EndsWith("." + it, StringComparison.Ordinal));
        return rank < 0 ? Long.Length : rank;
    }
}
