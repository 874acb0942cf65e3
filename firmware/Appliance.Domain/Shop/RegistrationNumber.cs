namespace Appliance.Domain.Shop;

/// <summary>
/// 適格請求書発行事業者登録番号: T and 13 digits. For companies the first digit is the check digit of the corporate
/// number (法人番号の指定等に関する省令 2条): 9 − (Σ Pn × Qn mod 9), n from the right, Qn 1 for odd and 2 for even n.
/// </summary>
public static class RegistrationNumber
{
    private const int Digits = 13;

    /// <summary>Whether the text is a well-formed number with a right check digit.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length != Digits + 1 || text[0] != 'T' || !text.AsSpan(1).ContainsOnlyDigits()) return false;
        var sum = 0;
        for (var n = 1; n < Digits; n++) sum += (text[^n] - '0') * (n % 2 == 1 ? 1 : 2);
        return text[1] - '0' == 9 - (sum % 9);
    }
}
