using System.Globalization;
using System.Text.RegularExpressions;
using Appliance.Hardware.Emulation.Printers;

namespace Appliance.Scenarios.Tests.Faults;

/// <summary>Reads what came out of the printer: which receipts were begun, which are whole, and how each is marked.</summary>
internal sealed partial class FaultPaper
{
    private readonly Dictionary<long, Copies> receipts = [];
    private readonly Lock gate = new();
    private bool marked;
    private long number;

    public FaultPaper(EmulatedEscPosPrinter printer) => printer.SheetCut += Read;

    /// <summary>What is wrong with the receipts up to a number, in words; null when each is as it should be.</summary>
    public string? Wrong(long upTo)
    {
        lock (gate)
        {
            for (var sale = 1L; sale <= upTo; sale++)
            {
                var copies = receipts.GetValueOrDefault(sale);
                if (copies.Whole == 0) return $"receipt {sale} is not on paper ({copies})";
                if (copies.Unmarked > 1) return $"receipt {sale} was begun without 再発行 {copies.Unmarked} times";
            }
        }

        return null;
    }

    [GeneratedRegex(@"No\.(?<number>[0-9]{6})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();

    /// <summary>A sheet may begin with the rest of a receipt that was given up.</summary>
    private void Read(PaperSheet sheet)
    {
        lock (gate)
        {
            foreach (var line in sheet.Text.Split('\n'))
            {
                if (line.Contains("領収証", StringComparison.Ordinal)) marked = line.Contains("再発行", StringComparison.Ordinal);
                if (Number().Match(line) is { Success: true } match) Begin(match.Groups["number"].Value);
                if (line.Contains("[QR: APPLIANCE1 ", StringComparison.Ordinal) && number > 0) End();
            }
        }
    }

    private void Begin(string digits)
    {
        number = long.Parse(digits, CultureInfo.InvariantCulture);
        var copies = receipts.GetValueOrDefault(number);
        receipts[number] = marked ? copies : copies with { Unmarked = copies.Unmarked + 1 };
    }

    private void End()
    {
        var copies = receipts[number];
        receipts[number] = copies with { Whole = copies.Whole + 1 };
        number = 0;
    }

    private readonly record struct Copies(int Unmarked, int Whole);
}
