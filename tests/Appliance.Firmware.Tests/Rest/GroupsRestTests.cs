using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Marketing;

namespace Appliance.Firmware.Tests.Rest;

public sealed class GroupsRestTests
{
    private const string Hanako = "04A1B2C3D4E5F6";

    [Fact]
    public async Task A_group_built_as_text_is_previewed_saved_and_entered_at_the_counter()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await Buy(appliance, "7 0 0 DEPT5 CASH");

        var (_, preview) = await appliance.PostAsync(
            "/api/v1/segments/preview", new { text = "来店回数 >= 1回 かつ 累計利用額 >= 1,000円" });
        Assert.Equal(0, preview.GetProperty("count").GetInt32());
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("error").ValueKind);

        var (status, made) = await appliance.PostAsync(
            "/api/v1/segments", new { name = "よく買う方", condition = preview.GetProperty("condition") });
        Assert.Equal((201, "G0001", 0), (status, made.GetProperty("id").GetString(), made.GetProperty("count").GetInt32()));

        await Buy(appliance, "7 0 0 DEPT5 CASH");
        var segment = await appliance.GetAsync("/api/v1/segments/G0001");
        Assert.Equal(1, segment.GetProperty("count").GetInt32());
        Assert.Equal("来店回数 >= 1回 かつ 累計利用額 >= 1,000円", segment.GetProperty("text").GetString());
        var members = await appliance.GetAsync("/api/v1/segments/G0001/members");
        Assert.Equal("M000001", members.GetProperty("items")[0].GetProperty("member").GetProperty("id").GetString());
        var days = await appliance.GetAsync("/api/v1/segments/G0001/days");
        Assert.Equal(1, days[0].GetProperty("entered").GetInt32());

        (_, preview) = await appliance.PostAsync("/api/v1/segments/preview", new { text = "累計利用額 >= 1,000円" });
        Assert.Equal(1, preview.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("性別 = 女性", 1)]
    [InlineData("性別 != 女性", 3)]
    [InlineData("趣味 = 旅行", 1)]
    [InlineData("家族の人数 >= 3", 1)]
    [InlineData("家族の人数 > 4", 0)]
    [InlineData("資格の期限 <= 2027-03-31", 1)]
    [InlineData("紹介者 = \"山田\"", 1)]
    public async Task The_shops_own_questions_are_words_of_its_conditions(string text, int members)
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await AskAsync(appliance, "sex", new { label = "性別", kind = "choice", choices = new[] { new { code = "f", label = "女性" }, new { code = "m", label = "男性" } } });
        await AskAsync(appliance, "hobby", new { label = "趣味", kind = "choices", choices = new[] { new { code = "trip", label = "旅行" }, new { code = "book", label = "読書" } } });
        await AskAsync(appliance, "family", new { label = "家族の人数", kind = "number" });
        await AskAsync(appliance, "until", new { label = "資格の期限", kind = "date" });
        await AskAsync(appliance, "by", new { label = "紹介者", kind = "text" });
        var attributes = new[] { ("sex", "f"), ("hobby", "trip"), ("family", "4"), ("until", "2027-03-01"), ("by", "山田") }
            .Select(it => new { code = it.Item1, values = new[] { it.Item2 } });
        Assert.Equal(201, (await appliance.PostAsync("/api/v1/members", new { name = "新井 光", attributes })).Status);

        var (_, preview) = await appliance.PostAsync("/api/v1/segments/preview", new { text });
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("error").ValueKind);
        Assert.Equal(members, preview.GetProperty("count").GetInt32());
        var (status, made) = await appliance.PostAsync("/api/v1/segments", new { name = "グループ", condition = preview.GetProperty("condition") });
        Assert.Equal(201, status);
        var (_, again) = await appliance.PostAsync("/api/v1/segments/preview", new { text = made.GetProperty("text").GetString() });
        Assert.Equal(members, again.GetProperty("count").GetInt32());
    }

    private static async Task AskAsync(RunningAppliance appliance, string code, object question)
    {
        using var defined = await appliance.Http.PutAsJsonAsync($"/api/v1/roster/attributes/{code}", question);
        Assert.Equal(200, (int)defined.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_with_a_condition_is_told_with_its_place_or_refused()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var (status, preview) = await appliance.PostAsync("/api/v1/segments/preview", new { text = "来店回数 たくさん" });
        Assert.Equal(200, status);
        Assert.Equal(5, preview.GetProperty("error").GetProperty("at").GetInt32());

        (status, var problem) = await appliance.PostAsync(
            "/api/v1/segments", new { name = "", condition = new { kind = "leaving" } });
        Assert.Equal((422, "segment-name"), (status, problem.Code()));
        (status, problem) = await appliance.PostAsync(
            "/api/v1/segments", new { name = "空", condition = new { kind = "all", of = Array.Empty<object>() } });
        Assert.Equal((422, "condition-empty"), (status, problem.Code()));
        (status, problem) = await appliance.PostAsync(
            "/api/v1/segments", new { name = "謎", condition = new { kind = "nobody-knows" } });
        Assert.Equal((400, "malformed-request"), (status, problem.Code()));
    }

    [Fact]
    public async Task A_members_figures_and_the_rankings_tell_what_was_bought()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await Buy(appliance, "7 0 0 DEPT5 CASH");
        var figures = await appliance.GetAsync("/api/v1/members/M000001/figures");
        Assert.Equal((700, 1, 700), (Number(figures, "total"), Number(figures, "visits"), Number(figures, "average")));
        Assert.Equal(1, figures.GetProperty("hours").EnumerateArray().Sum(it => it.GetInt32()));
        Assert.Equal("5", figures.GetProperty("departments")[0].GetProperty("code").GetString());
        Assert.Equal(404, (int)(await appliance.Http.GetAsync("/api/v1/members/M999999/figures")).StatusCode);

        var rfm = await appliance.GetAsync("/api/v1/analysis/rfm");
        Assert.Equal(1, Number(rfm, "members"));
        Assert.Equal(25, rfm.GetProperty("cells").GetArrayLength());
        var decile = await appliance.GetAsync("/api/v1/analysis/decile");
        Assert.Equal(700, decile.EnumerateArray().Sum(it => Number(it, "total")));
        var abc = await appliance.GetAsync("/api/v1/analysis/abc/members");
        Assert.Equal("A", abc[0].GetProperty("name").GetString());
        Assert.Equal(0, Number(await appliance.GetAsync("/api/v1/analysis/leaving"), "count"));
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/suggestions/bought-together")).GetArrayLength());
    }

    [Fact]
    public async Task There_are_only_so_many_groups_and_one_that_is_put_away_makes_room()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        object condition = new { kind = "provisional" };
        for (var i = 0; i < SegmentRules.Segments; i++)
        {
            Assert.Equal(201, (await appliance.PostAsync("/api/v1/segments", new { name = $"組{i}", condition })).Status);
        }

        var (status, problem) = await appliance.PostAsync("/api/v1/segments", new { name = "もう一つ", condition });
        Assert.Equal((422, "too-many-segments"), (status, problem.Code()));
        using var away = await appliance.Http.PutAsync(
            "/api/v1/segments/G0001", JsonContentOf("{\"name\":\"組0\",\"condition\":{\"kind\":\"provisional\"},\"archived\":true}"));
        Assert.Equal(200, (int)away.StatusCode);
        (status, var made) = await appliance.PostAsync("/api/v1/segments", new { name = "もう一つ", condition });
        Assert.Equal((201, "G0051"), (status, made.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_shops_bounds_are_kept_and_checked()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var rules = await appliance.GetAsync("/api/v1/marketing/rules");
        Assert.Equal(90, Number(rules, "dormantDays"));
        using var bad = await appliance.Http.PutAsync(
            "/api/v1/marketing/rules", JsonContentOf(rules.GetRawText().Replace("\"giveUpDays\":365", "\"giveUpDays\":60", StringComparison.Ordinal)));
        Assert.Equal(422, (int)bad.StatusCode);
        using var good = await appliance.Http.PutAsync(
            "/api/v1/marketing/rules", JsonContentOf(rules.GetRawText().Replace("\"dormantDays\":90", "\"dormantDays\":60", StringComparison.Ordinal)));
        Assert.Equal(200, (int)good.StatusCode);
        Assert.Equal(60, Number(await appliance.GetAsync("/api/v1/marketing/rules"), "dormantDays"));
    }

    private static StringContent JsonContentOf(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private static long Number(JsonElement body, string name) => body.GetProperty(name).GetInt64();

    private static async Task Buy(RunningAppliance appliance, string keys)
    {
        await appliance.TapAsync(Hanako);
        await appliance.KeysAsync(keys);
        await appliance.PostAsync("/api/v1/virtual/drawer/close", new { });
    }
}
