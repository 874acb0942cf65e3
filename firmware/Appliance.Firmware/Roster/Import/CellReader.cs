using System.Globalization;
using Appliance.Domain;
using Appliance.Domain.Members;
using CsvHelper;

namespace Appliance.Firmware.Roster.Import;

/// <summary>Where each field stands in a file's rows.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, int[]> places;

    /// <param name="mapping">For each column its field, or null.</param>
    public ColumnMap(IReadOnlyList<string?> mapping)
    {
        Columns = mapping.Count;
        places = mapping.Select((field, at) => (field, at)).Where(it => it.field is not null)
            .GroupBy(it => it.field!, it => it.at, StringComparer.Ordinal)
            .ToDictionary(it => it.Key, it => it.ToArray(), StringComparer.Ordinal);
        Used = [.. places.Values.SelectMany(it => it).Order()];
    }

    /// <summary>Columns of a row.</summary>
    public int Columns { get; }

    /// <summary>Places that are read.</summary>
    public IReadOnlyList<int> Used { get; }

    /// <summary>Places of a field, in the file's order.</summary>
    public ReadOnlySpan<int> Of(string field) => places.TryGetValue(field, out var found) ? found : [];
}

/// <summary>Reads cells of the row a file stands at; every one that cannot be kept is told.</summary>
internal sealed class CellReader(CsvReader csv, ColumnMap map, DateOnly today, Action<ImportFault> tell)
{
    /// <summary>Largest number that is an amount.</summary>
    public const long LargestAmount = 99_999_999_999;

    private const char Lost = '\uFFFD';

    private static readonly string[] Marks = [",", "，", "¥", "￥", "\\", "円", "回", "P", "pt", "点", "個", " "];

    private readonly string?[] cells = new string?[map.Columns];

    /// <summary>Whether something was told of this row.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether nothing is written in the row.</summary>
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < csv.FieldCount; i++)
            {
                if (At(i).Length > 0) return false;
            }

            return true;
        }
    }

    /// <summary>Tells rows that are too short or too long, and characters that got lost.</summary>
    public void CheckShape()
    {
        if (csv.FieldCount > map.Columns) Fail(null, "too-many-cells", "列が見出しより多くあります。区切りや引用符を確かめてください。");
        else if (csv.FieldCount < map.Columns) Fail(null, "too-few-cells", "列が見出しより少ないです。行が途中で切れていませんか。");
        foreach (var i in map.Used)
        {
            if (At(i).Contains(Lost, StringComparison.Ordinal))
                Fail(csv.Headers[i], "characters", "文字化けがあります。文字コードを確かめてください。");
        }
    }

    /// <summary>What the row says to a field; several columns are joined in their order.</summary>
    public string Text(string field, string between = "")
    {
        var places = map.Of(field);
        if (places.Length == 0) return "";
        if (places.Length == 1) return At(places[0]);
        List<string> parts = [];
        foreach (var place in places)
        {
            if (At(place) is { Length: > 0 } part) parts.Add(part);
        }

        return string.Join(between, parts);
    }

    /// <summary>A whole number of 0 or more; null where nothing is written or something else, which is told.</summary>
    public long? Number(string field, string kind)
    {
        if (Text(field) is not { Length: > 0 } written) return null;
        var plain = HalfKana.AsciiDigits(written);
        foreach (var mark in Marks) plain = plain.Replace(mark, "", StringComparison.OrdinalIgnoreCase);
        if (plain.EndsWith(".0", StringComparison.Ordinal)) plain = plain[..^2];
        if (long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= LargestAmount) return value;
        var isNegative = plain.StartsWith('-') || plain.StartsWith('▲') || plain.StartsWith('△');
        Fail(HeaderOf(field), isNegative ? "negative" : kind, isNegative ? $"「{written}」は0より小さい数です。" : $"「{written}」は数字ではありません。");
        return null;
    }

    /// <summary>A day that is not in the future; null where nothing is written or something else, which is told.</summary>
    public DateOnly? Date(string field, DateOnly first, string invalid, string future)
    {
        if (Text(field) is not { Length: > 0 } written) return null;
        if (!JapaneseDate.TryParse(written, out var date) || date < first)
        {
            Fail(HeaderOf(field), invalid, $"「{written}」という日付はありません（例 1980/4/1、S55.4.1）。");
            return null;
        }

        if (date <= today) return date;
        Fail(HeaderOf(field), future, $"「{written}」は今日より後の日付です。");
        return null;
    }

    /// <summary>The header of the first column of a field, or null.</summary>
    public string? HeaderOf(string field)
    {
        var places = map.Of(field);
        return places.Length == 0 ? null : csv.Headers[places[0]];
    }

    public void Fail(string? column, string kind, string text)
    {
        HasFailed = true;
        tell(new((int)csv.LineNumber, column, kind, text));
    }

    private string At(int place)
    {
        if (place >= csv.FieldCount) return "";
        if (place >= cells.Length) return csv.GetString(place).Trim();
        return cells[place] ??= csv.GetString(place).Trim();
    }
}
