using System.Globalization;
using System.Text;
using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using CsvHelper;

namespace Appliance.Firmware.Catalogue;

/// <summary>Something in a CSV that is not as it should be.</summary>
/// <param name="Line">Line of the file, from 1; the header is line 1.</param>
/// <param name="Column">Name of the column as in the file, or null for the whole line.</param>
/// <param name="Text">What is wrong, in words.</param>
internal sealed record ImportProblem(int Line, string? Column, string Text);

/// <summary>What an import would do, or did.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Added">Products that are new.</param>
/// <param name="Changed">Products that change.</param>
/// <param name="Unchanged">Products that are so already.</param>
/// <param name="Problems">Everything that is wrong, at most <see cref="ProductCsv.ProblemLimit"/>; nothing is imported then.</param>
/// <param name="Done">Whether it was imported.</param>
internal sealed record ImportReport(
    int Rows, int Added, int Changed, int Unchanged, IReadOnlyList<ImportProblem> Problems, bool Done);

/// <summary>Products as CSV: for Excel, in the shop's words or in the interface's.</summary>
internal static class ProductCsv
{
    /// <summary>Largest file.</summary>
    public const int FileBytes = 4 * 1024 * 1024;

    /// <summary>Most rows of a file.</summary>
    public const int RowLimit = Limits.ImportParts * Limits.ImportPart;

    /// <summary>Problems told at once.</summary>
    public const int ProblemLimit = 200;

    private const int Cp932 = 932;

    private static readonly string[] Needed = ["code", "name", "price", "department"];

    /// <summary>With the mark Excel needs to see UTF-8; a text that Excel would take for a formula is made a text.</summary>
    public static CsvWriterOptions ForExcel { get; } = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    private static readonly (string Field, string Japanese)[] Columns =
    [
        ("code", "商品コード"), ("jan", "JAN"), ("name", "商品名"), ("kana", "フリガナ"), ("price", "価格"), ("department", "部門"),
        ("taxClass", "税区分"), ("memberPrice", "会員価格"), ("openPrice", "オープン価格"), ("stockKept", "在庫管理"), ("reorderPoint", "発注点"),
    ];

    /// <summary>Every product, in UTF-8 with the mark Excel needs.</summary>
    public static byte[] Write(Goods goods)
    {
        using MemoryStream bytes = new();
        using (var csv = CsvWriter.Create(bytes, ForExcel, leaveOpen: true))
        {
            csv.WriteRecord([.. Columns.Select(column => column.Japanese)]);
            foreach (var product in goods.ProductsByCode.Values.OrderBy(it => it.Code, StringComparer.Ordinal)) Write(csv, product);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a file and compares it with what there is; every problem is told with its line and column.</summary>
    public static (ImportReport Report, IReadOnlyList<Product> Changes) Read(byte[] file, Goods goods)
    {
        List<ImportProblem> problems = [];
        Dictionary<string, Product> read = new(StringComparer.Ordinal);
        Dictionary<string, string> jans = new(goods.CodesByJan, StringComparer.Ordinal);
        using var csv = CsvReader.FromText(Decode(file), new() { TrackLineNumbers = true });
        var rows = 0;
        try
        {
            csv.ReadHeader();
            if (Map([.. csv.Headers]) is not { } places)
            {
                return (new(0, 0, 0, 0, [new(1, null, "1行目に「商品コード」「商品名」「価格」「部門」の列名が必要です。")], Done: false), []);
            }

            while (csv.Read() && problems.Count < ProblemLimit)
            {
                if (++rows > RowLimit)
                {
                    problems.Add(new((int)csv.LineNumber, null, $"1ファイルは{RowLimit}行までです。"));
                    break;
                }

                if (new Row(csv, places, problems).ToProduct(goods) is { } product) Take(product, (int)csv.LineNumber);
            }
        }
        catch (CsvFormatException exception)
        {
            problems.Add(new((int)exception.LineNumber, null, "引用符（\"）か列の区切りが正しくありません。"));
        }

        var changes = read.Values.Where(product => !product.Equals(goods.ProductsByCode.GetValueOrDefault(product.Code))).ToList();
        var added = changes.Count(product => !goods.ProductsByCode.ContainsKey(product.Code));
        return (new(rows, added, changes.Count - added, read.Count - changes.Count, problems, Done: false), changes);

        void Take(Product product, int line)
        {
            if (read.ContainsKey(product.Code)) problems.Add(new(line, "商品コード", $"商品コード {product.Code} が2回あります。"));
            else if (GoodsRules.Check(product, goods.Departments.ContainsKey, jans.GetValueOrDefault) is { } refusal)
            {
                problems.Add(new(line, null, refusal.Text));
            }

            read[product.Code] = product;
            if (product.Jan is { } jan) jans[jan] = product.Code;
        }
    }

    private static void Write(CsvWriter csv, Product product)
    {
        csv.WriteField(product.Code);
        csv.WriteField(product.Jan);
        csv.WriteField(product.Name);
        csv.WriteField(product.Kana);
        csv.WriteField(product.Price.Amount);
        csv.WriteField(product.Department);
        csv.WriteField(product.TaxClass switch
        {
            TaxClass.Standard => "標準",
            TaxClass.Reduced => "軽減",
            TaxClass.Exempt => "非課税",
            _ => "",
        });
        csv.WriteField(product.MemberPrice?.Amount);
        csv.WriteField(product.OpenPrice ? "1" : "");
        csv.WriteField(product.StockKept ? "1" : "");
        csv.WriteField(product.ReorderPoint);
        csv.EndRecord();
    }

    /// <summary>UTF-8 with or without its mark where the bytes are that, else Shift_JIS as Excel writes it.</summary>
    private static string Decode(byte[] file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Cp932)!.GetString(file);
        }
    }

