using System.Text.Json.Serialization;
using Appliance.Domain.Karte;

namespace Appliance.Domain.Journal;

/// <summary><c>alert.recorded</c>: what staff should know of a member, new or replaced (by its number).</summary>
/// <param name="MemberId">Who.</param>
/// <param name="AlertId">1, 2, 3 … for each member.</param>
/// <param name="Note">Sealed in the journal; null when the member's key has been destroyed.</param>
public sealed record AlertRecorded(string MemberId, int AlertId, [property: JsonIgnore] AlertNote? Note)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Note;
}

/// <summary><c>alert.withdrawn</c>: an alert does not hold any more.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="AlertId">Its number.</param>
public sealed record AlertWithdrawn(string MemberId, int AlertId) : EntryData;
