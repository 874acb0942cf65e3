using Appliance.Firmware.Configuration;
using CsvHelper;

namespace Appliance.Firmware.Roster;

/// <summary>
/// Addresses by postal code from Japan Post's file (KEN_ALL.CSV or utf_ken_all.csv, setting <c>Roster:PostalCodeFile</c>), read when
/// it is first asked for. Without the file no address is known.
/// </summary>
/// <remarks>Columns by 郵便番号データの説明: 3 郵便番号（7桁）, 7 都道府県名, 8 市区町村名, 9 町域名.</remarks>
internal sealed class PostalCodes(RosterFileSettings settings)
{
    /// <summary>Most rows read; Japan has about 125,000.</summary>
    public const int RowLimit = 300_000;

    private const int CodeColumn = 2;
    private const int PrefectureColumn = 6;
    private const int CityColumn = 7;
    private const int TownColumn = 8;

    private const string Whole = "一円";

    private readonly Lock gate = new();
    private Dictionary<string, List<string>>? addresses;

    /// <summary>Whether there is a file.</summary>
    public bool IsThere => settings.PostalCodeFile is { } file && File.Exists(file);

    /// <summary>Every address of a code, in the file's order; none when the code or the file is unknown.</summary>
    public IReadOnlyList<string> Find(string code)
    {
        lock (gate)
        {
            if (addresses is null && IsThere) addresses = Read(TextFile.Decode(File.ReadAllBytes(settings.PostalCodeFile!)).Text);
            return addresses?.GetValueOrDefault(code) ?? [];
        }
    }

    /// <summary>
    /// Town names as one writes them: 「以下に掲載がない場合」 and remarks in brackets are left out, also where a remark goes on
    /// over several rows of one code. A village as a whole (利島村一円) has no town, though there is one of the name 一円; of a row that lists
    /// several towns nobody knows which.
    /// </summary>
    internal static Dictionary<string, List<string>> Read(string text)
    {
        Dictionary<string, List<string>> found = new(StringComparer.Ordinal);
        using var csv = CsvReader.FromText(text, new() { HasHeader = false, Separator = ',' });
        var rows = 0;
        var inRemark = false;
        var before = "";
        while (rows++ < RowLimit && csv.Read())
        {
            if (csv.FieldCount <= TownColumn) continue;
            var town = csv.GetString(TownColumn);
            var code = csv.GetString(CodeColumn);
            var continues = inRemark && code == before;
            before = code;
            inRemark = (continues || town.Contains('（', StringComparison.Ordinal)) && !town.Contains('）', StringComparison.Ordinal);
            if (continues) continue;
            var address = csv.GetString(PrefectureColumn) + csv.GetString(CityColumn) + Plain(town);
            if (!found.TryGetValue(code, out var list)) found.Add(code, list = []);
            if (!list.Contains(address, StringComparer.Ordinal)) list.Add(address);
        }

        return found;
    }

    private static string Plain(string town)
    {
        if (town == "以下に掲載がない場合" || town.EndsWith("の次に番地がくる場合", StringComparison.Ordinal)) return "";
        if (town.EndsWith(Whole, StringComparison.Ordinal) && town != Whole) return "";
        var remark = town.IndexOf('（', StringComparison.Ordinal);
        var plain = remark < 0 ? town : town[..remark];
        return plain.AsSpan().ContainsAny('、', '～', '〜') ? "" : plain;
    }
}
