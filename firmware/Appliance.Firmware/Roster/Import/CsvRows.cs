using CsvHelper;

namespace Appliance.Firmware.Roster.Import;

/// <summary>The rows of a file, one at a time.</summary>
internal static class CsvRows
{
    /// <summary>Most columns of a file.</summary>
    public const int ColumnLimit = 100;

    /// <summary>How a file is read: separators other than a comma are found out, broken quotes are told.</summary>
    public static CsvReaderOptions Options { get; } = new() { TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    /// <summary>Headers and the first rows of a file.</summary>
    public static (IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) Head(string text, int rows)
    {
        using var csv = CsvReader.FromText(text, Options);
        List<IReadOnlyList<string>> found = [];
        IReadOnlyList<string> headers = [];
        try
        {
            csv.ReadHeader();
            headers = [.. csv.Headers];
            while (found.Count < rows && csv.Read()) found.Add([.. headers.Select((_, i) => i < csv.FieldCount ? csv.GetString(i) : "")]);
        }
        catch (CsvFormatException)
        {
            // Where the file is broken is told when it is tried.
        }

        return (headers, found);
    }

    /// <summary>Stands at one row after the other, up to a limit; where the file is broken it ends, and that is told.</summary>
    public static IEnumerable<CsvReader> Of(string text, int limit, Action<ImportFault> tell)
    {
        using var csv = CsvReader.FromText(text, Options);
        csv.ReadHeader();
        for (var rows = 1; Next(csv, tell); rows++)
        {
            if (rows > limit)
            {
                tell(new((int)csv.LineNumber, null, "too-many-rows", $"1ファイルは{limit:N0}行までです。分けて読み込んでください。"));
                yield break;
            }

            yield return csv;
        }
    }

    private static bool Next(CsvReader csv, Action<ImportFault> tell)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException exception)
        {
            tell(new((int)exception.LineNumber, null, "quotes", "引用符（\"）が閉じていないか、途中にあります。ここから先は読めません。"));
            return false;
        }
    }
}
