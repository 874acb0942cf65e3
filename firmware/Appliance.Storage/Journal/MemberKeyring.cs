using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Appliance.Storage.Journal;

/// <summary>
/// One key for each member. What identifies a member enters the journal only sealed with it, so that destroying the
/// key erases the person while every entry, hash and amount stays. Safe to use from several threads.
/// </summary>
/// <remarks>
/// <para>The file holds records of 128 bytes: state (<c>K</c> live, <c>X</c> destroyed), length of the id, the id (62), the key
/// (32, zero when destroyed), SHA-256 of the 96 bytes before. Four fill a sector exactly, so a record is never half
/// overwritten. A torn record at the end is dropped: the entry that needed it was never written.</para>
/// <para>Flash memory keeps old copies of a sector for a while; backups keep the key until they are thinned out.</para>
/// </remarks>
public sealed class MemberKeyring : IDisposable
{
    /// <summary>Longest member id in UTF-8 bytes.</summary>
    public const int LongestIdBytes = 62;

    private const int RecordBytes = 128;

    /// <summary>Records read at once, and checked on all cores: with years of members it is part of every start.</summary>
    private const int RecordsAtOnce = 4_096;

    private const int IdAt = 2;
    private const int KeyAt = 64;
    private const int KeyBytes = 32;
    private const int ChecksumAt = 96;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const byte Live = (byte)'K';
    private const byte Destroyed = (byte)'X';

    private readonly Lock gate = new();
    private readonly IJournalFile file;
    private readonly Action<Span<byte>> random;
    private readonly Dictionary<string, Slot> slots;
    private long length;

    private MemberKeyring(IJournalFile file, Action<Span<byte>> random, Dictionary<string, Slot> slots)
    {
        this.file = file;
        this.random = random;
        this.slots = slots;
        length = (long)slots.Count * RecordBytes;
    }

    /// <summary>A record's place and key; no key when it was destroyed.</summary>
    private readonly record struct Slot(long Offset, byte[]? Key);

