namespace Appliance.Firmware.Rest;

/// <summary>Card ids as they are written in requests.</summary>
internal static class CardUid
{
    /// <summary>Reads 4–10 bytes in hex.</summary>
    public static bool TryParse(string text, out byte[]? uid)
    {
        uid = text.Length is >= 8 and <= 20 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : null;
        return uid is not null;
    }
}
