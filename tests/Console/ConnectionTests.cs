using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>The appliance goes away and comes back.</summary>
public sealed class ConnectionTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const string Lost = "切断されました。再接続しています…";

    /// <summary>The browser itself reports every request that found nobody.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    [Fact]
    public async Task Losing_the_appliance_is_told_and_it_goes_on_after_it_is_back()
    {
        var address = Appliance.Host.Address;
        var visitor = await SignedInAsync();
        var page = visitor.Page;

        await Appliance.StopAsync();
        await Assertions.Expect(page.GetByText(Lost)).ToBeVisibleAsync();
        await visitor.PressAsync("5");
        await Assertions.Expect(page.GetByText("送信を確かめられなかったキー: 5")).ToBeVisibleAsync();

        await Appliance.BootAsync(address);
        await Assertions.Expect(page.GetByText("入力の途中から続けられます")).ToBeVisibleAsync();
        await visitor.TypePasswordAsync("owner");
        await Assertions.Expect(page.GetByText(Lost)).ToBeHiddenAsync();
        await visitor.Button("送り直す").ClickAsync();
        await visitor.PressAsync("00", "DEPT2", "CASH");
        await visitor.AssertPaperSaysAsync("合計 *¥500");
    }

    [Fact]
    public async Task A_receipt_printed_after_a_restart_is_shown_and_not_the_one_that_had_its_place_before()
    {
        var address = Appliance.Host.Address;
        var visitor = await SignedInAsync();
        await visitor.PressAsync("5", "00", "DEPT2", "CASH");
        await visitor.AssertPaperSaysAsync("No\\.000001");
        var before = await visitor.Paper.GetAttributeAsync("src");
        await Appliance.StopAsync();
        await Appliance.BootAsync(address);
        await visitor.TypePasswordAsync("owner");
        await Assertions.Expect(visitor.Page.GetByText("会計すると、ここからレシートが出ます。")).ToBeVisibleAsync();

        await visitor.PressAsync("3", "00", "DEPT2", "CASH");

        await visitor.AssertPaperSaysAsync("No\\.000002");
        Assert.NotEqual(before, await visitor.Paper.GetAttributeAsync("src"));
    }
}
