using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>What the owner reads in the morning, after keys at the counter.</summary>
public sealed class ReportsRestTests : IAsyncLifetime
{
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task A_sale_at_the_keys_is_in_the_dashboard_and_in_every_report()
    {
        await SellAsync();
        var today = await appliance.GetAsync("/api/v1/today");
        var day = today.GetProperty("day").GetString();

        Assert.Equal((450, 1, 450), (Long(today, "net"), Long(today, "sales"), Long(today, "average")));
        Assert.Equal(450, today.GetProperty("hours").EnumerateArray().Sum(hour => Long(hour, "today")));
        foreach (var by in new[] { "day", "week", "month", "weekday", "hour", "department", "product", "staff", "tender", "tax" })
        {
            var report = await appliance.GetAsync($"/api/v1/reports/sales?from={day}&to={day}&by={by}");
            Assert.Equal((450, 1), (Long(report, "total"), report.GetProperty("rows").GetArrayLength()));
        }
    }

    [Fact]
    public async Task Goals_of_a_month_show_how_far_the_month_week_and_day_are()
    {
        var day = (await appliance.GetAsync("/api/v1/today")).GetProperty("day").GetString()!;
        Assert.Equal(200, await PutAsync("/api/v1/goals", new { kind = "month", period = day, amount = 3_000_000 }));
        await SellAsync();

        var goals = (await appliance.GetAsync("/api/v1/today")).GetProperty("goals").EnumerateArray()
            .ToDictionary(goal => goal.GetProperty("period").GetString()!);

        Assert.Equal((450, 3_000_000), (Long(goals["month"], "done"), Long(goals["month"], "goal")));
        Assert.Equal((450, JsonValueKind.Null), (Long(goals["year"], "done"), goals["year"].GetProperty("goal").ValueKind));
        Assert.InRange(Long(goals["day"], "goal"), 1, 3_000_000);
        Assert.Equal(422, await PutAsync("/api/v1/goals", new { kind = "month", period = day, amount = -1 }));
    }

    [Theory]
    [InlineData("from=2026-11-21&to=2026-11-20&by=day", "range-reversed")]
    [InlineData("from=2020-01-01&to=2026-11-20&by=day", "range-too-long")]
    [InlineData("from=yesterday&to=2026-11-20&by=day", "date-malformed")]
    [InlineData("from=2026-11-20&to=2026-11-20&by=moon", "by-unknown")]
    public async Task A_report_that_cannot_be_made_says_why(string query, string code)
    {
        using var response = await appliance.Http.GetAsync("/api/v1/reports/sales?" + query);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).Code());
    }

    [Fact]
    public async Task A_report_is_had_as_a_CSV_for_Excel()
    {
        await SellAsync();
        var day = (await appliance.GetAsync("/api/v1/today")).GetProperty("day").GetString();

        var csv = await appliance.Http.GetByteArrayAsync($"/api/v1/reports/sales.csv?from={day}&to={day}&by=tax");

        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("区分,名称,件数,金額,うち消費税", lines[0]);
        Assert.Equal("1000,10%対象,1,450,40", lines[1]);
    }

    [Fact]
    public async Task A_delivery_and_a_count_move_stock_all_lines_or_none()
    {
        var before = await StockAsync();
        var (code, stock) = before.First();

        var half = new { lines = new[] { new { code, pieces = 12 }, new { code = "999999", pieces = 1 } } };
        Assert.Equal(422, (int)(await appliance.Http.PostAsJsonAsync("/api/v1/stock/deliveries", half)).StatusCode);
        Assert.Equal(stock, (await StockAsync())[code]);

        await appliance.PostAsync("/api/v1/stock/deliveries", new { lines = new[] { new { code, pieces = 12 } } });
        Assert.Equal(stock + 12, (await StockAsync())[code]);

        await appliance.PostAsync("/api/v1/stock/counts", new { lines = new[] { new { code, pieces = 3 } } });
        Assert.Equal(3, (await StockAsync())[code]);
        var last = (await appliance.GetAsync("/api/v1/journal?limit=1")).GetProperty("items")[0];
        Assert.Equal(("stock.moved", 3 - stock - 12), (last.GetProperty("kind").GetString(), Long(last.GetProperty("data"), "pieces")));
    }

    [Fact]
    public async Task What_is_low_is_a_notice_with_names()
    {
        var (code, _) = (await StockAsync()).First();
        await appliance.PostAsync("/api/v1/stock/counts", new { lines = new[] { new { code, pieces = 0 } } });

        var notice = (await appliance.GetAsync("/api/v1/today")).GetProperty("notices").EnumerateArray()
            .Single(it => it.GetProperty("kind").GetString() == "stock-low");

        Assert.True(Long(notice, "count") >= 1);
        Assert.NotEmpty(notice.GetProperty("names").EnumerateArray());
    }

    [Theory]
    [InlineData("{\"lines\":[]}", "lines")]
    [InlineData("{\"lines\":[{\"code\":\"1\",\"pieces\":0}]}", "pieces")]
    [InlineData("{\"lines\":[{\"code\":\"1\",\"pieces\":1},{\"code\":\"1\",\"pieces\":1}]}", "twice")]
    public async Task A_delivery_that_cannot_be_is_refused_in_words(string json, string code)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        using var response = await appliance.Http.PostAsync("/api/v1/stock/deliveries", content);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).Code());
    }

    private static long Long(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private Task SellAsync() => appliance.KeysAsync("4 5 0 DEPT2 CASH");

    private async Task<int> PutAsync(string path, object body) => (int)(await appliance.Http.PutAsJsonAsync(path, body)).StatusCode;

    private async Task<Dictionary<string, long>> StockAsync() => (await appliance.GetAsync("/api/v1/stock")).EnumerateArray()
        .ToDictionary(row => row.GetProperty("code").GetString()!, row => Long(row, "stock"));
}
