using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>Groups are built and written on their page, and fill by themselves at the counter.</summary>
public sealed class GroupsPageTests(TheBrowser browser) : ConsoleTest(browser)
{
    [Fact]
    public async Task A_group_written_as_text_shows_its_size_is_saved_and_fills_at_the_counter()
    {
        var visitor = await SignedInAsync(at: "/groups");
        var page = visitor.Page;
        await page.GetByLabel("グループ名").FillAsync("来てくれた方");
        var text = page.GetByLabel("条件の文");
        await text.FillAsync("来店回数 >= たくさん");
        await Assertions.Expect(page.GetByText("9文字目: ここに数が必要です。")).ToBeVisibleAsync();
        await text.FillAsync("来店回数 >= 1");
        await text.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("0人", new() { Exact = true }).First).ToBeVisibleAsync();
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();

        await Appliance.TapAsync("04A1B2C3D4E5F6");
        await Appliance.KeysAsync("1 2 0 0 DEPT2 CASH");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "来てくれた方" })).ToContainTextAsync("1人");
    }

    [Fact]
    public async Task A_group_is_built_by_choosing()
    {
        var visitor = await SignedInAsync(at: "/groups");
        var page = visitor.Page;
        await page.GetByLabel("条件を足す…").SelectOptionAsync("birth-month");
        await Assertions.Expect(page.GetByLabel("条件の文"))
            .ToHaveValueAsync("最終来店から 90日以上 かつ 誕生月 = 今月");
        await page.GetByLabel("条件のつなぎ方").SelectOptionAsync("any");
        await Assertions.Expect(page.GetByLabel("条件の文"))
            .ToHaveValueAsync("最終来店から 90日以上 または 誕生月 = 今月");
    }
}
