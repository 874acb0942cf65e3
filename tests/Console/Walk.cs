using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>
/// Somebody who goes to every page there is: wherever a link leads, and one of each kind where the links differ in a
/// number or code alone. Pages are changed without loading the console anew.
/// </summary>
internal sealed class Walk(IPage page)
{
    /// <summary>Pages walked at most; more of them are a link that leads on for ever.</summary>
    private const int PageLimit = 150;

    /// <summary>Rounds of opening what a page has folded: what one opens may hold another.</summary>
    private const int OpeningRounds = 3;

    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

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
          const opens = /足す|追加|編集|直す|書く|決める|記録$|領収書|様式|予約を取る|設定する|新しい(クーポン|カード)|^開く/;
          const harms = /会員を登録|商品を|販促を作る|保存|消|取り消|止|やめ|終わ/;
          for (const button of document.querySelectorAll('main button:not([type=submit]):not([disabled])')) {
            const words = button.textContent.trim();
            if (button.dataset.walked || harms.test(words)) continue;
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

    /// <summary>Goes to each page and looks at it.</summary>
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
        await Assertions.Expect(page.Locator("main").GetByText("読み込んでいます…")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main :is(h1, h2, p, table)").First).ToBeAttachedAsync();
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

    private void Add(Queue<string> waiting, string link)
    {
        var path = link.Split('?', '#')[0];
        if (path.StartsWith("/api", StringComparison.Ordinal)) return;
        var kind = Regex.Replace(path, "/[^/]*[0-9][^/]*", "/#", RegexOptions.None, PatternLimit);
        if (seen.Add(kind)) waiting.Enqueue(path);
    }
}
