using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>
/// Checks a whole journal with nothing but its folder: the chain, the numbers, every signature against
/// <c>device.pub</c>, receipt numbers without gaps, the arithmetic of sales and the totals of closed days. Sealed
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
        ECDsa? key = null;
        try
        {
            Walk(segments, ledger, upTo, told, ref key, cancellationToken);
            return new(true, ledger.Entries, ledger.Sales, null);
        }
        catch (JournalDamagedException damage)
        {
            return new(false, ledger.Entries, ledger.Sales, damage.Where);
        }
        finally
        {
            key?.Dispose();
        }
    }

    private static void Walk(
        SegmentFolder folder, Ledger ledger, long upTo, Action<long>? told, ref ECDsa? key, CancellationToken cancellationToken)
    {
        long last = 0;
        var hash = EntryLineReader.FirstPrevious;
        string? device = null;
        foreach (var segment in folder.List())
        {
            using ChainReader chain = new(folder.OpenRead(segment), segment, last, hash);
            while (chain.MoveNext())
            {
                var entry = chain.Entry(null);
                if (key is null) (key, device) = Begin(folder, chain, entry);
                else if (entry.Data is JournalOpened) throw chain.Damaged("a journal is opened only once", entry.Sequence);
                if (entry.DeviceId != device) throw chain.Damaged("another device wrote it", entry.Sequence);
                if (chain.Line.Signature is { } signature && !SignatureChecks.IsGood(key, chain.Line.HashBytes, signature))
                    throw chain.Damaged("its signature is not this device's", entry.Sequence);
                if (ledger.Add(entry) is { } reason) throw chain.Damaged(reason, entry.Sequence);
                if (entry.Sequence == upTo) return;
            }

            chain.RefuseTorn();
            (last, hash) = (chain.LastSequence ?? last, chain.LastHash ?? hash);
            told?.Invoke(last);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (key is null) throw JournalDamagedException.At(1, SegmentFolder.PublicKeyName, 0, "there is no journal in this folder");
    }

    /// <summary>The key the journal was begun with, which must be the one in <c>device.pub</c>.</summary>
    private static (ECDsa Key, string Device) Begin(SegmentFolder folder, ChainReader chain, JournalEntry entry)
    {
        if (entry.Data is not JournalOpened opened) throw chain.Damaged("the journal does not begin with journal.opened", 1);
        var path = folder.PathOf(SegmentFolder.PublicKeyName);
        if (!folder.Files.Exists(path)) throw JournalDamagedException.At(1, SegmentFolder.PublicKeyName, 0, "the file is missing");
        try
        {
            var spki = Convert.FromBase64String(opened.PublicKey);
            var key = SignatureChecks.Import(spki);
            var pem = Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", spki) + "\n");
            if (!KeyFile.Read(path, folder.Files).AsSpan().SequenceEqual(pem))
                throw JournalDamagedException.At(1, SegmentFolder.PublicKeyName, 0, "it is not the key in journal.opened");
            return (key, P256.DeviceIdOf(spki));
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw chain.Damaged("its public key is none", 1);
        }
    }
}
