using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>
/// axe-core finds nothing serious where something is under way; on pages as they are opened <see cref="EveryPageTests"/>
/// looks.
/// </summary>
public sealed class AccessibilityTests(TheBrowser browser) : ConsoleTest(browser)
{
    [Fact]
    public async Task The_page_of_a_stranger_is_accessible()
    {
        var visitor = await StrangerAsync();
        await visitor.Page.GotoAsync("/");
        await Assertions.Expect(visitor.Page.GetByLabel("ログイン名")).ToBeVisibleAsync();

        await AssertAccessibleAsync(visitor.Page);
    }

    [Fact]
    public async Task The_appliance_page_is_accessible()
    {
        var visitor = await SignedInAsync();
        await AssertAccessibleAsync(visitor.Page);

        await Appliance.FaultAsync("operator-display", "unplugged", true);
        await visitor.PressAsync("5", "00", "DEPT2", "CASH");
        await Assertions.Expect(visitor.Paper).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "ジャーナル" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await AssertAccessibleAsync(visitor.Page);

        await visitor.Button("レシート No.1 を大きく見る").ClickAsync();
        await Assertions.Expect(visitor.Button("画像を保存")).ToBeVisibleAsync();
        await AssertAccessibleAsync(visitor.Page);
    }

    [Fact]
    public async Task The_sales_page_is_accessible()
    {
        var visitor = await SignedInAsync(at: "/sales");
        await Assertions.Expect(visitor.Page.GetByText("会計はまだありません。")).ToBeVisibleAsync();
        await AssertAccessibleAsync(visitor.Page);

        await Appliance.TapAsync("04A1B2C3D4E5F6");
        await Appliance.KeysAsync("1 2 0 0 DEPT2 8 0 0 DEPT1 VOID 5 0 0 0 CASH");
        await visitor.Button("番号1の明細を開く").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await AssertAccessibleAsync(visitor.Page);
    }

    private static async Task AssertAccessibleAsync(IPage page)
    {
        foreach (var colours in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            await Assertions.Expect(page.Locator("html"))
                .ToHaveAttributeAsync("data-mantine-color-scheme", colours == ColorScheme.Dark ? "dark" : "light");
            Assert.Equal($"{page.Url} ", $"{page.Url} {await Axe.SeriousAsync(page)}");
        }
    }
}
