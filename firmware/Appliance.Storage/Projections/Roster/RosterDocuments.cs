using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Members;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Projections;

/// <summary>One of the shop's own questions.</summary>
public sealed record AttributeDocument(AttributeDefinition Attribute);

/// <summary>The shop's choices about its roster; the only document of its collection.</summary>
public sealed record RosterDocument(RosterSettings Settings);

/// <summary>A look at a member's page: who, at whom, on which business day.</summary>
/// <param name="Who">Id of the person or token.</param>
/// <param name="MemberId">At whom.</param>
/// <param name="Day">Business day.</param>
/// <param name="At">When first on that day.</param>
public sealed record LookDocument(string Who, string MemberId, DateOnly Day, DateTimeOffset At)
{
    /// <summary>Its id: once for each day, person and member.</summary>
    public static string IdOf(DateOnly day, string who, string memberId) => $"{Collections.DayKey(day)}/{memberId}/{who}";
}

/// <summary>A file of members, or of what they bought before, that is being taken over, or was.</summary>
/// <param name="Id">For example <c>I000012</c>.</param>
/// <param name="FirstNumber">Number of its first member.</param>
/// <param name="Members">How many there are; 0 in a file of earlier sales.</param>
/// <param name="Staged">How many of them are in the journal.</param>
/// <param name="Settled">How many of them are members, or forgotten.</param>
/// <param name="State">How far it is.</param>
/// <param name="At">When it began.</param>
public sealed record ImportDocument(
    string Id, long FirstNumber, int Members, int Staged, int Settled, ImportState State, DateTimeOffset At)
{
    /// <summary>Whether there is nothing left to do.</summary>
    public bool IsDone => State != ImportState.Begun && Settled == Staged;

    /// <summary>Ids of the members at some places: none in a file of earlier sales.</summary>
    public IEnumerable<string> MembersAt(int first, int count) =>
        Members == 0 ? [] : Enumerable.Range(first, count).Select(MemberAt);

    /// <summary>Id of the member at a place, from 0.</summary>
    public string MemberAt(int place) => $"M{FirstNumber + place:D6}";
}

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>Its members are being written.</summary>
    Begun,

    /// <summary>All are written: it counts.</summary>
    Ended,

    /// <summary>Given up: it never counts.</summary>
    Abandoned,
}

/// <summary>
/// Some members of an import that do not count yet, together: they are only ever read one after the other, and a document for
/// each would cost as much as the members themselves.
/// </summary>
/// <param name="Id">The import and the place of the first of them.</param>
/// <param name="Members">Those that are written, in their places.</param>
public sealed record StagedDocument(string Id, EquatableList<StagedMember> Members)
{
    /// <summary>Members of one document: the fewest an import writes at once, so that each is written about once.</summary>
    public const int Most = 25;

    /// <summary>Id of the document with the member at a place of an import, from 0.</summary>
    public static string IdOf(string importId, int place) => $"{importId}/{place / Most * Most:D6}";
}

/// <summary>A member of an import that does not count yet.</summary>
/// <param name="Id">The member's id.</param>
/// <param name="Profile">Null when the member's key has been destroyed.</param>
/// <param name="CardHashes">Keyed hashes of the cards.</param>
/// <param name="Balances">What they bring along, or null.</param>
/// <param name="ReachableBy">Channels they agreed to before, or null.</param>
public sealed record StagedMember(
    string Id,
    MemberProfile? Profile,
    EquatableList<string> CardHashes,
    OpeningBalances? Balances = null,
    EquatableList<ContactChannel>? ReachableBy = null);

/// <summary>What a member bought on a day before this register.</summary>
/// <param name="Id">The import and its place.</param>
/// <param name="MemberId">Whose.</param>
/// <param name="Sale">What.</param>
public sealed record EarlierSaleDocument(string Id, string MemberId, EarlierSale Sale)
{
    /// <summary>Its id of an import and its place there.</summary>
    public static string IdOf(string importId, int place) => $"{importId}-{place:D6}";

    /// <summary>Its place in a list by day.</summary>
    [JsonIgnore]
    public string DayKey => $"{Collections.DayKey(Sale.Day)}-{Id}";
}

/// <summary>With whom a member was joined; of those alone there is none.</summary>
/// <param name="Id">The member.</param>
/// <param name="Into">The member it was joined into, or null.</param>
/// <param name="Absorbed">Members that were joined into it, in that order.</param>
public sealed record FamilyDocument(string Id, string? Into, EquatableList<string> Absorbed);
