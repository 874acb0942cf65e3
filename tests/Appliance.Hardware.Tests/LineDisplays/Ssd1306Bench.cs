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

    public IReadOnlyList<string> Shown => Glass.Spelled();

    public void PullCable() => Glass.SetFault(LineDisplayFault.Unplugged, true);

    public void PlugIn() => Glass.SetFault(LineDisplayFault.Unplugged, false);
}
