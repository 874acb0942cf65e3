using System.Runtime.InteropServices;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>
/// Carries out ESC/POS, byte by byte, as a Japanese printer in standard mode does. Unknown commands and impossible
/// parameters are passed over; no bytes make it throw.
/// </summary>
/// <param name="paperDots">Dots across the printed width.</param>
/// <param name="mechanism">What is moved.</param>
internal sealed class EscPosInterpreter(int paperDots, IPrintMechanism mechanism)
{
    /// <summary>Bytes of a command that are kept; longer ones (images) are counted and dropped.</summary>
    private const int CommandLimitBytes = 8_192;

    private readonly List<byte> command = [];
    private readonly PrintLine line = new(paperDots);
    private readonly CharacterSet characters = new();
    private readonly QrStore qrCodes = new();
    private readonly BarCodePrinter barCodes = new();
    private long toDrop;

    /// <summary>Takes the next byte.</summary>
    public void Take(byte value)
    {
        if (toDrop > 0)
        {
            toDrop--;
            return;
        }

        if (command.Count == 0 && !CommandLength.IsPrefix(value) && !characters.IsLead(value))
        {
            TakeSingle(value);
            return;
        }

        command.Add(value);
        if (characters.IsLead(command[0]))
        {
            if (command.Count == 2) TakePair();
            return;
        }

        TakeCommand();
    }

    private void TakeSingle(byte value)
    {
        switch (value)
        {
            case 0x0A:
                mechanism.Print(line.Take());
                break;
            case >= 0x20 and not 0x7F:
                Add(characters.Decode(value), Glyph.HalfDots);
                break;
        }
    }

    private void TakePair()
    {
        var character = characters.Decode(command[0], command[1]);
        command.Clear();
        Add(character, Glyph.FullDots);
    }

    private void Add(char character, int cellDots)
    {
        if (line.Add(character, cellDots) is { } full) mechanism.Print(full);
    }

    private void TakeCommand()
    {
        var length = CommandLength.Of(CollectionsMarshal.AsSpan(command));
        if (length > CommandLimitBytes)
        {
            toDrop = length - command.Count;
            command.Clear();
        }
        else if (length != CommandLength.NeedsMore && command.Count >= length)
        {
            var bytes = command.ToArray();
            command.Clear();
            Execute(bytes);
        }
    }

    private void Execute(byte[] bytes)
    {
        switch (bytes[0], (char)bytes[1])
        {
            case (0x1B, _):
                ExecuteEsc(bytes);
                break;
            case (0x1C, '&'):
                characters.Kanji = true;
                break;
            case (0x1C, '.'):
                characters.Kanji = false;
                break;
            case (0x1C, 'C'):
                characters.ShiftJis = bytes[2] is 1 or (byte)'1';
                break;
            case (0x1D, _):
                ExecuteGs(bytes);
                break;
        }
    }

    private void ExecuteEsc(byte[] bytes)
    {
        switch ((char)bytes[1])
        {
            case '@':
                line.Reset();
                characters.Reset();
                qrCodes.Reset();
                barCodes.Reset();
                break;
            case '!':
                line.Bold = (bytes[2] & 0x08) != 0;
                line.ScaleY = (bytes[2] & 0x10) != 0 ? 2 : 1;
                line.ScaleX = (bytes[2] & 0x20) != 0 ? 2 : 1;
                break;
            case 'E' or 'G':
                line.Bold = (bytes[2] & 1) != 0;
                break;
            case 'a' when line.IsEmpty && (bytes[2] & 0x0F) <= 2:
                line.Alignment = bytes[2] & 0x0F;
                break;
            case 't':
                characters.Page = bytes[2];
                break;
            case 'R':
                characters.International = bytes[2];
                break;
            case '2':
                line.Spacing = PrintLine.DefaultSpacing;
                break;
            case '3':
                line.Spacing = bytes[2];
                break;
            case 'd':
                FeedLines(bytes[2]);
                break;
            case 'J':
                FeedDots(bytes[2]);
                break;
            case 'i' or 'm':
                Cut();
                break;
            case 'p' when bytes[2] is 0 or 1 or 48 or 49:
                mechanism.KickDrawer(TimeSpan.FromMilliseconds(2 * bytes[3]));
                break;
        }
    }

    private void ExecuteGs(byte[] bytes)
    {
        switch ((char)bytes[1])
        {
            case '!' when (bytes[2] & 0x88) == 0:
                line.ScaleX = ((bytes[2] >> 4) & 7) + 1;
                line.ScaleY = (bytes[2] & 7) + 1;
                break;
            case 'V' when bytes[2] is 0 or 1 or 48 or 49 or 65 or 66 or 103 or 104:
                Cut();
                break;
            case 'a':
                mechanism.EnableStatus(bytes[2]);
                break;
            case 'r':
                mechanism.AnswerStatus(bytes[2]);
                break;
            case 'h' when bytes[2] > 0:
                barCodes.HeightDots = bytes[2];
                break;
            case 'w' when bytes[2] is >= 2 and <= 6:
                barCodes.ModuleDots = bytes[2];
                break;
            case 'H':
                barCodes.HasTextBelow = bytes[2] is 2 or 3 or 50 or 51;
                break;
            case 'k' when bytes[2] >= 65:
                PrintPending();
                if (barCodes.Draw(bytes[2], bytes.AsSpan(4), line, paperDots) is { } barCode) mechanism.Print(barCode);
                break;
            case 'v' when line.IsEmpty && bytes is [_, _, (byte)'0', 0 or 48, _, _, _, _, _, ..]:
                PrintRaster(bytes[4] + (bytes[5] << 8), bytes.AsSpan(8));
                break;
            case '(' when bytes is [_, _, (byte)'k', _, _, 49, var function, ..]:
                PrintPending();
                if (qrCodes.Execute(function, bytes.AsSpan(7), line, paperDots) is { } symbol) mechanism.Print(symbol);
                break;
        }
    }

    /// <summary>Dots beyond the right edge are lost.</summary>
    private void PrintRaster(int widthBytes, ReadOnlySpan<byte> dots)
    {
        if (dots.IsEmpty) return;
        var left = line.Left(Math.Min(widthBytes * 8, paperDots));
        mechanism.Print(new RasterRow(left, widthBytes, dots.ToArray()));
    }

    private void PrintPending()
    {
        if (!line.IsEmpty) mechanism.Print(line.Take());
    }

    private void FeedLines(int lines)
    {
        if (!line.IsEmpty)
        {
            mechanism.Print(line.Take());
            lines--;
        }

        for (; lines > 0; lines--) mechanism.Print(new BlankRow(line.Spacing));
    }

    private void FeedDots(int dots)
    {
        PrintPending();
        if (dots > 0) mechanism.Print(new BlankRow(dots));
    }

    private void Cut()
    {
        PrintPending();
        mechanism.Cut();
    }
}
