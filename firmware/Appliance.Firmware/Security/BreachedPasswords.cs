using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Appliance.Firmware.Configuration;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Firmware.Security;

/// <summary>
/// Passwords that were stolen elsewhere, in a file the shop may supply (<c>Security:BreachedPasswordsFile</c>, made by
/// <c>appliance passwords</c>): the first 64 bits of their SHA-1, ascending. Looked up where it lies, never read whole: some 25 reads
/// of 8 bytes for the longest list. SHA-1 because public lists are of that; nothing here rests on its strength.
/// </summary>
internal sealed class BreachedPasswords : IDisposable
{
    /// <summary>Most passwords in a file, which is then 160 MB long.</summary>
    public const int EntryLimit = 20_000_000;

    /// <summary>Bytes of an entry.</summary>
    public const int EntryBytes = sizeof(ulong);

    private readonly SafeFileHandle? file;
    private readonly long count;

    private BreachedPasswords(SafeFileHandle? file, long count) => (this.file, this.count) = (file, count);

    /// <summary>What a file begins with.</summary>
    public static ReadOnlySpan<byte> Head => "APPLIANCE-BREACHED-1\n"u8;

    /// <summary>Opens the file of the settings; without one no password is in it.</summary>
    /// <exception cref="StartRefusedException">It cannot be used; the message says why and what to do.</exception>
    public static BreachedPasswords Open(string? path)
    {
        if (string.IsNullOrEmpty(path)) return new(null, 0);
        try
        {
            var opened = File.OpenHandle(path);
            Span<byte> head = stackalloc byte[Head.Length];
            var entries = RandomAccess.GetLength(opened) - Head.Length;
            if (RandomAccess.Read(opened, head, 0) == head.Length && head.SequenceEqual(Head)
                && entries % EntryBytes == 0 && entries / EntryBytes is > 0 and <= EntryLimit)
            {
                return new(opened, entries / EntryBytes);
            }

            opened.Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Security:BreachedPasswordsFile: {exception.Message}", exception);
        }

        throw new StartRefusedException(
            $"Security:BreachedPasswordsFile: {path} is no whole list of passwords. Make one with: appliance passwords LIST {path}");
    }

    /// <summary>The entry of a password.</summary>
    /// <param name="password">Normalised.</param>
    public static ulong EntryOf(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
#pragma warning disable CA5350 // Public lists are of SHA-1; it protects nothing here.
        return BinaryPrimitives.ReadUInt64BigEndian(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
    }

    /// <summary>Whether a password is in the list.</summary>
    /// <param name="password">Normalised.</param>
    /// <exception cref="IOException">The disk failed: nobody can tell.</exception>
    public bool Has(string password)
    {
        if (file is null) return false;
        var wanted = EntryOf(password);
        var (low, high) = (0L, count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var entry = At(middle);
            if (entry == wanted) return true;
            if (entry < wanted) low = middle + 1;
            else high = middle - 1;
        }

        return false;
    }

    public void Dispose() => file?.Dispose();

    private ulong At(long index)
    {
        Span<byte> bytes = stackalloc byte[EntryBytes];
        return RandomAccess.Read(file!, bytes, Head.Length + (index * EntryBytes)) == EntryBytes
            ? BinaryPrimitives.ReadUInt64BigEndian(bytes)
            : throw new IOException("The list of breached passwords became shorter.");
    }
}
