using System.Xml.Linq;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tests.Printers;

public class PaperSheetTests
{
    private static PaperSheet Print() => Print(SampleReceipt.Document, columns: 48, dots: 576);

    private static PaperSheet PrintNarrow() => Print(SampleReceipt.Narrow, columns: 32, dots: 384);

    private static PaperSheet Print(PrintDocument document, int columns, int dots)
    {
        PaperSheet? sheet = null;
        PrinterRig.Run(
            async rig =>
            {
                await rig.Driver.PrintAsync(document, CancellationToken.None);
                sheet = Assert.Single(rig.Device.Sheets);
                Assert.Null(rig.Device.Current);
            },
            new() { PaperDots = dots },
            new() { Columns = columns });
        return sheet!;
    }

    private static string Golden(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Printers", "Golden", name));

    [Fact]
    public void A_receipt_reads_as_its_golden_text() => Assert.Equal(Golden("receipt.txt"), Print().Text + "\n");

    [Fact]
    public void A_receipt_looks_as_its_golden_picture() => Assert.Equal(Golden("receipt.svg"), Print().ToSvg());

    [Fact]
    public void A_receipt_on_58_mm_paper_reads_as_its_golden_text() =>
        Assert.Equal(Golden("receipt-58mm.txt"), PrintNarrow().Text + "\n");

    [Fact]
    public void A_receipt_on_58_mm_paper_looks_as_its_golden_picture() =>
        Assert.Equal(Golden("receipt-58mm.svg"), PrintNarrow().ToSvg());

    [Fact]
    public void A_picture_is_well_formed_whatever_is_printed()
    {
        var svg = XDocument.Parse(Print().ToSvg());
        Assert.Equal("640", svg.Root!.Attribute("width")!.Value);
        Assert.Contains(svg.Descendants(), element => element.Value == "<割引>A&B-¥50");
    }
}
