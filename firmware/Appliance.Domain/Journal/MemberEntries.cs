using System.Text.Json.Serialization;
using Appliance.Domain.Members;

namespace Appliance.Domain.Journal;

/// <summary><c>member.registered</c>: a new member.</summary>
/// <param name="MemberId">Stable id, for example <c>M000001</c>.</param>
/// <param name="Profile">Sealed in the journal; null when the member's key has been destroyed.</param>
/// <param name="CardHashes">Keyed hashes of the member's card ids (hex), never the ids.</param>
/// <param name="RequestKey">Idempotency key of the request that asked for it, or null.</param>
/// <param name="Provisional">Only the card is known yet (仮会員); the rest is filled in later.</param>
public sealed record MemberRegistered(
    string MemberId,
    [property: JsonIgnore] MemberProfile? Profile,
    EquatableList<string> CardHashes,
    string? RequestKey = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Provisional = false)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Profile;
}

/// <summary><c>member.changed</c>: the profile from here on; a provisional member becomes a full one.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Profile">The whole profile, sealed in the journal; null when the member's key has been destroyed.</param>
public sealed record MemberChanged(string MemberId, [property: JsonIgnore] MemberProfile? Profile) : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Profile;
}

/// <summary><c>consent.recorded</c>: a member agreed to something, or took it back (同意・撤回).</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Purpose">To what.</param>
/// <param name="Channel">By which way they may be reached; null where the purpose has none.</param>
/// <param name="Given">Agreed; else taken back.</param>
/// <param name="Wording">The sentence that was agreed to, at most 400 characters.</param>
public sealed record ConsentRecorded(
    string MemberId, ConsentPurpose Purpose, ContactChannel? Channel, bool Given, string Wording) : EntryData;

/// <summary>
/// <c>member.erased</c>: everything that identifies the member is gone (消去); their key is destroyed right after. Sales
/// and figures stay, of nobody known.
/// </summary>
/// <param name="MemberId">Who.</param>
public sealed record MemberErased(string MemberId) : EntryData;
