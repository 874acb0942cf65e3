using System.Text;

namespace Appliance.Storage.Documents;

/// <summary>
/// Strings as bytes that compare as <see cref="string.CompareOrdinal(string, string)"/> does. UTF-8 nearly does, but
/// puts characters outside the basic plane (rare kanji) behind half-width kana; so surrogates are encoded one by one.
/// </summary>
internal static class OrdinalKey
{
    public static byte[] Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return Encoding.UTF8.GetBytes(text);
        List<byte> bytes = new(text.Length * 3);
        Span<byte> one = stackalloc byte[3];
        foreach (var unit in text)
        {
            if (char.IsSurrogate(unit))
            {
                bytes.Add((byte)(0xE0 | (unit >> 12)));
                bytes.Add((byte)(0x80 | ((unit >> 6) & 0x3F)));
                bytes.Add((byte)(0x80 | (unit & 0x3F)));
            }
            else
            {
                bytes.AddRange(one[..Encoding.UTF8.GetBytes([unit], one)]);
            }
        }

        return [.. bytes];
    }
}
