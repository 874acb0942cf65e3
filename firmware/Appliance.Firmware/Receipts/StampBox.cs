using Appliance.Domain.Money;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>The place for a revenue stamp (収入印紙), where one is due; one of ¥200 is 18 mm by 22.5 mm.</summary>
internal static class StampBox
{
    /// <summary>Full-width characters between the sides: 24 mm.</summary>
    private const int InnerWidth = 8;

    public static void Add(Sheet sheet, Yen duty)
    {
        if (duty == Yen.Zero) return;
        sheet.Feed();
        Row(sheet, '┌' + new string('─', InnerWidth) + '┐');
        Row(sheet, Inside(""));
        Row(sheet, Inside("収入印紙"));
        Row(sheet, Inside(""));
        Row(sheet, Inside($"{duty.Amount:#,0}円"));
        Row(sheet, Inside(""));
        Row(sheet, '└' + new string('─', InnerWidth) + '┘');
    }

    private static void Row(Sheet sheet, string text) => sheet.Add(new PrintText(text, PrintAlignment.Right));

    private static string Inside(string text)
    {
        var room = (2 * InnerWidth) - TextWidth.Of(text);
        return '│' + new string(' ', room / 2) + text + new string(' ', room - (room / 2)) + '│';
    }
}
