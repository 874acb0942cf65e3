using Appliance.Firmware.Receipts;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Tests.Receipts;

/// <summary>
/// Every paper as it comes out of an emulated printer, as text, as bytes on the wire and as a picture. The texts were
/// held against the law by eye, line by line; UPDATE_GOLDEN=1 writes them anew, to be read again before they count.
/// </summary>
public sealed class PaperGoldenTests
{
    private static readonly string Folder = Path.Combine(RootFolder(), "tests", "Appliance.Firmware.Tests", "Receipts", "Golden");

    public static TheoryData<string, int> Texts
    {
        get
        {
            TheoryData<string, int> texts = [];
            foreach (var name in SamplePapers.All)
            {
                texts.Add(name, 48);
                texts.Add(name, 32);
            }

            return texts;
        }
    }

    public static TheoryData<string, int> Pictures => new()
    {
        { "sale", 48 },
        { "sale-full", 48 },
        { "sale-full", 32 },
        { "return", 32 },
        { "formal", 48 },
        { "formal-mixed", 32 },
        { "z", 32 },
        { "sale-training", 48 },
        { "statement", 48 },
        { "statement", 32 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_paper_reads_as_its_golden_text(string name, int columns) =>
        Hold($"{name}-{columns}.txt", PrintedPaper.Print(SamplePapers.Compose(name, columns), columns).Text + "\n");

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_paper_looks_as_its_golden_picture(string name, int columns) =>
        Hold($"{name}-{columns}.svg", PrintedPaper.Print(SamplePapers.Compose(name, columns), columns).ToSvg());

    [Theory]
    [InlineData("sale", 48)]
    [InlineData("sale-full", 32)]
    public void A_paper_goes_over_the_wire_as_its_golden_bytes(string name, int columns)
    {
        var bytes = PrintedPaper.Print(SamplePapers.Compose(name, columns), columns).Bytes;
        Hold($"{name}-{columns}.hex", string.Join('\n', bytes.Chunk(32).Select(Convert.ToHexStringLower)) + "\n");
    }

    [Theory]
    [MemberData(nameof(SamplePapers.Names), MemberType = typeof(SamplePapers))]
    public void No_line_is_wider_than_the_paper(string name)
    {
        foreach (var columns in new[] { 48, 42, 32, 30 })
        {
            Assert.All(
                SamplePapers.Compose(name, columns).Elements.OfType<PrintText>(),
                line => Assert.InRange(TextWidth.Of(line.Text) * line.Scale, 0, columns));
        }
    }

    private static void Hold(string file, string actual)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Appliance.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
