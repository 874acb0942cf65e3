using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>The appliance goes away and comes back.</summary>
public sealed class ConnectionTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>How long the browser may take to end a stream.</summary>
    private static readonly TimeSpan StreamLimit = TimeSpan.FromSeconds(10);

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

    [Fact]
    public async Task A_page_that_nobody_sees_ends_its_stream_and_takes_it_up_again_when_it_is_seen()
    {
        const string stream = "**/api/v1/events";
        const string show = """
            seen => {
              Object.defineProperty(document, 'hidden', { configurable: true, get: () => !seen });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """;
        var visitor = await SignedInAsync();
        var page = visitor.Page;
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync("/sales"), stream);
        await Assertions.Expect(page.GetByText("会計はまだありません。")).ToBeVisibleAsync();
        page.RequestFailed += (_, request) =>
        {
            if (request.Url.EndsWith("/api/v1/events", StringComparison.Ordinal)) ended.TrySetResult();
        };

        await page.EvaluateAsync(show, false);
        await ended.Task.WaitAsync(StreamLimit, TimeProvider.System);
        await Appliance.KeysAsync("5 0 0 DEPT2 CREDIT");
        await Assertions.Expect(page.GetByText("会計はまだありません。")).ToBeVisibleAsync();

        await page.RunAndWaitForResponseAsync(() => page.EvaluateAsync(show, true), stream);
        await Assertions.Expect(visitor.Button("番号1の明細を開く")).ToBeVisibleAsync();
        await Appliance.KeysAsync("3 0 0 DEPT2 CREDIT");
        await Assertions.Expect(visitor.Button("番号2の明細を開く")).ToBeVisibleAsync();
    }
}
