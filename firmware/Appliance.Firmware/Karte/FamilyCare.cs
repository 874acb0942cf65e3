using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Karte;

namespace Appliance.Firmware.Karte;

/// <summary>
/// What is written of a member and of all who were joined with it. Each note stays with whom it was written of, and is changed
/// there; new ones go to the living member.
/// </summary>
internal static class FamilyCare
{
    /// <summary>What there is, the living member's first; of whom nothing is written there is none.</summary>
    public static IReadOnlyList<CareDocument> Of(IDocumentReader documents, string memberId) =>
    [
        .. MergedMembers.Family(documents, memberId).Select(id => documents.Get(KarteCollections.Care, id)).OfType<CareDocument>(),
    ];

    /// <summary>Entries of the karte, the latest first.</summary>
    /// <param name="documents">A store.</param>
    /// <param name="memberId">Whose.</param>
    /// <param name="count">At most.</param>
    /// <param name="before">Only entries below this number; for each of the joined alike.</param>
    public static IReadOnlyList<KarteDocument> Kartes(IDocumentReader documents, string memberId, int count, int? before) =>
    [
        .. MergedMembers.Family(documents, memberId)
            .SelectMany(id => documents.Range(
                KarteCollections.Kartes, KarteCollections.KartesByMember, Collections.MemberFrom(id),
                before is { } number ? KarteCollections.KarteKey(id, number) : Collections.MemberTo(id), count, descending: true))
            .OrderByDescending(it => it.Editions[0].At).ThenByDescending(it => it.Number)
            .Take(count),
    ];

    /// <summary>The living member an id stands for; itself when there is nobody.</summary>
    public static string LivingId(IDocumentReader documents, string memberId) => MergedMembers.Living(documents, memberId)?.Id ?? memberId;
}
