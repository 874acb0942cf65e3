using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>A class of a ranking by what was spent or sold, the highest first.</summary>
/// <param name="Name">1–10 for deciles, A–C for ABC.</param>
/// <param name="Count">Members or products in it.</param>
/// <param name="Total">What they come to.</param>
/// <param name="Lowest">What the last of them comes to; ¥0 for an empty class.</param>
/// <param name="ShareBasisPoints">Their part of everything.</param>
/// <param name="CumulativeBasisPoints">The part of everything up to and with this class.</param>
public sealed record RankClass(
    string Name, int Count, Yen Total, Yen Lowest, int ShareBasisPoints, int CumulativeBasisPoints);

/// <summary>Rankings by amounts.</summary>
public static class Ranking
{
    /// <summary>Classes of a decile analysis.</summary>
    public const int Deciles = 10;

    /// <summary>Everything, in basis points.</summary>
    public const int Whole = 10_000;

    /// <summary>What A comes to at most (70 %), and A and B together (90 %), in basis points.</summary>
    public static (int A, int B) DefaultBounds { get; } = (7_000, 9_000);

    private static readonly string[] AbcNames = ["A", "B", "C"];

    /// <summary>Ten classes of as many each as can be (デシル分析).</summary>
    /// <param name="amounts">In yen, descending, none below 0.</param>
    public static EquatableList<RankClass> OfDeciles(IReadOnlyList<long> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return Classes(amounts, [.. Enumerable.Range(1, Deciles).Select(it => ($"{it}", (int)((long)amounts.Count * it / Deciles)))]);
    }

    /// <summary>
    /// Three classes by their part of everything (ABC 分析): A is what the first come to, up to a bound; whoever reaches over
    /// a bound still belongs before it.
    /// </summary>
    /// <param name="amounts">In yen, descending, none below 0.</param>
    /// <param name="a">Bound of A in basis points.</param>
    /// <param name="b">Bound of A and B together.</param>
    public static EquatableList<RankClass> OfAbc(IReadOnlyList<long> amounts, int a, int b)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var everything = amounts.Sum();
        Span<int> ends = [0, 0, amounts.Count];
        var sofar = 0L;
        for (var i = 0; i < amounts.Count; i++)
        {
            if ((Int128)sofar * Whole < (Int128)everything * a) ends[0] = i + 1;
            if ((Int128)sofar * Whole < (Int128)everything * b) ends[1] = i + 1;
            sofar += amounts[i];
        }

        return Classes(amounts, [(AbcNames[0], ends[0]), (AbcNames[1], ends[1]), (AbcNames[2], ends[2])]);
    }

    private static EquatableList<RankClass> Classes(IReadOnlyList<long> amounts, IReadOnlyList<(string Name, int End)> ends)
    {
        var everything = amounts.Sum();
        List<RankClass> classes = [];
        var (begin, sofar) = (0, 0L);
        foreach (var (name, end) in ends)
        {
            var total = 0L;
            for (var i = begin; i < end; i++) total = checked(total + amounts[i]);
            sofar += total;
            classes.Add(new(
                name, end - begin, new(total), new(end > begin ? amounts[end - 1] : 0), Part(total, everything), Part(sofar, everything)));
            begin = end;
        }

        return [.. classes];
    }

    private static int Part(long amount, long everything) => everything == 0 ? 0 : (int)((Int128)amount * Whole / everything);
}
