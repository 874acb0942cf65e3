using Appliance.Hardware.Emulation.LineDisplays;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>Reads a dot display that was written with the test font, whose glyphs spell their codes.</summary>
internal static class SpelledGlass
{
    public static IReadOnlyList<string> Spelled(this EmulatedSsd1306 glass) =>
        [.. Enumerable.Range(0, 4).Select(row => string.Concat(Enumerable.Range(0, 16).Select(cell => Read(glass, cell, row))))];

    private static char Read(EmulatedSsd1306 glass, int cell, int row)
    {
        var (top, bottom) = (Bits(glass, cell, row * 16), Bits(glass, cell, (row * 16) + 15));
        Assert.Equal(top, bottom);
        for (var y = 1; y < 15; y++) Assert.Equal(0, Bits(glass, cell, (row * 16) + y));
        return top switch
        {
            0 => ' ',
            0x5C => '¥',
            _ => (char)top,
        };
    }

    private static int Bits(EmulatedSsd1306 glass, int cell, int y) =>
        Enumerable.Range(0, 8).Sum(x => glass.IsLit((cell * 8) + x, y) ? 0x80 >> x : 0);
}
