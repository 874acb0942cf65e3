using System.Text.RegularExpressions;
using Appliance.Domain.Staff;
using Appliance.Firmware.Tests;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>
/// Every page of the console: its addresses are read from the console's own list, so that a page that is added is
/// looked at, too. One appliance and one browser for a whole walk; pictures are left in <c>artifacts/screenshots</c>.
/// </summary>
public sealed class EveryPageTests(TheBrowser browser) : IClassFixture<TheBrowser>
{
    private const int Narrow = 360;
    private const int Phone = 390;
    private const int Wide = 1440;

    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    /// <summary>Pictures in more sizes, colours and languages, for somebody who wants to look; else in two.</summary>
    private static readonly bool AllPictures = Environment.GetEnvironmentVariable("ALL_PICTURES") is not null;

    /// <summary>For every way a page can look in Japanese, its opposite in English.</summary>
    private static readonly (Look Japanese, Look English)[] Pairs =
    [
        (new(Wide, ColorScheme.Light), new(Narrow, ColorScheme.Dark)),
        (new(Narrow, ColorScheme.Dark), new(Wide, ColorScheme.Light)),
        (new(Wide, ColorScheme.Dark), new(Narrow, ColorScheme.Light)),
        (new(Narrow, ColorScheme.Light), new(Wide, ColorScheme.Dark)),
    ];

    /// <summary>Beside the places: one's own, what a phone's bar has no room for, and an address of nothing.</summary>
    private static readonly string[] Beside = ["/help", "/help?at=/members", "/account", "/more", "/nowhere"];

    [Fact]
    public async Task Of_a_shop_that_has_just_opened_no_page_is_too_wide_or_lacks_its_words()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await using var visitor = await OwnerAsync(appliance);
        Walk walk = new(visitor.Page);
        await walk.ThroughAsync([.. Listed(), .. Beside, "/members/new", "/campaigns/new", "/products/new"], async at =>
        {
            await walk.AssertFitsAsync(Narrow, at);
            await walk.AssertFitsAsync(Wide, at);
            if (AllPictures) await walk.PictureAsync("empty", at);
        });
        AssertQuiet(visitor);
    }

    /// <summary>
    /// One walk through two languages, two widths and both colours. At each page axe looks twice, the second time with
    /// everything the other way round; the next page has another pair, so that over the pages all eight come. Whether a
    /// page fits and has its words is looked at in every width and language.
    /// </summary>
    [Fact]
    public async Task Of_a_shop_in_full_life_every_page_fits_is_worded_and_accessible()
    {
        await using var appliance = await RunningAppliance.StartAsync(prepare: LivelyShop.LiveUntilYesterday);
        string[] addresses = [.. Listed(), .. Beside, .. await LivelyShop.OpenAsync(appliance)];
        await using var visitor = await OwnerAsync(appliance);
        var page = visitor.Page;
        Walk walk = new(page);
        var turn = 0;
        await walk.ThroughAsync(addresses, async at =>
        {
            var pair = Pairs[turn++ % Pairs.Length];
            await walk.AssertFitsAsync(Narrow, at);
            await walk.PictureAsync("1440-light-ja", at);
            await walk.AssertFitsAsync(Wide, at);
            await AssertAccessibleAsync(walk, page, at, pair.Japanese);
            await walk.SpeakAsync("en");
            await walk.AssertWordedAsync(at);
            await AssertAccessibleAsync(walk, page, at, pair.English);
            await walk.AssertFitsAsync(Wide, at);
            await walk.AssertFitsAsync(Narrow, at);
            await walk.ColoursAsync(ColorScheme.Dark);
            await walk.PictureAsync("390-dark-en", at, Phone);
            if (AllPictures) await MorePicturesAsync(walk, at);
            await walk.ColoursAsync(ColorScheme.Light);
            await walk.SpeakAsync("ja");
        });
        AssertQuiet(visitor);
    }

    private static async Task AssertAccessibleAsync(Walk walk, IPage page, string at, Look look)
    {
        await walk.ColoursAsync(look.Colours);
        await walk.AssertFitsAsync(look.Width, at);
        Assert.Equal($"{at} {look} ", $"{at} {look} {await Axe.SeriousAsync(page)}");
    }

    private static async Task MorePicturesAsync(Walk walk, string at)
    {
        await walk.PictureAsync("1440-dark-en", at);
        await walk.SpeakAsync("ja");
        await walk.PictureAsync("390-dark-ja", at, Phone);
        await walk.ColoursAsync(ColorScheme.Light);
        await walk.PictureAsync("390-light-ja", at, Phone);
    }

    private static void AssertQuiet(Visitor visitor)
    {
        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.StrayRequests);
    }

    /// <summary>The addresses in the console's list of places.</summary>
    private static IEnumerable<string> Listed()
    {
        var list = File.ReadAllText(Path.Combine(Tree.Root, "firmware", "console", "src", "app", "places.tsx"));
        var found = Regex.Matches(list, @"path: '(?<path>/[^']+)'", RegexOptions.ExplicitCapture, PatternLimit);
        Assert.True(found.Count > 30, "The list of places is not where it was.");
        return found.Select(it => it.Groups["path"].Value).Distinct();
    }

    private async Task<Visitor> OwnerAsync(RunningAppliance appliance)
    {
        var login = await appliance.GiveAccountAsync(StaffRole.Owner);
        var stranger = await Visitor.StrangerAsync(browser, appliance.Host.Address);
        await stranger.EnterAsync(login);
        return stranger;
    }

    private sealed record Look(int Width, ColorScheme Colours);
}
