using Appliance.Domain.Members;

namespace Appliance.Domain.Journal;

/// <summary><c>member.registered</c>: a new member.</summary>
/// <param name="MemberId">Stable id, for example <c>M000001</c>.</param>
/// <param name="Profile">Sealed in the journal; null when the member's key has been destroyed.</param>
/// <param name="CardHashes">Keyed hashes of the member's card ids (hex), never the ids.</param>
/// <param name="RequestKey">Idempotency key of the request that asked for it, or null.</param>
public sealed record MemberRegistered(
    string MemberId, MemberProfile? Profile, EquatableList<string> CardHashes, string? RequestKey = null) : EntryData;
