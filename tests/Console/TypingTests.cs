using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>The appliance goes away and comes back while a form is open, every form there is: nothing typed is lost.</summary>
public sealed class TypingTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>Pages open at once: over plain HTTP a browser opens six connections, and each page keeps one for live changes.</summary>
    private const int TabsAtOnce = 4;

    private const int SignInTries = 3;

    /// <summary>Pages with forms there are at least; fewer mean that the walk does not find them any more.</summary>
    private const int FormsLeast = 15;

    /// <summary>How often a page is asked for its form.</summary>
    private const int OpeningTries = 100;

    private const string CountFields = $$"""() => {{Fields}}.length""";

    private const string Type = $$"""
        mark => {{Fields}}.map((field, index) => {
          const typed = field.type === 'number' ? `${100 + index}` : `${mark}-${index}`;
          const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
          field.focus();
          Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, typed);
          field.dispatchEvent(new Event('input', { bubbles: true }));
          field.blur();
          return field.value;
        })
        """;

    private const string Values = $$"""() => {{Fields}}.map(field => field.value)""";

    /// <summary>Whatever takes typing, but for passwords, which are not kept on purpose.</summary>
    private const string Fields =
        "[...document.querySelectorAll('main form input, main form textarea')].filter(it => !it.disabled && !it.readOnly && !it.hidden"
        + " && ['text', 'search', 'tel', 'email', 'url', 'number', 'textarea'].includes(it.type))";

    /// <summary>The browser itself reports every request that found nobody.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    [Fact]
    public async Task Nothing_typed_into_any_form_is_lost_with_the_appliance_and_the_session()
    {
        var visitor = await SignedInAsync();
        var forms = await FormsAsync(visitor.Page);
        Assert.True(forms.Count >= FormsLeast, $"Only {forms.Count} pages with forms: {string.Join(' ', forms)}");
        foreach (var some in forms.Chunk(TabsAtOnce))
        {
            List<(IPage Page, string Address, string[] Typed)> tabs = [];
            foreach (var address in some) tabs.Add(await TypeAsync(visitor.Page.Context, address));

            var where = Appliance.Host.Address;
            await Appliance.StopAsync();
            await Appliance.BootAsync(where);

            foreach (var (page, address, typed) in tabs)
            {
                await page.BringToFrontAsync();
                await ComeBackAsync(page, address);
                await new Walk(page).SettleAsync();
                var kept = await page.EvaluateAsync<string[]>(Values);
                Assert.Equal((address, ""), (address, string.Join(' ', typed.Except(kept, StringComparer.Ordinal))));
                await page.CloseAsync();
            }

            await visitor.Page.ReloadAsync();
        }
    }

    /// <summary>Signs in again at the door that stands before the page; once more when that was not taken, as one does.</summary>
    private static async Task ComeBackAsync(IPage page, string address)
    {
        var door = page.GetByText("入力の途中から続けられます");
        await Assertions.Expect(door).ToBeVisibleAsync();
        for (var tries = 1; await door.CountAsync() > 0; tries++)
        {
            Assert.True(tries <= SignInTries, $"{address}: {await page.InnerTextAsync("body")}");
            await page.GetByLabel("パスワード", new() { Exact = true }).Last.FillAsync(Firmware.Tests.RunningAppliance.Password);
            await page.Keyboard.PressAsync("Enter");
            await Task.WhenAny(
                door.WaitForAsync(new() { State = WaitForSelectorState.Detached }),
                page.GetByRole(AriaRole.Alert).Filter(new() { HasNotText = "入力の途中から続けられます" }).First.WaitForAsync());
        }

        await Assertions.Expect(page.Locator("main :is(h1, h2, p, table)").First).ToBeAttachedAsync();
    }

    private static async Task<List<string>> FormsAsync(IPage page)
    {
        List<string> forms = [];
        Walk walk = new(page);
        await walk.EachPageAsync(async address =>
        {
            await walk.OpenEverythingAsync();
            if (await page.EvaluateAsync<int>(CountFields) > 0) forms.Add(address);
        });
        return forms;
    }

    private static async Task<(IPage Page, string Address, string[] Typed)> TypeAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        Walk walk = new(page);
        await walk.SettleAsync();

        // What a page opens may be there only after an answer: asked again as often as that takes.
        for (var tries = 0; tries < OpeningTries && await page.EvaluateAsync<int>(CountFields) == 0; tries++)
        {
            await walk.OpenEverythingAsync();
            await page.EvaluateAsync("() => fetch('/healthz').then(() => null)");
        }

        await walk.OpenEverythingAsync();
        var typed = await page.EvaluateAsync<string[]>(Type, "書きかけ");
        Assert.NotEmpty(typed);

        // A field that keeps to what it may hold, or a box that finds while one types, says itself what it has.
        return (page, address, await page.EvaluateAsync<string[]>(Values));
    }
}
