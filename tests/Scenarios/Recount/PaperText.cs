using System.Globalization;

namespace Appliance.Scenarios.Tests.Recount;

/// <summary>
/// A printed paper as somebody with a pencil reads it: lines, and on a line what stands left and the amount at its right
/// edge. It knows no type of the register.
/// </summary>
internal sealed class PaperText
{
    private readonly string[] lines;

    public PaperText(string text) => lines = text.Split('\n', StringSplitOptions.TrimEntries);

    public IEnumerable<string> Lines => lines;

    public bool Has(string text) => lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The amount on the first line that begins so, or null where there is none.</summary>
    public long? Amount(string label) => Amounts(label).Select(it => (long?)it).FirstOrDefault();

    /// <summary>The amounts on all lines that begin so.</summary>
    public IEnumerable<long> Amounts(string label) =>
        lines.Where(line => line.StartsWith(label, StringComparison.Ordinal)).Select(AmountOf).OfType<long>();

    /// <summary>The part under a heading 【 … 】, up to the next heading.</summary>
    public PaperText Part(string heading) => new(string.Join('\n', lines
        .SkipWhile(line => line != $"【 {heading} 】").Skip(1)
        .TakeWhile(line => !line.StartsWith('【'))));

    /// <summary>Names of the headings 【 … 】.</summary>
    public IEnumerable<string> Headings => lines.Where(line => line.StartsWith('【')).Select(line => line.Trim('【', '】', ' '));

    /// <summary>The number after <c>No.</c> on the first line that has one, or null.</summary>
    public long? Number => lines
        .Select(line => line.Split("No.", 2) is [_, var rest] && rest.Length >= 6 ? Digits(rest[..6]) : null)
        .FirstOrDefault(it => it is not null);

    /// <summary>The amount at the right edge: <c>¥1,234</c>, <c>-¥50</c>, also with a bracket or mark behind it.</summary>
    public static long? AmountOf(string line)
    {
        var at = line.LastIndexOf('¥');
        if (at < 0) return null;
        var end = at + 1;
        while (end < line.Length && (char.IsAsciiDigit(line[end]) || line[end] == ',')) end++;
        var sign = at > 0 && line[at - 1] == '-' ? -1 : 1;
        return Digits(line[(at + 1)..end].Replace(",", "", StringComparison.Ordinal)) * sign;
    }

    private static long? Digits(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
