using System.Net;
using System.Text;
using Appliance.Domain.Members;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Roster;

/// <summary>A disclosure as a page to print: no script, nothing from elsewhere, every text escaped.</summary>
internal static class DisclosurePage
{
    private const string Style =
        "body{font:16px/1.6 'Hiragino Sans','Noto Sans JP','Yu Gothic',sans-serif;max-width:40em;margin:2em auto;padding:0 1em}"
        + "h1{font-size:1.5em}h2{font-size:1.1em;margin-top:2em}table{width:100%;border-collapse:collapse}"
        + "th,td{text-align:left;vertical-align:top;padding:.3em .5em;border-bottom:1px solid #ccc}th{width:10em;font-weight:400;color:#555}"
        + "td.n{text-align:right;white-space:nowrap}";

    public static string Of(Disclosure disclosure, string shop, DateOnly today)
    {
        StringBuilder page = new();
        page.Append("<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><title>保有個人データの開示</title><style>")
            .Append(Style).Append("</style><h1>保有個人データの開示</h1>");
        page.Append("<p>").Append(Text(shop)).Append("　作成日 ").Append(Day(today)).Append("</p>");
        Table(page, "お客様", Person(disclosure));
        Table(page, "ご利用状況",
        [
            ("登録日", Day(disclosure.FirstSeen)), ("ご来店", $"{disclosure.Visits:N0}回"), ("累計金額", $"{disclosure.TotalSpent}"),
            ("最終来店日", disclosure.LastVisit is { } last ? Day(last) : "なし"), ("ポイント", $"{disclosure.Points:N0}P"),
            ("会員カード", $"{disclosure.Cards}枚"), ("利用停止", disclosure.UseStopped ? "停止中" : "なし"),
        ]);
        if (disclosure.Answers.Count > 0) Table(page, "お伺いしたこと", [.. disclosure.Answers.Select(it => (it.Question, it.Answer))]);
        Table(page, "同意の記録", [.. disclosure.Consents.Select(it => ($"{Day(it.Day)} {Word(it)}", (it.Given ? "同意：" : "取消：") + it.Wording))]);
        page.Append("<h2>お買い上げの記録</h2><table>");
        foreach (var sale in disclosure.Sales)
        {
            page.Append("<tr><th>").Append(Day(sale.Day)).Append("<br>No.").Append(sale.Number).Append("</th><td>")
                .AppendJoin("<br>", sale.Lines.Select(line => $"{Text(line.Name)} ×{line.Quantity}"))
                .Append("</td><td class=\"n\">").Append(sale.Total).Append("</td></tr>");
        }

        page.Append("</table>");
        if (disclosure.Earlier.Count > 0) Table(page, "以前のお買い上げ", [.. disclosure.Earlier.Select(it => (Day(it.Day), $"{Things(it)} {it.Total}"))]);
        if (disclosure.Notes.Count > 0) Table(page, "記録と予約", [.. disclosure.Notes.Select(it => ($"{Day(it.Day)} {it.Kind}", it.Text))]);
        return page.Append("</html>").ToString();
    }

    private static string Things(EarlierSaleResponse sale) => string.Join('、', sale.Lines.Select(it => $"{it.Name} ×{it.Quantity}"));

    private static IReadOnlyList<(string, string)> Person(Disclosure disclosure)
    {
        var profile = disclosure.Profile;
        return
        [
            ("会員番号", disclosure.MemberId), ("お名前", profile?.Name ?? ""), ("フリガナ", profile?.Kana ?? ""),
            ("生年月日", profile?.Birthday is { } day ? $"{Day(day)}（{JapaneseDate.ByEra(day)}）" : ""), ("電話番号", profile?.Phone ?? ""),
            ("メール", profile?.Email ?? ""), ("住所", $"{profile?.PostalCode} {profile?.Address}".Trim()), ("LINE", profile?.LineUserId ?? ""),
        ];
    }

    private static void Table(StringBuilder page, string title, IReadOnlyList<(string Word, string Value)> rows)
    {
        page.Append("<h2>").Append(title).Append("</h2><table>");
        foreach (var (word, value) in rows)
            page.Append("<tr><th>").Append(Text(word)).Append("</th><td>").Append(Text(value)).Append("</td></tr>");
        page.Append("</table>");
    }

    private static string Word(Consent consent) => consent.Purpose switch
    {
        ConsentPurpose.Membership => "会員管理",
        ConsentPurpose.Health => "健康・アレルギーの記録",
        ConsentPurpose.Photo => "写真",
        _ => consent.Channel switch
        {
            ContactChannel.Email => "ご案内（メール）",
            ContactChannel.Line => "ご案内（LINE）",
            ContactChannel.Post => "ご案内（はがき・封書）",
            ContactChannel.Phone => "ご案内（電話）",
            _ => "ご案内（レシート）",
        },
    };

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
