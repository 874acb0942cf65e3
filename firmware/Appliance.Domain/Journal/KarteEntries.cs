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

/// <summary><c>karte-template.defined</c>: a sheet of the karte, new or replaced (by its code).</summary>
public sealed record KarteTemplateDefined(KarteTemplate Template) : EntryData;

/// <summary><c>karte.written</c>: a sheet was written, or written anew; the earlier editions stay.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Number">1, 2, 3 … for each member.</param>
/// <param name="Edition">1 when it is new.</param>
/// <param name="VisitDay">Business day it is about.</param>
/// <param name="Note">Sealed in the journal; null when the member's key has been destroyed.</param>
public sealed record KarteWritten(
    string MemberId, int Number, int Edition, DateOnly VisitDay, [property: JsonIgnore] KarteNote? Note)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Note;
}

/// <summary><c>handover.left</c>: what the next person who serves the member should know (申し送り).</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="HandoverId">1, 2, 3 … for each member.</param>
/// <param name="Note">Sealed in the journal; null when the member's key has been destroyed.</param>
public sealed record HandoverLeft(string MemberId, int HandoverId, [property: JsonIgnore] HandoverNote? Note)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Note;
}

/// <summary><c>handover.acknowledged</c>: somebody has read it and takes over.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="HandoverId">Its number.</param>
public sealed record HandoverAcknowledged(string MemberId, int HandoverId) : EntryData;

/// <summary><c>photo.added</c>: a picture for the karte.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="PhotoId">1, 2, 3 … for each member.</param>
/// <param name="Karte">Number of the entry it belongs to, or null.</param>
/// <param name="Photo">Sealed in the journal; null when the member's key has been destroyed.</param>
public sealed record PhotoAdded(string MemberId, int PhotoId, int? Karte, [property: JsonIgnore] KartePhoto? Photo)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Photo;
}

/// <summary><c>photo.removed</c>: a picture is not shown any more.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="PhotoId">Its number.</param>
public sealed record PhotoRemoved(string MemberId, int PhotoId) : EntryData;

/// <summary><c>karte.read</c>: somebody looked at a karte; once for each member, reader and business day.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="By">Who: an id of staff, or of a REST token.</param>
public sealed record KarteRead(string MemberId, string By) : EntryData;
