using Appliance.Domain;
using Appliance.Domain.Karte;

namespace Appliance.Storage.Projections.Karte;

/// <summary>What staff should know of a member.</summary>
/// <param name="MemberId">Who; also its id.</param>
/// <param name="Alerts">By number.</param>
/// <param name="LastAlert">Highest number given.</param>
public sealed record CareDocument(string MemberId, EquatableList<MemberAlert> Alerts, int LastAlert)
{
    /// <summary>What staff should know of a member of whom nothing is written.</summary>
    public static CareDocument Nothing(string memberId) => new(memberId, [], 0);
}
