using System.Text.RegularExpressions;
using Appliance.Firmware.Tests;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>Someone in front of the console: a page, and whatever the browser complained about while it was open.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    /// <summary>Script that completes when whatever slides or fades has come to rest.</summary>
    /// <remarks>
    /// What a closed fold hides is left out: the browser draws nothing of it and lets its transitions stand still, so
    /// they never end while the fold is closed.
    /// </remarks>
    public const string Settled = "() => Promise.allSettled(document.getAnimations()"
        + ".filter(it => it.effect.getComputedTiming().iterations !== Infinity && it.effect.target?.checkVisibility())"
        + ".map(it => it.finished)).then(() => null)";

    /// <summary>The page of the appliance.</summary>
    public const string Counter = "/appliance";

    /// <summary>Script that tells how many elements may be focused from here to another one; 0 when that one is.</summary>
    private const string StopsAhead = """
        target => {
          if (target === document.activeElement) return 0;
          const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(it => it.tabIndex >= 0 && !it.disabled && it.checkVisibility());
          return Math.max(1, stops.indexOf(target) - stops.indexOf(document.activeElement));
        }
        """;

    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    private readonly List<string> complaints = [];
    private readonly List<string> strayRequests = [];
    private readonly string origin;

    private Visitor(IPage page, string address)
    {
        (Page, origin) = (page, address);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"uncaught: {error}");
        page.Request += (_, request) =>
        {
            if (!IsOurs(request.Url)) strayRequests.Add(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the browser's console, refusals by the content security policy among them.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Requests to anyone but the appliance.</summary>
    public IReadOnlyList<string> StrayRequests => strayRequests;

    public ILocator OperatorGlass => Page.Locator("figure[data-role=operator]");

    public ILocator CustomerGlass => Page.Locator("figure[data-role=customer]");

    /// <summary>The sheet that stands in the printer; its description is what is printed on it.</summary>
    public ILocator Paper => Page.GetByRole(AriaRole.Region, new() { Name = "プリンター" }).GetByRole(AriaRole.Img).First;

    public static async Task<Visitor> StrangerAsync(
        TheBrowser browser, string address, BrowserNewContextOptions? options = null)
    {
        options ??= new() { ViewportSize = new() { Width = 1440, Height = 900 } };
        options.Locale ??= "ja-JP";
        options.ColorScheme ??= ColorScheme.Light;
        options.BaseURL = address;
        return new(await browser.NewPageAsync(options), address);
    }

    /// <summary>
    /// Comes to a page as one who signed in before: without the form, which tests of its own look at, and with one page
    /// loaded rather than two.
    /// </summary>
    public async Task EnterAsync(string login = "owner", string at = Counter)
    {
        var answer = await Page.Context.APIRequest.PostAsync(
            "/api/v1/session", new() { DataObject = new { login, password = RunningAppliance.Password } });
        Assert.True(answer.Ok, $"{answer.Status} {answer.StatusText}");
        await Page.GotoAsync(at);
        await Assertions.Expect(Page.Locator(at == Counter ? "[data-key=CASH]" : "main")).ToBeVisibleAsync();
    }

    /// <summary>Opens the console, signs in, and waits until the key block is there.</summary>
    public async Task SignInAsync(string login = "owner")
    {
        await Page.GotoAsync(Counter);
        await TypePasswordAsync(login);
        await Assertions.Expect(Key("CASH")).ToBeVisibleAsync();
    }

    /// <summary>Signs in where the console asks for it.</summary>
    public async Task TypePasswordAsync(string login, string password = RunningAppliance.Password)
    {
        await Page.GetByLabel("ログイン名").FillAsync(login);
        await Page.GetByLabel("パスワード", new() { Exact = true }).FillAsync(password);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until the sheet in the printer bears these words, given as a pattern.</summary>
    public Task AssertPaperSaysAsync(string pattern) => AssertDescribedAsync(Paper, pattern);

    /// <summary>Waits until the one picture on the page bears these words, given as a pattern.</summary>
    public Task AssertPictureSaysAsync(string pattern) => AssertDescribedAsync(Page.GetByRole(AriaRole.Img), pattern);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Key(string name) => Page.Locator($"button[data-key='{name}']");

    public ILocator Card(string owner) =>
        Page.GetByRole(AriaRole.Button, new() { Name = "のカードをかざす" }).Filter(new() { HasText = owner });

    public ILocator Product(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = "を読み取る" }).Filter(new() { HasText = name });

    /// <summary>Clicks keys one after the other, as fast as the browser does.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Key(key).ClickAsync();
    }

    /// <summary>Goes on with Tab until the focus is where it should be.</summary>
    public async Task TabToAsync(ILocator target)
    {
        const int limit = 120;
        for (var steps = 0; steps < limit;)
        {
            // Not all that look like stops are: half of them are taken before the next look.
            var ahead = await target.EvaluateAsync<int>(StopsAhead);
            if (ahead == 0) return;
            for (var some = Math.Max(1, ahead / 2); some > 0; some--, steps++) await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Not reached by Tab within {limit} steps: {target}");
    }

    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());

    private static Task AssertDescribedAsync(ILocator picture, string pattern) =>
        Assertions.Expect(picture).ToHaveAttributeAsync("alt", new Regex(pattern, RegexOptions.None, PatternLimit));

    private bool IsOurs(string url) =>
        url.StartsWith(origin + "/", StringComparison.Ordinal)
        || url.StartsWith($"blob:{origin}/", StringComparison.Ordinal)
        || url.StartsWith("data:", StringComparison.Ordinal);
}
