using Appliance.Domain;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>
/// Finds everybody a condition holds for, off the station loop. Reads as little as it can: buyers by the index of what they
/// bought, else everybody's figures; profiles only of those the rest of the condition holds for.
/// </summary>
public static class ConditionScan
{
    /// <summary>Documents read at once.</summary>
    private const int Page = 2_000;

    private static readonly MemberProfile NotAsked = new("", "");

    /// <summary>Figures of everybody who is not erased, in pages.</summary>
    public static IEnumerable<FiguresDocument> Everybody(this IDocumentReader documents) =>
        Pages(documents, GroupsCollections.Figures, GroupsCollections.FiguresById, "", Collections.End).Where(it => !it.Erased);

    /// <summary>Everybody who bought a product or of a department.</summary>
    public static IEnumerable<PurchaseDocument> BuyersOf(this IDocumentReader documents, PurchaseSubject subject) => Pages(
        documents, GroupsCollections.Purchases, GroupsCollections.PurchasesBySubject, $"{subject.Key}/", $"{subject.Key}0");

    /// <summary>Everybody a condition holds for on a day, by id.</summary>
    public static IEnumerable<FiguresDocument> Find(this IDocumentReader documents, Condition condition, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var parts = condition is AllOf all ? all.Of : [condition];
        EquatableList<Condition> first = [.. parts.Where(it => !ConditionNeeds.AsksProfile(it))];
        EquatableList<Condition> rest = [.. parts.Where(ConditionNeeds.AsksProfile)];
        foreach (var candidate in Candidates(documents, condition, today))
        {
            MemberFacts facts = new(
                candidate.Id, NotAsked, false, [], 0, candidate.Figures,
                subject => documents.Get(GroupsCollections.Purchases, $"{candidate.Id}/{subject.Key}")?.Figures);
            if (!first.All(it => it.Holds(facts, today))) continue;
            if (rest.Count > 0)
            {
                if (documents.Get(Collections.Members, candidate.Id) is not { IsErased: false } member) continue;
                facts = MemberFactsReading.Of(member, candidate.Figures, facts.Bought);
                if (facts.IsErased || !rest.All(it => it.Holds(facts, today))) continue;
            }

            yield return candidate;
        }
    }

    private static IEnumerable<FiguresDocument> Candidates(IDocumentReader documents, Condition condition, DateOnly today) =>
        ConditionNeeds.NeededPurchase(condition) is not { } needed
            ? documents.Everybody()
            : documents.BuyersOf(needed.Subject)
                .Where(it => needed.HoldsFor(it.Figures, today))
                .Select(it => documents.Get(GroupsCollections.Figures, it.MemberId))
                .OfType<FiguresDocument>()
                .Where(it => !it.Erased);

    /// <summary>Pages of a collection over an index whose keys are unique.</summary>
    private static IEnumerable<T> Pages<T>(
        IDocumentReader documents, DocumentCollection<T> collection, DocumentIndex<T> index, string from, string to)
        where T : class
    {
        while (true)
        {
            var page = documents.Range(collection, index, from, to, Page);
            foreach (var it in page) yield return it;
            if (page.Count < Page) yield break;
            from = index.Key(page[^1]) + "\0";
        }
    }
}
