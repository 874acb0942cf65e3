using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Cli;
using Appliance.Firmware.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Upkeep;

/// <summary>What the technician does from the console, after keys at the counter.</summary>
public sealed class UpkeepRestTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task A_backup_is_made_and_a_drill_of_it_is_journaled()
    {
        await SellAsync();
        await WorkAsync("/api/v1/backup");
        await WorkAsync("/api/v1/backup/drill");

        var backup = await appliance.GetAsync("/api/v1/backup");
        Assert.Equal(JsonValueKind.Null, backup.GetProperty("trouble").ValueKind);
        Assert.True(backup.GetProperty("drill").GetProperty("good").GetBoolean());
        Assert.Equal(
            backup.GetProperty("last").GetProperty("sequence").GetInt64(),
            backup.GetProperty("drill").GetProperty("sequence").GetInt64());
        var found = await appliance.GetAsync("/api/v1/journal?kind=backup.");
        Assert.Equal("backup.drilled", found.GetProperty("items")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_drill_without_a_backup_is_refused()
    {
        var (status, problem) = await appliance.PostAsync("/api/v1/backup/drill", new { });

        Assert.Equal((422, "backup-missing"), (status, problem.Code()));
    }

    [Fact]
    public async Task A_backup_restored_by_the_command_is_a_shop_to_go_on_with()
    {
        await SellAsync();
        await WorkAsync("/api/v1/backup");
        var backup = Path.Combine(appliance.Folder, "backup");
        var data = $"--Data:Folder={Path.Combine(appliance.Folder, "new")}";
        await appliance.StopAsync();

        Assert.Equal(0, BackupCommands.Restore(new(backup), [data]));
        Assert.Equal(0, MaintenanceCommands.Verify(Path.Combine(appliance.Folder, "new"), []));
        Assert.Equal(0, BackupCommands.Backup(new(backup), [data]));
        Assert.Equal(0, BackupCommands.Drill(new(backup), [data]));
    }

    [Fact]
    public void The_backup_command_says_that_the_appliance_runs()
    {
        var data = $"--Data:Folder={Path.Combine(appliance.Folder, "data")}";

        var refusal = Assert.Throws<Appliance.Firmware.Configuration.StartRefusedException>(
            () => BackupCommands.Backup(new(Path.Combine(appliance.Folder, "usb")), [data]));

        Assert.Contains("running", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_shows_nobody_a_hash_of_a_password_or_card()
    {
        await appliance.GiveAccountAsync(StaffRole.Owner);
        await appliance.TapAsync("04FFEEDDCCBBAA");

        var items = (await appliance.GetAsync("/api/v1/journal?limit=100")).GetProperty("items").ToString();

        Assert.Contains("account.defined", items, StringComparison.Ordinal);
        Assert.Contains("\"login\":\"owner\"", items, StringComparison.Ordinal);
        Assert.DoesNotContain("Hash", items, StringComparison.Ordinal);
        Assert.DoesNotContain("ealed\":", items, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_is_searched_by_kind_and_text_page_by_page()
    {
        for (var i = 0; i < 3; i++) await SellAsync();

        var first = await appliance.GetAsync("/api/v1/journal?kind=sale.closed&limit=2");
        var cursor = first.GetProperty("nextCursor").GetString();
        var second = await appliance.GetAsync($"/api/v1/journal?kind=sale.closed&limit=2&cursor={cursor}");

        Assert.Equal([3L, 2L], Numbers(first));
        Assert.Equal([1L], Numbers(second));
        var sale = first.GetProperty("items")[1].GetProperty("data").GetProperty("saleId").GetString();
        var byText = await appliance.GetAsync($"/api/v1/journal?kind=sale.closed&text={sale}");
        Assert.Equal([2L], Numbers(byText));
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/journal?from=2001-01-01&to=2001-12-31")).GetProperty("items").GetArrayLength());
        Assert.Equal("date-malformed", (await appliance.GetAsync("/api/v1/journal?from=yesterday")).Code());
        Assert.Equal("cursor-malformed", (await appliance.GetAsync("/api/v1/journal?cursor=x")).Code());
    }

    [Fact]
    public async Task Pages_without_a_filter_lead_to_the_first_entry()
    {
        await SellAsync();
        List<long> seen = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await appliance.GetAsync($"/api/v1/journal?limit=7{(cursor.Length > 0 ? "&cursor=" + cursor : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("sequence").GetInt64()));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        Assert.Equal(Enumerable.Range(1, seen.Count).Select(it => (long)it).Reverse(), seen);
    }

    [Fact]
    public async Task A_check_of_the_journal_can_be_left_and_found_again()
    {
        await SellAsync();
        using var begun = await appliance.Http.PostAsync("/api/v1/journal/check", null);
        Assert.Equal(202, (int)begun.StatusCode);

        var check = await UntilAsync("/api/v1/journal/check", it => !it.GetProperty("running").GetBoolean());

        Assert.True(check.GetProperty("report").GetProperty("valid").GetBoolean());
        Assert.Equal(1, check.GetProperty("report").GetProperty("sales").GetInt64());
    }

    [Fact]
    public async Task A_receipts_code_is_proved_and_a_changed_one_is_not()
    {
        await SellAsync();
        var entry = (await appliance.GetAsync("/api/v1/journal?kind=sale.closed&limit=1")).GetProperty("items")[0];
        var journal = appliance.Host.Services.GetRequiredService<ApplianceStores>().Journal;
        var sale = journal.Read(entry.GetProperty("sequence").GetInt64()).First();
        var code = journal.Prove(entry.GetProperty("data").GetProperty("saleId").GetString()!, new(450), sale.Hash).Text;

        var (_, proof) = await appliance.PostAsync("/api/v1/journal/prove", new { code });
        Assert.True(proof.GetProperty("good").GetBoolean());
        Assert.Equal(sale.Sequence, proof.GetProperty("entry").GetProperty("sequence").GetInt64());

        var (_, changed) = await appliance.PostAsync(
            "/api/v1/journal/prove", new { code = code.Replace(" 450 ", " 45 ", StringComparison.Ordinal) });
        Assert.False(changed.GetProperty("good").GetBoolean());
        var (status, problem) = await appliance.PostAsync("/api/v1/journal/prove", new { code = "https://example.jp" });
        Assert.Equal((400, "not-a-code"), (status, problem.Code()));
    }

    [Fact]
    public async Task Devices_say_what_they_are_and_a_test_is_journaled_before_it_moves()
    {
        var devices = (await appliance.GetAsync("/api/v1/devices")).EnumerateArray()
            .ToDictionary(it => it.GetProperty("role").GetString()!);
        Assert.Equal("virtual", devices["printer"].GetProperty("driver").GetString());
        Assert.Equal("none", devices["gate"].GetProperty("driver").GetString());
        await UntilAsync("/api/v1/devices", it => State(it, "drawer") == "online" && State(it, "printer") == "online");

        Assert.Equal(200, (await appliance.PostAsync("/api/v1/devices/drawer/test", new { })).Status);
        Assert.Equal(200, (await appliance.PostAsync("/api/v1/devices/printer/test", new { })).Status);
        Assert.Equal("device-not-testable", (await appliance.PostAsync("/api/v1/devices/keyboard/test", new { })).Body.Code());

        var tested = await appliance.GetAsync("/api/v1/journal?kind=device.tested");
        Assert.Equal(
            ["printer", "drawer"],
            tested.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("data").GetProperty("role").GetString()));
        var paper = await UntilAsync("/api/v1/virtual/paper", it => it.GetArrayLength() > 0);
        Assert.Contains("印字テスト", paper[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_driver_offered_has_its_notes()
    {
        var devices = await appliance.GetAsync("/api/v1/devices");
        foreach (var device in devices.EnumerateArray())
        {
            foreach (var driver in device.GetProperty("drivers").EnumerateArray())
            {
                var notes = await appliance.GetAsync($"/api/v1/devices/{device.GetProperty("role").GetString()}/drivers/{driver.GetString()}");
                Assert.StartsWith("#", notes.GetProperty("text").GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_shops_file_sets_up_the_next_shop_and_no_shop_that_has_sold()
    {
        var file = await appliance.Http.GetByteArrayAsync("/api/v1/shop/file");
        Assert.DoesNotContain("pinHash", System.Text.Encoding.UTF8.GetString(file), StringComparison.OrdinalIgnoreCase);

        var changed = System.Text.Encoding.UTF8.GetString(file);
        var name = JsonDocument.Parse(file).RootElement.GetProperty("shop").GetProperty("name").GetString()!;
        changed = changed.Replace(name, "二号店", StringComparison.Ordinal);
        var (status, tried) = await ImportAsync(changed, dryRun: true);
        Assert.True(status == 200, tried.ToString());
        Assert.False(tried.GetProperty("done").GetBoolean());
        Assert.Equal(name, (await appliance.GetAsync("/api/v1/shop")).GetProperty("name").GetString());
        Assert.True((await ImportAsync(changed, dryRun: false)).Body.GetProperty("done").GetBoolean());
        Assert.Equal("二号店", (await appliance.GetAsync("/api/v1/shop")).GetProperty("name").GetString());

        await SellAsync();
        Assert.Equal("shop-not-fresh", (await ImportAsync(changed, dryRun: true)).Body.Code());
        Assert.Equal("shop-file-malformed", (await ImportAsync("{}", dryRun: true)).Body.Code());
    }

    private static string? State(JsonElement devices, string role) => devices.EnumerateArray()
        .First(it => it.GetProperty("role").GetString() == role).GetProperty("state").GetString();

    private static IEnumerable<long> Numbers(JsonElement page) => page.GetProperty("items").EnumerateArray()
        .Select(it => it.GetProperty("data").GetProperty("number").GetInt64());

    private async Task<(int Status, JsonElement Body)> ImportAsync(string file, bool dryRun)
    {
        using StringContent content = new(file, new System.Net.Http.Headers.MediaTypeHeaderValue("application/octet-stream"));
        using var response = await appliance.Http.PostAsync($"/api/v1/shop/file?dryRun={(dryRun ? "true" : "false")}", content);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task WorkAsync(string path)
    {
        using var begun = await appliance.Http.PostAsync(path, null);
        Assert.Equal(202, (int)begun.StatusCode);
        await UntilAsync("/api/v1/backup", it => it.GetProperty("work").ValueKind == JsonValueKind.Null);
    }

    private async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> isSo)
    {
        using CancellationTokenSource limit = new(Limit);
        while (true)
        {
            var answer = await appliance.GetAsync(path);
            if (isSo(answer)) return answer;
            await Task.Yield();
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task SellAsync() => await appliance.KeysAsync("4 5 0 DEPT2 CASH");
}
