using System.Text;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>
/// Turns a bar code into GS k, function B (Epson's ESC/POS command reference). A printer prints nothing, or its bytes as
/// text, when something is wrong with a bar code, so all of that is refused here.
/// </summary>
internal static class PrinterBarCode
{
    private const int Ean13Kind = 67;
    private const int Ean8Kind = 68;
    private const int Code128Kind = 73;
    private const int Ean13Modules = 95;
    private const int Ean8Modules = 67;
    private const int Code128CharacterModules = 11;

    /// <summary>CODE128 besides its characters: start, check and stop, which has 13 modules.</summary>
    private const int Code128FrameModules = (2 * Code128CharacterModules) + 13;

    /// <summary>Blank modules on either side; EAN needs 7–11, CODE128 ten (ISO/IEC 15417, 15420).</summary>
    private const int QuietModules = 10;

    /// <summary>Encodes it.</summary>
    /// <exception cref="ArgumentException">It is out of its range, or does not fit the paper.</exception>
    public static byte[] Encode(PrintBarCode code, int paperDots)
    {
        if (code.ModuleDots is < 2 or > 6 || code.HeightDots is < 1 or > 255)
            throw new ArgumentException("A bar code has modules of 2–6 dots and is 1–255 dots high.", nameof(code));
        var (kind, modules, data) = code.Symbology switch
        {
            BarCodeSymbology.Ean13 => (Ean13Kind, Ean13Modules, Ean(code.Data, 13)),
            BarCodeSymbology.Ean8 => (Ean8Kind, Ean8Modules, Ean(code.Data, 8)),
            BarCodeSymbology.Code128 => (
                Code128Kind, Code128FrameModules + (Code128CharacterModules * code.Data.Length), Code128(code.Data)),
            _ => throw new ArgumentException("No such bar code.", nameof(code)),
        };
        if ((modules + (2 * QuietModules)) * code.ModuleDots > paperDots)
            throw new ArgumentException("The bar code is wider than the paper.", nameof(code));
        return EscPosCommands.BarCode(kind, data, code.ModuleDots, code.HeightDots);
    }

    private static byte[] Ean(string digits, int length)
    {
        if (digits.Length != length || !digits.All(char.IsAsciiDigit))
            throw new ArgumentException($"This bar code has {length} digits.", nameof(digits));

        // From the right, the check digit first, weights 1, 3, 1, 3 …: the sum is a multiple of ten.
        var sum = 0;
        for (var index = 0; index < length; index++)
            sum += (digits[length - 1 - index] - '0') * (index % 2 == 0 ? 1 : 3);
        if (sum % 10 != 0) throw new ArgumentException("The check digit is wrong.", nameof(digits));
        return Encoding.ASCII.GetBytes(digits);
    }

    /// <summary>{B selects code set B; a { of the text is doubled.</summary>
    private static byte[] Code128(string text)
    {
        if (text.Length == 0 || !text.All(character => character is >= ' ' and <= '~'))
            throw new ArgumentException("CODE128 takes printable ASCII.", nameof(text));
        return Encoding.ASCII.GetBytes("{B" + text.Replace("{", "{{", StringComparison.Ordinal));
    }
}
