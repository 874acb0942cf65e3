using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.LineDisplays.Ssd1306;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Fonts;

namespace Appliance.Hardware.Tests.LineDisplays;

public class Ssd1306ContractTests : LineDisplayContract
{
    private protected override ILineDisplayBench Build(SimulationLoop loop, CancellationToken stop) => new Ssd1306Bench();
}

/// <summary>A dot display with the test font, whose glyphs spell their codes.</summary>
internal sealed class Ssd1306Bench : ILineDisplayBench
{
    private static readonly Lazy<JapaneseFont> Font = new(() => TestFont.Load(JapaneseFontHeight.Dots16));

    public Ssd1306Bench(Ssd1306Options? options = null)
    {
        Bus.Attach(0x3C, Glass);
        Display = new Ssd1306LineDisplay(Bus, options ?? new(), Font.Value);
    }

    public EmulatedI2cBus Bus { get; } = new();

    public EmulatedSsd1306 Glass { get; } = new();

    public ILineDisplay Display { get; }

    public IReadOnlyList<string> Shown =>
        [.. Enumerable.Range(0, 4).Select(row => string.Concat(Enumerable.Range(0, 16).Select(cell => Read(cell, row))))];

    public void PullCable() => Glass.SetFault(LineDisplayFault.Unplugged, true);

    public void PlugIn() => Glass.SetFault(LineDisplayFault.Unplugged, false);

    private char Read(int cell, int row)
    {
        var (top, bottom) = (Bits(cell, row * 16), Bits(cell, (row * 16) + 15));
        Assert.Equal(top, bottom);
        for (var y = 1; y < 15; y++) Assert.Equal(0, Bits(cell, (row * 16) + y));
        return top switch
        {
            0 => ' ',
            0x5C => '¥',
            _ => (char)top,
        };
    }

    private int Bits(int cell, int y) =>
        Enumerable.Range(0, 8).Sum(x => Glass.IsLit((cell * 8) + x, y) ? 0x80 >> x : 0);
}
