using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>What the page says and shows when the printer wants a hand.</summary>
public sealed class PrinterTests(TheBrowser browser) : ConsoleTest(browser)
{
    [Fact]
    public async Task A_printer_without_paper_is_told_on_the_page_and_the_receipt_comes_out_after_it_is_mended()
    {
        var visitor = await SignedInAsync();
        var page = visitor.Page;
        var paperEnd = page.GetByRole(AriaRole.Switch, new() { Name = "用紙切れ" });

        await paperEnd.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "プリンターを確認してください。会計は続けられます。" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("本体の報告: 用紙がありません")).ToBeVisibleAsync();
        await visitor.PressAsync("5", "00", "DEPT2", "CASH");
        await Assertions.Expect(page.GetByText("ドロワーが開いています")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("会計すると、ここからレシートが出ます。")).ToBeVisibleAsync();

        await paperEnd.ClickAsync();

        await visitor.AssertPaperSaysAsync("合計 *¥500");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "準備完了。会計できます。" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_receipt_can_be_held_close_and_kept_as_a_picture()
    {
        var visitor = await SignedInAsync();
        await visitor.PressAsync("5", "00", "DEPT2", "CASH");

        await visitor.Button("レシート No.1 を大きく見る").ClickAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Button("画像を保存").ClickAsync());

        Assert.Equal("receipt-1.png", download.SuggestedFilename);
        await using var picture = await download.CreateReadStreamAsync();
        var signature = new byte[8];
        await picture.ReadExactlyAsync(signature);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], signature);
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }
}
