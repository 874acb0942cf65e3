using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>A whole appliance with the devices that not every counter has, all of them virtual.</summary>
public sealed class OptionalDevicesTests
{
    private const string AllVirtual = """
        {
          "Keylock": { "Driver": "virtual" }, "CallButton": { "Driver": "virtual" }, "Power": { "Driver": "virtual" },
          "Gate": { "Driver": "virtual" }, "CoinAcceptor": { "Driver": "virtual" }, "BillAcceptor": { "Driver": "virtual" }
        }
        """;

    [Fact]
    public async Task The_key_locks_the_register_and_a_restart_remembers_nothing_that_is_not_so()
    {
        await using var appliance = await StartAsync(AllVirtual);
        await PostAsync(appliance, "keylock", new { position = "locked" });
        var locked = await appliance.KeysAsync("3 0 0 DEPT2");
        Assert.Contains("ﾛｯｸﾁｭｳ", locked.Rows("operatorDisplay"), StringComparison.Ordinal);

        await PostAsync(appliance, "keylock", new { position = "normal" });
        var open = await appliance.KeysAsync("3 0 0 DEPT2 CASH");
        Assert.Contains("¥300", open.Rows("operatorDisplay"), StringComparison.Ordinal);
        Assert.Equal(["normal", "locked", "normal"], await DataOfAsync(appliance, "keylock.turned", "mode"));
        var (status, body) = await appliance.PostAsync("/api/v1/virtual/keylock", new { position = "open" });
        Assert.Equal((400, "position-unknown"), (status, body.Code()));
    }

