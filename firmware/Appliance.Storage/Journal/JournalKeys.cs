using System.Security.Cryptography;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>
/// Finds which keys a journal was signed with. <c>device.pub</c> holds the first one, <c>device-keys.jsonl</c> the entries that
/// changed it: only a shortcut, for where it does not lead to this device's key the journal itself is looked through.
/// </summary>
internal static class JournalKeys
{
    private const int FileLimit = DevicePublicKeys.MostChanges * 4096;

    /// <summary>The keys up to now, and the private one that belongs to the last of them.</summary>
    /// <exception cref="JournalDamagedException">The journal goes on with another key than this device has.</exception>
    public static (DevicePublicKeys Keys, IJournalSigner Signer) Find(
        SegmentFolder folder, IReadOnlyList<Segment> segments, IJournalSigner signer)
    {
        if (First(folder, segments) is not { } first) return (DevicePublicKeys.Of(signer.PublicKeySpki), signer);
        if (signer.Next is null && Told(folder, first) is { } told && Is(signer, told)) return (told, signer);

        // Two keys: a change was under way. Another key: the file is missing, behind or not of this journal.
        var keys = Scan(folder, segments, first);
        if (Is(signer, keys)) return (keys, signer);
        if (signer.Next is { } next && Is(next, keys)) return (keys, next);
        throw JournalDamagedException.At(
            keys.Changes is [.., var last] ? last.Sequence : 1, SegmentFolder.PublicKeyName, 0,
            "this device's key is not the one the journal goes on with: restore keys/device.key too");
    }

    /// <summary>The key a journal begins with.</summary>
    public static DevicePublicKeys FirstOf(ChainReader chain, JournalEntry entry)
    {
        if (entry.Data is not JournalOpened opened) throw chain.Damaged("the journal does not begin with journal.opened", 1);
        try
        {
            return DevicePublicKeys.Of(Convert.FromBase64String(opened.PublicKey));
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw chain.Damaged("its public key is none", 1);
        }
    }

    /// <summary>Makes the files beside the journal say what was found; <c>device.pub</c> must say it already.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Keep(SegmentFolder folder, DevicePublicKeys keys)
    {
        var pem = keys.ToPem();
        var path = folder.PathOf(SegmentFolder.PublicKeyName);
        if (!folder.Files.Exists(path)) KeyFile.WriteWhole(path, pem, folder.Files);
        else if (!KeyFile.Read(path, folder.Files).AsSpan().SequenceEqual(pem))
            throw JournalDamagedException.At(1, SegmentFolder.PublicKeyName, 0, "it is not the public key of this device");
        KeepChanges(folder, keys);
    }

    /// <summary>Makes <c>device-keys.jsonl</c> say what is known.</summary>
    /// <exception cref="IOException">The disk refused; the next opening does it.</exception>
    public static void KeepChanges(SegmentFolder folder, DevicePublicKeys keys)
    {
        var path = folder.PathOf(SegmentFolder.KeyChangesName);
        var lines = keys.ToLines();
        if (folder.Files.Exists(path) ? !ReadFile(folder).AsSpan().SequenceEqual(lines) : lines.Length > 0)
            KeyFile.WriteWhole(path, lines, folder.Files);
    }

    public static byte[] ReadFile(SegmentFolder folder)
    {
        using var stream = folder.Files.OpenRead(folder.PathOf(SegmentFolder.KeyChangesName));
        var bytes = new byte[(int)Math.Min(folder.LengthOf(SegmentFolder.KeyChangesName), FileLimit)];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static bool Is(IJournalSigner signer, DevicePublicKeys keys) =>
        signer.PublicKeySpki.Span.SequenceEqual(keys.Current.Span);

    /// <summary>The key in the first entry; null while no entry is whole.</summary>
    private static DevicePublicKeys? First(SegmentFolder folder, IReadOnlyList<Segment> segments)
    {
        if (segments is not [var segment, ..]) return null;
        using ChainReader chain = new(folder.OpenRead(segment), segment, 0, EntryLineReader.FirstPrevious);
        return chain.MoveNext() ? FirstOf(chain, chain.Entry(null)) : null;
    }

    private static DevicePublicKeys? Told(SegmentFolder folder, DevicePublicKeys first)
    {
        if (!folder.Files.Exists(folder.PathOf(SegmentFolder.KeyChangesName))) return first;
        using MemoryStream lines = new(ReadFile(folder));
        return DevicePublicKeys.Follow(first.First, lines);
    }

    private static DevicePublicKeys Scan(SegmentFolder folder, IReadOnlyList<Segment> segments, DevicePublicKeys keys)
    {
        foreach (var segment in segments)
        {
            using ChainReader chain = new(folder.OpenRead(segment), segment, null, null);
            while (chain.MoveNext())
            {
                if (chain.Line.Codec.Type != typeof(DeviceKeyChanged)) continue;
                keys = keys.With(chain.Line, chain.Text, out var reason) ?? throw chain.Damaged(reason!, chain.Line.Sequence);
            }
        }

        return keys;
    }
}
