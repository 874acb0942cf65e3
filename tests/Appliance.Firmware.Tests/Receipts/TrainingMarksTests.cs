using Appliance.Firmware.Receipts;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Tests.Receipts;

public sealed class TrainingMarksTests
{
    [Theory]
    [MemberData(nameof(SamplePapers.Names), MemberType = typeof(SamplePapers))]
    public void No_piece_of_a_training_paper_is_without_a_mark(string name)
    {
        var paper = TrainingMarks.Across(SamplePapers.Compose(name, 32), 32).Elements;
        var texts = paper.OfType<PrintText>().Select(line => line.Text).ToList();

        Assert.Equal(TrainingMarks.Mark, texts[0]);
        Assert.Equal(TrainingMarks.Mark, texts[^1]);
        Assert.True(texts.Count(text => text == TrainingMarks.Mark) >= 3);
        var unmarked = 0;
        foreach (var text in texts)
        {
            unmarked = text.Contains("TRAINING", StringComparison.Ordinal) ? 0 : unmarked + 1;
            Assert.InRange(unmarked, 0, TrainingMarks.EveryLines);
        }
    }
}
