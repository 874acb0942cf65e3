using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using Appliance.Domain.Staff;
using Appliance.Firmware.Configuration;

namespace Appliance.Firmware.Security;

/// <summary>Makes the file of <see cref="BreachedPasswords"/> of a public list.</summary>
internal static class BreachedPasswordsFile
{
    private const int HashDigits = 40;
    private const int EntryDigits = 2 * BreachedPasswords.EntryBytes;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>
    /// Reads a list, a password a line: its SHA-1 in hex, with <c>:</c> and how often it was seen behind it or not, as Have I Been
    /// Pwned writes them; or the password itself, as most others do. Those too short to be taken here are left out.
    /// </summary>
    /// <param name="list">The lines, in any order.</param>
    /// <param name="seen">Of passwords with a number only those seen so often, at least.</param>
    /// <param name="limit">Most of them.</param>
    /// <returns>Ascending, each once.</returns>
    /// <exception cref="StartRefusedException">It is longer than the limit, or empty.</exception>
    public static IReadOnlyList<ulong> Read(TextReader list, int seen, int limit = BreachedPasswords.EntryLimit)
    {
        List<ulong> entries = [];
        while (list.ReadLine() is { } line)
        {
            if (EntryOf(line, seen) is not { } entry) continue;
            if (entries.Count == limit) throw TooLong(seen, limit);
            entries.Add(entry);
        }

        if (entries.Count == 0) throw new StartRefusedException("There is no password in the list that could be chosen here.");
        entries.Sort();
        var count = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i == 0 || entries[i] != entries[i - 1]) entries[count++] = entries[i];
        }

        entries.RemoveRange(count, entries.Count - count);
        return entries;
    }

    /// <summary>Writes the file; it has its name only once it is whole.</summary>
    public static void Write(string path, IReadOnlyList<ulong> entries)
    {
        var temporary = path + ".tmp";
        using (var file = File.Create(temporary))
        {
            file.Write(BreachedPasswords.Head);
            Span<byte> bytes = stackalloc byte[BreachedPasswords.EntryBytes];
            foreach (var entry in entries)
            {
                BinaryPrimitives.WriteUInt64BigEndian(bytes, entry);
                file.Write(bytes);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static ulong? EntryOf(string line, int seen)
    {
        var hash = line.AsSpan(0, Math.Min(HashDigits, line.Length));
        var isHash = hash.Length == HashDigits && (line.Length == HashDigits || line[HashDigits] == ':')
            && !hash.ContainsAnyExcept(Hex);
        if (!isHash)
        {
            var password = AccountRules.NormalisePassword(line);
            return password.Length >= AccountRules.PasswordShortest ? BreachedPasswords.EntryOf(password) : null;
        }

        if (line.Length > HashDigits + 1
            && int.TryParse(line.AsSpan(HashDigits + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times < seen)
        {
            return null;
        }

        return ulong.Parse(hash[..EntryDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static StartRefusedException TooLong(int seen, int limit) => new(
        $"The list has more than {limit:N0} passwords. Take those that were seen more often, "
        + $"for example --seen {Math.Max(10, seen * 10)}.");
}
