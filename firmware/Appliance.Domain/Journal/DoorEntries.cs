using System.Text.Json.Serialization;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Journal;

/// <summary><c>network.opened</c>: the console is served to the shop's network, over TLS.</summary>
/// <param name="By">Who opened it: an id of staff or of a token, or <c>command</c> for the command line.</param>
/// <param name="From">Remote address, or the machine's own user for the command line.</param>
public sealed record NetworkOpened(string By, string From) : EntryData;

/// <summary><c>network.closed</c>: the console is served to the machine itself alone.</summary>
/// <param name="By">Who closed it, as in <see cref="NetworkOpened"/>.</param>
/// <param name="From">Remote address, or the machine's own user for the command line.</param>
public sealed record NetworkClosed(string By, string From) : EntryData;

/// <summary><c>second-factor.set</c>: signing in as somebody asks for a code of their phone, too, from here on.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Sealed">The secret both sides count from, sealed with a key of the box, base64.</param>
/// <param name="RecoveryHashes">Keyed hashes of the codes that do once each without the phone, hex.</param>
/// <param name="From">Remote address.</param>
public sealed record SecondFactorSet(string StaffId, string Sealed, EquatableList<string> RecoveryHashes, string From) : EntryData;

/// <summary><c>second-factor.removed</c>: a password alone does again.</summary>
/// <param name="StaffId">Whose.</param>
/// <param name="By">Who took it away: themselves, an owner, or <c>code</c> for the code given at the counter.</param>
/// <param name="From">Remote address.</param>
public sealed record SecondFactorRemoved(string StaffId, string By, string From) : EntryData;

/// <summary><c>second-factor.recovered</c>: one of the codes kept for a lost phone was used up.</summary>
/// <param name="StaffId">Whose.</param>
/// <param name="RecoveryHash">Which, as in <see cref="SecondFactorSet"/>.</param>
/// <param name="From">Remote address.</param>
public sealed record SecondFactorRecovered(string StaffId, string RecoveryHash, string From) : EntryData;

/// <summary><c>second-factor.demanded</c>: people of these roles have to have a second factor; replaces what was demanded.</summary>
/// <param name="Roles">In order; none: it is offered, not demanded.</param>
/// <param name="By">Who decided it.</param>
/// <param name="From">Remote address.</param>
public sealed record SecondFactorDemanded(EquatableList<StaffRole> Roles, string By, string From) : EntryData;

/// <summary>
/// <c>request.refused</c>: somebody who is let in asked for what they may not, or too often; or a token came that is none.
/// Of many alike only the 1st, 10th, 100th … of an hour has an entry.
/// </summary>
/// <param name="By">An id of staff or of a token; null for a token that is none, which is not kept.</param>
/// <param name="From">Remote address.</param>
/// <param name="Reason">Why.</param>
/// <param name="Needs">What it would have needed; null where that does not matter.</param>
/// <param name="Count">How many of this caller and reason there were within the hour so far, 1–10,000.</param>
public sealed record RequestRefused(string? By, string From, RefusalOfRequest Reason, Access? Needs, int Count) : EntryData;

/// <summary>Why a request was turned away at the door.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefusalOfRequest>))]
public enum RefusalOfRequest
{
    /// <summary>The caller does not have what the endpoint needs.</summary>
    [JsonStringEnumMemberName("not-allowed")]
    NotAllowed,

    /// <summary>A change came with a session's cookie, but without its word: perhaps from a page elsewhere.</summary>
    [JsonStringEnumMemberName("word-missing")]
    WordMissing,

    /// <summary>A token that was never made, has ended or was revoked.</summary>
    [JsonStringEnumMemberName("token-unknown")]
    TokenUnknown,

    /// <summary>More requests than one caller may make.</summary>
    [JsonStringEnumMemberName("too-many")]
    TooMany,
}
