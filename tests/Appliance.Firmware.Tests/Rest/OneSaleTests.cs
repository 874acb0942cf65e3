using System.Text;

namespace Appliance.Firmware.Tests.Rest;

public sealed class OneSaleTests
{
    [Fact]
    public async Task A_members_sale_goes_from_the_tap_to_the_paper()
    {
        await using var appliance = await RunningAppliance.StartAsync();

        var tapped = await appliance.TapAsync("04A1B2C3D4E5F6");
        Assert.Contains("ｻﾄｳ ﾊﾅｺ", tapped.Rows("customerDisplay"), StringComparison.Ordinal);

        var paid = await appliance.KeysAsync("1 5 0 DEPT1 SUBTOTAL CASH");
        Assert.Contains("ｵﾂﾘ", paid.Rows("operatorDisplay"), StringComparison.Ordinal);

        var sale = (await appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0];
        Assert.Equal(150, sale.GetProperty("total").GetInt64());
        Assert.Equal(800, sale.GetProperty("taxes")[0].GetProperty("rateBasisPoints").GetInt32());
        Assert.Equal(11, sale.GetProperty("taxes")[0].GetProperty("tax").GetInt64());
        Assert.Equal("M000001", sale.GetProperty("memberId").GetString());
        Assert.Equal(1, sale.GetProperty("number").GetInt64());

        var member = await appliance.GetAsync("/api/v1/members/M000001");
        Assert.Equal(1, member.GetProperty("points").GetInt64());
        Assert.Equal(1, member.GetProperty("visits").GetInt32());
        Assert.Equal(150, member.GetProperty("averageSpend").GetInt64());

        var devices = await appliance.GetAsync("/api/v1/virtual/devices");
        Assert.True(devices.GetProperty("drawer").GetProperty("open").GetBoolean());
        Assert.Equal(1, devices.GetProperty("drawer").GetProperty("pulses").GetInt32());

        var paper = (await appliance.GetAsync("/api/v1/virtual/paper"))[0];
        Assert.Contains("領収証", paper.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.True(paper.GetProperty("bytes").GetBytesFromBase64().Length > 100);
        var picture = await appliance.Http.GetStringAsync($"/api/v1/virtual/paper/{paper.GetProperty("id").GetInt32()}.svg");
        Assert.StartsWith("<svg", picture, StringComparison.Ordinal);

        Assert.True((await appliance.GetAsync("/api/v1/journal/verify")).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task A_restart_keeps_sales_members_and_numbers()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.TapAsync("04A1B2C3D4E5F6");
        await appliance.KeysAsync("5 0 0 DEPT2 CASH");
        await appliance.StopAsync();
        await appliance.BootAsync();

        Assert.Equal(5, (await appliance.GetAsync("/api/v1/members/M000001")).GetProperty("points").GetInt64());
        await appliance.KeysAsync("1 0 0 DEPT1 CASH");
        var sales = (await appliance.GetAsync("/api/v1/sales")).GetProperty("items");
        Assert.Equal([2, 1], sales.EnumerateArray().Select(sale => sale.GetProperty("number").GetInt32()));
        Assert.True((await appliance.GetAsync("/api/v1/journal/verify")).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task A_receipt_that_waited_for_paper_over_a_restart_comes_out_marked_as_a_reissue()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.FaultAsync("printer", "paper-end", true);
        await appliance.KeysAsync("5 0 0 DEPT2 CASH");
        await appliance.StopAsync();
        await appliance.BootAsync();

        // Any command settles the appliance, and with it the printer.
        await appliance.KeysAsync("CLEAR");

        var paper = await appliance.GetAsync("/api/v1/virtual/paper");
        Assert.Contains("再発行", Assert.Single(paper.EnumerateArray()).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.True((await appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0].GetProperty("receiptPrinted").GetBoolean());
    }

    [Fact]
    public async Task Nothing_personal_is_readable_in_the_journal_folder()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.TapAsync("04A1B2C3D4E5F6");
        await appliance.KeysAsync("5 0 0 DEPT2 CASH");

        var journal = string.Concat(Directory
            .EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl")
            .Select(file => File.ReadAllText(file, Encoding.UTF8)));

        Assert.Contains("sale.closed", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("佐藤", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("04A1B2C3D4E5F6", journal, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("090-0000", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_device_is_online_and_the_appliance_is_ready()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.KeysAsync("CLEAR");

        var health = System.Text.Json.JsonDocument.Parse(await appliance.Stranger.GetStringAsync("/healthz")).RootElement;

        Assert.Equal("ready", health.GetProperty("status").GetString());
        Assert.All(health.GetProperty("devices").EnumerateArray(), device => Assert.Equal("online", device.GetProperty("state").GetString()));
        Assert.Equal(8, health.GetProperty("devices").GetArrayLength());
    }
}
