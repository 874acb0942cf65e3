using System.Text.Json.Serialization;

namespace Appliance.Domain.Journal;

/// <summary>
/// <c>device-key.changed</c>: the device signs with another key from the next entry on. This one is signed with the key
/// before, so whoever trusts that one may trust the new one.
/// </summary>
/// <param name="PublicKey">ECDSA P-256 public key that follows, SubjectPublicKeyInfo in base64.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who changed it: an id of staff or of a token, or <c>command</c> for the command line.</param>
/// <param name="From">Remote address, or the machine's own user for the command line.</param>
public sealed record DeviceKeyChanged(string PublicKey, KeyChangeReason Reason, string By, string From) : EntryData;

/// <summary>Why a device's key was changed. A closed list: what is typed freely could be personal, and stays for ever.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeyChangeReason>))]
public enum KeyChangeReason
{
    /// <summary>It was time (定期).</summary>
    [JsonStringEnumMemberName("scheduled")]
    Scheduled,

    /// <summary>A backup, which holds the key, was lost or given away (控えの紛失).</summary>
    [JsonStringEnumMemberName("backup-lost")]
    BackupLost,

    /// <summary>Somebody may have seen it (漏えいのおそれ).</summary>
    [JsonStringEnumMemberName("suspected")]
    Suspected,

    /// <summary>Who looked after the appliance no longer does (担当の交代).</summary>
    [JsonStringEnumMemberName("handed-over")]
    HandedOver,
}
