using Appliance.Domain.Marketing;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>What might be offered, and to whom.</summary>
public static class Suggestions
{
    /// <summary>Pairs of a product that are looked at, the most frequent ones.</summary>
    private const int PairsLookedAt = 100;

    /// <summary>Days back in which buying something similar counts.</summary>
    private const int RecentDaysBack = 365;

    /// <summary>What is bought together with a product more often than by chance, the highest lift first.</summary>
    /// <param name="documents">A store.</param>
    /// <param name="code">The product.</param>
    /// <param name="fewest">Sales with both, at least.</param>
    public static IReadOnlyList<Association> BoughtWith(this IDocumentReader documents, string code, int fewest)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var first = documents.Range(GroupsCollections.Pairs, GroupsCollections.PairsByFirst, $"{code}/", $"{code}0", PairsLookedAt);
        var second = documents.Range(GroupsCollections.Pairs, GroupsCollections.PairsBySecond, $"{code}/", $"{code}0", PairsLookedAt);
        return Rated(documents, first.Concat(second).Select(it => (code, it.A == code ? it.B : it.A, it.Baskets)), fewest);
    }

    /// <summary>The most frequent pairs of the shop, the highest lift first; each is told from the product that asks for the other more.</summary>
    public static IReadOnlyList<Association> BoughtTogether(this IDocumentReader documents, int fewest)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var pairs = documents.Range(GroupsCollections.Pairs, GroupsCollections.PairsByCount, "", Collections.End, PairsLookedAt);
        return Rated(documents, pairs.Select(it => Baskets(documents, it.A) <= Baskets(documents, it.B) ? (it.A, it.B, it.Baskets) : (it.B, it.A, it.Baskets)), fewest);
    }

    /// <summary>
    /// Who is likely to buy a product they have not bought yet: members who bought of its department, or what is bought
    /// together with it, on the most days lately.
    /// </summary>
    /// <param name="documents">A store.</param>
    /// <param name="code">The product.</param>
    /// <param name="department">Number of its department.</param>
    /// <param name="today">A business day.</param>
    /// <param name="limit">Members at most.</param>
    public static IReadOnlyList<LikelyBuyer> LikelyBuyers(
        this IDocumentReader documents, string code, int department, DateOnly today, int limit)
    {
        ArgumentNullException.ThrowIfNull(documents);
        Dictionary<string, int> scores = new(StringComparer.Ordinal);
        Count(scores, documents.BuyersOf(PurchaseSubject.Department(department)), today);
        foreach (var similar in documents.BoughtWith(code, Association.FewestBaskets).Take(3))
            Count(scores, documents.BuyersOf(PurchaseSubject.Product(similar.With)), today);
        foreach (var buyer in documents.BuyersOf(PurchaseSubject.Product(code))) scores.Remove(buyer.MemberId);
        return
        [
            .. scores.OrderByDescending(it => it.Value).ThenBy(it => it.Key, StringComparer.Ordinal)
                .Where(it => documents.Get(GroupsCollections.Figures, it.Key) is { Erased: false })
                .Take(limit).Select(it => new LikelyBuyer(it.Key, it.Value)),
        ];
    }

    private static void Count(Dictionary<string, int> scores, IEnumerable<PurchaseDocument> buyers, DateOnly today)
    {
        foreach (var buyer in buyers)
        {
            var days = buyer.Figures.Recent.Days.Count(it => today.DayNumber - it.Day.DayNumber <= RecentDaysBack);
            if (days > 0) scores[buyer.MemberId] = scores.GetValueOrDefault(buyer.MemberId) + days;
        }
    }

    private static List<Association> Rated(
        IDocumentReader documents, IEnumerable<(string One, string Other, long Baskets)> pairs, int fewest)
    {
        var all = documents.Get(GroupsCollections.Baskets, Collections.TheOnly)?.Baskets ?? 0;
        return
        [
            .. pairs.Where(it => it.Baskets >= Math.Max(1, fewest))
                .Select(it => Association.Of(
                    it.One, it.Other, it.Baskets, Baskets(documents, it.One), Baskets(documents, it.Other), all))
                .OrderByDescending(it => it.LiftPercent).ThenByDescending(it => it.Baskets).ThenBy(it => it.With, StringComparer.Ordinal),
        ];
    }

    private static long Baskets(IDocumentReader documents, string code) =>
        Math.Max(1, documents.Get(GroupsCollections.ProductSales, code)?.Baskets ?? 0);
}

/// <summary>Somebody who is likely to buy.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Score">Days lately on which they bought something similar.</param>
public sealed record LikelyBuyer(string MemberId, int Score);
