using System.Globalization;
using System.Text;

namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>
/// What coins and bills are called: two letters for the country, digits for the value, and one for the issue (ccTalk
/// Generic Specification 4.7, part 3, appendices 3 and 15†). Which position a coin has says nothing: each device is
/// programmed in its own way, and two issues of a coin have two.
/// </summary>
internal static class CcTalkIds
{
    /// <summary>Japan's letters (ISO 3166-1).</summary>
    public static readonly byte[] Country = "JP"u8.ToArray();

    /// <summary>Coins in circulation, in yen.</summary>
    public static readonly IReadOnlyList<long> Coins = [1, 5, 10, 50, 100, 500];

    /// <summary>Bills in circulation, in yen.</summary>
    public static readonly IReadOnlyList<long> Bills = [1_000, 2_000, 5_000, 10_000];

    private const int CoinIdLength = 6;
    private const int CoinDigits = 3;
    private const int BillIdLength = 7;
    private const int BillDigits = 4;

    /// <summary>Value of a coin's id in yen, such as <c>JP500A</c>; null for any that is no Japanese coin.</summary>
    public static long? CoinYen(ReadOnlySpan<byte> id) =>
        id.Length == CoinIdLength && Digits(id, CoinDigits) is { } yen && Coins.Contains(yen) ? yen : null;

    /// <summary>Value of a bill's id in yen, such as <c>JP1000A</c>; null for any that is no Japanese bill.</summary>
    /// <param name="id">Seven characters.</param>
    /// <param name="factor">The country's scaling factor: ten thousand has no room in four digits.</param>
    /// <param name="decimals">The country's decimal places.</param>
    public static long? BillYen(ReadOnlySpan<byte> id, int factor, int decimals)
    {
        if (id.Length != BillIdLength || Digits(id, BillDigits) is not { } value) return null;
        var scaled = value * factor;
        for (var place = 0; place < decimals; place++)
        {
            if (scaled % 10 != 0) return null;
            scaled /= 10;
        }

        return Bills.Contains(scaled) ? scaled : null;
    }

    private static long? Digits(ReadOnlySpan<byte> id, int count)
    {
        if (!id.StartsWith(Country)) return null;
        var digits = Encoding.ASCII.GetString(id.Slice(Country.Length, count));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
