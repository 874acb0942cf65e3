using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Appliance.Firmware.Tests.Roster;

/// <summary>What is known of a member is the same wherever it is asked for: brought over, joined, bought before.</summary>
public sealed class OneTruthTests
{
    private static readonly TimeSpan ImportLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Points_brought_over_are_on_the_display_in_the_statement_and_in_what_the_shop_owes()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await MoveInAsync(
            appliance, "members",
            "氏名,フリガナ,電話,カード番号,累計売上,来店回数,最終来店日,ポイント\r\n高橋 一郎,ﾀｶﾊｼ ｲﾁﾛｳ,090-1111-2222,0A0B0C0D,120000,34,2026/10/31,560\r\n");

        Assert.Contains("560P", (await appliance.TapAsync("0A0B0C0D")).Rows("customerDisplay"), StringComparison.Ordinal);
        await appliance.KeysAsync("1 0 00 DEPT5 CASH");
        var points = (await appliance.GetAsync("/api/v1/members/M000004/loyalty")).GetProperty("points");
        var liability = (await appliance.GetAsync("/api/v1/loyalty/liability")).GetProperty("points");
        Assert.Equal((570, 560, 10), (Of(points, "held"), Of(points, "brought"), Of(points, "granted")));
        Assert.Equal((570, 560), (Of(liability, "held"), Of(liability, "brought")));
        Assert.True((await appliance.GetAsync("/api/v1/loyalty/liability")).GetProperty("balances").GetBoolean());
        var moves = (await appliance.GetAsync("/api/v1/members/M000004/points")).GetProperty("items");
        Assert.Equal(["granted", "brought"], moves.EnumerateArray().Select(it => it.GetProperty("kind").GetString()!));

