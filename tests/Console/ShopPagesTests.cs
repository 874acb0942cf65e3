using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>The pages of the shop: what is changed there, the counter does at once.</summary>
public sealed class ShopPagesTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const string Blend = "4512345000011";

    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = 740 },
        IsMobile = true,
        HasTouch = true,
    };

    [Fact]
    public async Task A_product_edited_by_keyboard_alone_is_sold_at_its_new_price_and_the_edit_can_be_undone()
    {
        var visitor = await SignedInAsync(at: "/products");
        var (page, keyboard) = (visitor.Page, visitor.Page.Keyboard);
        await visitor.TabToAsync(page.GetByLabel("商品名・フリガナ・コード・JANで探す"));
        await keyboard.TypeAsync(Blend);
        await Assertions.Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await visitor.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "ブレンドコーヒー(店内)" }));
        await keyboard.PressAsync("Enter");

        var price = page.GetByLabel("価格", new() { Exact = true });
        await visitor.TabToAsync(price);
        await keyboard.PressAsync("Control+a");
        await keyboard.TypeAsync("５２０円");
        await keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        await Appliance.PostAsync("/api/v1/virtual/scan", new { code = Blend });
        await Appliance.KeysAsync("CASH");
        var sale = (await Appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0];
        Assert.Equal(520, sale.GetProperty("total").GetInt64());

        await visitor.Button("元に戻す").ClickAsync();
        await Assertions.Expect(page.GetByText("元に戻しました。")).ToBeVisibleAsync();
        await Assertions.Expect(price).ToHaveValueAsync("450");
    }

    [Fact]
    public async Task A_wrong_price_is_told_in_words_and_what_was_typed_outlives_leaving_the_page()
    {
        var visitor = await SignedInAsync(at: "/products/code/001");
        var page = visitor.Page;
        var price = page.GetByLabel("価格", new() { Exact = true });
        await price.FillAsync("たくさん");
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByText("0〜9,999,999円の整数で入力してください。")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "商品一覧へ" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ブレンドコーヒー(店内)" }).ClickAsync();

        await Assertions.Expect(price).ToHaveValueAsync("たくさん");
    }

    [Fact]
    public async Task A_csv_is_tried_first_and_its_problems_are_told_by_line()
    {
        var visitor = await SignedInAsync(at: "/products/import");
        var page = visitor.Page;
        var chooser = page.GetByLabel("CSVを選ぶ").First;

        await chooser.SetInputFilesAsync(File("商品コード,商品名,価格,部門\n901,羊羹,たくさん,3\n"));
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "「たくさん」は数字ではありません。" })).ToBeVisibleAsync();
        await chooser.SetInputFilesAsync(File("商品コード,商品名,フリガナ,価格,部門\n901,羊羹,ヨウカン,280,3\n"));
        await page.GetByRole(AriaRole.Button, new() { Name = "1点を取り込む" }).ClickAsync();

        await Assertions.Expect(page.GetByText("取り込みました（新規1点、変更0点）。")).ToBeVisibleAsync();
        Assert.Equal(280, (await Appliance.GetAsync("/api/v1/products/901")).GetProperty("price").GetInt64());
    }

    [Fact]
    public async Task A_permission_changed_holds_at_once_and_can_be_undone()
    {
        var visitor = await SignedInAsync(at: "/staff/permissions");
        var page = visitor.Page;
        var owner = page.GetByRole(AriaRole.Radio, new() { Name = "精算: オーナーから" });

        await owner.ClickAsync();
        await Assertions.Expect(owner).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        Assert.Equal("owner", await FromAsync("close"));
        await visitor.Button("元に戻す").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "精算: 店長から" })).ToBeCheckedAsync();
        Assert.Equal("manager", await FromAsync("close"));
    }

    [Fact]
    public async Task A_pin_is_set_and_never_shown()
    {
        var visitor = await SignedInAsync(at: "/staff");
        var page = visitor.Page;
        await visitor.Button("小林 を編集").ClickAsync();
        await page.GetByLabel("暗証番号").FillAsync("1234");
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByText("連番や同じ数字は使えません。").First).ToBeVisibleAsync();
        await page.GetByLabel("暗証番号").FillAsync("2580");
        await visitor.Button("保存する").ClickAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "小林" });
        await Assertions.Expect(row).ToContainTextAsync("暗証番号");
        Assert.DoesNotContain("2580", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closing_is_opened_from_the_list_with_everything_it_says()
    {
        await Appliance.KeysAsync("3 0 0 0 0 FLOAT");
        await Appliance.PostAsync("/api/v1/virtual/drawer/close", new { });
        await Appliance.KeysAsync("1 2 0 0 DEPT2 CASH");
        await Appliance.PostAsync("/api/v1/virtual/drawer/close", new { });
        var visitor = await SignedInAsync(at: "/register");
        var page = visitor.Page;
        await Assertions.Expect(page.GetByText("¥31,200").First).ToBeVisibleAsync();

        await Appliance.KeysAsync("Z Z");
        await page.GotoAsync("/closings");
        await page.GetByRole(AriaRole.Link, new() { Name = "No.1" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No.1" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("店内飲食 1点")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => visitor.Button("この精算のCSV").ClickAsync());
        Assert.Equal("closing-1.csv", download.SuggestedFilename);
    }

    [Fact]
    public async Task A_formal_receipt_is_printed_for_an_addressee_and_marks_its_sale()
    {
        await Appliance.KeysAsync("1 2 0 0 DEPT2 CASH");
        var visitor = await SignedInAsync(at: "/sales");
        var page = visitor.Page;
        await visitor.Button("番号1の明細を開く").ClickAsync();

        await visitor.Button("領収書を出す").ClickAsync();
        await page.GetByLabel("宛名").FillAsync("株式会社サンプル 御中");
        await visitor.Button("領収書を印刷する").ClickAsync();

        await Assertions.Expect(page.Locator("[data-mark=formal]")).ToBeVisibleAsync();
        await page.GotoAsync("/appliance");
        await visitor.AssertPaperSaysAsync("株式会社サンプル");
    }

    [Fact]
    public async Task Every_key_is_pressed_by_touch_on_a_phone()
    {
        var visitor = await SignedInAsync(Phone);
        List<string> pressed = [];
        visitor.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/virtual/keys", StringComparison.Ordinal)) pressed.Add(request.PostData!);
        };

        foreach (var key in new[] { "7", "DEPT5", "SUBTOTAL", "CREDIT", "CLEAR", "CANCEL" }) await visitor.Key(key).TapAsync();

        await Assertions.Expect(visitor.Page.Locator("button[data-key]")).ToHaveCountAsync(61);
        await Assertions.Expect(visitor.OperatorGlass).ToBeVisibleAsync();
        Assert.Contains(pressed, body => body.Contains("CANCEL", StringComparison.Ordinal));
    }

    private static FilePayload File(string text) => new()
    {
        Name = "products.csv",
        MimeType = "text/csv",
        Buffer = System.Text.Encoding.UTF8.GetBytes(text),
    };

    private async Task<string?> FromAsync(string action) => (await Appliance.GetAsync("/api/v1/permissions"))
        .EnumerateArray().First(it => it.GetProperty("action").GetString() == action).GetProperty("from").GetString();
}
