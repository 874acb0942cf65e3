using System.Text;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>The modes of bar codes (GS h, w, H) and GS k.</summary>
internal sealed class BarCodePrinter
{
    private const int DefaultHeight = 162;
    private const int DefaultModule = 3;

    public BarCodePrinter() => Reset();

    /// <summary>GS h.</summary>
    public int HeightDots { get; set; }

    /// <summary>GS w.</summary>
    public int ModuleDots { get; set; }

    /// <summary>GS H: whether its text stands below.</summary>
    public bool HasTextBelow { get; set; }

    /// <summary>Back to the state at power on.</summary>
    public void Reset() => (HeightDots, ModuleDots, HasTextBelow) = (DefaultHeight, DefaultModule, false);

    /// <summary>Carries out GS k function B.</summary>
    /// <returns>The bar code; null for data it does not take and for one wider than the paper.</returns>
    public BarCodeRow? Draw(byte kind, ReadOnlySpan<byte> data, PrintLine line, int paperDots)
    {
        var (name, drawn) = kind switch
        {
            67 when IsDigits(data, 13) => ("EAN13", Ean(data)),
            68 when IsDigits(data, 8) => ("EAN8", Ean(data)),
            73 => ("CODE128", BarCodeModules.Code128(data)),
            _ => ("", null),
        };
        if (drawn is not { } symbol || symbol.Modules.Length * ModuleDots > paperDots) return null;
        var width = symbol.Modules.Length * ModuleDots;
        return new(name, symbol.Text, line.Left(width), ModuleDots, HeightDots, HasTextBelow, symbol.Modules);
    }

    private static bool IsDigits(ReadOnlySpan<byte> data, int length)
    {
        foreach (var value in data)
        {
            if (!char.IsAsciiDigit((char)value)) return false;
        }

        return data.Length == length;
    }

    private static (bool[] Modules, string Text)? Ean(ReadOnlySpan<byte> data)
    {
        var digits = Encoding.ASCII.GetString(data);
        return (BarCodeModules.Ean(digits), digits);
    }
}
