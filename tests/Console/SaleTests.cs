using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>A sale, by hand.</summary>
public sealed class SaleTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const string Blend = "4512345000011";

    [Fact]
    public async Task A_members_sale_goes_from_tap_to_paper_by_clicking()
    {
        var visitor = await SignedInAsync();

        await visitor.Card("佐藤 花子").ClickAsync();
        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("ｻﾄｳ ﾊﾅｺ ｻﾏ");
        await visitor.PressAsync("1", "2", "00", "DEPT2");
        await Assertions.Expect(visitor.OperatorGlass).ToContainTextAsync("¥1,200");
        await visitor.Product("ブレンドコーヒー(店内)").ClickAsync();
        await visitor.PressAsync("SUBTOTAL");
        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("¥1,650");
        await visitor.PressAsync("2", "0", "00", "CASH");

        await AssertPaidAsync(visitor);
        await visitor.Button("ドロワーを閉める").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("ドロワーは閉じています")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_members_sale_goes_from_tap_to_paper_by_the_keyboard_alone()
    {
        var visitor = await SignedInAsync();
        var keyboard = visitor.Page.Keyboard;

        await visitor.TabToAsync(visitor.Card("佐藤 花子"));
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("ｻﾄｳ ﾊﾅｺ ｻﾏ");
        await visitor.TabToAsync(visitor.Page.GetByLabel("商品名かコード"));
        await keyboard.TypeAsync(Blend);
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.OperatorGlass).ToContainTextAsync("¥450");
        await keyboard.PressAsync("Escape");
        await keyboard.TypeAsync("1200");
        await keyboard.PressAsync("F2");
        await keyboard.PressAsync("+");
        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("¥1,650");
        await keyboard.TypeAsync("2000");
        await keyboard.PressAsync("Enter");

        await AssertPaidAsync(visitor);
        await visitor.TabToAsync(visitor.Button("ドロワーを閉める"));
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByText("ドロワーは閉じています")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Enter_after_a_card_chosen_by_keyboard_is_the_cash_key_again_once_digits_were_typed()
    {
        var visitor = await SignedInAsync();
        await visitor.TabToAsync(visitor.Card("佐藤 花子"));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("ｻﾄｳ ﾊﾅｺ ｻﾏ");

        await visitor.Page.Keyboard.TypeAsync("500");
        await visitor.Page.Keyboard.PressAsync("F2");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.GetByText("ドロワーが開いています")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Digits_typed_very_fast_arrive_in_order()
    {
        var visitor = await SignedInAsync();
        var keyboard = visitor.Page.Keyboard;

        // No pause between keys: what one person types in seconds comes within milliseconds.
        foreach (var amount in new[] { "123456", "908172", "564738", "102030" })
        {
            await keyboard.TypeAsync(amount);
            await keyboard.PressAsync("F2");
        }

        await keyboard.PressAsync("Enter");

        await visitor.AssertPaperSaysAsync("合計 *¥1,698,396");
        var lines = (await Appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0].GetProperty("lines");
        Assert.Equal(
            [123_456, 908_172, 564_738, 102_030],
            lines.EnumerateArray().Select(line => line.GetProperty("amount").GetInt64()));
    }

    [Fact]
    public async Task A_card_dragged_onto_the_reader_is_tapped_and_one_dropped_elsewhere_is_not()
    {
        var visitor = await SignedInAsync();
        var reader = visitor.Page.GetByText("ここにかざす");

        List<string> tapped = [];
        visitor.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/virtual/card", StringComparison.Ordinal)) tapped.Add(request.PostData!);
        };
        await visitor.Card("佐藤 花子").DragToAsync(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "会員カード" }));
        await visitor.Card("鈴木 一郎").DragToAsync(reader);

        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("ｽｽﾞｷ ｲﾁﾛｳ ｻﾏ");
        Assert.Equal(["{\"uid\":\"04B2C3D4E5F607\"}"], tapped);
    }

    private static async Task AssertPaidAsync(Visitor visitor)
    {
        await Assertions.Expect(visitor.OperatorGlass).ToContainTextAsync("¥350");
        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("+16");
        await Assertions.Expect(visitor.Page.GetByText("ドロワーが開いています")).ToBeVisibleAsync();
        await visitor.AssertPaperSaysAsync("No\\.000001");
        await visitor.AssertPaperSaysAsync("お釣り *¥350");
    }
}
