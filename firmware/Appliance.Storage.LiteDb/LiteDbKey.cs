using Appliance.Storage.Documents;

namespace Appliance.Storage.LiteDb;

/// <summary>
/// Keys as the engine keeps them: bytes, which it compares one by one, so that no collation of strings has a say. An
/// entry of an index is the document's key and its id in one, since the engine does not say in which order it returns
/// entries that are equal. A NUL within the key is written <c>00 01</c> and its end <c>00 00</c>, so that a key stands
/// before every longer one that begins with it, whatever the id behind it is.
/// </summary>
internal static class LiteDbKey
{
    /// <summary>
    /// Bytes an index of the engine takes: its MAX_INDEX_KEY_LENGTH, 1023, counts a byte for the type and one for the
    /// length (IndexNode.GetKeyLength).
    /// </summary>
    public const int LimitBytes = 1021;

    private const byte Separator = 0x00;
    private const byte EscapedNul = 0x01;

    /// <summary>An id.</summary>
    /// <exception cref="ArgumentException">It takes more than <see cref="LimitBytes"/>.</exception>
    public static byte[] OfId(string id) => Limited(OrdinalKey.Encode(id));

    /// <summary>An entry of an index.</summary>
    /// <exception cref="ArgumentException">Key and id together take more than <see cref="LimitBytes"/>.</exception>
    public static byte[] OfEntry(string key, string id) =>
        Limited([.. Escaped(key), Separator, Separator, .. OrdinalKey.Encode(id)]);

    /// <summary>
    /// A place before every entry of this key and behind every entry of a smaller one. It is never an entry itself, so
    /// a range that includes both its ends includes nothing too much.
    /// </summary>
    public static byte[] Before(string key) => [.. Escaped(key), Separator];

    private static byte[] Escaped(string key)
    {
        var bytes = OrdinalKey.Encode(key);
        if (!bytes.AsSpan().Contains(Separator)) return bytes;
        List<byte> escaped = new(bytes.Length + 1);
        foreach (var value in bytes)
        {
            escaped.Add(value);
            if (value == Separator) escaped.Add(EscapedNul);
        }

        return [.. escaped];
    }

    private static byte[] Limited(byte[] key) =>
        key.Length <= LimitBytes ? key : throw new ArgumentException($"A key takes at most {LimitBytes} bytes, not {key.Length}.", nameof(key));
}
