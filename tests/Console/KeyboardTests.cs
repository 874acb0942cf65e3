using Appliance.Firmware.Tests;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>The main paths without a mouse, from the password to the last page.</summary>
public sealed class KeyboardTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>The browser itself reports what was answered with 401 before anybody signed in.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    [Fact]
    public async Task A_guest_is_found_given_points_and_booked_the_help_is_read_and_a_setting_saved()
    {
        var visitor = await StrangerAsync();
        var (page, keyboard) = (visitor.Page, visitor.Page.Keyboard);
        await page.GotoAsync("/today");
        await visitor.TabToAsync(page.GetByLabel("ログイン名"));
        await keyboard.TypeAsync("owner");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(RunningAppliance.Password);
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "きょうの売上" })).ToBeVisibleAsync();

        // One search box everywhere, the best answer first.
        await keyboard.PressAsync("/");
        await keyboard.TypeAsync("さとう");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "佐藤 花子" })).ToBeVisibleAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "佐藤 花子 様" })).ToBeVisibleAsync();
        await EnterAsync(page.GetByRole(AriaRole.Link, new() { Name = "ポイント・クーポン" }));
        await TypeAsync(page.GetByLabel("ポイント", new() { Exact = true }), "30");
        await TypeAsync(page.GetByLabel("理由・お会計"), "お詫び");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "お詫び" })).ToContainTextAsync("+30");

        // A letter leads to a place, a question mark to its help.
        await visitor.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "プロフィール" }));
        await keyboard.PressAsync("g");
        await keyboard.PressAsync("b");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "の見込み" })).ToBeVisibleAsync();
        await keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "「予約 › 日」の使い方" })).ToBeVisibleAsync();
        await EnterAsync(page.GetByRole(AriaRole.Link, new() { Name = "「予約 › 日」に戻る" }));
        await Assertions.Expect(visitor.Button("予約を取る")).ToBeVisibleAsync();

        await keyboard.PressAsync("g");
        await keyboard.PressAsync("s");
        await TypeAsync(page.GetByLabel("電話番号"), "03-1234-5678");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        await EnterAsync(visitor.Button("元に戻す"));
        await Assertions.Expect(page.GetByText("元に戻しました。")).ToBeVisibleAsync();

        async Task EnterAsync(ILocator target)
        {
            await visitor.TabToAsync(target);
            await keyboard.PressAsync("Enter");
        }

        async Task TypeAsync(ILocator field, string text)
        {
            await visitor.TabToAsync(field);
            await keyboard.PressAsync("Control+a");
            await keyboard.TypeAsync(text);
        }
    }
}
