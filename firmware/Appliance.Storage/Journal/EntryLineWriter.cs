using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>
/// Turns the drafts of one batch into lines. The canonical form of an entry (everything but <c>hash</c> and
/// <c>sig</c>) is written once, hashed, and the two are set into it where their names belong.
/// </summary>
internal sealed class EntryLineWriter : IDisposable
{
    /// <summary>Signatures from which on it is worth asking a second core.</summary>
    private const int SignedForParallel = 4;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly string deviceId;
    private readonly MemberKeyring keyring;
    private readonly byte[] device;
    private readonly ByteBuffer raw = new();
    private readonly ByteBuffer canonical = new();
    private readonly ByteBuffer lines = new();
    private readonly CanonicalJson canonicalJson;
    private readonly Utf8JsonWriter json;
    private readonly List<Pending> pending = [];
    private readonly List<int> signed = [];

    public EntryLineWriter(string deviceId, MemberKeyring keyring)
    {
        this.deviceId = deviceId;
        this.keyring = keyring;
        device = Encoding.ASCII.GetBytes(deviceId);
        canonicalJson = new(canonical);
        json = new(raw, WriterOptions);
    }

    /// <summary>An entry whose canonical form lies between <c>Start</c> and <c>End</c>.</summary>
    private sealed record Pending(
        int Start, int HashAt, int SignatureAt, int End, byte[] Hash, IJournalSigner? Signer, JournalEntry Entry)
    {
        public byte[]? Signature { get; set; }
    }

    /// <summary>The lines of the batch; valid until the next one.</summary>
    public ReadOnlyMemory<byte> Lines => lines.WrittenMemory;

    /// <summary>Writes a batch; returns the entries and where each one's line ends in <see cref="Lines"/>.</summary>
    /// <param name="drafts">In order; behind one that changes the key the next one signs.</param>
    /// <param name="lastSequence">Of the entry before them.</param>
    /// <param name="lastHash">Of that entry.</param>
    /// <param name="signer">Signs the first of them.</param>
    /// <exception cref="ArgumentException">An entry has no kind or is larger than <see cref="JournalLimits"/> allow.</exception>
    public IReadOnlyList<(JournalEntry Entry, int LineEnd)> Write(
        IReadOnlyList<EntryDraft> drafts, long lastSequence, string lastHash, IJournalSigner signer)
    {
        raw.Clear();
        canonical.Clear();
        lines.Clear();
        pending.Clear();
        signed.Clear();
        foreach (var draft in drafts)
        {
            AddCanonical(draft, ++lastSequence, lastHash, signer);
            lastHash = pending[^1].Entry.Hash;
            if (draft.Data is DeviceKeyChanged) signer = signer.Next!;
        }

        Sign();
        return pending.ConvertAll(entry => (entry.Entry, AddLine(entry)));
    }

    public void Dispose() => json.Dispose();

    private void AddCanonical(EntryDraft draft, long sequence, string previousHash, IJournalSigner signer)
    {
        var codec = EntryCodec.For(draft.Data);
        var start = canonical.Length;

        canonical.Append("{\"at\":\""u8);
        InstantJsonConverter.Format(draft.At, canonical.GetSpan(InstantJsonConverter.TextLength));
        canonical.Advance(InstantJsonConverter.TextLength);
        canonical.Append("\",\"data\":"u8);
        AddData(codec, draft.Data);
        canonical.Append(",\"day\":\""u8);
        draft.Day.TryFormat(canonical.GetSpan(10), out var written, "O");
        canonical.Advance(written);
        canonical.Append("\",\"device\":\""u8);
        canonical.Append(device);
        canonical.Append("\","u8);
        var hashAt = canonical.Length;
        canonical.Append("\"kind\":\""u8);
        canonical.Append(codec.KindUtf8);
        canonical.Append("\",\"prev\":\""u8);
        Encoding.ASCII.GetBytes(previousHash, canonical.GetSpan(previousHash.Length));
        canonical.Advance(previousHash.Length);
        canonical.Append("\",\"seq\":"u8);
        AddInteger(sequence);
        canonical.Append((byte)',');
        var signatureAt = canonical.Length;
        if (draft.StaffId is { } staff) AddStaff(staff);
        canonical.Append("\"v\":"u8);
        AddInteger(codec.Version);
        canonical.Append((byte)'}');

        if (canonical.Length - start > JournalLimits.EntryBytes || canonical.Length > JournalLimits.BatchBytes)
            throw new ArgumentException($"Entry {sequence} ({codec.Kind}) is larger than the journal takes.", nameof(draft));

        var hash = SHA256.HashData(canonical.Written[start..]);
        if (codec.IsSigned) signed.Add(pending.Count);
        var entry = new JournalEntry(
            sequence, draft.At.ToUniversalTime(), draft.Day, deviceId, draft.StaffId, draft.Data, Convert.ToHexStringLower(hash));
        pending.Add(new(start, hashAt, signatureAt, canonical.Length, hash, codec.IsSigned ? signer : null, entry));
    }

    private void AddData(EntryCodec codec, EntryData data)
    {
        raw.Clear();
        json.Reset(raw);
        codec.Write(json, data, keyring);
        json.Flush();
        canonicalJson.Append(raw.Written);
    }

    private void AddStaff(string staff)
    {
        raw.Clear();
        json.Reset(raw);
        json.WriteStringValue(staff);
        json.Flush();
        canonical.Append("\"staff\":"u8);
        canonicalJson.Append(raw.Written);
        canonical.Append((byte)',');
    }

    private void AddInteger(long value)
    {
        Utf8Formatter.TryFormat(value, canonical.GetSpan(20), out var written);
        canonical.Advance(written);
    }

    private void Sign()
    {
        if (signed.Count >= SignedForParallel) Parallel.ForEach(signed, SignOne);
        else signed.ForEach(SignOne);
    }

    private void SignOne(int index) => pending[index].Signature = pending[index].Signer!.Sign(pending[index].Hash);

    private int AddLine(Pending entry)
    {
        var text = canonical.Written;
        lines.Append(text[entry.Start..entry.HashAt]);
        lines.Append("\"hash\":\""u8);
        Encoding.ASCII.GetBytes(entry.Entry.Hash, lines.GetSpan(entry.Entry.Hash.Length));
        lines.Advance(entry.Entry.Hash.Length);
        lines.Append("\","u8);
        lines.Append(text[entry.HashAt..entry.SignatureAt]);
        if (entry.Signature is { } signature)
        {
            lines.Append("\"sig\":\""u8);
            Base64.EncodeToUtf8(signature, lines.GetSpan(Base64.GetMaxEncodedToUtf8Length(signature.Length)), out _, out var written);
            lines.Advance(written);
            lines.Append("\","u8);
        }

        lines.Append(text[entry.SignatureAt..entry.End]);
        lines.Append((byte)'\n');
        return lines.Length;
    }
}
