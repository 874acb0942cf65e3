using Appliance.Domain;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Projections.Door;

/// <summary>Whether the console is served to the shop's network; one document, absent as long as it never was.</summary>
/// <param name="IsOpen">Whether it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="By">Who opened or closed it.</param>
/// <param name="From">From where.</param>
public sealed record NetworkDocument(bool IsOpen, DateTimeOffset Since, string By, string From);

/// <summary>What somebody shows beside their password.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Sealed">The secret, sealed with a key of the box, base64.</param>
/// <param name="RecoveryHashes">Those of the codes for a lost phone that are still good.</param>
/// <param name="Since">Since when.</param>
public sealed record SecondFactorDocument(
    string StaffId, string Sealed, EquatableList<string> RecoveryHashes, DateTimeOffset Since);

/// <summary>Who has to have a second factor; one document, absent as long as it was never decided.</summary>
/// <param name="Roles">In order.</param>
public sealed record FactorDemandDocument(EquatableList<StaffRole> Roles);
