using System.Text.RegularExpressions;
using Appliance.Firmware.Tests;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Appliance.Console.Tests;

/// <summary>
/// Every page of the console: its addresses are read from the console's own list, so that a page that is added is
/// looked at, too. One appliance and one browser for a whole walk; pictures are left in <c>artifacts/screenshots</c>.
/// </summary>
public sealed class EveryPageTests(TheBrowser browser) : IClassFixture<TheBrowser>
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    private static readonly string Folder = Path.Combine(Tree.Root, "artifacts", "screenshots", "pages");

    /// <summary>Pictures in more sizes, colours and languages, for somebody who wants to look; else in one.</summary>
    private static readonly bool AllPictures = Environment.GetEnvironmentVariable("ALL_PICTURES") is not null;

    /// <summary>Beside the places: one's own, what a phone's bar has no room for, and an address of nothing.</summary>
    private static readonly string[] Beside = ["/help", "/account", "/more", "/nowhere"];

    [Fact]
    public async Task Of_a_shop_that_has_just_opened_no_page_is_too_wide_or_lacks_its_words()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await using var walk = await Walk.BeginAsync(browser, appliance);
        await walk.ThroughAsync([.. Listed(), .. Beside, "/members/new", "/campaigns/new", "/products/new"], async at =>
        {
            await walk.AssertFitsAsync(360, at);
            await walk.AssertFitsAsync(1440, at);
            if (AllPictures) await walk.PictureAsync("empty", at);
        });
    }

    [Fact]
    public async Task Of_a_shop_in_full_life_every_page_fits_is_worded_and_accessible()
    {
        await using var appliance = await RunningAppliance.StartAsync(prepare: LivelyShop.LiveUntilYesterday);
        string[] addresses = [.. Listed(), .. Beside, .. await LivelyShop.OpenAsync(appliance)];
        await using var walk = await Walk.BeginAsync(browser, appliance);
        await walk.ThroughAsync(addresses, async at =>
        {
            await walk.AssertFitsAsync(360, at);
            await walk.ColoursAsync(ColorScheme.Dark);
            if (AllPictures) await walk.PictureAsync("390-dark-ja", at, 390);
            await walk.AssertFitsAsync(1440, at);
            Assert.Equal($"{at} dark ", $"{at} dark {await Axe.SeriousAsync(walk.Page, "color-contrast")}");
            await walk.ColoursAsync(ColorScheme.Light);
            await walk.PictureAsync("1440-light-ja", at);
            Assert.Equal($"{at} light ", $"{at} light {await Axe.SeriousAsync(walk.Page)}");
        });
        await walk.SpeakEnglishAsync();
        await walk.ThroughAsync(addresses, async at =>
        {
            await walk.AssertFitsAsync(360, at);
            if (AllPictures) await walk.PictureAsync("390-light-en", at, 390);
        });
    }

    /// <summary>The addresses in the console's list of places.</summary>
    private static IEnumerable<string> Listed()
    {
        var list = File.ReadAllText(Path.Combine(Tree.Root, "firmware", "console", "src", "app", "places.tsx"));
        var found = Regex.Matches(list, @"path: '(?<path>/[^']+)'", RegexOptions.ExplicitCapture, PatternLimit);
        Assert.True(found.Count > 30, "The list of places is not where it was.");
        return found.Select(it => it.Groups["path"].Value).Distinct();
    }

    /// <summary>Somebody who goes from page to page without loading anything twice.</summary>
    private sealed class Walk : IAsyncDisposable
    {
        private const int Height = 900;

        private const float PatienceMs = 5_000;

        private readonly Visitor visitor;

        private Walk(Visitor visitor) => this.visitor = visitor;

        public IPage Page => visitor.Page;

        public static async Task<Walk> BeginAsync(TheBrowser browser, RunningAppliance appliance)
        {
            var login = await appliance.GiveAccountAsync(Domain.Staff.StaffRole.Owner);
            var stranger = await Visitor.StrangerAsync(browser, appliance.Host.Address);
            await stranger.SignInAsync(login);
            return new(stranger);
        }

        public async Task ThroughAsync(IReadOnlyList<string> addresses, Func<string, Task> look)
        {
            // All of them are told at once: a walk takes its time.
            List<string> troubles = [];
            foreach (var at in addresses)
            {
                try
                {
                    await GoAsync(at);
                    await look(at);
                }
                catch (Exception trouble) when (trouble is XunitException or PlaywrightException or TimeoutException)
                {
                    troubles.Add($"{at}: {trouble.Message}");
                }
            }

            if (troubles.Count > 0) Assert.Fail(string.Join('\n', troubles));
            Assert.Empty(visitor.Complaints);
            Assert.Empty(visitor.StrayRequests);
        }

        public Task ColoursAsync(ColorScheme colours) => Page.EmulateMediaAsync(new() { ColorScheme = colours });

        public async Task SpeakEnglishAsync()
        {
            await Page.GetByText("English", new() { Exact = true }).EvaluateAsync("it => it.click()");
            await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        }

        /// <summary>Nothing scrolls sideways at this width.</summary>
        public async Task AssertFitsAsync(int width, string at)
        {
            await Page.SetViewportSizeAsync(width, Height);
            var wide = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.Equal((at, width), (at, wide));
        }

        public async Task PictureAsync(string set, string at, int width = 1440)
        {
            await Page.SetViewportSizeAsync(width, width < Height ? 844 : Height);
            await Page.EvaluateAsync(Visitor.Settled);
            await Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Folder, set, at.TrimStart('/').Replace('/', '-') + ".png"),
                FullPage = true,
            });
        }

        public ValueTask DisposeAsync() => visitor.DisposeAsync();

        /// <summary>Without loading anything anew, until the page stands: one heading, and nothing awaited.</summary>
        private async Task GoAsync(string at)
        {
            await Page.EvaluateAsync(
                "to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }", at);
            await Assertions.Expect(Page.Locator("main h1")).ToHaveCountAsync(1, new() { Timeout = PatienceMs });
            await Assertions.Expect(Page.GetByText("読み込んでいます…").Or(Page.GetByText("Loading…")))
                .ToHaveCountAsync(0, new() { Timeout = PatienceMs });
            await AssertWordedAsync(at);
        }

        /// <summary>No key of a word stands where its word should; the journal says its kinds as they are written.</summary>
        private async Task AssertWordedAsync(string at)
        {
            if (at == "/settings/journal") return;
            var text = await Page.Locator("body").InnerTextAsync();
            var keys = Regex.Matches(text, @"(?m)^[a-z][a-zA-Z]+\.[a-zA-Z.-]+$", default, PatternLimit)
                .Select(it => it.Value);
            Assert.Equal($"{at}: ", $"{at}: {string.Join(' ', keys)}");
        }
    }
}
