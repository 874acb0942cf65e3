using Appliance.Domain;
using Appliance.Domain.Members;

namespace Appliance.Firmware.Roster.Import;

/// <summary>What a column of a file can be.</summary>
/// <param name="Name">As the interface calls it; the shop's own questions are <c>attribute:</c> and their code.</param>
/// <param name="Label">As people call it.</param>
internal sealed record ImportField(string Name, string Label);

/// <summary>Fields a file can have, and what its headers probably mean.</summary>
internal static class ImportColumns
{
    /// <summary>Before the code of one of the shop's own questions.</summary>
    public const string AttributePrefix = "attribute:";

    /// <summary>Fields that may be put together from several columns, in the file's order.</summary>
    private static readonly string[] Joined = ["name", "kana", "address"];

    private static readonly (string Name, string Label, string[] Words)[] Known =
    [
        ("name", "お名前", ["名前", "氏名", "お名前", "顧客名", "会員名", "姓", "名", "name", "fullname", "お客様名", "lastname", "firstname"]),
        ("kana", "フリガナ", ["フリガナ", "ふりがな", "カナ", "読み", "ヨミ", "氏名カナ", "名前カナ", "セイ", "メイ", "せい", "めい", "kana", "顧客名カナ", "カナ氏名"]),
        ("phone", "電話番号", ["電話", "電話番号", "tel", "携帯", "携帯電話", "携帯番号", "phone", "連絡先", "電話1", "自宅電話"]),
        ("email", "メール", ["メール", "メールアドレス", "email", "mail", "eメール", "pcメール"]),
        ("birthday", "生年月日", ["生年月日", "誕生日", "birthday", "生日", "birthdate"]),
        ("postalCode", "郵便番号", ["郵便番号", "〒", "zip", "postalcode", "zipcode"]),
        ("address", "住所", ["住所", "address", "都道府県", "市区町村", "番地", "建物", "建物名", "住所1", "住所2", "住所3"]),
        ("lineUserId", "LINE", ["line", "lineid", "lineユーザーid"]),
        ("card", "カード番号", ["カード番号", "カード", "cardnumber", "carduid", "カードuid", "会員証番号"]),
        ("totalSpent", "累計金額", ["累計金額", "合計金額", "売上累計", "購入金額", "累計売上", "総売上", "totalspent"]),
        ("visits", "来店回数", ["来店回数", "来店数", "利用回数", "visits"]),
        ("lastVisit", "最終来店日", ["最終来店日", "最終来店", "前回来店日", "最終利用日", "lastvisit"]),
        ("points", "ポイント", ["ポイント", "保有ポイント", "ポイント残高", "points"]),
        ("since", "登録日", ["登録日", "入会日", "会員登録日", "since", "初回来店日"]),
        ("reach:email", "メールの同意", ["メール配信", "メール可否", "dm許可メール", "メルマガ"]),
        ("reach:line", "LINEの同意", ["line配信", "line可否"]),
        ("reach:post", "はがきの同意", ["dm", "dm可否", "はがき可否", "dm許可"]),
        ("reach:phone", "電話の同意", ["電話可否"]),
    ];

    /// <summary>Every field a column can be.</summary>
    public static IReadOnlyList<ImportField> All(IReadOnlyList<AttributeDefinition> definitions) =>
    [
        .. Known.Select(it => new ImportField(it.Name, it.Label)),
        .. definitions.Where(it => !it.Retired).Select(it => new ImportField(AttributePrefix + it.Code, it.Label)),
    ];

    /// <summary>For each header the field it probably is, or null. A field that cannot be joined is proposed once.</summary>
    public static IReadOnlyList<string?> Propose(IReadOnlyList<string> headers, IReadOnlyList<AttributeDefinition> definitions)
    {
        List<string?> proposed = [];
        foreach (var header in headers)
        {
            var folded = SearchText.Fold(header.Replace("_", "", StringComparison.Ordinal));
            var field = Array.Find(Known, it => Array.Exists(it.Words, word => SearchText.Fold(word) == folded)).Name
                ?? definitions.Where(it => !it.Retired && SearchText.Fold(it.Label) == folded).Select(it => AttributePrefix + it.Code).FirstOrDefault();
            proposed.Add(field is not null && (MayRepeat(field) || !proposed.Contains(field, StringComparer.Ordinal)) ? field : null);
        }

        return proposed;
    }

    /// <summary>Why a mapping cannot be used, or null.</summary>
    public static Refusal? Check(IReadOnlyList<string?> mapping, int columns, IReadOnlyList<AttributeDefinition> definitions)
    {
        var known = All(definitions).Select(it => it.Name).ToHashSet(StringComparer.Ordinal);
        var used = mapping.OfType<string>().Where(it => it.Length > 0).ToList();
        if (mapping.Count != columns) return No("mapping-length", $"列は{columns}列です。列ごとに項目を選んでください。");
        if (used.Find(it => !known.Contains(it)) is { } odd) return No("mapping-unknown", $"「{odd}」という項目はありません。");
        var twice = used.GroupBy(it => it, StringComparer.Ordinal).FirstOrDefault(it => it.Count() > 1 && !MayRepeat(it.Key));
        if (twice is not null) return No("mapping-twice", $"「{LabelOf(twice.Key, definitions)}」が2つの列に割り当てられています。");
        return used.Contains("name", StringComparer.Ordinal) ? null : No("mapping-name", "「お名前」の列を選んでください。");
    }

    /// <summary>What people call a field.</summary>
    public static string LabelOf(string name, IReadOnlyList<AttributeDefinition> definitions) =>
        All(definitions).FirstOrDefault(it => it.Name == name)?.Label ?? name;

    private static bool MayRepeat(string field) => Joined.Contains(field, StringComparer.Ordinal);

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
