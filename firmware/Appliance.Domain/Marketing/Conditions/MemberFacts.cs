using Appliance.Domain.Members;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>What a condition may ask of a member.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Profile">Null when erased.</param>
/// <param name="Provisional">Only the card is known yet.</param>
/// <param name="Agreed">Ways by which they agreed to get news and offers.</param>
/// <param name="Points">Points held.</param>
/// <param name="Figures">Visits and spending.</param>
/// <param name="Bought">How they bought a product or of a department; null for never.</param>
public sealed record MemberFacts(
    string MemberId,
    MemberProfile? Profile,
    bool Provisional,
    IReadOnlyCollection<ContactChannel> Agreed,
    long Points,
    MemberFigures Figures,
    Func<PurchaseSubject, PurchaseFigures?> Bought)
{
    /// <summary>Nobody is known any more: such a member is in no group.</summary>
    public bool IsErased => Profile is null;
}
