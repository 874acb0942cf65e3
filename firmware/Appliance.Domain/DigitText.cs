namespace Appliance.Domain;

internal static class DigitText
{
    /// <summary>Whether there is at least one character and each is an ASCII digit.</summary>
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) =>
        !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