        var page = await appliance.GetAsync("/api/v1/members/M000004");
        var figures = await appliance.GetAsync("/api/v1/members/M000004/figures");
        Assert.Equal((570, 121_000, 35), (Of(page, "points"), Of(page, "totalSpent"), Of(page, "visits")));
        Assert.Equal((121_000, 35), (Of(figures, "total"), Of(figures, "visits")));
    }

    [Fact]
    public async Task Of_joined_members_everything_is_told_and_written_under_the_one_who_stays()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        foreach (var (member, text) in new[] { ("M000001", "蕎麦"), ("M000002", "卵") })
        {
            await appliance.PostAsync($"/api/v1/members/{member}/consents", new { purpose = "health", given = true, wording = "健康について記録します。" });
            Assert.Equal(201, (await appliance.PostAsync($"/api/v1/members/{member}/alerts", new { kind = "allergy", text, reading = "ｱﾚﾙｷﾞｰ" })).Status);
            using var left = await appliance.Http.PostAsJsonAsync($"/api/v1/members/{member}/handovers", new { text = $"{text}の件", reading = "ｹﾝ" });
            Assert.Equal(201, (int)left.StatusCode);
            await appliance.PostAsync($"/api/v1/members/{member}/points", new { kind = "gift", points = 50, reason = "お礼" });
        }

        Assert.Equal(200, (await appliance.PostAsync("/api/v1/members/M000001/merge", new { other = "M000002" })).Status);

        foreach (var id in new[] { "M000001", "M000002" })
        {
            var care = await appliance.GetAsync($"/api/v1/members/{id}/care");
            Assert.Equal(["M000001", "M000002"], care.GetProperty("alerts").EnumerateArray().Select(it => it.GetProperty("memberId").GetString()!));
            Assert.Equal(2, care.GetProperty("handovers").GetArrayLength());
            Assert.Equal(100, Of((await appliance.GetAsync($"/api/v1/members/{id}/loyalty")).GetProperty("points"), "held"));
            Assert.Equal(2, (await appliance.GetAsync($"/api/v1/members/{id}/points")).GetProperty("items").GetArrayLength());
        }

        using (var left = await appliance.Http.PostAsJsonAsync("/api/v1/members/M000002/handovers", new { text = "次はこちら", reading = "ﾂｷﾞ" }))
            Assert.Equal(201, (int)left.StatusCode);
        var handovers = (await appliance.GetAsync("/api/v1/members/M000001/care")).GetProperty("handovers");
        Assert.Equal(["M000001", "M000001", "M000002"], handovers.EnumerateArray().Select(it => it.GetProperty("memberId").GetString()!));
        using (var read = await appliance.Http.PostAsync("/api/v1/members/M000002/handovers/1/acknowledge", null)) Assert.Equal(204, (int)read.StatusCode);
        Assert.Equal(2, (await appliance.GetAsync("/api/v1/members/M000001/care")).GetProperty("handovers").GetArrayLength());

        var operatorRows = (await appliance.TapAsync("04B2C3D4E5F607")).Rows("operatorDisplay");
        Assert.Contains("ｱﾚﾙｷﾞｰ", operatorRows, StringComparison.Ordinal);
        await appliance.PostAsync("/api/v1/members/M000001/unmerge", new { other = "M000002" });
        Assert.Single((await appliance.GetAsync("/api/v1/members/M000002/care")).GetProperty("alerts").EnumerateArray());
        Assert.Equal(50, Of((await appliance.GetAsync("/api/v1/members/M000002/loyalty")).GetProperty("points"), "held"));
    }

    [Fact]
    public async Task What_was_bought_before_counts_for_the_member_and_for_none_of_the_registers_numbers()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await MoveInAsync(
            appliance, "sales",
            "日付,時刻,会員番号,商品コード,商品名,数量,金額\r\n"
            + "2024/5/1,14:05,M000001,,カット,1,\"¥5,000\"\r\n2024/5/1,14:05,M000001,,シャンプー,2,3000\r\nR6.7.1 15:30,,1,,カット,1,5000\r\n"
            + "2024-08-01,,2,,パーマ,1,12000\r\n");

        var figures = await appliance.GetAsync("/api/v1/members/M000001/figures");
        Assert.Equal((13_000, 2), (Of(figures, "total"), Of(figures, "visits")));
        Assert.Equal("2024-07-01", (await appliance.GetAsync("/api/v1/members/M000001")).GetProperty("lastVisit").GetString());
        var history = await appliance.GetAsync("/api/v1/members/M000001/earlier-sales");
        Assert.Equal(["2024-07-01", "2024-05-01"], history.EnumerateArray().Select(it => it.GetProperty("day").GetString()!));
        Assert.Equal((8_000, 2), (Of(history[1], "total"), history[1].GetProperty("lines").GetArrayLength()));
        Assert.Empty((await appliance.GetAsync("/api/v1/members/M000001/sales")).GetProperty("items").EnumerateArray());
        Assert.Equal(0, Of((await appliance.GetAsync("/api/v1/members/M000001/loyalty")).GetProperty("points"), "held"));
        Assert.Empty((await appliance.GetAsync("/api/v1/sales")).GetProperty("items").EnumerateArray());
        await appliance.KeysAsync("1 0 00 DEPT5 CASH");
        Assert.Equal(1, (await appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0].GetProperty("number").GetInt32());

        await appliance.StopAsync();
        File.Delete(Path.Combine(appliance.Folder, "data", "store.sqlite"));
        await appliance.BootAsync();
        Assert.Equal(13_000, Of(await appliance.GetAsync("/api/v1/members/M000001/figures"), "total"));
    }

    [Fact]
    public async Task Equal_things_of_a_day_all_count_and_no_file_takes_one_twice()
    {
        const string Head = "日付,会員番号,商品名,数量,金額\r\n";
        const string Cut = "2024/5/1,1,カット,1,5000\r\n";
        const string Shampoo = "2024/5/1,1,シャンプー,3,1000\r\n";
        await using var appliance = await RunningAppliance.StartAsync();
        await MoveInAsync(appliance, "sales", Head + Cut + Cut + Shampoo + "2024/5/1,1,カット,1,4000\r\n");
        Assert.Equal(15_000, Of(await appliance.GetAsync("/api/v1/members/M000001/figures"), "total"));

        // The same file again: every row of it was taken.
        var (_, again) = await CheckAsync(appliance, "sales", Head + Cut + Cut + Shampoo + "2024/5/1,1,カット,1,4000\r\n");
        Assert.Equal((0, 4), (Of(again, "good"), Of(again, "faultCount")));
        Assert.All(again.GetProperty("faults").EnumerateArray(), it => Assert.Equal("already-taken", it.GetProperty("kind").GetString()));

        // A third cut of the same price, one of another price, and three more of the day after are new; what was taken is told by line.
        var (_, more) = await CheckAsync(
            appliance, "sales", Head + Cut + Cut + Cut + "2024/5/1,1,カット,1,4500\r\n" + Shampoo + "2024/5/2,1,シャンプー,3,1000\r\n");
        Assert.Equal((3, 3), (Of(more, "good"), Of(more, "faultCount")));
        Assert.Equal([2, 3, 6], more.GetProperty("faults").EnumerateArray().Select(it => it.GetProperty("line").GetInt32()));

        // Two pieces in one row are the two that were taken in two rows.
        var (_, joined) = await CheckAsync(appliance, "sales", Head + "2024/5/1,1,カット,2,10000\r\n");
        Assert.Equal((0, 1), (Of(joined, "good"), Of(joined, "faultCount")));
        await MoveInAsync(appliance, "sales", Head + "2024/5/1,1,カット,1,4500\r\n");
        Assert.Equal(19_500, Of(await appliance.GetAsync("/api/v1/members/M000001/figures"), "total"));
    }

    [Fact]
    public async Task Every_kind_of_error_in_earlier_sales_is_told_by_line_and_column_and_nothing_is_taken_over()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        (string Row, string Kind)[] wrong =
        [
            (",1,カット,1,5000", "date-missing"), ("きのう,1,カット,1,5000", "date-invalid"), ("2999/1/1,1,カット,1,5000", "date-future"),
            ("2024/5/1 25:00,1,カット,1,5000", "time-invalid"), ("2024/5/1,,カット,1,5000", "member-missing"), ("2024/5/1,999,カット,1,5000", "member-unknown"),
            ("2024/5/1,1,カット,1,", "amount-missing"), ("2024/5/1,1,カット,1,たくさん", "amount-invalid"), ("2024/5/1,1,カット,1,-5", "negative"),
            ("2024/5/1,1,カット,0,5", "quantity-invalid"), ($"2024/5/1,1,{new string('長', 81)},1,5", "product-too-long"),
            ("2024/5/1,1,カット,1", "too-few-cells"), ("2024/5/1,1,カット,1,5,6", "too-many-cells"), ("2024/5/1,1,カ\uFFFD,1,5", "characters"),
        ];
        var (_, check) = await CheckAsync(
            appliance, "sales", "日付,会員番号,商品名,数量,金額\r\n2024/5/1,1,カット,1,5000\r\n" + string.Concat(wrong.Select(it => it.Row + "\r\n")));
        var told = check.GetProperty("faults").EnumerateArray()
            .Select(it => (it.GetProperty("line").GetInt32(), it.GetProperty("kind").GetString()!));
        Assert.Equal(wrong.Select((it, i) => (i + 3, it.Kind)), told);
        Assert.Equal("会員番号", check.GetProperty("faults")[5].GetProperty("column").GetString());
        Assert.Equal((1, 1), (Of(check, "good"), Of(check, "brought")));
    }

    private static int Of(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static async Task MoveInAsync(RunningAppliance appliance, string kind, string text)
    {
        var (path, check) = await CheckAsync(appliance, kind, text);
        Assert.Equal(0, Of(check, "faultCount"));
        Assert.Equal(202, (await appliance.PostAsync(path + "/start", new { })).Status);
        using CancellationTokenSource limit = new(ImportLimit);
        var state = "staging";
        while (state is "staging" or "settling")
        {
            limit.Token.ThrowIfCancellationRequested();
            state = (await appliance.GetAsync(path)).GetProperty("state").GetString()!;
        }

        Assert.Equal("done", state);
    }

    private static async Task<(string Path, JsonElement Check)> CheckAsync(RunningAppliance appliance, string kind, string text)
    {
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var response = await appliance.Http.PostAsync($"/api/v1/members/imports?kind={kind}", content);
        var plan = await response.Content.ReadFromJsonAsync<JsonElement>();
        var fields = plan.GetProperty("columns").EnumerateArray().Select(it => it.GetProperty("field").GetString());
        var path = $"/api/v1/members/imports/{plan.GetProperty("id").GetString()}";
        return (path, (await appliance.PostAsync(path + "/check", new { fields })).Body);
    }
}
