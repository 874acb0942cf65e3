using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>Pictures of both pages to look at, in <c>artifacts/screenshots</c>; they hold when the pages do.</summary>
public sealed class PictureTests(TheBrowser browser) : ConsoleTest(browser)
{
    private static readonly string Folder = Path.Combine(Tree.Root, "artifacts", "screenshots");

    [Theory]
    [InlineData(1440, 940, ColorScheme.Light)]
    [InlineData(768, 1024, ColorScheme.Light)]
    [InlineData(360, 740, ColorScheme.Dark)]
    public async Task A_members_sale_just_paid_is_drawn(int width, int height, ColorScheme colours)
    {
        var visitor = await SignedInAsync(
            new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = colours });
        var page = visitor.Page;
        await Appliance.TapAsync("04A1B2C3D4E5F6");
        await Appliance.PostAsync("/api/v1/virtual/scan", new { code = "4512345000035" });
        await Appliance.PostAsync("/api/v1/virtual/scan", new { code = "4512345000011" });
        await Appliance.KeysAsync("3 8 0 DEPT3 SUBTOTAL 2 0 0 0 CASH");
        await Assertions.Expect(visitor.Paper).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("ドロワーが開いています")).ToBeVisibleAsync();
        await page.EvaluateAsync(Visitor.Settled);
        await page.ScreenshotAsync(new() { Path = Name($"appliance-{width}-{colours}") });
        if (width > 1000)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await page.ScreenshotAsync(new() { Path = Name($"appliance-{width}-dark-whole"), FullPage = true });
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
        }


        await page.GotoAsync("/sales");
        await visitor.Button("番号1の明細を開く").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await page.EvaluateAsync(Visitor.Settled);
        await page.ScreenshotAsync(new() { Path = Name($"sales-{width}-{colours}"), FullPage = true });

        Assert.True(new FileInfo(Name($"sales-{width}-{colours}")).Length > 10_000);
    }

    private static string Name(string what) => Path.Combine(Folder, what.ToLowerInvariant() + ".png");
}
