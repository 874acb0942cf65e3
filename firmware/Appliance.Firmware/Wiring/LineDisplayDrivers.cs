using Appliance.Firmware.Core;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.LineDisplays.Hd44780;
using Appliance.Hardware.LineDisplays.Pole;
using Appliance.Hardware.LineDisplays.Ssd1306;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Wiring;

/// <summary>Drivers of the operator's and the customer's display.</summary>
internal static class LineDisplayDrivers
{
    private const int PoleBaudRateBps = 9_600;

    public static IReadOnlyList<DeviceDriver<ILineDisplay>> All { get; } =
    [
        new("hd44780-i2c", (section, bench) =>
        {
            Hd44780Options usual = new();
            var options = section.Checked(
                new Hd44780Options
                {
                    Address = section.Number("Address", usual.Address),
                    Columns = section.Number("Columns", usual.Columns),
                    Rows = section.Number("Rows", usual.Rows),
                },
                Hd44780Options.Validate);
            return section.I2c(bench, options.Address).Over(
                bus => (ILineDisplay)new Hd44780LineDisplay(bus, options, bench.Time));
        }),
        new("ssd1306-i2c", (section, bench) =>
        {
            Ssd1306Options usual = new();
            var options = section.Checked(
                new Ssd1306Options
                {
                    Address = section.Number("Address", usual.Address),
                    Contrast = section.Number("Contrast", usual.Contrast),
                    UpsideDown = section.Flag("UpsideDown", usual.UpsideDown),
                },
                Ssd1306Options.Validate);
            return section.I2c(bench, options.Address).Over(bus =>
                (ILineDisplay)new Ssd1306LineDisplay(bus, options, JapaneseFont.Load(JapaneseFontHeight.Dots16)));
        }),
        new("epson-pole", (section, bench) =>
        {
            var options = Pole(section);
            return section.Serial(bench, PoleBaudRateBps).Over(
                port => (ILineDisplay)new EpsonPoleLineDisplay(port.Stream, options, bench.Time));
        }),
        new("cd5220-pole", (section, bench) =>
        {
            var options = Pole(section);
            return section.Serial(bench, PoleBaudRateBps).Over(
                port => (ILineDisplay)new Cd5220LineDisplay(port.Stream, options, bench.Time));
        }),
        .. PackageSetOffers.LineDisplays.Select(OfferedDrivers.Of),
    ];

    private static PoleLineDisplayOptions Pole(StrictSection section)
    {
        PoleLineDisplayOptions usual = new();
        return section.Checked(
            new PoleLineDisplayOptions
            {
                Brightness = section.Number("Brightness", usual.Brightness),
                RefreshAfter = section.Milliseconds("RefreshAfterMs", usual.RefreshAfter),
            },
            PoleLineDisplayOptions.Validate);
    }
}
