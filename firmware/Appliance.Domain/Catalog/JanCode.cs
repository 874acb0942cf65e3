namespace Appliance.Domain.Catalog;

/// <summary>JAN codes (EAN-13, EAN-8) with their check digit (JIS X 0507, ISO/IEC 15420: weights 3 and 1 from the right).</summary>
public static class JanCode
{
    private const int LongDigits = 13;
    private const int ShortDigits = 8;

    /// <summary>Whether the text is eight or thirteen digits with a right check digit.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is not (LongDigits or ShortDigits) || !text.AsSpan().ContainsOnlyDigits()) return false;
        var sum = 0;
        for (var n = 1; n <= text.Length; n++) sum += (text[^n] - '0') * (n % 2 == 1 ? 1 : 3);
        return sum % 10 == 0;
    }
}
