using System.Security.Cryptography;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>
/// Checks a whole journal with nothing but its folder: the chain, the numbers, every signature against
/// <c>device.pub</c> and the keys that followed it, receipt numbers without gaps, the arithmetic of sales and the totals of closed days. Sealed
/// profiles stay closed.
/// </summary>
public static class JournalVerifier
{
    /// <summary>Checks the journal of a folder, for example of a copy; holds one line in memory at a time.</summary>
    /// <param name="folder">The journal's folder.</param>
    /// <param name="files">Where it lies.</param>
    /// <param name="upTo">
    /// Last entry looked at: while the appliance runs, what stands behind the last acknowledged one may be half written.
    /// </param>
    /// <param name="told">Told now and then how many entries were good so far.</param>
    /// <param name="cancellationToken">Stops between two days.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public static VerifyReport Verify(
        string folder,
        IJournalFiles files,
        long upTo = long.MaxValue,
        Action<long>? told = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        SegmentFolder segments = new(folder, files);
        Ledger ledger = new();
        try
        {
            Walk(segments, ledger, upTo, told, cancellationToken);
            return new(true, ledger.Entries, ledger.Sales, null);
        }
        catch (JournalDamagedException damage)
        {
            return new(false, ledger.Entries, ledger.Sales, damage.Where);
        }
    }

    private static void Walk(
        SegmentFolder folder, Ledger ledger, long upTo, Action<long>? told, CancellationToken cancellationToken)
    {
        long last = 0;
        var hash = EntryLineReader.FirstPrevious;
        using KeyWalk keys = new();
        foreach (var segment in folder.List())
        {
            using ChainReader chain = new(folder.OpenRead(segment), segment, last, hash);
            while (chain.MoveNext())
            {
                var entry = chain.Entry(null);
                if (keys.Keys is null) keys.Begin(Begin(folder, chain, entry));
                else if (entry.Data is JournalOpened) throw chain.Damaged("a journal is opened only once", entry.Sequence);
                keys.Check(chain, entry);
                if (ledger.Add(entry) is { } reason) throw chain.Damaged(reason, entry.Sequence);
                if (entry.Sequence == upTo)
                {
                    CheckKeysFile(folder, keys.Keys!);
                    return;
                }
            }

            chain.RefuseTorn();
            (last, hash) = (chain.LastSequence ?? last, chain.LastHash ?? hash);
            told?.Invoke(last);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (keys.Keys is null) throw JournalDamagedException.At(1, SegmentFolder.PublicKeyName, 0, "there is no journal in this folder");
        CheckKeysFile(folder, keys.Keys);
    }

    /// <summary>The key the journal was begun with, which must be the one in <c>device.pub</c>.</summary>
    private static DevicePublicKeys Begin(SegmentFolder folder, ChainReader chain, JournalEntry entry)
    {
        var keys = JournalKeys.FirstOf(chain, entry);
        var path = folder.PathOf(SegmentFolder.PublicKeyName);
        if (!folder.Files.Exists(path)) throw JournalDamagedException.At(1, SegmentFolder.PublicKeyName, 0, "the file is missing");
        if (!KeyFile.Read(path, folder.Files).AsSpan().SequenceEqual(keys.ToPem()))
            throw JournalDamagedException.At(1, SegmentFolder.PublicKeyName, 0, "it is not the key in journal.opened");
        return keys;
    }

    /// <summary>
    /// <c>device-keys.jsonl</c> repeats entries of the journal: it may lag behind, or say more than was looked at, and nothing
    /// else.
    /// </summary>
    private static void CheckKeysFile(SegmentFolder folder, DevicePublicKeys keys)
    {
        var path = folder.PathOf(SegmentFolder.KeyChangesName);
        if (!folder.Files.Exists(path)) return;
        var told = JournalKeys.ReadFile(folder);
        var found = keys.ToLines().AsSpan();
        if (!found.StartsWith(told) && !told.AsSpan().StartsWith(found))
            throw JournalDamagedException.At(1, SegmentFolder.KeyChangesName, 0, "it is not what the journal says of the device's keys");
    }

    /// <summary>The key in use while walking from entry to entry.</summary>
    private sealed class KeyWalk : IDisposable
    {
        private ECDsa? key;

        public DevicePublicKeys? Keys { get; private set; }

        public void Begin(DevicePublicKeys first)
        {
            Keys = first;
            key = SignatureChecks.Import(first.Current);
        }

        public void Check(ChainReader chain, JournalEntry entry)
        {
            if (entry.DeviceId != Keys!.DeviceId) throw chain.Damaged("another device wrote it", entry.Sequence);
            if (chain.Line.Signature is { } signature && !SignatureChecks.IsGood(key!, chain.Line.HashBytes, signature))
                throw chain.Damaged(SignatureChecks.NotThisDevices, entry.Sequence);
            if (entry.Data is not DeviceKeyChanged) return;
            Keys = Keys.With(chain.Line, chain.Text, out var reason) ?? throw chain.Damaged(reason!, entry.Sequence);
            key!.Dispose();
            key = SignatureChecks.Import(Keys.Current);
        }

        public void Dispose() => key?.Dispose();
    }
}
