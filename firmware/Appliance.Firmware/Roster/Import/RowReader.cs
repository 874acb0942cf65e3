using Appliance.Domain;
using Appliance.Domain.Members;

namespace Appliance.Firmware.Roster.Import;

/// <summary>Reads one row of members; every cell that cannot be kept is told.</summary>
internal sealed class RowReader(CellReader cells, IReadOnlyList<AttributeDefinition> definitions, DateOnly today)
{
    private static readonly DateOnly FirstVisit = new(1950, 1, 1);
    private static readonly ContactChannel[] Asked = [ContactChannel.Email, ContactChannel.Line, ContactChannel.Post, ContactChannel.Phone];

    /// <summary>The member, or null when something was told or nothing is written.</summary>
    public ImportRow? Read(Func<string, (string? Hash, string? Problem)> card)
    {
        if (cells.IsBlank) return null;
        cells.CheckShape();
        var profile = Profile();
        var cards = Cards(card);
        var balances = Balances();
        var channels = Channels();
        return cells.HasFailed ? null : new(profile, cards, balances, channels);
    }

    private MemberProfile Profile()
    {
        var raw = new MemberProfile(
            cells.Text("name", " "), cells.Text("kana", " "), cells.Text("phone"), cells.Text("email"), cells.Date("birthday", new(1868, 1, 25), "birthday-invalid", "birthday-future"),
            cells.Text("postalCode"), cells.Text("address", ""), cells.Text("lineUserId"), Answers());
        var profile = MemberRules.Tidy(raw);
        foreach (var problem in MemberRules.Check(profile, definitions, today, complete: false))
        {
            var kind = problem.Code == "name-invalid" && profile.Name.Length == 0 ? "name-missing" : problem.Code;
            var text = kind == "name-missing" ? "お名前がありません。" : problem.Text;
            if (problem.Field is not "birthday") cells.Fail(cells.HeaderOf(problem.Field) ?? cells.HeaderOf(ImportColumns.AttributePrefix + problem.Field), kind, text);
        }

        if (profile.Kana.EnumerateRunes().Any(rune => rune.Value is (>= 0x3400 and <= 0x9FFF) or >= 0x20000))
            cells.Fail(cells.HeaderOf("kana"), "kana-kanji", "フリガナに漢字があります。列の割り当てを確かめてください。");
        return profile;
    }

    private EquatableList<MemberAttribute>? Answers()
    {
        List<MemberAttribute> answers = [];
        foreach (var definition in definitions)
        {
            var field = ImportColumns.AttributePrefix + definition.Code;
            if (cells.Text(field) is not { Length: > 0 } written) continue;
            if (AttributeRules.Read(written, definition) is { } values) answers.Add(new(definition.Code, values));
            else cells.Fail(cells.HeaderOf(field), "attribute-invalid", $"「{written}」は{definition.Label}の答えになりません。");
        }

        return answers.Count == 0 ? null : [.. answers];
    }

    private EquatableList<string> Cards(Func<string, (string? Hash, string? Problem)> card)
    {
        if (cells.Text("card") is not { Length: > 0 } written) return [];
        var (hash, problem) = card(HalfKana.AsciiDigits(written).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        if (problem is not null)
        {
            cells.Fail(cells.HeaderOf("card"), problem, problem switch
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
        var spent = cells.Number("totalSpent", "total-invalid");
        var visits = cells.Number("visits", "visits-invalid");
        var points = cells.Number("points", "points-invalid");
        var last = cells.Date("lastVisit", FirstVisit, "last-visit-invalid", "last-visit-future");
        var since = cells.Date("since", FirstVisit, "since-invalid", "since-future");
        if (spent is > 0 && visits is 0) cells.Fail(cells.HeaderOf("visits"), "visits-zero", "累計金額があるのに来店回数が0です。");
        if (last is { } end && since is { } begin && end < begin) cells.Fail(cells.HeaderOf("lastVisit"), "visit-before-since", "最終来店日が登録日より前です。");
        if (visits is > int.MaxValue) cells.Fail(cells.HeaderOf("visits"), "visits-invalid", "来店回数が大きすぎます。");
        return cells.HasFailed || (spent, visits, points, last, since) is (null, null, null, null, null)
            ? null
            : new(new(spent ?? 0), (int)(visits ?? (last is null ? 0 : 1)), last, points ?? 0, since);
    }

    private EquatableList<ContactChannel>? Channels()
    {
        List<ContactChannel> agreed = [];
        foreach (var channel in Asked)
        {
            var field = $"reach:{channel.ToString().ToLowerInvariant()}";
            var written = SearchText.Fold(cells.Text(field));
            if (written is "1" or "はい" or "可" or "○" or "〇" or "yes" or "true" or "同意" or "許可" or "希望する" or "y") agreed.Add(channel);
            else if (written is not ("" or "0" or "いいえ" or "不可" or "×" or "✕" or "no" or "false" or "拒否" or "希望しない" or "n"))
                cells.Fail(cells.HeaderOf(field), "consent-invalid", $"「{cells.Text(field)}」は 可・不可 のどちらか分かりません。");
        }

        return agreed.Count == 0 ? null : [.. agreed];
    }
}
