namespace Appliance.Storage.Journal;

/// <summary>Signs entries in the name of one device. May be called from several threads at once.</summary>
public interface IJournalSigner
{
    /// <summary>The device whose first key this is: first 12 hex digits of SHA-256 of <see cref="PublicKeySpki"/>.</summary>
    string DeviceId { get; }

    /// <summary>ECDSA P-256 signature (IEEE P1363: r and s, 64 bytes) of a SHA-256 hash of 32 bytes.</summary>
    byte[] Sign(ReadOnlySpan<byte> hash);

    /// <summary>The public key, DER SubjectPublicKeyInfo.</summary>
    ReadOnlyMemory<byte> PublicKeySpki { get; }

    /// <summary>
    /// The key that is to follow this one, made and kept but not signed with before <c>device-key.changed</c> is in the
    /// journal; null: none. While there is one, opening looks through the whole journal for which of both it is.
    /// </summary>
    IJournalSigner? Next => null;
}
