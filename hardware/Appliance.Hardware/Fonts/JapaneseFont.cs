using System.IO.Compression;

namespace Appliance.Hardware.Fonts;

/// <summary>
/// Half-width characters (JIS X 0201) and full-width ones (JIS X 0208) of one height, read from the system's X11 bitmap
/// fonts. Reading takes some 10 ms; keep the font.
/// </summary>
public sealed class JapaneseFont
{
    /// <summary>Where Debian puts them.</summary>
    public const string SystemDirectory = "/usr/share/fonts/X11/misc";

    private const string Package = "xfonts-base";
    private readonly PcfFont half;
    private readonly PcfFont full;

    private JapaneseFont(PcfFont half, PcfFont full)
    {
        if (half.Height != full.Height || full.Width != 2 * half.Width)
            throw new InvalidDataException("The two fonts do not go together.");
        this.half = half;
        this.full = full;
    }

    /// <summary>Dots across a half-width cell; a full-width one has twice as many.</summary>
    public int CellDots => half.Width;

    /// <summary>Dots down a cell.</summary>
    public int HeightDots => half.Height;

    /// <summary>Reads a font.</summary>
    /// <param name="height">Which.</param>
    /// <param name="directory">Where the font files are.</param>
    /// <exception cref="FileNotFoundException">It is not installed; the message names the package.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static JapaneseFont Load(JapaneseFontHeight height, string directory = SystemDirectory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var (halfName, fullName) = height switch
        {
            JapaneseFontHeight.Dots16 => ("8x16rk.pcf.gz", "jiskan16.pcf.gz"),
            JapaneseFontHeight.Dots24 => ("12x24rk.pcf.gz", "jiskan24.pcf.gz"),
            _ => throw new ArgumentOutOfRangeException(nameof(height), height, "16 or 24."),
        };
        return new(Read(directory, halfName), Read(directory, fullName));
    }

    /// <summary>Whether it can draw a character of Shift_JIS, one or two bytes.</summary>
    internal bool Has(ReadOnlySpan<byte> character) => FontOf(character).Has(CodeOf(character));

    /// <summary>Calls back for each black dot of a character that it has.</summary>
    internal void Draw(ReadOnlySpan<byte> character, Action<int, int> black)
    {
        var (font, code) = (FontOf(character), CodeOf(character));
        for (var y = 0; y < font.Height; y++)
        {
            for (var x = 0; x < font.Width; x++)
            {
                if (font.IsBlack(code, x, y)) black(x, y);
            }
        }
    }

    private static PcfFont Read(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"The font {name} is not in {directory}: install Debian's package {Package}.", path);
        }

        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        var buffer = new byte[64 * 1024];
        for (var count = gzip.Read(buffer); count > 0; count = gzip.Read(buffer))
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > PcfFont.LimitBytes) throw new InvalidDataException($"The font {name} is too large.");
        }

        return PcfFont.Parse(bytes.ToArray());
    }

    /// <summary>Shift_JIS to the row and cell of JIS X 0208, both from 21h; one byte is its own code.</summary>
    private static int CodeOf(ReadOnlySpan<byte> character)
    {
        if (character.Length == 1) return character[0];
        var (first, second) = (character[0], character[1]);
        var row = ((first - (first >= 0xE0 ? 0xC1 : 0x81)) * 2) + 0x21;
        if (second >= 0x9F) return ((row + 1) << 8) | (second - 0x7E);
        return (row << 8) | (second - (second > 0x7F ? 0x20 : 0x1F));
    }

    private PcfFont FontOf(ReadOnlySpan<byte> character) => character.Length == 1 ? half : full;
}

/// <summary>Heights there are fonts of.</summary>
public enum JapaneseFontHeight
{
    /// <summary>8×16 and 16×16 dots, for small displays.</summary>
    Dots16,

    /// <summary>12×24 and 24×24 dots, what a receipt printer's own font has.</summary>
    Dots24,
}
