using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// Marks a paper of training mode at its head, its foot and every few lines between, so that no piece of it can be
/// taken for a real one.
/// </summary>
internal static class TrainingMarks
{
    /// <summary>What it says.</summary>
    public const string Mark = "＊＊＊ 練習 ＊＊＊／TRAINING";

    /// <summary>Lines between two marks.</summary>
    public const int EveryLines = 6;

    private const string Word = "練習 TRAINING";

    public static PrintDocument Across(PrintDocument document, int columns)
    {
        PrintText mark = new(Mark, PrintAlignment.Center, Bold: true);
        PrintText band = new(BandOf(columns), PrintAlignment.Center, Bold: true);
        var middle = document.Elements.Count / 2;
        List<PrintElement> marked = [mark];
        var lines = 0;
        for (var i = 0; i < document.Elements.Count; i++)
        {
            var element = document.Elements[i];
            if (element is PrintCut) marked.Add(mark);
            else if (i == middle) marked.Add(mark);
            marked.Add(element);
            if (element is not PrintText || ++lines % EveryLines != 0) continue;
            marked.Add(band);
        }

        return new(marked);
    }

    /// <summary>The word as often as it fits across.</summary>
    private static string BandOf(int columns) =>
        string.Join(' ', Enumerable.Repeat(Word, (columns + 1) / (TextWidth.Of(Word) + 1)));
}
