using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>What conditions may ask of a member, out of the documents.</summary>
public static class MemberFactsReading
{
    /// <summary>The facts of a member; null when there is none with this id.</summary>
    public static MemberFacts? Of(IDocumentReader documents, string memberId)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Get(Collections.Members, memberId) is { } member
            && documents.Get(GroupsCollections.Figures, memberId) is { } kept
            ? Of(documents, member, kept.Figures)
            : null;
    }

    /// <summary>The facts of a member whose documents are at hand.</summary>
    public static MemberFacts Of(IDocumentReader documents, MemberDocument member, MemberFigures figures)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Of(member, figures, subject => documents.Get(GroupsCollections.Purchases, $"{member.Id}/{subject.Key}")?.Figures);
    }

    /// <summary>The facts of a member whose purchases are found otherwise.</summary>
    internal static MemberFacts Of(MemberDocument member, MemberFigures figures, Func<PurchaseSubject, PurchaseFigures?> bought) => new(
        member.Id,
        member.IsErased ? null : member.Profile,
        member.Provisional,
        [.. (member.Consents ?? [])
            .Where(it => it is { Purpose: ConsentPurpose.Marketing, Given: true, Channel: not null })
            .Select(it => it.Channel!.Value)],
        member.Points,
        figures,
        bought);
}
