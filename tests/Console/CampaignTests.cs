using System.Text;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>The page 販促: from the plan to the sheets to print; pictures of it are left in <c>artifacts/screenshots</c>.</summary>
public sealed class CampaignTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const double PixelsPerMm = 96 / 25.4;

    private static readonly TimeSpan DrawingLimit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 1000)]
    public async Task An_owner_plans_a_campaign_sees_whom_it_reaches_and_starts_it(int width, int height)
    {
        await PrepareAsync(ContactChannel.Receipt);
        var visitor = await SignedInAsync(new() { ViewportSize = new() { Width = width, Height = height } }, at: "/campaigns");
        var page = visitor.Page;
        await visitor.Button("販促を作る").ClickAsync();
        await page.GetByLabel("名前").FillAsync("秋のお礼");
        await page.GetByLabel("クーポン", new() { Exact = true }).SelectOptionAsync("AKI");
        await page.GetByLabel("本文").FillAsync("{お名前}様\nいつもありがとうございます。{クーポン}をどうぞ。");
        var look = visitor.Button("見え方と人数を見る");
        if (width < 1_100) await look.ClickAsync();
        await Assertions.Expect(page.GetByText("山田 花子様").Last).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("この人数では、効果は測れません")).ToBeVisibleAsync();
        await page.EvaluateAsync(Visitor.Settled);
        await page.ScreenshotAsync(new() { Path = Name($"campaign-builder-{width}"), FullPage = true });
        if (width < 1_100) await visitor.Button("内容を書く").ClickAsync();

        await visitor.Button("保存する").ClickAsync();
        await visitor.Button("始める").ClickAsync();
        await visitor.Button("抽出して始める").ClickAsync();

        // Of two members the lot may leave out one or none: too few to tell either way.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "判断できません" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "これから" })).ToBeVisibleAsync();
        await page.EvaluateAsync(Visitor.Settled);
        await page.ScreenshotAsync(new() { Path = Name($"campaign-{width}"), FullPage = true });
    }

    [Fact]
    public async Task An_effect_is_said_in_one_sentence_with_the_two_groups_below()
    {
        var visitor = await SignedInAsync(new() { ViewportSize = new() { Width = 1440, Height = 1000 } });
        var page = visitor.Page;
        var id = await StartAsync(await PrepareAsync(ContactChannel.Receipt), "receipt");
        await page.RouteAsync("**/effect", route => route.FulfillAsync(new()
        {
            Json = new
            {
                verdict = "more",
                sentence = "対照群より1人あたり¥420多い（95%信頼区間 ¥110〜¥730）",
                treated = new { members = 812, responders = 244, sales = 1_103_400, before = 402_000, perMember = 1_359 },
                control = new { members = 201, responders = 41, sales = 188_700, before = 99_800, perMember = 939 },
                sent = 806,
                redeemed = 131,
                couponCost = 13_100,
                messageCost = 0,
                uplift = 420,
                low = 110,
                high = 730,
                extraSales = 341_000,
                profit = 199_360,
                detectable = 444,
            },
        }));
        await page.GotoAsync($"/campaigns/{id}");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "1人あたり¥420多い" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("¥199,360")).ToBeVisibleAsync();
        await page.EvaluateAsync(Visitor.Settled);
        await page.ScreenshotAsync(new() { Path = Name("campaign-effect"), FullPage = true });
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ScreenshotAsync(new() { Path = Name("campaign-effect-dark"), FullPage = true });
    }

    [Fact]
    public async Task A_postcard_is_printed_on_its_own_size_with_each_digit_in_its_box()
    {
        var page = await OpenSheetAsync("postcard");
        var boxes = page.Locator(".box");
        await Assertions.Expect(boxes).ToHaveTextAsync(["1", "0", "0", "8", "9", "2", "3", "1", "0", "0", "8", "9", "2", "3"]);
        var first = await boxes.First.BoundingBoxAsync();
        var last = await boxes.Nth(6).BoundingBoxAsync();
        var card = await page.Locator("section").First.BoundingBoxAsync();
        Assert.Equal(100, card!.Width / PixelsPerMm, 0.1);
        Assert.Equal(12, (first!.Y - card.Y) / PixelsPerMm, 0.1);
        Assert.Equal(47.7, (last!.X + last.Width - first.X) / PixelsPerMm, 0.1);
        Assert.Equal(8, (card.X + card.Width - last.X - last.Width) / PixelsPerMm, 0.1);
        await page.ScreenshotAsync(new() { Path = Name("postcard"), FullPage = true });

        // 100 × 148 mm are 283.46 × 419.53 points; two cards with two sides each.
        var (pages, size) = Pages(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Equal(4, pages);
        Assert.StartsWith("0 0 28", size, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label12", 83.8, 42.3)]
    [InlineData("label24", 66, 33.9)]
    public async Task Labels_have_the_size_they_are_sold_in(string form, double widthMm, double heightMm)
    {
        var page = await OpenSheetAsync(form);
        var label = await page.Locator(".face").First.BoundingBoxAsync();
        Assert.Equal((widthMm, heightMm), (Math.Round(label!.Width / PixelsPerMm, 1), Math.Round(label.Height / PixelsPerMm, 1)));
        await page.ScreenshotAsync(new() { Path = Name(form), FullPage = true });
        Assert.Equal(1, Pages(await page.PdfAsync(new() { PreferCSSPageSize = true })).Count);
    }

    private async Task<IPage> OpenSheetAsync(string form)
    {
        var id = await StartAsync(await PrepareAsync(ContactChannel.Post), "post");
        var visitor = await StrangerAsync();
        using var sheet = await Appliance.Http.GetAsync($"/api/v1/campaigns/{id}/sheets.html?form={form}");
        await visitor.Page.SetContentAsync(await sheet.Content.ReadAsStringAsync());
        return visitor.Page;
    }

    private static (int Count, string Size) Pages(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var count = text.Split("/Type /Page\n").Length - 1;
        var at = text.IndexOf("/MediaBox [", StringComparison.Ordinal) + "/MediaBox [".Length;
        return (count, text[at..text.IndexOf(']', at)]);
    }

    /// <summary>Two members who agreed, and a coupon for those it is given to.</summary>
    private async Task<string> PrepareAsync(ContactChannel channel)
    {
        var station = Appliance.Host.Services.GetRequiredService<StationLoop>();
        var number = station.RealState.Totals.LastMemberNumber;
        List<EntryData> entries =
        [
            new CouponDefined(new Coupon("AKI", "秋の100円引", 0, new(100), new(2020, 1, 1), new(2099, 12, 31), Personal: true)),
        ];
        foreach (var name in (string[])["山田 花子", "勅使河原 龍之介"])
        {
            var id = $"M{++number:D6}";
            entries.Add(new MemberRegistered(
                id, new(name, "", PostalCode: "1008923", Address: "東京都千代田区霞が関1-2-1 霞が関ビルディング 3102号室"), []));
            entries.Add(new ConsentRecorded(id, ConsentPurpose.Marketing, channel, true, "ご案内をお送りします。"));
        }

        await station.SubmitAsync(new ChangeRequested(entries), CancellationToken.None);
        return "AKI";
    }

    private async Task<string> StartAsync(string coupon, string channel)
    {
        var (_, made) = await Appliance.PostAsync("/api/v1/campaigns", new
        {
            name = "秋のお礼",
            kind = "once",
            channel,
            segmentId = (string?)null,
            subject = (string?)null,
            body = "{お名前}様\n\nいつもご来店ありがとうございます。\n秋の新作をご用意してお待ちしています。",
            couponCode = coupon,
            controlBasisPoints = 0,
            windowDays = 30,
            marginBasisPoints = 6_000,
        });
        var id = made.GetProperty("id").GetString()!;
        var (status, answer) = await Appliance.PostAsync($"/api/v1/campaigns/{id}/start", new { });
        Assert.True(status == 200, $"{status}: {answer}");
        using CancellationTokenSource late = new(DrawingLimit);
        while ((await Appliance.GetAsync($"/api/v1/campaigns/{id}")).GetProperty("state").GetString() != "drawn")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, late.Token);
        }

        return id;
    }

    private static string Name(string what) => Path.Combine(Tree.Root, "artifacts", "screenshots", what + ".png");
}
