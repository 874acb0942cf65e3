namespace Appliance.Firmware.Tests.Security;

/// <summary>What an authenticator app makes of a secret (RFC 4648, without padding).</summary>
internal static class Base32
{
    public static byte[] Bytes(string text)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(text.Select(it => Convert.ToString(alphabet.IndexOf(it, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
