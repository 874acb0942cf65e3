using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Appliance.Firmware.Tests.Roster;

public sealed class MovingInTests
{
    private const int Cp932 = 932;
    private const int LongFile = 2_000;

    private static readonly TimeSpan ImportLimit = TimeSpan.FromMinutes(1);

    /// <summary>One row for each kind of error, in the order in which they are told.</summary>
    private static readonly (string Row, string Kind)[] Wrong =
    [
        (",ﾔﾏﾀﾞ,,,,,,,,,,,,,", "name-missing"),
        ("山田,山田花子,,,,,,,,,,,,,", "kana-kanji"),
        ("山田,,12-34,,,,,,,,,,,,", "phone-invalid"),
        ("山田,,,hanako,,,,,,,,,,,", "email-invalid"),
        ("山田,,,,昭和64年2月1日,,,,,,,,,,", "birthday-invalid"),
        ("山田,,,,2999/1/1,,,,,,,,,,", "birthday-future"),
        ("山田,,,,,123,,,,,,,,,", "postal-code-invalid"),
        ("山田,,,,,,,XYZ,,,,,,,", "card-invalid"),
        ("山田,,,,,,,0A0B0C0E,,,,,,,", "card-twice"),
        ("山田,,,,,,,04A1B2C3D4E5F6,,,,,,,", "card-taken"),
        ("山田,,,,,,,,たくさん,,,,,,", "total-invalid"),
        ("山田,,,,,,,,-500,,,,,,", "negative"),
        ("山田,,,,,,,,500,0,,,,,", "visits-zero"),
        ("山田,,,,,,,,,二回,,,,,", "visits-invalid"),
        ("山田,,,,,,,,,,昨日,,,,", "last-visit-invalid"),
        ("山田,,,,,,,,,,2999/1/1,,,,", "last-visit-future"),
        ("山田,,,,,,,,,,2020/1/1,,2021/1/1,,", "visit-before-since"),
        ("山田,,,,,,,,,,,なし,,,", "points-invalid"),
        ("山田,,,,,,,,,,,,いつか,,", "since-invalid"),
        ("山田,,,,,,,,,,,,,たぶん,", "consent-invalid"),
        ("山田,,,,,,,,,,,,,,U12", "line-user-invalid"),
        ("山田,,,,,,,,,,,,,", "too-few-cells"),
        ("山田,,,,,,,,,,,,,,,,", "too-many-cells"),
        ($"{new string('長', 129)},,,,,,,,,,,,,,", "name-invalid"),
    ];

    private const string Head = "氏名,フリガナ,電話,メール,生年月日,郵便番号,住所,カード番号,累計金額,来店回数,最終来店日,ポイント,登録日,DM,LINE\r\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("shift_jis", false)]
    [InlineData("utf-16", true)]
    public async Task A_roster_from_Excel_moves_in_with_what_was_bought_before(string encoding, bool withMark)
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var text = "携帯番号,姓,名,セイ,メイ,誕生日,累計売上,来店回数,最終来店日,保有ポイント,メルマガ,性格\r\n"
            + "０９０－１１１１－２２２２,高橋,一郎,タカハシ,イチロウ,S55.4.1,\"¥120,000\",34,2026/10/31,560,可,陽気\r\n"
            + "090-3333-4444,髙橋,二郎,ﾀｶﾊｼ,ｼﾞﾛｳ,1990年12月3日,0,0,,０,不可,\r\n";
        var plan = await TakeAsync(appliance, Bytes(text, encoding, withMark));
        Assert.Equal(encoding, plan.GetProperty("encoding").GetString());
        var fields = Fields(plan);
        Assert.Equal<IEnumerable<string?>>(
            ["phone", "name", "name", "kana", "kana", "birthday", "totalSpent", "visits", "lastVisit", "points", "reach:email", null], fields);

        var check = await CheckAsync(appliance, plan, fields);
        Assert.Equal((2, 0), (check.GetProperty("good").GetInt32(), check.GetProperty("faultCount").GetInt32()));
        Assert.Equal(3, (await appliance.GetAsync("/api/v1/members?sort=number")).GetProperty("items").GetArrayLength());

