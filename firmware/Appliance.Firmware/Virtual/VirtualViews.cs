using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Emulation.LineDisplays;

namespace Appliance.Firmware.Virtual;

/// <summary>The counter as a page draws it.</summary>
/// <param name="Displays">Both displays.</param>
/// <param name="Drawer">The cash drawer.</param>
/// <param name="Printer">The printer.</param>
/// <param name="Keyboard">The key block.</param>
/// <param name="Buzzer">The buzzer.</param>
/// <param name="Cards">Cards to hold to the virtual reader.</param>
/// <param name="Products">What the virtual scanner can read.</param>
/// <param name="Faults">What can be made to go wrong with virtual devices.</param>
/// <param name="Real">Devices on real wires: the page looks on and moves nothing.</param>
/// <param name="Absent">Devices the shop does without.</param>
internal sealed record VirtualDevicesView(
    DisplaysView Displays,
    DrawerView Drawer,
    PrinterView Printer,
    KeyboardView Keyboard,
    BuzzerView Buzzer,
    IReadOnlyList<CardView> Cards,
    IReadOnlyList<ProductView> Products,
    IReadOnlyList<FaultView> Faults,
    IReadOnlyList<string> Real,
    IReadOnlyList<string> Absent);

/// <summary>Both displays.</summary>
internal sealed record DisplaysView(DisplayView Operator, DisplayView Customer);

/// <summary>A display as it looks: its text, and each cell's 8 rows of 5 dots (bit 4 leftmost), row by row, in base64.</summary>
internal sealed record DisplayView(int Columns, int Rows, IReadOnlyList<string> Text, byte[] Dots)
{
    public static DisplayView Of(EmulatedHd44780 glass) => new(glass.Columns, glass.Rows, glass.Text, glass.Dots);
}

/// <summary>The cash drawer.</summary>
/// <param name="Open">Whether it stands open; null where no sensor says so, or the device is lost.</param>
/// <param name="Pulses">How often it was told to open.</param>
internal sealed record DrawerView(bool? Open, int Pulses);

/// <summary>The printer.</summary>
internal sealed record PrinterView(
    int? PaperId, int Columns, bool Online, bool CoverOpen, bool PaperEnd, bool PaperNearEnd, bool CutterError);

/// <summary>The key block.</summary>
internal sealed record KeyboardView(int Rows, int Columns, IReadOnlyList<KeyView> Keys);

/// <summary>A key: its logical name, what is written on it and where it sits.</summary>
internal sealed record KeyView(string Name, string Label, int Row, int Column);

/// <summary>The buzzer.</summary>
internal sealed record BuzzerView(long Count);

/// <summary>A card that lies on the counter: "member", "unknown" (nobody's yet) or "random" (another id each time).</summary>
internal sealed record CardView(string Uid, string Kind, string Label);

/// <summary>Something with a bar code.</summary>
internal sealed record ProductView(string Jan, string Name, long PriceYen);

/// <summary>Something that can be made to go wrong.</summary>
internal sealed record FaultView(string Device, string Fault, string Label, bool Active);

/// <summary>A receipt on paper.</summary>
internal sealed record PaperView(int Id, string Text, byte[] Bytes);

/// <summary>Both displays after the appliance has settled.</summary>
internal sealed record SettledView(IReadOnlyList<string> OperatorDisplay, IReadOnlyList<string> CustomerDisplay);

