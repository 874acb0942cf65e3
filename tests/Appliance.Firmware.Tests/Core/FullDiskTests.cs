using System.Net;
using System.Net.Http.Json;

namespace Appliance.Firmware.Tests.Core;

public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_refuses_the_sale_in_words_and_keeps_the_basket()
    {
        WatchedDisk disk = new();
        await using var appliance = await RunningAppliance.StartAsync(disk);
        await appliance.KeysAsync("3 0 0 DEPT2");
        disk.IsFull = true;

        var refused = await appliance.KeysAsync("CASH");
        Assert.Contains("ｷﾛｸﾃﾞｷﾏｾﾝ", refused.Rows("operatorDisplay"), StringComparison.Ordinal);
        using var health = await appliance.Stranger.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/virtual/devices")).GetProperty("drawer").GetProperty("pulses").GetInt32());
        Assert.Empty((await appliance.GetAsync("/api/v1/virtual/paper")).EnumerateArray());

        disk.IsFull = false;
        var paid = await appliance.KeysAsync("CLEAR CASH");
        Assert.Contains("¥300", paid.Rows("operatorDisplay"), StringComparison.Ordinal);
        Assert.Equal(1, (await appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0].GetProperty("number").GetInt32());
        using var healed = await appliance.Stranger.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, healed.StatusCode);
        Assert.True((await appliance.GetAsync("/api/v1/journal/verify")).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task A_member_that_could_not_be_recorded_is_answered_with_503_and_can_be_sent_again()
    {
        WatchedDisk disk = new();
        await using var appliance = await RunningAppliance.StartAsync(disk);
        disk.IsBroken = true;
        var (status, problem) = await appliance.PostAsync("/api/v1/members", new { name = "山本 太郎" }, "key-1");
        Assert.Equal(503, status);
        Assert.Equal("journal-not-writable", problem.Code());

        disk.IsBroken = false;
        var (again, member) = await appliance.PostAsync("/api/v1/members", new { name = "山本 太郎" }, "key-1");
        Assert.Equal(201, again);
        Assert.Equal("M000004", member.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_visitor_who_could_not_be_recorded_keeps_the_code()
    {
        WatchedDisk disk = new();
        await using var appliance = await RunningAppliance.StartAsync(disk);
        var code = appliance.Host.Invitation.Split("#claim=")[1];
        disk.IsFull = true;
        var claim = new { code, login = "yamada", password = RunningAppliance.Password };
        using var refused = await appliance.Stranger.PostAsJsonAsync("/api/v1/claim", claim);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        disk.IsFull = false;
        using var claimed = await appliance.Stranger.PostAsJsonAsync("/api/v1/claim", claim);
        Assert.Equal(HttpStatusCode.OK, claimed.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4_096)]
    [InlineData(20_000)]
    public async Task A_damaged_store_is_made_anew_from_the_journal(int from)
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.TapAsync("04A1B2C3D4E5F6");
        await appliance.KeysAsync("5 0 0 DEPT2 CASH");
        await appliance.StopAsync();
        var store = Path.Combine(appliance.Folder, "data", "store.sqlite");
        await using (var file = new FileStream(store, FileMode.Open, FileAccess.Write))
        {
            file.Seek(from, SeekOrigin.Begin);
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 30_000).ToArray());
        }

        await appliance.BootAsync();

        Assert.Equal(5, (await appliance.GetAsync("/api/v1/members/M000001")).GetProperty("points").GetInt64());
        Assert.Equal(1, (await appliance.GetAsync("/api/v1/sales")).GetProperty("items").GetArrayLength());
    }
}
