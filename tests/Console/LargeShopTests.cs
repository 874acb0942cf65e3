using Appliance.Firmware.Tests;

namespace Appliance.Console.Tests;

/// <summary>A shop with 100,000 members: every page opens, shows its figure, and puts no more into the page than one can look at.</summary>
public sealed class LargeShopTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>Elements of one page at most: lists are fetched piece by piece, whatever the shop's size.</summary>
    private const int ElementLimit = 6_000;

    internal override string Data => LargeShopFolder.Of(LargeShopFolder.TwoMonths, Path.Combine(Tree.Root, "artifacts"));

    [LargeShopFact]
    public async Task Every_page_opens_with_its_figure_and_no_page_is_as_long_as_the_shop_is_large()
    {
        Assert.Equal("M100000", (await Appliance.GetAsync("/api/v1/members/M100000")).GetProperty("id").GetString());
        var visitor = await SignedInAsync();
        var page = visitor.Page;
        List<string> refused = [];
        page.Response += (_, response) =>
        {
            if (response.Status >= 400) refused.Add($"{response.Status} {response.Url}");
        };
        Walk walk = new(page);

        await walk.EachPageAsync(
            async address =>
            {
                Assert.Equal((address, 0), (address, await page.Locator("main [role=alert]").CountAsync()));
                var elements = await page.EvaluateAsync<int>("() => document.querySelectorAll('main *').length");
                Assert.True(elements < ElementLimit, $"{address} has {elements} elements.");
            },
            "/members/M050000");

        Assert.Empty(refused);
        Assert.True(walk.Walked.Count > 40, string.Join(' ', walk.Walked));
    }
}

/// <summary>
/// A test over the large shop. Making one takes a minute: a build that is timed says that it left it out, unless the
/// folder is there from before.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LargeShopFactAttribute : FactAttribute
{
    public LargeShopFactAttribute()
    {
        var isTimed = Environment.GetEnvironmentVariable("CI") == "true";
        if (isTimed && !LargeShopFolder.Has(LargeShopFolder.TwoMonths, Path.Combine(Tree.Root, "artifacts")))
        {
            Skip = "The large shop was not made: run these tests once without CI=true.";
        }
    }
}
