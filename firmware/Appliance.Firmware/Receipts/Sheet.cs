using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// A paper while it is laid out, on a grid of half-width columns: 48 or 42 on 80 mm, 32 or 30 on 58 mm.
/// </summary>
/// <param name="columns">Half-width characters in a line.</param>
internal sealed class Sheet(int columns)
{
    private readonly List<PrintElement> elements = [];

    public int Columns => columns;

    /// <summary>A line across.</summary>
    public void Rule(char stroke = '-') => Add(new PrintText(new string(stroke, columns)));

    /// <summary>Text from the left edge, in as many lines as it takes.</summary>
    public void Text(string text, bool bold = false)
    {
        foreach (var line in TextWidth.Wrap(text, columns)) Add(new PrintText(line, Bold: bold));
    }

    /// <summary>Text in the middle, in as many lines as it takes.</summary>
    public void Center(string text, bool bold = false)
    {
        foreach (var line in TextWidth.Wrap(text, columns)) Add(new PrintText(line, PrintAlignment.Center, bold));
    }

    /// <summary>Text in the middle, in letters of double size where they fit.</summary>
    public void Title(string text, bool bold = false)
    {
        if (TextWidth.Of(text) * 2 <= columns) Add(new PrintText(text, PrintAlignment.Center, bold, Scale: 2));
        else Center(text, bold);
    }

    /// <summary>The name of a part of the paper.</summary>
    public void Heading(string text) => Center($"【 {text} 】", bold: true);

    /// <summary>Whether left and right fit on one line.</summary>
    public bool Fits(string left, string right) => TextWidth.Of(left) + 1 + TextWidth.Of(right) <= columns;

    /// <summary>Left and right on one line; on two where the paper is too narrow for both.</summary>
    public void Pair(string left, string right, bool bold = false)
    {
        var fits = Fits(left, right);
        if (!fits) Text(left, bold);
        Add(new PrintText(TextWidth.Pair(fits ? left : "", right, columns), Bold: bold));
    }

    /// <summary>Left and right on one bold line, in letters of double size where they fit.</summary>
    public void Total(string left, string right)
    {
        var fits = TextWidth.Of(left) + 1 + TextWidth.Of(right) <= columns / 2;
        if (fits) Add(new PrintText(TextWidth.Pair(left, right, columns / 2), Bold: true, Scale: 2));
        else Pair(left, right, bold: true);
    }

    public void Feed(int lines = 1) => Add(new PrintFeed(lines));

    public void Add(PrintElement element) => elements.Add(element);

    /// <summary>The paper, cut off.</summary>
    public PrintDocument Cut() => new([.. elements, new PrintCut()]);
}
