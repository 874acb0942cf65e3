using Appliance.Domain.Money;

namespace Appliance.Domain.Loyalty;

/// <summary>
/// A gift card (ギフトカード): prepaid of whoever carries it. Its number is its only key, so it is long and drawn by chance.
/// Sold, it is a debt of the shop and no sale; what is paid with it is the sale (資金決済法: used within six months).
/// </summary>
/// <param name="CardId"><see cref="Start"/> and <see cref="Digits"/> digits, the last of them a check digit.</param>
/// <param name="Balance">What is left of it.</param>
/// <param name="ExpiresOn">Last business day it can be used.</param>
/// <param name="Blocked">Lost, or replaced by another one.</param>
public sealed record GiftCard(string CardId, Yen Balance, DateOnly ExpiresOn, bool Blocked = false)
{
    /// <summary>What every number begins with; no label of goods has it.</summary>
    public const string Start = "GC-";

    /// <summary>Digits behind it: fifteen of chance and a check digit.</summary>
    public const int Digits = 16;

    /// <summary>Dearest card.</summary>
    public static Yen Most { get; } = new(100_000);

    /// <summary>What can be paid with it on a business day.</summary>
    public Yen BalanceOn(DateOnly day) => Blocked || ExpiresOn < day ? Yen.Zero : Balance;

    /// <summary>Whether a code can be such a number: a digit keyed or read wrong makes it none (Luhn, ISO/IEC 7812-1).</summary>
    public static bool IsId(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length == Start.Length + Digits && code.StartsWith(Start, StringComparison.Ordinal)
            && code.AsSpan(Start.Length).IndexOfAnyExceptInRange('0', '9') < 0
            && Sum(code.AsSpan(Start.Length), doubled: false) % 10 == 0;
    }

    /// <summary>The number for digits of chance.</summary>
    /// <param name="digits">All but the check digit.</param>
    public static string IdOf(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        if (digits.Length != Digits - 1) throw new ArgumentException($"{Digits - 1} digits were expected.", nameof(digits));
        return $"{Start}{digits}{(10 - (Sum(digits, doubled: true) % 10)) % 10}";
    }

    private static int Sum(ReadOnlySpan<char> digits, bool doubled)
    {
        var sum = 0;
        for (var i = digits.Length - 1; i >= 0; i--, doubled = !doubled)
        {
            var digit = (digits[i] - '0') * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum;
    }
}
