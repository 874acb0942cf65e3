using Appliance.Firmware.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>Whatever a device does, the sale counts and the device comes back.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("printer", "cable-pulled")]
    [InlineData("printer", "offline")]
    [InlineData("printer", "cover-open")]
    [InlineData("printer", "garbage")]
    [InlineData("customer-display", "unplugged")]
    [InlineData("operator-display", "power-loss")]
    [InlineData("card-reader", "cable-pulled")]
    [InlineData("card-reader", "silent")]
    [InlineData("scanner", "cable-pulled")]
    [InlineData("drawer", "jammed")]
    [InlineData("keyboard", "bounce")]
    public async Task A_fault_of_a_device_never_costs_a_sale(string device, string fault)
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.FaultAsync(device, fault, true);

        await appliance.KeysAsync("3 0 0 DEPT2 CASH");
        await appliance.FaultAsync(device, fault, false);

        var sales = (await appliance.GetAsync("/api/v1/sales")).GetProperty("items");
        Assert.Equal(300, Assert.Single(sales.EnumerateArray()).GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task A_card_torn_away_in_mid_frame_is_no_tap_and_the_next_one_counts()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.FaultAsync("card-reader", "torn-away", true);
        var torn = await appliance.TapAsync("04A1B2C3D4E5F6");
        await appliance.FaultAsync("card-reader", "torn-away", false);
        Assert.DoesNotContain("ｻﾄｳ", torn.Rows("customerDisplay"), StringComparison.Ordinal);

        var again = await Eventually(() => appliance.TapAsync("04A1B2C3D4E5F6"), body => body.Rows("customerDisplay").Contains("ｻﾄｳ", StringComparison.Ordinal));
        Assert.Contains("ｻﾄｳ", again.Rows("customerDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noise_from_the_card_reader_is_no_tap()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.FaultAsync("card-reader", "garbage", true);
        await appliance.KeysAsync("1 0 0 DEPT1");
        await appliance.FaultAsync("card-reader", "garbage", false);

        var tapped = await Eventually(() => appliance.TapAsync("04A1B2C3D4E5F6"), body => body.Rows("customerDisplay").Contains("ｻﾄｳ", StringComparison.Ordinal));
        Assert.Contains("ｻﾄｳ", tapped.Rows("customerDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_display_that_comes_back_shows_what_it_should()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.FaultAsync("customer-display", "unplugged", true);
        await appliance.KeysAsync("3 0 0 DEPT2");
        await appliance.FaultAsync("customer-display", "unplugged", false);

        var shown = await Eventually(() => appliance.KeysAsync("CLEAR"), body => body.Rows("customerDisplay").Contains("¥300", StringComparison.Ordinal));
        Assert.Contains("¥300", shown.Rows("customerDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printer_without_paper_is_told_in_words()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.FaultAsync("printer", "paper-end", true);

        // Just started, the printer may not have told its first status yet.
        var worker = appliance.Host.Services.GetRequiredService<CounterDevices>().Printer;
        Assert.True(await worker.WaitUntilAsync(() => worker.IsStuck, TimeSpan.FromSeconds(20), CancellationToken.None));

        var health = await appliance.GetAsync("/healthz");

        Assert.Equal("degraded", health.GetProperty("status").GetString());
        var printer = health.GetProperty("devices").EnumerateArray().Single(it => it.GetProperty("role").GetString() == "printer");
        Assert.Equal("error", printer.GetProperty("state").GetString());
        Assert.Equal("用紙がありません", printer.GetProperty("lastError").GetString());
    }

    /// <summary>Tries again while a device reconnects, whose waits are limited; each try itself waits for the appliance.</summary>
    private static async Task<System.Text.Json.JsonElement> Eventually(
        Func<Task<System.Text.Json.JsonElement>> act, Func<System.Text.Json.JsonElement, bool> holds)
    {
        const int Tries = 12;
        System.Text.Json.JsonElement last = default;
        for (var i = 0; i < Tries; i++)
        {
            last = await act();
            if (holds(last)) break;
        }

        return last;
    }
}
