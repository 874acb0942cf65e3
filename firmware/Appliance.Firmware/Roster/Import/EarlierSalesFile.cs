using System.Globalization;
using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Roster.Import;

/// <summary>
/// A file of what members bought before this register: a row for each thing. What a member bought on one day becomes one entry;
/// it counts for the member's figures, history and groups, never for the register's numbers. What a file before has brought already,
/// as many pieces of the same thing at the same price of the same member and day, is told by line and not taken twice; what is more
/// than that is new.
/// </summary>
/// <param name="documents">Members and cards.</param>
/// <param name="hasher">Turns card ids into hashes.</param>
/// <param name="finder">Who has a telephone number.</param>
/// <param name="goods">The shop's products, for things that are sold still.</param>
/// <param name="today">Nothing was bought after it.</param>
internal sealed class EarlierSalesFile(
    IDocumentReader documents, CardHasher hasher, MemberFinder finder, Goods goods, DateOnly today) : IImportFile
{
    /// <summary>Most rows of a file.</summary>
    public const int RowLimit = 300_000;

    private const int NameLength = 80;
    private const int MostPieces = 9_999;

    private static readonly DateOnly FirstDay = new(1990, 1, 1);
    private static readonly string[] Who = ["member", "phone", "card"];

    private static readonly (string Name, string Label, string[] Words)[] Known =
    [
        ("date", "購入日", ["購入日", "日付", "売上日", "来店日", "利用日", "会計日", "取引日", "date", "日時", "購入日時", "売上日時"]),
        ("time", "時刻", ["時刻", "時間", "会計時刻", "time"]),
        ("member", "会員番号", ["会員番号", "会員id", "顧客番号", "memberid", "member"]),
        ("phone", "電話番号", ["電話", "電話番号", "tel", "携帯", "携帯電話", "携帯番号", "phone"]),
        ("card", "カード番号", ["カード番号", "カード", "cardnumber", "carduid", "カードuid", "会員証番号"]),
        ("code", "商品コード", ["商品コード", "品番", "商品番号", "jan", "janコード", "code"]),
        ("product", "商品名", ["商品名", "商品", "品名", "メニュー", "メニュー名", "product", "item"]),
        ("quantity", "数量", ["数量", "個数", "点数", "quantity", "qty"]),
        ("amount", "金額", ["金額", "売上", "売上金額", "小計", "購入金額", "amount", "税込金額"]),
    ];

    private readonly Lazy<ILookup<string, string>> phones = new(finder.Phones);
    private readonly Lazy<ILookup<string, Product>> names = new(
        () => goods.ProductsByCode.Values.ToLookup(it => SearchText.Fold(it.Name), StringComparer.Ordinal));

    private readonly record struct Row(string MemberId, DateOnly Day, int? Hour, EarlierLine Line);

    public IReadOnlyList<ImportField> Fields => [.. Known.Select(it => new ImportField(it.Name, it.Label))];

    public IReadOnlyList<string?> Propose(IReadOnlyList<string> headers)
    {
        List<string?> proposed = [];
        foreach (var header in headers)
        {
            var folded = SearchText.Fold(header.Replace("_", "", StringComparison.Ordinal));
            var field = Array.Find(Known, it => Array.Exists(it.Words, word => SearchText.Fold(word) == folded)).Name;
            proposed.Add(field is not null && !proposed.Contains(field, StringComparer.Ordinal) ? field : null);
        }

        return proposed;
    }

    public Refusal? CheckMapping(IReadOnlyList<string?> mapping, int columns)
    {
        var used = mapping.OfType<string>().ToList();
        if (mapping.Count != columns) return No("mapping-length", $"列は{columns}列です。列ごとに項目を選んでください。");
        if (used.Find(it => !Array.Exists(Known, field => field.Name == it)) is { } odd)
            return No("mapping-unknown", $"「{odd}」という項目はありません。");
        if (used.GroupBy(it => it, StringComparer.Ordinal).FirstOrDefault(it => it.Count() > 1) is { Key: var twice })
            return No("mapping-twice", $"「{Array.Find(Known, it => it.Name == twice).Label}」が2つの列に割り当てられています。");
        if (!used.Contains("date")) return No("mapping-date", "「購入日」の列を選んでください。");
        if (!used.Contains("amount")) return No("mapping-amount", "「金額」の列を選んでください。");
        return used.Exists(Who.Contains) ? null : No("mapping-member", "「会員番号」「電話番号」「カード番号」のどれかの列を選んでください。");
    }

    public ImportCheck Check(string text, IReadOnlyList<string?> mapping)
    {
        FaultList faults = new();
        var good = 0;
        HashSet<(string, DateOnly)> days = [];
        foreach (var row in Rows(text, mapping, faults))
        {
            good++;
            days.Add((row.MemberId, row.Day));
        }

        if (good == 0 && faults.Count == 0) faults.Add(new(1, null, "no-rows", "購入の行がありません。"));
        return new(good + faults.Lines, good, faults.Count, faults.First, faults.Kinds, 0, 0, 0, days.Count);
    }

    public int MembersOf(ImportCheck check) => 0;

    /// <summary>By day and member, so that figures grow in the order in which it was bought.</summary>
    public IEnumerable<EntryData> Entries(string text, IReadOnlyList<string?> mapping, ImportBegun import) =>
        Rows(text, mapping, new())
            .GroupBy(row => (row.Day, row.MemberId))
            .OrderBy(it => it.Key.Day).ThenBy(it => it.Key.MemberId, StringComparer.Ordinal)
            .Select((it, place) => new EarlierSaleStaged(
                import.ImportId, place, it.Key.MemberId, new(it.Key.Day, it.Min(row => row.Hour), Lines(it.Select(row => row.Line)))));

    private static EquatableList<EarlierLine> Lines(IEnumerable<EarlierLine> lines) =>
    [
        .. lines.GroupBy(it => (it.Name, it.Code, it.Department, Price: UnitPrice.Of(it))).Select(it => new EarlierLine(
            it.Key.Name, it.Sum(line => line.Quantity), new(it.Sum(line => line.Amount.Amount)), it.Key.Code, it.Key.Department)),
    ];

    private IEnumerable<Row> Rows(string text, IReadOnlyList<string?> mapping, FaultList faults)
    {
        ColumnMap map = new(mapping);
        TakenBefore taken = new(documents);
        foreach (var csv in CsvRows.Of(text, RowLimit, faults.Add))
        {
            CellReader cells = new(csv, map, today, faults.Add);
            if (Read(cells, taken) is { } row) yield return row;
        }
    }

    private Row? Read(CellReader cells, TakenBefore taken)
    {
        if (cells.IsBlank) return null;
        cells.CheckShape();
        var (day, hour) = When(cells);
        var member = Member(cells);
        var line = Line(cells);
        if (cells.HasFailed || day is not { } bought || member is null || line is null) return null;
        if (!taken.Has(member, bought, line)) return new(member, bought, hour, line);
        cells.Fail(null, "already-taken", $"{bought:yyyy/M/d}の「{line.Name}」は取り込み済みです。この行を除いてください。");
        return null;
    }

    /// <summary>The day, and the hour where there is one: in a column of its own, or behind the day.</summary>
    private (DateOnly? Day, int? Hour) When(CellReader cells)
    {
        var written = HalfKana.AsciiDigits(cells.Text("date"));
        var time = HalfKana.AsciiDigits(cells.Text("time"));
        var gap = written.IndexOf(' ', StringComparison.Ordinal);
        if (gap > 0 && time.Length == 0) (written, time) = (written[..gap], written[(gap + 1)..].Trim());
        if (written.Length == 0) cells.Fail(cells.HeaderOf("date"), "date-missing", "購入日がありません。");
        else if (!JapaneseDate.TryParse(written, out var day) || day < FirstDay)
            cells.Fail(cells.HeaderOf("date"), "date-invalid", $"「{written}」という日付はありません（例 2024/4/1、R6.4.1）。");
        else if (day > today) cells.Fail(cells.HeaderOf("date"), "date-future", $"「{written}」は今日より後の日付です。");
        else return (day, HourOf(cells, time));
        return (null, null);
    }

    private static int? HourOf(CellReader cells, string time)
    {
        if (time.Length == 0) return null;
        if (TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var at)) return at.Hour;
        cells.Fail(cells.HeaderOf("time") ?? cells.HeaderOf("date"), "time-invalid", $"「{time}」という時刻はありません（例 14:05）。");
        return null;
    }

    /// <summary>By number, else by card, else by telephone; the living member, whoever was joined into whom.</summary>
    private string? Member(CellReader cells)
    {
        var (number, card, phone) = (cells.Text("member"), cells.Text("card"), cells.Text("phone"));
        var (field, written) = number.Length > 0 ? ("member", number) : card.Length > 0 ? ("card", card) : ("phone", phone);
        if (written.Length == 0)
        {
            cells.Fail(cells.HeaderOf(Who.First(it => cells.HeaderOf(it) is not null)), "member-missing", "だれの購入か書かれていません。");
            return null;
        }

        List<string> found = [.. (field switch
        {
            "member" => ByNumber(written),
            "card" => ByCard(written),
            _ => phones.Value[SearchText.PhoneDigits(written)],
        }).Select(id => MergedMembers.Living(documents, id)).OfType<MemberDocument>().Where(it => !it.IsErased).Select(it => it.Id).Distinct()];
        if (found.Count == 1) return found[0];
        cells.Fail(
            cells.HeaderOf(field), found.Count == 0 ? "member-unknown" : "member-unclear",
            found.Count == 0 ? $"「{written}」の会員はいません。" : $"「{written}」の会員が{found.Count}人います。");
        return null;
    }

    private static IEnumerable<string> ByNumber(string written)
    {
        var plain = HalfKana.AsciiDigits(written);
        var digits = plain is ['M' or 'm', ..] ? plain[1..] : plain;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? [$"M{number:D6}"] : [];
    }

    private IEnumerable<string> ByCard(string written)
    {
        var plain = HalfKana.AsciiDigits(written).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Rest.CardUid.TryParse(plain, out var uid) && documents.Get(Collections.Cards, hasher.Hash(uid!)) is { } card ? [card.MemberId] : [];
    }

    /// <summary>What was bought; without a name it is whatever the day came to.</summary>
    private EarlierLine? Line(CellReader cells)
    {
        var (code, name) = (cells.Text("code"), cells.Text("product"));
        var amount = cells.Number("amount", "amount-invalid");
        var quantity = cells.Number("quantity", "quantity-invalid") ?? 1;
        if (amount is null && !cells.HasFailed) cells.Fail(cells.HeaderOf("amount"), "amount-missing", "金額がありません。");
        if (quantity is < 1 or > MostPieces) cells.Fail(cells.HeaderOf("quantity"), "quantity-invalid", $"数量は1～{MostPieces:N0}です。");
        if (name.Length > NameLength) cells.Fail(cells.HeaderOf("product"), "product-too-long", $"商品名は{NameLength}文字までです。");
        if (amount is null || cells.HasFailed) return null;
        var product = ProductOf(code, name);
        return new(
            name.Length > 0 ? name : product?.Name ?? (code.Length > 0 ? code : "（品名なし）"), (int)quantity, new(amount.Value), product?.Code,
            product?.Department);
    }

    private Product? ProductOf(string code, string name)
    {
        if (code.Length > 0 && goods.Find(HalfKana.AsciiDigits(code)) is { } found) return found;
        var named = name.Length == 0 ? [] : names.Value[SearchText.Fold(name)].Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