    [Fact]
    public async Task A_lock_whose_settings_are_gone_locks_nobody_out()
    {
        await using var appliance = await StartAsync(AllVirtual);
        await PostAsync(appliance, "keylock", new { position = "locked" });
        await appliance.StopAsync();
        await appliance.BootAsync(devices: Section("{}"));

        var sold = await appliance.KeysAsync("3 0 0 DEPT2 CASH");
        Assert.Contains("¥300", sold.Rows("operatorDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_reaches_the_display_and_the_journal_and_C_answers_it()
    {
        await using var appliance = await StartAsync(AllVirtual);
        var called = await PostAsync(appliance, "call", new { });
        Assert.Contains("ｵﾖﾋﾞﾃﾞｽ", called.Rows("operatorDisplay"), StringComparison.Ordinal);
        Assert.DoesNotContain("ｵﾖﾋﾞ", (await appliance.KeysAsync("CLEAR")).Rows("operatorDisplay"), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(appliance, "call.made"));
    }

    [Fact]
    public async Task When_the_mains_fail_nothing_new_is_sold_until_they_are_back()
    {
        await using var appliance = await StartAsync(AllVirtual);
        await appliance.FaultAsync("power", "mains-failed", active: true);
        await UntilAsync(async () => await CountAsync(appliance, "power.failing") == 1);
        var refused = await appliance.KeysAsync("3 0 0 DEPT2");
        Assert.Contains("ﾃｲﾃﾞﾝ", refused.Rows("operatorDisplay"), StringComparison.Ordinal);

        await appliance.FaultAsync("power", "mains-failed", active: false);
        await UntilAsync(async () => await CountAsync(appliance, "power.restored") == 1);
        var sold = await appliance.KeysAsync("CLEAR 3 0 0 DEPT2 CASH");
        Assert.Contains("¥300", sold.Rows("operatorDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gate_opens_for_a_token_that_the_journal_names()
    {
        await using var appliance = await StartAsync(AllVirtual);
        var (status, body) = await appliance.PostAsync("/api/v1/gate/open", new { });
        Assert.Equal(202, status);
        Assert.Equal(["provisioned"], await DataOfAsync(appliance, "gate.opened", "by"));
        Assert.True(body.GetProperty("sequence").GetInt64() > 0);
        var gate = appliance.Bench().Around.Gate!;
        await UntilAsync(() => Task.FromResult(gate.Pulses == 1));
    }

    [Fact]
    public async Task A_counter_without_them_has_none_of_them()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var (status, body) = await appliance.PostAsync("/api/v1/gate/open", new { });
        Assert.Equal((409, "gate-absent"), (status, body.Code()));
        foreach (var (path, request) in new (string, object)[]
        {
            ("keylock", new { position = "locked" }), ("call", new { }), ("cash", new { yen = 100 }),
        })
        {
            Assert.Equal(409, (await appliance.PostAsync("/api/v1/virtual/" + path, request)).Status);
        }
    }

    [Fact]
    public async Task Coins_pay_a_sale_and_come_back_when_nobody_sells()
    {
        await using var appliance = await StartAsync(AllVirtual);
        Assert.False((await PostAsync(appliance, "cash", new { yen = 100 })).GetProperty("taken").GetBoolean());
        await appliance.KeysAsync("3 0 0 DEPT2 SUBTOTAL");
        var inserted = await PostAsync(appliance, "cash", new { yen = 500 });
        Assert.True(inserted.GetProperty("taken").GetBoolean());
        Assert.Contains("¥200", inserted.Rows("customerDisplay"), StringComparison.Ordinal);

        await appliance.KeysAsync("CASH");
        var sale = (await appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0];
        Assert.Equal(200, sale.GetProperty("change").GetInt64());
        Assert.True((await appliance.GetAsync("/api/v1/journal/verify")).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task A_shop_without_drawer_scanner_and_customer_display_sells_and_is_ready()
    {
        await using var appliance = await StartAsync("""
            {
              "Drawer": { "Driver": "none" }, "Scanner": { "Driver": "none" }, "CustomerDisplay": { "Driver": "none" },
              "CardReader": { "Driver": "none" }, "Tone": { "Driver": "none" }
            }
            """);
        var sold = await appliance.KeysAsync("3 0 0 DEPT2 CASH");
        Assert.Contains("¥300", sold.Rows("operatorDisplay"), StringComparison.Ordinal);
        var (status, body) = await appliance.PostAsync("/api/v1/virtual/scan", new { code = "4901234567894" });
        Assert.Equal((409, "device-absent"), (status, body.Code()));
        var devices = (await appliance.GetAsync("/healthz")).GetProperty("devices").EnumerateArray()
            .Select(device => device.GetProperty("role").GetString());
        Assert.Equal(["operator-display", "keyboard", "printer"], devices);
        await UntilAsync(async () => (await appliance.GetAsync("/healthz")).GetProperty("status").GetString() == "ready");
    }

    private static Task<RunningAppliance> StartAsync(string devices) => RunningAppliance.StartAsync(devices: Section(devices));

    private static IConfigurationSection Section(string devices) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Devices": {{devices}} }"""))).Build()
        .GetSection("Devices");

    private static async Task<JsonElement> PostAsync(RunningAppliance appliance, string path, object request)
    {
        var (status, body) = await appliance.PostAsync("/api/v1/virtual/" + path, request);
        Assert.Equal(200, status);
        return body;
    }

    private static async Task<List<JsonElement>> EntriesAsync(RunningAppliance appliance, string kind) =>
        [.. (await appliance.GetAsync("/api/v1/journal?limit=100")).GetProperty("items").EnumerateArray().Reverse()
            .Where(entry => entry.GetProperty("kind").GetString() == kind)];

    private static async Task<int> CountAsync(RunningAppliance appliance, string kind) =>
        (await EntriesAsync(appliance, kind)).Count;

    private static async Task<IEnumerable<string?>> DataOfAsync(RunningAppliance appliance, string kind, string field) =>
        (await EntriesAsync(appliance, kind)).Select(entry => entry.GetProperty("data").GetProperty(field).GetString());

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(20));
        while (!await holds()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, late.Token);
    }
}
