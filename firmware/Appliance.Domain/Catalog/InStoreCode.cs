using System.Globalization;
using System.Text.Json.Serialization;

namespace Appliance.Domain.Catalog;

/// <summary>
/// How the shop's scale or label printer builds its thirteen digits (インストアコード, GS1 prefixes 02 and 20–29):
/// prefix, item, digits nobody reads, price or weight, check digit.
/// </summary>
/// <param name="Prefix">Two digits: 02 or 20–29.</param>
/// <param name="ItemDigits">Digits of the product's code, 3–6.</param>
/// <param name="SkippedDigits">Digits between item and value (a price check digit), 0 or 1.</param>
/// <param name="Value">What the value says.</param>
public sealed record InStoreCode(string Prefix, int ItemDigits, int SkippedDigits, InStoreValue Value)
{
    /// <summary>Fewest digits of a product's code on a label.</summary>
    public const int FewestItemDigits = 3;

    /// <summary>Most of them.</summary>
    public const int MostItemDigits = 6;

    /// <summary>Prefixes GS1 leaves to shops.</summary>
    public static IReadOnlyList<string> Prefixes { get; } =
        ["02", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29"];

    private const int CodeDigits = 13;
    private const int PrefixDigits = 2;

    /// <summary>Reads a code of this kind, or gives null for another one.</summary>
    /// <returns>The product's code and the value: yen or grams.</returns>
    public (string Item, long Value)? Read(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length != CodeDigits || !code.StartsWith(Prefix, StringComparison.Ordinal) || !JanCode.IsValid(code)) return null;
        var valueAt = PrefixDigits + ItemDigits + SkippedDigits;
        return (
            code.Substring(PrefixDigits, ItemDigits),
            long.Parse(code.AsSpan(valueAt, CodeDigits - 1 - valueAt), CultureInfo.InvariantCulture));
    }
}

/// <summary>What an in-store code says beside the item.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InStoreValue>))]
public enum InStoreValue
{
    /// <summary>The price in yen.</summary>
    [JsonStringEnumMemberName("price")]
    Price,

    /// <summary>The weight in grams; the product's price is that of 100 g.</summary>
    [JsonStringEnumMemberName("weight")]
    Weight,
}
