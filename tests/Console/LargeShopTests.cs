using System.Globalization;
using Appliance.Firmware.Tests;

namespace Appliance.Console.Tests;

/// <summary>
/// A shop with 10,000 members, or with as many as <c>LARGE_SHOP</c> says: every page opens, shows its figure, and puts no
/// more into the page than one can look at. 100,000 are made in minutes, once.
/// </summary>
public sealed class LargeShopTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>Elements of one page at most: lists are fetched piece by piece, whatever the shop's size.</summary>
    private const int ElementLimit = 6_000;

    private static readonly int Members =
        int.Parse(Environment.GetEnvironmentVariable("LARGE_SHOP") ?? "10000", CultureInfo.InvariantCulture);

    internal override string Data =>
        LargeShopFolder.Of(LargeShopFolder.TwoMonths with { Members = Members }, Path.Combine(Tree.Root, "artifacts"));

    [Fact]
    public async Task Every_page_opens_with_its_figure_and_no_page_is_as_long_as_the_shop_is_large()
    {
        var last = string.Create(CultureInfo.InvariantCulture, $"M{Members:D6}");
        Assert.Equal(last, (await Appliance.GetAsync($"/api/v1/members/{last}")).GetProperty("id").GetString());
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
            $"/members/{last}");

        Assert.Empty(refused);
        Assert.True(walk.Walked.Count > 40, string.Join(' ', walk.Walked));
    }
}
