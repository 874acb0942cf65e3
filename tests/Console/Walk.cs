using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Appliance.Console.Tests;

/// <summary>
/// Somebody who goes from page to page without loading the console anew: to all of a list, or wherever a link leads, and
/// to one of each kind where the links differ in a number or code alone.
/// </summary>
internal sealed class Walk(IPage page)
{
    /// <summary>Pages walked at most; more of them are a link that leads on for ever.</summary>
    private const int PageLimit = 150;

    /// <summary>Rounds of opening what a page has folded: what one opens may hold another.</summary>
    private const int OpeningRounds = 3;

    /// <summary>Height of the window; pictures of a phone are shorter.</summary>
    private const int Height = 900;

    private const int PhoneHeight = 844;

    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    private static readonly string Pictures = Path.Combine(Tree.Root, "artifacts", "screenshots", "pages");

    /// <summary>Pages that are reached by a button.</summary>
    private static readonly string[] Starts =
        ["/", "/more", "/members/new", "/products/new", "/campaigns/new", "/bookings/week", "/groups/rfm", "/account"];

    /// <summary>
    /// Opens what is folded and the forms behind buttons (足す, 追加, 編集, …), and nothing that does something at once.
    /// </summary>
    private const string OpenEverything = """
        () => {
          let opened = 0;
          for (const fold of document.querySelectorAll('main details:not([open]) > summary')) { fold.click(); opened++; }
          const opens = /足す|追加|編集|直す|書く|決める|記録$|領収書|様式|予約を取る|設定する|クーポンを作る|新しい(クーポン|カード)|^開く/;
          const harms = /会員を登録|商品を|販促を作る|保存|消|取り消|止|やめ|終わ/;
          for (const button of document.querySelectorAll('main button:not([type=submit]):not([disabled])')) {
            const words = button.textContent.trim();
            // What can be pressed in is chosen, not opened: a key of the key block is.
            if (button.dataset.walked || harms.test(words) || button.hasAttribute('aria-pressed')) continue;
            if (button.getAttribute('aria-expanded') !== 'false' && !opens.test(words)) continue;
            button.dataset.walked = '1';
            button.click();
            opened++;
          }
          return opened;
        }
        """;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> walked = [];

    /// <summary>The addresses walked so far.</summary>
    public IReadOnlyList<string> Walked => walked;

    /// <summary>Goes to each of these pages and looks at it. All that is wrong is told at once: a walk takes its time.</summary>
    public async Task ThroughAsync(IReadOnlyList<string> addresses, Func<string, Task> look)
    {
        List<string> troubles = [];
        foreach (var at in addresses)
        {
            try
            {
                await GoAsync(at);
                await Assertions.Expect(page.Locator("main h1")).ToHaveCountAsync(1);
                await AssertWordedAsync(at);
                await look(at);
            }
            catch (Exception trouble) when (trouble is XunitException or PlaywrightException or TimeoutException)
            {
                troubles.Add($"{at}: {trouble.Message}");
            }
        }

        if (troubles.Count > 0) Assert.Fail(string.Join('\n', troubles));
    }

    /// <summary>Goes to each page that a link leads to and looks at it.</summary>
    /// <param name="look">What is done there, with the page's address.</param>
    /// <param name="also">Addresses to begin with, beside where every walk begins.</param>
    public async Task EachPageAsync(Func<string, Task> look, params IEnumerable<string> also)
    {
        Queue<string> waiting = new();
        foreach (var start in also.Concat(Starts)) Add(waiting, start);
        while (waiting.TryDequeue(out var address))
        {
            Assert.True(walked.Count < PageLimit, $"More than {PageLimit} pages: {string.Join(' ', walked)}");
            await GoAsync(address);
            walked.Add(address);
            foreach (var link in await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll(\"nav a[href^='/'], main a[href^='/']\")].map(it => it.getAttribute('href'))"))
            {
                Add(waiting, link);
            }

            await look(address);
        }
    }

    /// <summary>Goes to a page within the console and waits until it has what it asked for.</summary>
    public async Task GoAsync(string address)
    {
        await page.EvaluateAsync("path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')) }", address);
        await SettleAsync();
    }

    /// <summary>Waits until nothing on the page is awaited any more.</summary>
    public async Task SettleAsync()
    {
        var main = page.Locator("main");
        await Assertions.Expect(main.GetByText("読み込んでいます…").Or(main.GetByText("Loading…"))).ToHaveCountAsync(0);
        await Assertions.Expect(main.Locator(":is(h1, h2, p, table)").First).ToBeAttachedAsync();
    }

    /// <summary>Opens whatever the page has to open.</summary>
    public async Task OpenEverythingAsync()
    {
        for (var round = 0; round < OpeningRounds; round++)
        {
            if (await page.EvaluateAsync<int>(OpenEverything) == 0) return;
            await SettleAsync();
        }
    }

    public Task ColoursAsync(ColorScheme colours) => page.EmulateMediaAsync(new() { ColorScheme = colours });

    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public async Task SpeakAsync(string language)
    {
        await page.GetByText(language == "en" ? "English" : "日本語", new() { Exact = true }).First
            .EvaluateAsync("it => it.click()");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    /// <summary>Nothing scrolls sideways at this width.</summary>
    public async Task AssertFitsAsync(int width, string at)
    {
        await page.SetViewportSizeAsync(width, Height);
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.Equal((at, width), (at, wide));
    }

    /// <summary>Leaves a picture of the whole page in <c>artifacts/screenshots/pages</c>.</summary>
    public async Task PictureAsync(string set, string at, int width = 1440)
    {
        await page.SetViewportSizeAsync(width, width < Height ? PhoneHeight : Height);
        await page.EvaluateAsync(Visitor.Settled);
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Pictures, set, Regex.Replace(at.TrimStart('/'), @"\W+", "-", default, PatternLimit) + ".png"),
            FullPage = true,
        });
    }

    /// <summary>No key of a word stands where its word should.</summary>
    public async Task AssertWordedAsync(string at)
    {
        var text = await page.Locator("body").InnerTextAsync();
        var keys = Regex.Matches(text, @"(?m)^[a-z][a-zA-Z]+\.[a-zA-Z.-]+$", default, PatternLimit).Select(it => it.Value);
        Assert.Equal($"{at}: ", $"{at}: {string.Join(' ', keys)}");
    }

    private void Add(Queue<string> waiting, string link)
    {
        var path = link.Split('?', '#')[0];
        if (path.StartsWith("/api", StringComparison.Ordinal)) return;
        var kind = Regex.Replace(path, "/[^/]*[0-9][^/]*", "/#", RegexOptions.None, PatternLimit);
        if (seen.Add(kind)) waiting.Enqueue(path);
    }
}
