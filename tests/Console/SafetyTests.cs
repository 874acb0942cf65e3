using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>What a hostile name or a hostile page could do.</summary>
public sealed class SafetyTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const string Hostile = "<img src=x onerror=\"document.title='owned'\">";
    private const string Uid = "04DEADBEEF0102";

    [Fact]
    public async Task A_name_that_is_markup_stays_text_on_every_page()
    {
        var (status, _) = await Appliance.PostAsync("/api/v1/members", new { name = Hostile, kana = Hostile, cardUid = Uid });
        Assert.Equal(201, status);
        await Appliance.TapAsync(Uid);
        await Appliance.KeysAsync("5 0 0 DEPT2 CASH");
        await Appliance.TapAsync(Uid);
        var visitor = await StrangerAsync();
        var page = visitor.Page;
        await page.RouteAsync("**/api/v1/virtual/devices", GiveHostileNamesAsync);

        await visitor.EnterAsync();
        await Assertions.Expect(visitor.Card(Hostile)).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Product(Hostile)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ジャーナル" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await AssertNotOwnedAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "売上" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = Hostile })).ToBeVisibleAsync();
        await visitor.Button("番号1の明細を開く").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await AssertNotOwnedAsync(page);
    }

    [Fact]
    public async Task Script_that_does_get_into_the_page_is_not_run()
    {
        var visitor = await StrangerAsync();
        await visitor.Page.GotoAsync("/");

        var refused = await visitor.Page.EvaluateAsync<string>("""
            () => new Promise(resolve => {
                document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective));
                const script = document.createElement('script');
                script.textContent = 'document.title = "owned"';
                document.body.append(script);
            })
            """);

        Assert.Equal("script-src-elem", refused);
        await AssertNotOwnedAsync(visitor.Page);
    }

    /// <summary>The second test is refused on purpose.</summary>
    internal override string ExpectedComplaint => "Executing inline script violates";

    private static async Task GiveHostileNamesAsync(IRoute route)
    {
        var response = await route.FetchAsync();
        var devices = JsonNode.Parse(await response.TextAsync())!;
        devices["cards"]![0]!["label"] = Hostile;
        devices["products"]![0]!["name"] = Hostile;
        devices["keyboard"]!["keys"]![0]!["label"] = Hostile;
        devices["faults"]![0]!["label"] = Hostile;
        await route.FulfillAsync(new() { Response = response, Body = devices.ToJsonString(JsonSerializerOptions.Web) });
    }

    private static async Task AssertNotOwnedAsync(IPage page)
    {
        Assert.NotEqual("owned", await page.TitleAsync());
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
    }
}