    /// <summary>Opens the keyring, empty when there is none.</summary>
    /// <param name="path">For example <c>keys/members.keys</c>.</param>
    /// <param name="files">Where it lies.</param>
    /// <param name="random">Fills a span with random bytes; the system's generator when null.</param>
    /// <exception cref="UnauthorizedAccessException">Others than its owner may read it.</exception>
    /// <exception cref="InvalidDataException">A record before the last is damaged.</exception>
    public static MemberKeyring Open(string path, IJournalFiles files, Action<Span<byte>>? random = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        files.CreateFolder(KeyFile.FolderOf(path));
        var isNew = !files.Exists(path);
        if (!isNew) KeyFile.RefuseUnlessOwnerOnly(path, files);
        var found = isNew ? [] : ReadSlots(path, files);
        var opened = files.OpenWrite(path);
        try
        {
            var good = (long)found.Count * RecordBytes;
            if (opened.Length > good) opened.Truncate(good);

            // What was read may still be in the cache of a process that stopped before its fsync.
            opened.FlushToDisk();
            files.FlushFolder(KeyFile.FolderOf(path));
            return new(opened, random ?? RandomNumberGenerator.Fill, found);
        }
        catch (IOException)
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Whether this member's key has been destroyed.</summary>
    public bool IsDestroyed(string memberId)
    {
        lock (gate) return slots.TryGetValue(memberId, out var slot) && slot.Key is null;
    }

    /// <summary>Destroys a member's key: after this returns nobody can read what was sealed. Nothing happens without a key.</summary>
    /// <exception cref="IOException">The disk refused; the key may still be there.</exception>
    public void Destroy(string memberId)
    {
        lock (gate)
        {
            if (!slots.TryGetValue(memberId, out var slot)) return;
            file.Write(slot.Offset, Record(memberId, null));
            file.FlushToDisk();
            if (slot.Key is not null) CryptographicOperations.ZeroMemory(slot.Key);
            slots[memberId] = slot with { Key = null };
        }
    }

    /// <summary>Destroys many keys with one fsync; those already destroyed, and members without one, are passed over.</summary>
    /// <exception cref="IOException">The disk refused; some of the keys may still be there.</exception>
    public void Destroy(IEnumerable<string> memberIds)
    {
        ArgumentNullException.ThrowIfNull(memberIds);
        lock (gate)
        {
            List<string> destroyed = [];
            foreach (var id in memberIds)
            {
                if (!slots.TryGetValue(id, out var slot) || slot.Key is null) continue;
                file.Write(slot.Offset, Record(id, null));
                destroyed.Add(id);
            }

            if (destroyed.Count == 0) return;
            file.FlushToDisk();
            foreach (var id in destroyed)
            {
                CryptographicOperations.ZeroMemory(slots[id].Key!);
                slots[id] = slots[id] with { Key = null };
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>What the file says now, never half written; destroyed keys are not in it.</summary>
    internal byte[] Export()
    {
        lock (gate)
        {
            return [.. slots.OrderBy(slot => slot.Value.Offset).SelectMany(slot => Record(slot.Key, slot.Value.Key))];
        }
    }

    /// <summary>Makes the keys that are missing, with one fsync; they are on disk before any entry needs them.</summary>
    internal void EnsureKeys(IEnumerable<string> memberIds)
    {
        lock (gate)
        {
            Dictionary<string, Slot> added = [];
            ByteBuffer records = new();
            foreach (var id in memberIds)
            {
                if (slots.ContainsKey(id) || added.ContainsKey(id)) continue;
                var key = new byte[KeyBytes];
                random(key);
                added.Add(id, new(length + records.Length, key));
                records.Append(Record(id, key));
            }

            if (added.Count == 0) return;
            file.Write(length, records.Written);
            file.FlushToDisk();
            length += records.Length;
            foreach (var (id, slot) in added) slots.Add(id, slot);
        }
    }

    /// <summary>Base64 of nonce, ciphertext and tag; AES-256-GCM with the member's id as associated data.</summary>
    internal string Seal<T>(string memberId, T secret, JsonTypeInfo<T> json)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(secret, json);
        ByteBuffer canonical = new(text.Length);
        new CanonicalJson(canonical).Append(text);

        var box = new byte[NonceBytes + canonical.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        random(nonce);
        using var cipher = new AesGcm(KeyOf(memberId), TagBytes);
        cipher.Encrypt(
            nonce, canonical.Written, box.AsSpan(NonceBytes, canonical.Length), box.AsSpan(^TagBytes..), Encoding.UTF8.GetBytes(memberId));
        return Convert.ToBase64String(box);
    }

    /// <summary>What was sealed, or null when the key was destroyed or never reached this folder.</summary>
    /// <exception cref="FormatException">The box is too short, or no base64.</exception>
    /// <exception cref="CryptographicException">It was sealed with another key.</exception>
    internal T? Unseal<T>(string memberId, string box, JsonTypeInfo<T> json)
        where T : class
    {
        byte[]? key;
        lock (gate) key = slots.TryGetValue(memberId, out var slot) ? (byte[]?)slot.Key?.Clone() : null;
        if (key is null) return null;
        var bytes = Convert.FromBase64String(box);
        if (bytes.Length < NonceBytes + TagBytes) throw new FormatException("a sealed part that is too short");
        var text = new byte[bytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(
            bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, text.Length), bytes.AsSpan(^TagBytes..), text, Encoding.UTF8.GetBytes(memberId));
        return JsonSerializer.Deserialize(text, json);
    }

    private static Dictionary<string, Slot> ReadSlots(string path, IJournalFiles files)
    {
        Dictionary<string, Slot> found = new(StringComparer.Ordinal);
        using var stream = files.OpenRead(path);
        var some = new byte[RecordsAtOnce * RecordBytes];
        var whole = new bool[RecordsAtOnce];
        long? firstBad = null;
        for (var offset = 0L; ;)
        {
            var count = stream.ReadAtLeast(some, some.Length, throwOnEndOfStream: false) / RecordBytes;
            Parallel.For(0, count, i => whole[i] = IsWhole(some.AsSpan(i * RecordBytes, RecordBytes)));
            for (var i = 0; i < count; i++, offset += RecordBytes)
            {
                if (!whole[i]) firstBad ??= offset;
                else if (firstBad is { } bad) throw Damaged(path, bad);
                else Take(found, some.AsSpan(i * RecordBytes, RecordBytes), offset);
            }

            if (count < RecordsAtOnce) return found;
        }
    }

    private static InvalidDataException Damaged(string path, long offset) => new(
        $"{path} is damaged at byte {offset}. Restore it from the latest backup. "
        + "会員の鍵ファイルが壊れています。最新のバックアップから復元してください。");

    private static void Take(Dictionary<string, Slot> found, ReadOnlySpan<byte> record, long offset) => found.Add(
        Encoding.UTF8.GetString(record.Slice(IdAt, record[1])),
        new(offset, record[0] == Live ? record.Slice(KeyAt, KeyBytes).ToArray() : null));

    private static bool IsWhole(ReadOnlySpan<byte> record) =>
        record[0] is Live or Destroyed
        && record[1] <= LongestIdBytes
        && SHA256.HashData(record[..ChecksumAt]).AsSpan().SequenceEqual(record[ChecksumAt..]);

    private static byte[] Record(string memberId, byte[]? key)
    {
        var record = new byte[RecordBytes];
        var idBytes = Encoding.UTF8.GetByteCount(memberId);
        if (idBytes > LongestIdBytes) throw new ArgumentException($"A member id has at most {LongestIdBytes} bytes.", nameof(memberId));
        record[0] = key is null ? Destroyed : Live;
        record[1] = (byte)idBytes;
        Encoding.UTF8.GetBytes(memberId, record.AsSpan(IdAt));
        key?.CopyTo(record, KeyAt);
        SHA256.HashData(record.AsSpan(0, ChecksumAt), record.AsSpan(ChecksumAt));
        return record;
    }

    private byte[] KeyOf(string memberId)
    {
        lock (gate)
        {
            return slots.TryGetValue(memberId, out var slot) && slot.Key is { } key
                ? (byte[])key.Clone()
                : throw new ArgumentException("The member's key was destroyed: nothing more can be sealed for them.", nameof(memberId));
        }
    }
}