        await RunAsync(appliance, plan);
        var member = await appliance.GetAsync("/api/v1/members/M000004");
        Assert.Equal("高橋 一郎", member.GetProperty("profile").GetProperty("name").GetString());
        Assert.Equal("1980-04-01", member.GetProperty("profile").GetProperty("birthday").GetString());
        Assert.Equal(
            (120_000, 34, 3_529, 560),
            (member.GetProperty("totalSpent").GetInt64(), member.GetProperty("visits").GetInt32(), member.GetProperty("averageSpend").GetInt64(), member.GetProperty("points").GetInt64()));
        Assert.Equal("email", member.GetProperty("consents")[0].GetProperty("channel").GetString());
        Assert.Contains("560P", (await appliance.KeysAsync("4 MEMBER")).Rows("customerDisplay"), StringComparison.Ordinal);
        Assert.True((await appliance.GetAsync("/api/v1/journal/verify")).GetProperty("valid").GetBoolean());

        await appliance.StopAsync();
        File.Delete(Path.Combine(appliance.Folder, "data", "store.sqlite"));
        await appliance.BootAsync();
        Assert.Equal(560, (await appliance.GetAsync("/api/v1/members/M000004")).GetProperty("points").GetInt64());
    }

    [Fact]
    public async Task Every_kind_of_error_is_told_by_line_and_column_and_nothing_is_taken_over()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var text = Head + "高橋,,,,,,,0A0B0C0E,,,,,,,\r\n" + string.Concat(Wrong.Select(it => it.Row + "\r\n"));
        var plan = await TakeAsync(appliance, Encoding.UTF8.GetBytes(text));
        var fields = Fields(plan);
        fields[13] = "reach:post";
        fields[14] = "lineUserId";
        var check = await CheckAsync(appliance, plan, fields);

        var told = check.GetProperty("faults").EnumerateArray()
            .Select(it => (Line: it.GetProperty("line").GetInt32(), Kind: it.GetProperty("kind").GetString()!)).ToList();
        Assert.Equal(Wrong.Select((it, i) => (i + 3, it.Kind)), told);
        Assert.Equal("メール", check.GetProperty("faults")[3].GetProperty("column").GetString());
        Assert.Equal(1, check.GetProperty("good").GetInt32());
        var (status, problem) = await appliance.PostAsync($"/api/v1/members/imports/{plan.GetProperty("id").GetString()}/start", new { });
        Assert.Equal((422, "import-unchecked"), (status, problem.Code()));
    }

    /// <summary>A twentieth of the rows is wrong, by a seed: all of it is found again, and the same each time.</summary>
    [Fact]
    public async Task Errors_strewn_over_a_long_file_are_all_found_where_they_are()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        Random dice = new(20261122);
        StringBuilder text = new(Head + "高橋,,,,,,,0A0B0C0E,,,,,,,\r\n");
        List<(int Line, string Kind)> planted = [];
        for (var line = 3; line <= LongFile + 2; line++)
        {
            var wrong = dice.Next(20) == 0 ? Wrong[dice.Next(Wrong.Length)] : ($"𠮷野 {line},,,,,,,,,,,,,,", "");

            // A card that is taken already is, the second time, also one the file has twice.
            var kind = wrong.Item2 == "card-taken" && planted.Exists(it => it.Kind == "card-taken") ? "card-twice" : wrong.Item2;
            if (kind.Length > 0) planted.Add((line, kind));
            text.Append(wrong.Item1).Append("\r\n");
        }

        var plan = await TakeAsync(appliance, Encoding.UTF8.GetBytes(text.ToString()));
        var fields = Fields(plan);
        fields[13] = "reach:post";
        fields[14] = "lineUserId";
        var check = await CheckAsync(appliance, plan, fields);
        var told = check.GetProperty("faults").EnumerateArray()
            .Select(it => (it.GetProperty("line").GetInt32(), it.GetProperty("kind").GetString()!));
        Assert.Equal(planted, told);
        Assert.True(planted.DistinctBy(it => it.Kind).Count() >= 20);
        Assert.Equal(LongFile + 1 - planted.Count, check.GetProperty("good").GetInt32());
    }

    [Fact]
    public async Task Rare_characters_and_long_names_come_through_moving_in_search_and_writing_out()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var longest = string.Concat(Enumerable.Repeat("邉\U000E0101", 64)) + new string('長', 64);
        string[] names = ["𠮷田 太郎", "葛\U000E0100城 花子", "髙﨑 一", longest];
        var plan = await TakeAsync(appliance, Encoding.UTF8.GetBytes("氏名,電話\r\n" + string.Concat(names.Select(it => $"{it},\r\n"))));
        var check = await CheckAsync(appliance, plan, Fields(plan));
        Assert.Equal((4, 0), (check.GetProperty("good").GetInt32(), check.GetProperty("faultCount").GetInt32()));
        await RunAsync(appliance, plan);

        var csv = await appliance.Http.GetStringAsync("/api/v1/members/export.csv");
        Assert.All(names, it => Assert.Contains(it, csv, StringComparison.Ordinal));
        var found = await appliance.GetAsync($"/api/v1/members?q={Uri.EscapeDataString("葛城")}");
        Assert.Equal("葛\U000E0100城 花子", found.GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("氏名,電話\r\n\"山田,090", "quotes")]
    [InlineData("氏名,電話\r\n", "no-rows")]
    [InlineData("氏名,電話\r\n山\uFFFD田,", "characters")]
    public async Task A_file_that_cannot_be_read_says_why(string text, string kind)
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var plan = await TakeAsync(appliance, Encoding.UTF8.GetBytes(text));
        var check = await CheckAsync(appliance, plan, Fields(plan));
        Assert.Equal(kind, check.GetProperty("faults")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_mapping_needs_a_name_and_no_field_twice()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var plan = await TakeAsync(appliance, Encoding.UTF8.GetBytes("a,b\r\n山田,1\r\n"));
        var path = $"/api/v1/members/imports/{plan.GetProperty("id").GetString()}/check";
        Assert.Equal("mapping-name", (await appliance.PostAsync(path, new { fields = new[] { null, "phone" } })).Body.Code());
        Assert.Equal("mapping-twice", (await appliance.PostAsync(path, new { fields = new[] { "phone", "phone" } })).Body.Code());
        Assert.Equal("mapping-length", (await appliance.PostAsync(path, new { fields = new[] { "name" } })).Body.Code());
    }

    private static byte[] Bytes(string text, string encoding, bool withMark) => encoding switch
    {
        "utf-8" => withMark ? [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text),
        "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        _ => CodePagesEncodingProvider.Instance.GetEncoding(Cp932)!.GetBytes(text),
    };

    private static async Task<JsonElement> TakeAsync(RunningAppliance appliance, byte[] file)
    {
        using ByteArrayContent content = new(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var response = await appliance.Http.PostAsync("/api/v1/members/imports", content);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string?[] Fields(JsonElement plan) =>
        [.. plan.GetProperty("columns").EnumerateArray().Select(it => it.GetProperty("field").GetString())];

    private static async Task<JsonElement> CheckAsync(RunningAppliance appliance, JsonElement plan, string?[] fields) =>
        (await appliance.PostAsync($"/api/v1/members/imports/{plan.GetProperty("id").GetString()}/check", new { fields })).Body;

    private static async Task RunAsync(RunningAppliance appliance, JsonElement plan)
    {
        var path = $"/api/v1/members/imports/{plan.GetProperty("id").GetString()}";
        Assert.Equal(202, (await appliance.PostAsync(path + "/start", new { })).Status);
        var state = "staging";
        using CancellationTokenSource late = new(ImportLimit);
        while (state is "staging" or "settling")
        {
            late.Token.ThrowIfCancellationRequested();
            state = (await appliance.GetAsync(path)).GetProperty("state").GetString()!;
        }

        Assert.Equal("done", state);
    }
}
