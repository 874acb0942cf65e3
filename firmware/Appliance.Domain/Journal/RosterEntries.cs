using System.Text.Json.Serialization;
using Appliance.Domain.Members;

namespace Appliance.Domain.Journal;

/// <summary><c>attribute.defined</c>: one of the shop's own questions is so from here on.</summary>
public sealed record AttributeDefined(AttributeDefinition Attribute) : EntryData;

/// <summary><c>roster.configured</c>: the shop's choices about its roster.</summary>
public sealed record RosterConfigured(RosterSettings Settings) : EntryData;

/// <summary><c>card.added</c>: one more card stands for a member; the one it replaces stands for nobody any more.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="CardHash">Keyed hash of the card's id, hex.</param>
/// <param name="Replaces">Hash of the card it replaces, or null.</param>
public sealed record CardAdded(string MemberId, string CardHash, string? Replaces = null) : EntryData;

/// <summary><c>card.blocked</c>: a card stands for nobody until it is released (紛失・盗難).</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="CardHash">Keyed hash of the card's id, hex.</param>
/// <param name="Reason">Why.</param>
public sealed record CardBlocked(string MemberId, string CardHash, CardTrouble Reason) : EntryData;

/// <summary><c>card.released</c>: a blocked card stands for its member again (発見).</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="CardHash">Keyed hash of the card's id, hex.</param>
public sealed record CardReleased(string MemberId, string CardHash) : EntryData;

/// <summary><c>household.changed</c>: with whom a member lives (家族・世帯).</summary>
/// <param name="MemberId">Who.</param>
/// <param name="HouseholdId">Id of the household, or null for none.</param>
public sealed record HouseholdChanged(string MemberId, string? HouseholdId) : EntryData;

/// <summary>
/// <c>members.merged</c>: two members are one person (統合). What the second one has counts for the first from here on;
/// its own figures go on being kept apart, so that it can be undone.
/// </summary>
/// <param name="MemberId">Who stays.</param>
/// <param name="AbsorbedId">Who is found under the first from here on.</param>
public sealed record MembersMerged(string MemberId, string AbsorbedId) : EntryData;

/// <summary><c>members.unmerged</c>: they are two after all (統合の取消).</summary>
/// <param name="MemberId">Who stayed.</param>
/// <param name="AbsorbedId">Who stands alone again, with what is theirs.</param>
public sealed record MembersUnmerged(string MemberId, string AbsorbedId) : EntryData;

/// <summary>
/// <c>member.viewed</c>: somebody looked at a member's page; once for each person, member and day. Who it was stands in
/// the entry itself.
/// </summary>
/// <param name="MemberId">At whom.</param>
public sealed record MemberViewed(string MemberId) : EntryData;

/// <summary><c>member.disclosed</c>: everything kept of a member was handed out to them (開示).</summary>
/// <param name="MemberId">Whose.</param>
public sealed record MemberDisclosed(string MemberId) : EntryData;

/// <summary><c>use.stopped</c>: a member's data may not be used beyond what a sale needs, or may again (利用停止).</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Stopped">May not; else may again.</param>
public sealed record UseStopped(string MemberId, bool Stopped) : EntryData;

/// <summary><c>balances.opened</c>: what a member brings along from before (移行前の実績).</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Balances">What.</param>
public sealed record BalancesOpened(string MemberId, OpeningBalances Balances) : EntryData;

/// <summary><c>import.begun</c>: a file of members is being taken over; their numbers are taken.</summary>
/// <param name="ImportId">For example <c>I000012</c>.</param>
/// <param name="FirstNumber">Number of its first member.</param>
/// <param name="Members">How many there are.</param>
public sealed record ImportBegun(string ImportId, long FirstNumber, int Members) : EntryData;

/// <summary>
/// <c>member.staged</c>: a member of an import. Counts for nothing until <see cref="ImportEnded"/> says so.
/// </summary>
/// <param name="MemberId">Number of the import's first member and its place.</param>
/// <param name="ImportId">The import.</param>
/// <param name="Profile">Sealed in the journal; null when the member's key has been destroyed.</param>
/// <param name="CardHashes">Keyed hashes of the member's card ids (hex).</param>
/// <param name="Balances">What they bring along, or null.</param>
/// <param name="ReachableBy">Channels they agreed to before, by the file's word; null for none.</param>
public sealed record MemberStaged(
    string MemberId,
    string ImportId,
    [property: JsonIgnore] MemberProfile? Profile,
    EquatableList<string> CardHashes,
    OpeningBalances? Balances = null,
    EquatableList<ContactChannel>? ReachableBy = null) : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Profile;
}

/// <summary><c>import.ended</c>: every member of it is in the journal. From here on the import counts, whole.</summary>
public sealed record ImportEnded(string ImportId) : EntryData;

/// <summary><c>import.abandoned</c>: it was given up before its end; nothing of it ever counts.</summary>
public sealed record ImportAbandoned(string ImportId) : EntryData;

/// <summary>
/// <c>import.settled</c>: some of its members are members from here on, or forgotten where it was abandoned. In slices, so
/// that the counter never waits for a whole file.
/// </summary>
/// <param name="ImportId">The import.</param>
/// <param name="First">Place of the first of them, from 0.</param>
/// <param name="Count">How many.</param>
public sealed record ImportSettled(string ImportId, int First, int Count) : EntryData;