    private static Dictionary<string, int>? Map(string[] header)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Trim();
            var column = Array.Find(Columns, it =>
                name.Equals(it.Field, StringComparison.OrdinalIgnoreCase) || name.Equals(it.Japanese, StringComparison.OrdinalIgnoreCase));
            if (column.Field is not null) places.TryAdd(column.Field, i);
        }

        return Array.TrueForAll(Needed, places.ContainsKey) ? places : null;
    }

    private sealed class Row(CsvReader csv, Dictionary<string, int> places, List<ImportProblem> problems)
    {
        private bool failed;

        /// <summary>The row as a product; what the file does not say stays as it is. Null when it cannot be read.</summary>
        public Product? ToProduct(Goods goods)
        {
            var code = HalfKana.AsciiDigits(Text("code"));
            var before = goods.ProductsByCode.GetValueOrDefault(code);
            var name = Text("name");
            var kana = Has("kana") && Text("kana").Length > 0 ? Text("kana") : before?.Kana ?? name;
            var half = HalfKana.From(kana);
            Product product = new(
                code,
                Has("jan") ? Empty(HalfKana.AsciiDigits(Text("jan"))) : before?.Jan,
                name,
                half.Length > GoodsRules.KanaLength ? half[..GoodsRules.KanaLength] : half,
                new(Number("price") ?? 0),
                (int)(Number("department") ?? 0),
                Has("taxClass") ? Class() : before?.TaxClass,
                Has("memberPrice") ? Number("memberPrice") is { } member ? new Yen(member) : null : before?.MemberPrice,
                Has("openPrice") ? Flag("openPrice") : before?.OpenPrice ?? false,
                Has("stockKept") ? Flag("stockKept") : before?.StockKept ?? false,
                Has("reorderPoint") ? (int)(Number("reorderPoint") ?? 0) : before?.ReorderPoint ?? 0,
                before?.TimedPrices);
            return failed ? null : product;
        }

        private static string? Empty(string text) => text.Length == 0 ? null : text;

        private bool Has(string field) => places.ContainsKey(field);

        private string Text(string field) => places.TryGetValue(field, out var place) && place < csv.FieldCount
            ? csv.GetString(place).Trim()
            : "";

        private long? Number(string field)
        {
            var text = HalfKana.AsciiDigits(Text(field)).Replace(",", "", StringComparison.Ordinal).Replace("¥", "", StringComparison.Ordinal)
                .Replace("￥", "", StringComparison.Ordinal).Replace("円", "", StringComparison.Ordinal);
            if (text.Length == 0 && field is not ("price" or "department")) return null;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= int.MaxValue) return value;
            Fail(field, $"「{Text(field)}」は数字ではありません。");
            return null;
        }

        private bool Flag(string field)
        {
            var text = Text(field);
            if (text is "" or "0" or "いいえ" or "×" or "false" or "FALSE") return false;
            if (text is "1" or "はい" or "○" or "〇" or "true" or "TRUE") return true;
            Fail(field, $"「{text}」は 1 か空欄にしてください。");
            return false;
        }

        private TaxClass? Class()
        {
            var text = Text("taxClass");
            TaxClass? found = text switch
            {
                "標準" or "standard" or "10" or "10%" => TaxClass.Standard,
                "軽減" or "reduced" or "8" or "8%" => TaxClass.Reduced,
                "非課税" or "exempt" => TaxClass.Exempt,
                _ => null,
            };
            if (found is null && text.Length > 0) Fail("taxClass", $"税区分「{text}」は 標準・軽減・非課税 のどれかにしてください。");
            return found;
        }

        private void Fail(string field, string text)
        {
            failed = true;
            if (problems.Count < ProblemLimit) problems.Add(new((int)csv.LineNumber, csv.Headers[places[field]], text));
        }
    }
}
