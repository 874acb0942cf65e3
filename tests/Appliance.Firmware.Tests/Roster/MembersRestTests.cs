using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Appliance.Firmware.Tests.Roster;

public sealed class MembersRestTests
{
    private const string HanakosCard = "04A1B2C3D4E5F6";

    [Fact]
    public async Task A_member_is_registered_with_an_era_birthday_and_found_by_any_part()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var (status, made) = await appliance.PostAsync("/api/v1/members", new
        {
            name = "渡邉\U000E0101 美代子",
            kana = "ワタナベ　ミヨコ",
            phone = "０９０－１２３４－９８７６",
            email = "Miyoko@example.jp",
            birthday = "S55.4.1",
            reachableBy = new[] { "email" },
        });
        Assert.Equal(201, status);
        var id = made.GetProperty("id").GetString()!;
        Assert.Equal("1980-04-01", made.GetProperty("profile").GetProperty("birthday").GetString());
        Assert.True(made.GetProperty("consents")[0].GetProperty("given").GetBoolean());
        foreach (var query in new[] { "わたなべ", "ﾐﾖｺ", "なべみ", "渡邉", "9876", "090-1234-9876", "miyoko@", id, id.TrimStart('M', '0') })
            Assert.Contains(id, await FoundAsync(appliance, query));
        Assert.Empty(await FoundAsync(appliance, "だれもいない"));
    }

    [Fact]
    public async Task What_is_wrong_with_a_member_is_told_field_by_field()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var (status, problem) = await appliance.PostAsync(
            "/api/v1/members", new { name = "", phone = "abc", birthday = "昭和64年2月1日" });
        Assert.Equal(400, status);
        Assert.Equal(
            ["birthday", "name", "phone"],
            problem.GetProperty("fields").EnumerateArray().Select(it => it.GetProperty("field").GetString()).Order());
    }

    [Fact]
    public async Task A_lost_card_does_nothing_at_the_counter_and_the_new_one_has_the_points()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.TapAsync(HanakosCard);
        await appliance.KeysAsync("1 0 00 DEPT5 CASH");
        var card = (await appliance.GetAsync("/api/v1/members/M000001")).GetProperty("cards")[0].GetProperty("id").GetString();
        Assert.Equal(200, (await appliance.PostAsync($"/api/v1/members/M000001/cards/{card}/block", new { reason = "lost" })).Status);

        var tapped = await appliance.TapAsync(HanakosCard);
        Assert.Contains("ﾃｲｼﾁｭｳ", tapped.Rows("operatorDisplay"), StringComparison.Ordinal);
        Assert.DoesNotContain("ｻﾄｳ", tapped.Rows("customerDisplay"), StringComparison.Ordinal);

        Assert.Equal(200, (await appliance.PostAsync("/api/v1/members/M000001/cards", new { cardUid = "0A0B0C0D", replaces = card })).Status);
        Assert.Contains("10P", (await appliance.TapAsync("0A0B0C0D")).Rows("customerDisplay"), StringComparison.Ordinal);
        Assert.Equal(
            "card-taken", (await appliance.PostAsync("/api/v1/members/M000002/cards", new { cardUid = "0A0B0C0D" })).Body.Code());
    }

    [Fact]
    public async Task A_member_merged_while_their_sale_is_open_keeps_the_sale_and_can_be_parted()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.TapAsync(HanakosCard);
        await appliance.KeysAsync("1 0 00 DEPT5");
        Assert.Equal(200, (await appliance.PostAsync("/api/v1/members/M000002/merge", new { other = "M000001" })).Status);
        await appliance.KeysAsync("CASH");

        var kept = await appliance.GetAsync("/api/v1/members/M000002");
        Assert.Equal((10, 1000), (kept.GetProperty("points").GetInt64(), kept.GetProperty("totalSpent").GetInt64()));
        Assert.Equal(1, (await appliance.GetAsync("/api/v1/members/M000002/sales")).GetProperty("items").GetArrayLength());
        Assert.Contains("10P", (await appliance.TapAsync(HanakosCard)).Rows("customerDisplay"), StringComparison.Ordinal);
        Assert.Equal("merge-impossible", (await appliance.PostAsync("/api/v1/members/M000003/merge", new { other = "M000001" })).Body.Code());

        Assert.Equal(200, (await appliance.PostAsync("/api/v1/members/M000002/unmerge", new { other = "M000001" })).Status);
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/members/M000002")).GetProperty("points").GetInt64());
        Assert.Equal(10, (await appliance.GetAsync("/api/v1/members/M000001")).GetProperty("points").GetInt64());
    }

    [Fact]
    public async Task An_erased_member_is_nobody_and_the_journal_still_verifies()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.TapAsync(HanakosCard);
        await appliance.KeysAsync("1 0 00 DEPT5 CASH");
        using var erased = await appliance.Http.PostAsync("/api/v1/members/M000001/erase", null);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);

        var page = await appliance.GetAsync("/api/v1/members/M000001");
        Assert.Equal((JsonValueKind.Null, true, 1000), (
            page.GetProperty("profile").ValueKind, page.GetProperty("erased").GetBoolean(), page.GetProperty("totalSpent").GetInt64()));
        Assert.Empty(await FoundAsync(appliance, "さとう はなこ"));
        Assert.Contains("ﾐﾄｳﾛｸ", (await appliance.TapAsync(HanakosCard)).Rows("customerDisplay"), StringComparison.Ordinal);
        Assert.True((await appliance.GetAsync("/api/v1/journal/verify")).GetProperty("valid").GetBoolean());

        await appliance.StopAsync();
        File.Delete(Path.Combine(appliance.Folder, "data", "store.sqlite"));
        await appliance.BootAsync();
        Assert.Equal(JsonValueKind.Null, (await appliance.GetAsync("/api/v1/members/M000001")).GetProperty("profile").ValueKind);
    }

    [Fact]
    public async Task Looks_at_a_page_are_told_once_a_day_and_lists_are_no_looks()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.GetAsync("/api/v1/members?q=さとう");
        await appliance.GetAsync("/api/v1/members/M000001/name");
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/members/M000001/looks")).GetArrayLength());
        await appliance.GetAsync("/api/v1/members/M000001");
        await appliance.GetAsync("/api/v1/members/M000001");
        var looks = await appliance.GetAsync("/api/v1/members/M000001/looks");
        Assert.Equal(1, looks.GetArrayLength());
        var who = looks[0].GetProperty("who").GetString();
        Assert.Equal(1, (await appliance.GetAsync($"/api/v1/members/looks?person={who}")).GetArrayLength());
    }

    [Fact]
    public async Task The_grid_pages_in_every_order_and_filters()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.TapAsync("04B2C3D4E5F607");
        await appliance.KeysAsync("1 0 00 DEPT5 CASH");
        foreach (var sort in new[] { "kana", "number", "lastVisit", "totalSpent", "visits", "points" })
        {
            List<string> seen = [];
            string? cursor = null;
            do
            {
                var path = $"/api/v1/members?sort={sort}&descending=true&limit=1" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
                var page = await appliance.GetAsync(path);
                seen.AddRange(page.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()!));
                cursor = page.GetProperty("nextCursor").GetString();
            }
            while (cursor is not null);
            Assert.Equal(["M000001", "M000002", "M000003"], seen.Order());
            if (sort is not ("kana" or "number")) Assert.Equal("M000002", seen[0]);
        }

        var recent = await appliance.GetAsync("/api/v1/members?withinDays=1");
        Assert.Equal("M000002", Assert.Single(recent.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_shops_own_questions_are_asked_and_a_formula_in_an_answer_is_only_text()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        using var defined = await appliance.Http.PutAsJsonAsync(
            "/api/v1/roster/attributes/note", new { label = "きっかけ", kind = "text", required = true });
        Assert.Equal(HttpStatusCode.OK, defined.StatusCode);
        Assert.Equal("attribute-missing", (await appliance.PostAsync("/api/v1/members", new { name = "山田" })).Body.Code());
        var (status, _) = await appliance.PostAsync(
            "/api/v1/members", new { name = "=cmd|' /C calc'!A0", attributes = new[] { new { code = "note", values = new[] { "@SUM(1)" } } } });
        Assert.Equal(201, status);
        var csv = Encoding.UTF8.GetString(await appliance.Http.GetByteArrayAsync("/api/v1/members/export.csv"));
        Assert.Contains("'=cmd", csv, StringComparison.Ordinal);
        Assert.Contains("'@SUM(1)", csv, StringComparison.Ordinal);
        Assert.Contains("きっかけ", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disclosure_says_everything_and_escapes_it()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.PostAsync("/api/v1/members", new { name = "<script>alert(1)</script>", kana = "" });
        using var page = await appliance.Http.PostAsync("/api/v1/members/M000004/disclosure.html", null);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        var (status, json) = await appliance.PostAsync("/api/v1/members/M000001/disclosure", new { });
        Assert.Equal((200, "M000001"), (status, json.GetProperty("memberId").GetString()));
    }

    [Fact]
    public async Task Unknown_cards_join_when_the_shop_says_so()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        using var set = await appliance.Http.PutAsJsonAsync(
            "/api/v1/roster", new { unknownCardsJoin = true, keepMonths = (int?)null, consentWording = "お知らせします。" });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        await appliance.TapAsync("0A0B0C0D");
        await appliance.KeysAsync("1 0 00 DEPT5 CASH");
        var member = await appliance.GetAsync("/api/v1/members/M000004");
        Assert.Equal((true, 10), (member.GetProperty("provisional").GetBoolean(), member.GetProperty("points").GetInt64()));
        using var completed = await appliance.Http.PutAsJsonAsync("/api/v1/members/M000004", new { name = "新井 光", kana = "アライ ヒカル" });
        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        Assert.Equal(["M000004"], await FoundAsync(appliance, "ひかる"));
        Assert.Contains("ｱﾗｲ", (await appliance.TapAsync("0A0B0C0D")).Rows("customerDisplay"), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(RunningAppliance appliance, string query)
    {
        var page = await appliance.GetAsync($"/api/v1/members?q={Uri.EscapeDataString(query)}");
        return [.. page.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()!)];
    }
}