/// <summary>Draws the views from the emulated devices.</summary>
/// <remarks>Of a real device it shows what its worker and its mirror know.</remarks>
internal sealed class VirtualViews(
    VirtualBench bench, CounterMirror mirror, VirtualFaults faults, CounterDevices devices, DeviceWiring wiring,
    ShopPreset preset)
{
    public SettledView Settled => new(Trimmed(OperatorGlass), Trimmed(CustomerGlass));

    public EmulatedHd44780 OperatorGlass =>
        wiring.IsReal(DeviceRoles.OperatorDisplay) ? mirror.OperatorGlass.Glass : bench.OperatorGlass;

    public EmulatedHd44780 CustomerGlass =>
        wiring.IsReal(DeviceRoles.CustomerDisplay) ? mirror.CustomerGlass.Glass : bench.CustomerGlass;

    public DrawerView Drawer => wiring.IsReal(DeviceRoles.Drawer)
        ? new(devices.Drawer.IsOpen, devices.Drawer.TimesOpened)
        : new(bench.Drawer.IsOpen, bench.Drawer.Pulses);

    public PrinterView Printer
    {
        get
        {
            if (wiring.IsReal(DeviceRoles.Printer)) return RealPrinter;
            bool Has(string name) => faults.Find(DeviceRoles.Printer, name)?.IsActive ?? false;
            var sheets = bench.Printer.Sheets;
            return new(
                sheets.Count == 0 ? null : sheets[^1].Id,
                bench.PrinterColumns,
                devices.Printer.State == DeviceState.Online,
                Has("cover-open"), Has("paper-end"), Has("paper-near-end"), Has("cutter-jam"));
        }
    }

    /// <summary>What came out of the printer, newest first; of a real one each is drawn as it is asked for.</summary>
    public IEnumerable<PaperView> Paper => wiring.IsReal(DeviceRoles.Printer)
        ? mirror.Paper.Newest.Select(sheet => new PaperView(sheet.Id, sheet.Drawn.Value.Text, sheet.Drawn.Value.Bytes))
        : bench.Printer.Sheets.Reverse().Select(sheet => new PaperView(sheet.Id, sheet.Text, sheet.Bytes));

    /// <summary>A picture of a sheet, SVG; null when it is not there any more.</summary>
    public string? PictureOf(int id) => wiring.IsReal(DeviceRoles.Printer)
        ? mirror.Paper.Newest.FirstOrDefault(sheet => sheet.Id == id)?.Drawn.Value.ToSvg()
        : bench.Printer.Sheets.FirstOrDefault(sheet => sheet.Id == id)?.ToSvg();

    public VirtualDevicesView Devices(Goods goods) => new(
        new(DisplayView.Of(OperatorGlass), DisplayView.Of(CustomerGlass)),
        Drawer,
        Printer,
        new(devices.Keys.Rows, devices.Keys.Columns,
            [.. devices.Keys.All.Select(it => new KeyView(RegisterKeys.Name(it.Key), KeyLabels.Of(it.Key, goods), it.Row, it.Column))]),
        new(bench.Buzzer.Count),
        [
            .. preset.Members.Select(member => new CardView(member.CardUid, "member", member.Name)),
            new CardView("04F0E1D2C3B4A5", "unknown", "未登録のカード"),
            new CardView("08123456", "random", "スマートフォン（毎回変わるID）"),
        ],
        [
            .. goods.ProductsByCode.Values.Where(product => product.Jan is not null)
                .OrderBy(product => product.Code, StringComparer.Ordinal)
                .Select(product => new ProductView(product.Jan!, product.Name, product.Price.Amount)),
        ],
        [
            .. faults.All.Where(fault => !wiring.IsReal(fault.Device) && !wiring.Without.Contains(fault.Device))
                .Select(fault => new FaultView(fault.Device, fault.Name, fault.Label, fault.IsActive)),
        ],
        [.. wiring.Roles],
        [.. wiring.Without]);

    private PrinterView RealPrinter => new(
        mirror.Paper.LastId,
        mirror.Paper.Columns,
        devices.Printer.State == DeviceState.Online,
        devices.Printer.Status?.CoverOpen ?? false,
        devices.Printer.Status?.PaperEnd ?? false,
        devices.Printer.Status?.PaperNearEnd ?? false,
        devices.Printer.Status?.CutterError ?? false);

    private static IReadOnlyList<string> Trimmed(EmulatedHd44780 glass) => [.. glass.Text.Select(row => row.TrimEnd())];
}
