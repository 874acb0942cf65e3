using System.Globalization;
using Appliance.Domain;
using Appliance.Domain.Members;
using CsvHelper;

namespace Appliance.Firmware.Roster.Import;

/// <summary>Reads one row; every cell that cannot be kept is told.</summary>
internal sealed class RowReader(
    CsvReader csv,
    IReadOnlyList<string?> mapping,
    IReadOnlyList<AttributeDefinition> definitions,
    DateOnly today,
    Action<ImportFault> tell)
{
    private const char Lost = '\uFFFD';
    private const long LargestAmount = 99_999_999_999;

    private static readonly DateOnly FirstVisit = new(1950, 1, 1);
    private bool failed;

    /// <summary>The member, or null when something was told.</summary>
    public ImportRow? Read(Func<string, (string? Hash, string? Problem)> card)
    {
        var isBlank = Enumerable.Range(0, csv.FieldCount).All(i => csv.GetString(i).Trim().Length == 0);
        if (isBlank) return null;
        if (csv.FieldCount > mapping.Count) Fail(null, "too-many-cells", "列が見出しより多くあります。区切りや引用符を確かめてください。");
        else if (csv.FieldCount < mapping.Count) Fail(null, "too-few-cells", "列が見出しより少ないです。行が途中で切れていませんか。");
        for (var i = 0; i < Math.Min(csv.FieldCount, mapping.Count); i++)
        {
            if (mapping[i] is not null && csv.GetString(i).Contains(Lost, StringComparison.Ordinal))
                Fail(csv.Headers[i], "characters", "文字化けがあります。文字コードを確かめてください。");
        }

        var profile = Profile();
        var cards = Cards(card);
        var balances = Balances();
        var channels = Channels();
        return failed ? null : new(profile, cards, balances, channels);
    }

    private MemberProfile Profile()
    {
        var raw = new MemberProfile(
            Text("name", " "), Text("kana", " "), Text("phone"), Text("email"), Date("birthday", new(1868, 1, 25), "birthday-invalid", "birthday-future"),
            Text("postalCode"), Text("address", ""), Text("lineUserId"), Answers());
        var profile = MemberRules.Tidy(raw);
        foreach (var problem in MemberRules.Check(profile, definitions, today, complete: false))
        {
            var kind = problem.Code == "name-invalid" && profile.Name.Length == 0 ? "name-missing" : problem.Code;
            var text = kind == "name-missing" ? "お名前がありません。" : problem.Text;
            if (problem.Field is not "birthday") Fail(HeaderOf(problem.Field) ?? HeaderOf(ImportColumns.AttributePrefix + problem.Field), kind, text);
        }

        if (profile.Kana.EnumerateRunes().Any(rune => rune.Value is (>= 0x3400 and <= 0x9FFF) or >= 0x20000))
            Fail(HeaderOf("kana"), "kana-kanji", "フリガナに漢字があります。列の割り当てを確かめてください。");
        return profile;
    }

    private EquatableList<MemberAttribute>? Answers()
    {
        List<MemberAttribute> answers = [];
        foreach (var definition in definitions)
        {
            var field = ImportColumns.AttributePrefix + definition.Code;
            if (Text(field) is not { Length: > 0 } written) continue;
            if (AttributeRules.Read(written, definition) is { } values) answers.Add(new(definition.Code, values));
            else Fail(HeaderOf(field), "attribute-invalid", $"「{written}」は{definition.Label}の答えになりません。");
        }

        return answers.Count == 0 ? null : [.. answers];
    }

    private EquatableList<string> Cards(Func<string, (string? Hash, string? Problem)> card)
    {
        if (Text("card") is not { Length: > 0 } written) return [];
        var (hash, problem) = card(HalfKana.AsciiDigits(written).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        if (problem is not null)
        {
            Fail(HeaderOf("card"), problem, problem switch
            {
                "card-twice" => "同じカード番号が、このファイルにもう1つあります。",
                "card-taken" => "このカードはすでに使われています。",
                _ => "カード番号は16進数8～20桁です。",
            });
        }

        return hash is null ? [] : [hash];
    }

    private OpeningBalances? Balances()
    {
        var spent = Number("totalSpent", "total-invalid");
        var visits = Number("visits", "visits-invalid");
        var points = Number("points", "points-invalid");
        var last = Date("lastVisit", FirstVisit, "last-visit-invalid", "last-visit-future");
        var since = Date("since", FirstVisit, "since-invalid", "since-future");
        if (spent is > 0 && visits is 0) Fail(HeaderOf("visits"), "visits-zero", "累計金額があるのに来店回数が0です。");
        if (last is { } end && since is { } begin && end < begin) Fail(HeaderOf("lastVisit"), "visit-before-since", "最終来店日が登録日より前です。");
        if (visits is > int.MaxValue) Fail(HeaderOf("visits"), "visits-invalid", "来店回数が大きすぎます。");
        return failed || (spent, visits, points, last, since) is (null, null, null, null, null)
            ? null
            : new(new(spent ?? 0), (int)(visits ?? (last is null ? 0 : 1)), last, points ?? 0, since);
    }

    private EquatableList<ContactChannel>? Channels()
    {
        List<ContactChannel> agreed = [];
        foreach (var channel in new[] { ContactChannel.Email, ContactChannel.Line, ContactChannel.Post, ContactChannel.Phone })
        {
            var field = $"reach:{channel.ToString().ToLowerInvariant()}";
            var written = SearchText.Fold(Text(field));
            if (written is "1" or "はい" or "可" or "○" or "〇" or "yes" or "true" or "同意" or "許可" or "希望する" or "y") agreed.Add(channel);
            else if (written is not ("" or "0" or "いいえ" or "不可" or "×" or "✕" or "no" or "false" or "拒否" or "希望しない" or "n"))
                Fail(HeaderOf(field), "consent-invalid", $"「{Text(field)}」は 可・不可 のどちらか分かりません。");
        }

        return agreed.Count == 0 ? null : [.. agreed];
    }

    private long? Number(string field, string kind)
    {
        if (Text(field) is not { Length: > 0 } written) return null;
        var plain = HalfKana.AsciiDigits(written);
        foreach (var mark in new[] { ",", "，", "¥", "￥", "\\", "円", "回", "P", "pt", "点", " " })
            plain = plain.Replace(mark, "", StringComparison.OrdinalIgnoreCase);
        if (plain.EndsWith(".0", StringComparison.Ordinal)) plain = plain[..^2];
        if (long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= LargestAmount) return value;
        var isNegative = plain.StartsWith('-') || plain.StartsWith('▲') || plain.StartsWith('△');
        Fail(HeaderOf(field), isNegative ? "negative" : kind, isNegative ? $"「{written}」は0より小さい数です。" : $"「{written}」は数字ではありません。");
        return null;
    }

    private DateOnly? Date(string field, DateOnly first, string invalid, string future)
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

    /// <summary>What the row says to a field; several columns are joined in their order.</summary>
    private string Text(string field, string between = "")
    {
        List<string> parts = [];
        for (var i = 0; i < mapping.Count; i++)
        {
            if (mapping[i] == field && i < csv.FieldCount && csv.GetString(i).Trim() is { Length: > 0 } part) parts.Add(part);
        }

        return parts.Count == 1 ? parts[0] : string.Join(between, parts);
    }

    private string? HeaderOf(string field)
    {
        for (var i = 0; i < mapping.Count; i++)
        {
            if (mapping[i] == field) return csv.Headers[i];
        }

        return null;
    }

    private void Fail(string? column, string kind, string text)
    {
        failed = true;
        tell(new((int)csv.LineNumber, column, kind, text));
    }
}
