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
