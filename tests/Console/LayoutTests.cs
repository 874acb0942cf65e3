using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>On a phone everything is there, one below the other.</summary>
public sealed class LayoutTests(TheBrowser browser) : ConsoleTest(browser)
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = 740 },
        IsMobile = true,
        HasTouch = true,
    };

    [Fact]
    public async Task At_360_pixels_nothing_scrolls_sideways()
    {
        var stranger = await StrangerAsync(Phone);
        await stranger.Page.GotoAsync("/");
        await Assertions.Expect(stranger.Page.GetByLabel("ログイン名")).ToBeVisibleAsync();
        await AssertNothingScrollsSidewaysAsync(stranger.Page);

        await Appliance.FaultAsync("printer", "paper-near-end", true);
        await Appliance.FaultAsync("operator-display", "unplugged", true);
        await Appliance.TapAsync("04A1B2C3D4E5F6");
        await Appliance.KeysAsync("1 2 0 0 DEPT2 8 0 0 DEPT1 5 0 0 0 CASH");
        await Appliance.KeysAsync("9 9 9 9 9 9 DEPT3 CASH");
        await stranger.SignInAsync();
        var page = stranger.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Img).First).ToBeVisibleAsync();
        await page.Locator("button[aria-expanded]").TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await AssertNothingScrollsSidewaysAsync(page);
        await page.GetByRole(AriaRole.Img).First.TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await AssertNothingScrollsSidewaysAsync(page);

        await page.GotoAsync("/sales");
        await page.Locator("button[aria-expanded]").First.TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await AssertNothingScrollsSidewaysAsync(page);
    }

    [Fact]
    public async Task A_sale_can_be_tapped_in_on_a_phone()
    {
        var visitor = await SignedInAsync(Phone);

        await visitor.Card("佐藤 花子").TapAsync();
        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("ｻﾄｳ ﾊﾅｺ ｻﾏ");
        foreach (var key in new[] { "5", "00", "DEPT2", "CASH" }) await visitor.Key(key).TapAsync();

        await Assertions.Expect(visitor.Page.GetByText("ドロワーが開いています")).ToBeVisibleAsync();
    }

    /// <summary>In both languages; ends in the one it began with.</summary>
    private static async Task AssertNothingScrollsSidewaysAsync(IPage page)
    {
        foreach (var (button, language) in new[] { ("English", "en"), ("日本語", "ja") })
        {
            // By script: an open dialog lies over the switch.
            await page.GetByText(button, new() { Exact = true }).EvaluateAsync("it => it.click()");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            var widths = await page.EvaluateAsync<int[]>(
                "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth, innerWidth]");
            Assert.Equal([360, 360, 360], widths);
        }
    }
}
