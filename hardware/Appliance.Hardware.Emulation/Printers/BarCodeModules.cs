namespace Appliance.Hardware.Emulation.Printers;

/// <summary>Draws bar codes as modules, true for black, without the quiet zones.</summary>
internal static class BarCodeModules
{
    private const int StartB = 104;
    private const int StartC = 105;
    private const int CodeC = 99;
    private const int CodeB = 100;

    /// <summary>Widths of bars and spaces by value (ISO/IEC 15417, table 1).</summary>
    private static readonly string[] Code128Widths = (
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 " +
        "221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 " +
        "221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 " +
        "212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 " +
        "231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 " +
        "231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 " +
        "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 " +
        "112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 " +
        "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 " +
        "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 " +
        "114131 311141 411131 211412 211214 211232").Split(' ');

    private const string Code128Stop = "2331112";

    /// <summary>Odd parity, left half; inverted it is the right half, and that reversed the even parity.</summary>
    private static readonly string[] EanLeft =
    [
        "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011",
    ];

    /// <summary>Which digits of the left half have even parity (1), by the leading digit (ISO/IEC 15420).</summary>
    private static readonly string[] EanParity =
    [
        "000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010",
    ];

    /// <summary>EAN-13 or EAN-8 of digits with the check digit.</summary>
    public static bool[] Ean(string digits)
    {
        var (parity, body) = digits.Length == 13 ? (EanParity[digits[0] - '0'], digits[1..]) : ("0000", digits);
        var half = body.Length / 2;
        var text = "101";
        for (var index = 0; index < half; index++)
        {
            var odd = EanLeft[body[index] - '0'];
            text += parity[index] == '0' ? odd : Reverse(Invert(odd));
        }

        text += "01010";
        foreach (var digit in body[half..]) text += Invert(EanLeft[digit - '0']);
        return [.. (text + "101").Select(module => module == '1')];
    }

    /// <summary>
    /// CODE128 of what GS k carries: {B or {C first, and again to change the set; in set C a byte is two digits.
    /// </summary>
    /// <returns>The modules and what a reader says; null when the data are wrong, for which a printer prints nothing.</returns>
    public static (bool[] Modules, string Text)? Code128(ReadOnlySpan<byte> data)
    {
        List<int> values = [];
        var text = "";
        var isC = false;
        for (var index = 0; index < data.Length; index++)
        {
            var value = data[index];
            if (value == '{')
            {
                if (++index == data.Length) return null;
                var next = data[index];
                if (next is (byte)'B' or (byte)'C')
                {
                    var wantsC = next == 'C';
                    values.Add(values.Count == 0 ? (wantsC ? StartC : StartB) : (wantsC ? CodeC : CodeB));
                    isC = wantsC;
                    continue;
                }

                if (next != '{' || isC) return null;
                value = next;
            }

            if (values.Count == 0) return null;
            if (isC ? value > 99 : value is < 0x20 or > 0x7E) return null;
            values.Add(isC ? value : value - 0x20);
            text += isC ? value.ToString("D2") : (char)value;
        }

        if (values.Count < 2) return null;
        var check = values.Select((value, index) => value * Math.Max(index, 1)).Sum() % 103;
        var widths = string.Concat(values.Append(check).Select(value => Code128Widths[value])) + Code128Stop;
        return ([.. widths.SelectMany((width, index) => Enumerable.Repeat(index % 2 == 0, width - '0'))], text);
    }

    private static string Invert(string modules) => string.Concat(modules.Select(module => module == '0' ? '1' : '0'));

    private static string Reverse(string modules) => string.Concat(modules.Reverse());
}
