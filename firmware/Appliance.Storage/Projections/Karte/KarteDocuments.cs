using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Karte;

namespace Appliance.Storage.Projections.Karte;

/// <summary>What staff should know of a member, and what there is of their karte.</summary>
/// <param name="MemberId">Who; also its id.</param>
/// <param name="Alerts">By number.</param>
/// <param name="LastAlert">Highest number given.</param>
public sealed record CareDocument(string MemberId, EquatableList<MemberAlert> Alerts, int LastAlert)
{
    /// <summary>Notes that wait for the next person, in order.</summary>
    public EquatableList<Handover> Handovers { get; init; } = [];

    /// <summary>Highest number given to a note.</summary>
    public int LastHandover { get; init; }

    /// <summary>Highest number given to an entry of the karte.</summary>
    public int LastKarte { get; init; }

    /// <summary>Latest business day an entry is about, or null.</summary>
    public DateOnly? LastKarteDay { get; init; }

    /// <summary>Pictures without the pictures themselves, in order.</summary>
    public EquatableList<PhotoInfo> Photos { get; init; } = [];

    /// <summary>Highest number given to a picture.</summary>
    public int LastPhoto { get; init; }

    /// <summary>What staff should know of a member of whom nothing is written.</summary>
    public static CareDocument Nothing(string memberId) => new(memberId, [], 0);
}

/// <summary>A note for the next person.</summary>
/// <param name="HandoverId">Its number.</param>
/// <param name="Note">What it says.</param>
/// <param name="At">When it was left.</param>
/// <param name="StaffId">By whom, or null.</param>
public sealed record Handover(int HandoverId, HandoverNote Note, DateTimeOffset At, string? StaffId);

/// <summary>What is known of a picture beside the picture.</summary>
/// <param name="PhotoId">Its number.</param>
/// <param name="Karte">Number of the entry it belongs to, or null.</param>
/// <param name="Caption">Or null.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="At">When it was added.</param>
/// <param name="StaffId">By whom, or null.</param>
public sealed record PhotoInfo(
    int PhotoId, int? Karte, string? Caption, int Width, int Height, DateTimeOffset At, string? StaffId);

/// <summary>An entry of a karte with all its editions.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Number">1, 2, 3 … for each member.</param>
/// <param name="VisitDay">Business day it is about.</param>
/// <param name="Editions">The first to the last, which counts.</param>
public sealed record KarteDocument(string MemberId, int Number, DateOnly VisitDay, EquatableList<KarteEdition> Editions)
{
    /// <summary>Its id.</summary>
    [JsonIgnore]
    public string Id => KarteCollections.KarteKey(MemberId, Number);
}

/// <summary>An entry as it was written once.</summary>
/// <param name="At">When.</param>
/// <param name="StaffId">By whom, or null.</param>
/// <param name="Note">What was written.</param>
public sealed record KarteEdition(DateTimeOffset At, string? StaffId, KarteNote Note);

/// <summary>A picture.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="PhotoId">Its number.</param>
/// <param name="Jpeg">A clean JPEG in base64.</param>
public sealed record PhotoDocument(string MemberId, int PhotoId, string Jpeg);

/// <summary>A sheet of the karte.</summary>
/// <param name="Template">The sheet.</param>
public sealed record KarteTemplateDocument(KarteTemplate Template);

/// <summary>That somebody looked at a karte on a business day.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="By">Who: an id of staff, or of a REST token.</param>
/// <param name="Day">Business day.</param>
/// <param name="At">When they looked first on that day.</param>
public sealed record KarteReadDocument(string MemberId, string By, DateOnly Day, DateTimeOffset At)
{
    /// <summary>Its id.</summary>
    [JsonIgnore]
    public string Id => KarteCollections.ReadKey(MemberId, Day, By);
}
