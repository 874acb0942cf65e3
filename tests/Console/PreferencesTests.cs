using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>Language and colours.</summary>
public sealed class PreferencesTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const string AllWords = """
        () => {
            const words = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
            for (let node = walker.currentNode; node; node = walker.nextNode()) {
                if (node.nodeType === Node.TEXT_NODE) {
                    if (node.parentElement.closest('[lang=ja], script, style') === null) words.push(node.data);
                } else if (node.closest('[lang=ja]') === null) {
                    for (const name of ['aria-label', 'title', 'placeholder']) words.push(node.getAttribute(name) ?? '');
                }
            }
            return [document.title, ...words];
        }
        """;

    /// <summary>Kana of both widths and kanji.</summary>
    private static readonly Regex Japanese = new(@"[\u3041-\u30FF\u3400-\u9FFF\uFF66-\uFF9F]", RegexOptions.NonBacktracking);

    [Fact]
    public async Task The_language_switch_changes_every_text_but_data_and_survives_a_reload()
    {
        await Appliance.TapAsync("04A1B2C3D4E5F6");
        await Appliance.KeysAsync("1 2 0 0 DEPT2 8 0 0 DEPT1 5 0 0 0 CASH");
        var visitor = await SignedInAsync();
        var page = visitor.Page;
        Assert.Matches(Japanese, string.Concat(await page.EvaluateAsync<string[]>(AllWords)));

        await visitor.Button("English").ClickAsync();
        await Assertions.Expect(page.GetByText("Ready. Sales can be made.")).ToBeVisibleAsync();
        await AssertOnlyDataIsJapaneseAsync(page);

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("Ready. Sales can be made.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.GetByRole(AriaRole.Switch, new() { Name = "Out of paper" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Appliance reports: Out of paper")).ToBeVisibleAsync();
        await AssertOnlyDataIsJapaneseAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sales" }).ClickAsync();
        await visitor.Button("Open details of no. 1").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await AssertOnlyDataIsJapaneseAsync(page);
    }

    [Fact]
    public async Task The_page_of_a_stranger_speaks_english_too()
    {
        var visitor = await StrangerAsync();
        await visitor.Page.GotoAsync("/");

        await visitor.Button("English").ClickAsync();

        await Assertions.Expect(visitor.Button("Sign in")).ToBeVisibleAsync();
        await AssertOnlyDataIsJapaneseAsync(visitor.Page);
    }

    [Fact]
    public async Task The_colours_follow_the_system_and_a_choice_survives_a_reload()
    {
        var visitor = await SignedInAsync(new() { ColorScheme = ColorScheme.Dark });
        var page = visitor.Page;
        Assert.True(await BrightnessAsync(page) < 0.2, "The system is dark, the page is not.");

        await visitor.Button("明るい画面にする").ClickAsync();
        await Assertions.Expect(visitor.Button("暗い画面にする")).ToBeVisibleAsync();
        Assert.True(await BrightnessAsync(page) > 0.8, "Light was chosen, the page is dark.");

        await page.ReloadAsync();
        await Assertions.Expect(visitor.Button("暗い画面にする")).ToBeVisibleAsync();
        Assert.True(await BrightnessAsync(page) > 0.8, "Light was chosen, the reloaded page is dark.");
    }

    private async Task AssertOnlyDataIsJapaneseAsync(IPage page)
    {
        var devices = await Appliance.GetAsync("/api/v1/virtual/devices");
        List<string> data = [];
        foreach (var display in devices.GetProperty("displays").EnumerateObject())
        {
            data.AddRange(display.Value.GetProperty("text").EnumerateArray().Select(row => row.GetString()!.Trim()));
        }

        data.AddRange(devices.GetProperty("keyboard").GetProperty("keys").EnumerateArray()
            .Where(key => key.GetProperty("name").GetString()!.StartsWith("DEPT", StringComparison.Ordinal))
            .Select(key => key.GetProperty("label").GetString()!.TrimEnd('※', ' ')));
        data.AddRange(devices.GetProperty("cards").EnumerateArray()
            .Where(card => card.GetProperty("kind").GetString() == "member")
            .Select(card => card.GetProperty("label").GetString()!));
        data.AddRange(devices.GetProperty("products").EnumerateArray().Select(it => it.GetProperty("name").GetString()!));

        // Why a sale gave its points is told as on its paper.
        data.Add("基本：¥2,000 ÷ ¥100（端数切捨て）");

        var left = (await page.EvaluateAsync<string[]>(AllWords))
            .Select(words => data.Where(it => it != "").Aggregate(words, (text, it) => text.Replace(it, "", StringComparison.Ordinal)))
            .Where(words => Japanese.IsMatch(words));
        Assert.Empty(left);
    }

    /// <summary>0 black, 1 white.</summary>
    private static Task<double> BrightnessAsync(IPage page) => page.EvaluateAsync<double>(
        "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, it) => sum + Number(it), 0) / 765");
}
