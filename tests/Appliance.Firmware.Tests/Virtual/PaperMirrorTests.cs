using Appliance.Firmware.Virtual;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Tests.Virtual;

/// <summary>What the console keeps of a real printer's paper.</summary>
public sealed class PaperMirrorTests
{
    [Fact]
    public void The_newest_sheets_are_kept_and_numbered_since_the_start()
    {
        PaperMirror mirror = new();
        List<int> told = [];
        mirror.Printed += told.Add;
        Assert.Null(mirror.LastId);

        for (var i = 1; i <= PaperMirror.SheetLimit + 2; i++) mirror.Add(Slip($"No.{i}"));

        Assert.Equal(PaperMirror.SheetLimit + 2, mirror.LastId);
        Assert.Equal(Enumerable.Range(1, PaperMirror.SheetLimit + 2), told);
        Assert.Equal(PaperMirror.SheetLimit, mirror.Newest.Count);
        Assert.Equal("No.22", mirror.Newest[0].Drawn.Value.Text.Trim());
        Assert.Equal(3, mirror.Newest[^1].Id);
    }

    [Fact]
    public void A_sheet_is_drawn_as_wide_as_the_printer_it_came_from_and_only_when_somebody_looks()
    {
        PaperMirror mirror = new() { Columns = 32 };
        mirror.Add(Slip(new string('-', 48)));
        mirror.Columns = 48;
        mirror.Add(Slip(new string('-', 48)));

        Assert.All(mirror.Newest, sheet => Assert.False(sheet.Drawn.IsValueCreated));
        Assert.Equal([48, 32], mirror.Newest.Select(sheet => sheet.Drawn.Value.Text.Trim().Length));
    }

    private static PrintDocument Slip(string text) => new([new PrintText(text), new PrintCut()]);
}
