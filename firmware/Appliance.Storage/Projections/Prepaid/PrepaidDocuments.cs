using System.Text.Json.Serialization;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.Prepaid;

/// <summary>All members' prepaid in double entry; the only document of its collection.</summary>
public sealed record PrepaidAccountDocument(PrepaidAccount Account);

/// <summary>Prepaid of a member that came or went.</summary>
/// <param name="MemberId">Whose, as the entry says; see <see cref="MergedMembers"/>.</param>
/// <param name="Sequence">Number of the entry.</param>
/// <param name="Day">Its business day.</param>
/// <param name="Kind">How.</param>
/// <param name="Amount">Signed: what came is above ¥0.</param>
public sealed record PrepaidMoveDocument(string MemberId, long Sequence, DateOnly Day, PrepaidMoveKind Kind, Yen Amount)
{
    /// <summary>Its id.</summary>
    [JsonIgnore]
    public string Id => Collections.NumberKey(Sequence);
}
