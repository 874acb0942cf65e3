using System.Text.Json;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>K11: a guest fills in their own form on a phone, with nobody signed in.</summary>
public sealed class GuestFormTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const int Phone = 390;
    private const int Desk = 1440;

    /// <summary>The browser itself reports every request that found nobody or was refused.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    [Fact]
    public async Task A_guest_loses_the_connection_and_writes_on_and_is_a_member_in_the_end()
    {
        var (_, offer) = await Appliance.PostAsync("/api/v1/members/M000001/guest-form", new { });
        var address = offer.GetProperty("page").GetString()!;
        var visitor = await StrangerAsync(new() { ViewportSize = new() { Width = Phone, Height = 844 } });
        var page = visitor.Page;
        await page.GotoAsync(address);
        await page.GetByLabel("お名前").FillAsync("山田 花子");
        await page.GetByLabel("メールアドレス").FillAsync("hanako@");
        await visitor.Button("送る").ClickAsync();

        await Assertions.Expect(page.GetByText("メールアドレスの形が正しくありません。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("メールアドレス")).ToBeFocusedAsync();
        Assert.Equal("", await Axe.SeriousAsync(page));
        await PictureAsync(page, "guest-form-wrong-ja");

        await page.GetByLabel("メールアドレス").FillAsync("hanako@example.jp");
        await page.GetByLabel("同意します").First.CheckAsync();
        await page.GetByLabel("メール", new() { Exact = true }).CheckAsync();
        await page.Context.SetOfflineAsync(true);
        await visitor.Button("送る").ClickAsync();
        await Assertions.Expect(page.GetByText("つながらないため、まだ送れていません。")).ToBeVisibleAsync();
        await page.GetByLabel("フリガナ").FillAsync("ヤマダ ハナコ");
        await page.Context.SetOfflineAsync(false);
        await visitor.Button("English").ClickAsync();
        await PictureAsync(page, "guest-form-en");
        await Assertions.Expect(page.GetByLabel("Name")).ToHaveValueAsync("山田 花子");
        await visitor.Button("Send").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you" })).ToBeVisibleAsync();
        Assert.Equal("", await Axe.SeriousAsync(page));
        await PictureAsync(page, "guest-form-done");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("これはもう使われました。")).ToBeVisibleAsync();
        var member = await Appliance.GetAsync("/api/v1/members/M000001");
        Assert.Equal("ヤマダ ハナコ", member.GetProperty("profile").GetProperty("kana").GetString());
        Assert.Contains(
            member.GetProperty("consents").EnumerateArray(), it => it.GetProperty("channel").ValueKind == JsonValueKind.String
                && it.GetProperty("channel").GetString() == "email");
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        foreach (var width in new[] { Desk, Phone })
        {
            await page.SetViewportSizeAsync(width, 844);
            Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Tree.Root, "artifacts", "screenshots", $"{name}-{width}.png"),
                FullPage = true,
            });
        }
    }
}
