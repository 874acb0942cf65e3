using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>The public keys a device signed with, one after the other: each was named by an entry signed with the one before.</summary>
/// <remarks>
/// Whoever has the first one (<c>device.pub</c>) and the lines of those entries (<c>device-keys.jsonl</c>) can follow them
/// without the journal. Both only repeat what the journal says. Never changed; a change of key makes another one.
/// </remarks>
public sealed class DevicePublicKeys
{
    /// <summary>Changes one journal takes: one a month for eight years.</summary>
    public const int MostChanges = 100;

    private readonly IReadOnlyList<KeyChange> changes;

    private DevicePublicKeys(ReadOnlyMemory<byte> first, IReadOnlyList<KeyChange> changes)
    {
        (First, this.changes) = (first, changes);
        DeviceId = P256.DeviceIdOf(first.Span);
    }

    /// <summary>The key in <c>journal.opened</c>, SubjectPublicKeyInfo.</summary>
    public ReadOnlyMemory<byte> First { get; }

    /// <summary>The device, named after its first key for as long as its journal goes on.</summary>
    public string DeviceId { get; }

    /// <summary>The key the next entry is signed with.</summary>
    public ReadOnlyMemory<byte> Current => changes is [.., var last] ? last.PublicKey : First;

    /// <summary>The entries that changed the key, oldest first: their numbers and business days.</summary>
    public IReadOnlyList<(long Sequence, DateOnly Day)> Changes => [.. changes.Select(it => (it.Sequence, it.Day))];

    /// <summary>What <c>device.pub</c> holds: the first key in PEM.</summary>
    public byte[] ToPem() => Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", First.Span) + "\n");

    /// <summary>What <c>device-keys.jsonl</c> holds: the lines of those entries.</summary>
    public byte[] ToLines() => LinesUpTo(long.MaxValue);

    /// <summary>A device that never changed its key.</summary>
    /// <exception cref="CryptographicException">It is no key on P-256.</exception>
    public static DevicePublicKeys Of(ReadOnlyMemory<byte> first)
    {
        SignatureChecks.Import(first).Dispose();
        return new(first, []);
    }

    /// <summary>Follows the lines of <c>device-keys.jsonl</c>; null when they do not lead on from the first key.</summary>
    /// <param name="first">The first key, SubjectPublicKeyInfo.</param>
    /// <param name="lines">The file.</param>
    /// <exception cref="IOException">It could not be read.</exception>
    public static DevicePublicKeys? Follow(ReadOnlyMemory<byte> first, Stream lines)
    {
        var keys = Of(first);
        using LineScanner scanner = new(lines, MostChanges * LongestLine);
        EntryLineReader reader = new();
        try
        {
            while (scanner.MoveNext())
            {
                if (reader.Read(scanner.Line) is not null || keys.With(reader, scanner.Line, out _) is not { } next) return null;
                keys = next;
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return scanner.Torn.IsEmpty ? keys : null;
    }

    /// <summary>The key that signs the entry of a number.</summary>
    internal ReadOnlyMemory<byte> At(long sequence)
    {
        var key = First;
        foreach (var change in changes)
        {
            if (change.Sequence >= sequence) break;
            key = change.PublicKey;
        }

        return key;
    }

    /// <summary>Whether a <c>device-key.changed</c> is one of those followed here.</summary>
    internal bool Knows(long sequence, string hash) => changes.Any(it => it.Sequence == sequence && it.Hash == hash);

    /// <summary>The lines of the changes up to an entry.</summary>
    internal byte[] LinesUpTo(long sequence) => [.. changes.Where(it => it.Sequence <= sequence).SelectMany(it => it.Line)];

    /// <summary>
    /// Which of the keys signed the code of a receipt: 0 for the first; null for none of them. What a key signed counts for
    /// receipts up to the business day on which it was followed by another: a stolen one is good for nothing later.
    /// </summary>
    public int? WhichSigned(ReceiptProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        for (var i = changes.Count; i >= 0; i--)
        {
            if (i < changes.Count && proof.Day > changes[i].Day) return null;
            if (proof.IsSignedBy(i == 0 ? First : changes[i - 1].PublicKey)) return i;
        }

        return null;
    }

    /// <summary>These and the key an entry names, or null with what is wrong with it.</summary>
    /// <param name="line">The entry; its hash is right.</param>
    /// <param name="text">Its line without the line feed.</param>
    /// <param name="reason">What is wrong.</param>
    internal DevicePublicKeys? With(EntryLineReader line, ReadOnlyMemory<byte> text, out string? reason)
    {
        reason = line.TryEntry(null, out var entry);
        if (reason is not null) return null;
        if (entry!.Data is not DeviceKeyChanged changed) reason = "it does not change the device's key";
        else if (changes.Count == MostChanges || text.Length > LongestLine) reason = "the device's key was changed too often";
        else if (changes is [.., var last] && entry.Sequence <= last.Sequence) reason = "it does not follow the change before it";
        else if (entry.DeviceId != DeviceId) reason = "another device wrote it";
        else if (!IsSignedByCurrent(line)) reason = SignatureChecks.NotThisDevices;
        else if (KeyOf(changed.PublicKey) is not { } next) reason = "its public key is none";
        else if (Has(next)) reason = "its public key is an earlier one of this device";
        else return new(First, [.. changes, new(entry.Sequence, entry.Day, entry.Hash, next, [.. text.Span, (byte)'\n'])]);
        return null;
    }

    private const int LongestLine = 4096;

    private bool IsSignedByCurrent(EntryLineReader line)
    {
        using var key = SignatureChecks.Import(Current);
        return line.Signature is { } signature && SignatureChecks.IsGood(key, line.HashBytes, signature);
    }

    private bool Has(byte[] key) => First.Span.SequenceEqual(key) || changes.Any(it => it.PublicKey.AsSpan().SequenceEqual(key));

    /// <summary>The key as one writes it, or null: a key has one spelling only.</summary>
    private static byte[]? KeyOf(string base64)
    {
        try
        {
            var bytes = Convert.FromBase64String(base64);
            using var key = SignatureChecks.Import(bytes);
            return P256.IsOn(key) && key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(bytes) ? bytes : null;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private sealed record KeyChange(long Sequence, DateOnly Day, string Hash, byte[] PublicKey, byte[] Line);
}
