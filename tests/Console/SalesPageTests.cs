using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>The list of sales, which keeps itself current.</summary>
public sealed class SalesPageTests(TheBrowser browser) : ConsoleTest(browser)
{
    [Fact]
    public async Task A_sale_appears_without_reloading_and_its_details_open_by_keyboard()
    {
        var visitor = await SignedInAsync();
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "売上" }).ClickAsync();
        await Assertions.Expect(page.GetByText("会計はまだありません。")).ToBeVisibleAsync();

        await Appliance.TapAsync("04A1B2C3D4E5F6");
        await Appliance.KeysAsync("1 2 0 0 DEPT2 8 0 0 DEPT1 5 0 0 0 CASH");

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "佐藤 花子" });
        await Assertions.Expect(row).ToContainTextAsync("¥2,000");
        await Assertions.Expect(page.GetByText("会計 1件")).ToBeVisibleAsync();
        await visitor.TabToAsync(visitor.Button("番号1の明細を開く"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Button("番号1の明細を閉じる")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByText("10%対象 ¥1,200（内税 ¥109）")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("8%対象 ¥800（内税 ¥59）")).ToBeVisibleAsync();
        await visitor.AssertPictureSaysAsync("No\\.000001");
    }

    [Fact]
    public async Task The_receipt_of_a_sale_is_seen_though_no_virtual_printer_has_it_any_more()
    {
        await Appliance.KeysAsync("1 0 0 DEPT2 CASH");
        var visitor = await SignedInAsync();
        await visitor.Page.RouteAsync("**/virtual/paper?**", route => route.FulfillAsync(new() { Json = Array.Empty<object>() }));
        await visitor.Page.GotoAsync("/sales");

        await visitor.Button("番号1の明細を開く").ClickAsync();

        await visitor.AssertPictureSaysAsync("No\\.000001");
    }

    [Fact]
    public async Task A_sale_is_searched_for_and_its_return_begins_at_the_register()
    {
        await Appliance.KeysAsync("1 0 0 DEPT2 CASH 2 0 0 DEPT2 CASH");
        await Appliance.PostAsync("/api/v1/virtual/scan", new { code = "4512345000011" });
        await Appliance.KeysAsync("CASH");
        var visitor = await SignedInAsync(at: "/sales");
        var page = visitor.Page;
        await page.GetByText("条件を入れて探す").ClickAsync();
        await page.GetByLabel("金額（以上）").FillAsync("１５０円");
        await visitor.Button("探す").ClickAsync();
        await Assertions.Expect(page.GetByText("条件に合うものはこれで全部です。")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Button("番号1の明細を開く")).ToHaveCountAsync(0);

        await visitor.Button("条件を消す").ClickAsync();
        await page.GetByLabel("商品（名前・コードの一部）").FillAsync("ブレンド");
        await page.GetByRole(AriaRole.Button, new() { Name = "ブレンドコーヒー(店内)" }).ClickAsync();
        await visitor.Button("探す").ClickAsync();
        await Assertions.Expect(visitor.Button("番号3の明細を開く")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Button("番号2の明細を開く")).ToHaveCountAsync(0);
        await visitor.Button("条件を消す").ClickAsync();

        await visitor.Button("番号2の明細を開く").ClickAsync();
        await visitor.Button("レジで返品する").ClickAsync();
        await Assertions.Expect(page.GetByText("レジに No.2 の返品を出しました。")).ToBeVisibleAsync();
        await Appliance.KeysAsync("SUBTOTAL CASH");

        await page.GetByRole(AriaRole.Link, new() { Name = "返品・取消" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "No.2" })).ToContainTextAsync("−¥200");
    }
}
