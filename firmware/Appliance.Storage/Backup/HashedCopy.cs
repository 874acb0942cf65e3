using System.Security.Cryptography;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Backup;

/// <summary>Copies bytes beside their target, to the disk, and gives them their name only then.</summary>
internal static class HashedCopy
{
    /// <summary>Bytes copied at once.</summary>
    private const int CopyBytes = 64 * 1024;

    private const string TemporaryEnding = ".tmp";

    /// <summary>Copies exactly so many bytes.</summary>
    /// <param name="source">From its position on.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="target">Path; replaced when it is there. Its folder is flushed by the caller.</param>
    /// <param name="files">Where it lies.</param>
    /// <param name="expected">The hash they must have, or null. Another one leaves nothing behind.</param>
    /// <returns>SHA-256 of the bytes in lower-case hex; the hash found, where it is not the one expected.</returns>
    /// <exception cref="EndOfStreamException">The source has fewer bytes.</exception>
    public static string Write(Stream source, long bytes, string target, IJournalFiles files, string? expected = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var temporary = target + TemporaryEnding;
        files.Delete(temporary);
        using (var file = files.OpenWrite(temporary))
        {
            var buffer = new byte[CopyBytes];
            for (var done = 0L; done < bytes;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, bytes - done));
                source.ReadExactly(part);
                hash.AppendData(part);
                file.Write(done, part);
                done += part.Length;
            }

            file.FlushToDisk();
        }

        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (expected is null || expected == found) files.Rename(temporary, target);
        else files.Delete(temporary);
        return found;
    }
}
