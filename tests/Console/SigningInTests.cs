using System.Text.RegularExpressions;
using Appliance.Firmware.Tests;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>How one gets in for the first time: an appliance out of its box.</summary>
public sealed class ClaimingTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>The browser itself reports what was answered with 401 or 422.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    internal override bool Claimed => false;

    [Fact]
    public async Task The_link_makes_the_first_visitor_the_owner_and_the_code_leaves_the_address_bar()
    {
        var visitor = await StrangerAsync();
        var page = visitor.Page;
        await page.GotoAsync(Link);
        await Assertions.Expect(page).ToHaveURLAsync(Appliance.Host.Address + "/");
        await Assertions.Expect(page.GetByLabel("コード")).ToHaveValueAsync(new Regex("^[0-9A-Z]{10}$", default, TimeSpan.FromSeconds(1)));
        await page.GetByLabel("ログイン名").FillAsync("yamada");
        await page.GetByLabel("パスワード").FillAsync("password2026");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("よく使われるパスワード")).ToBeVisibleAsync();

        await page.GetByLabel("パスワード").FillAsync(RunningAppliance.Password);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Key("CASH")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(visitor.Key("CASH")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_code_on_the_paper_does_as_well_and_the_next_visitor_is_asked_to_sign_in()
    {
        var first = await StrangerAsync();
        await first.Page.GotoAsync("/sales");
        await Assertions.Expect(first.Page.GetByText("レシートに印刷され")).ToBeVisibleAsync();
        await first.Page.GetByLabel("コード").FillAsync("WRONG-WRONG");
        await first.Page.GetByLabel("ログイン名").FillAsync("yamada");
        await first.Page.GetByLabel("パスワード").FillAsync(RunningAppliance.Password);
        await first.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first.Page.GetByText("もう使われています")).ToBeVisibleAsync();

        var code = Link.Split('=')[1];
        await first.Page.GetByLabel("コード").FillAsync($"{code[..5]}-{code[5..]}".ToLowerInvariant());
        await first.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first.Page.GetByText("会計はまだありません。")).ToBeVisibleAsync();

        var second = await StrangerAsync();
        await second.Page.GotoAsync("/");
        await Assertions.Expect(second.Button("サインイン")).ToBeVisibleAsync();
    }
}

/// <summary>How people of the shop get in, and out.</summary>
public sealed class SigningInTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>The browser itself reports what was answered with 401, 403 or 429.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    [Fact]
    public async Task A_wrong_password_is_told_and_the_right_one_leads_to_the_page_that_was_asked_for()
    {
        var visitor = await StrangerAsync();
        await visitor.Page.GotoAsync("/sales");
        await visitor.TypePasswordAsync("owner", "not-this-one-9");
        await Assertions.Expect(visitor.Page.GetByText("ログイン名かパスワードが違います。")).ToBeVisibleAsync();

        await visitor.TypePasswordAsync("owner");

        await Assertions.Expect(visitor.Page.GetByText("会計はまだありません。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_signs_out_is_out_in_every_tab_and_nothing_is_left_to_read()
    {
        var visitor = await SignedInAsync();
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "アカウント" }).ClickAsync();
        await visitor.Button("サインアウト").ClickAsync();
        await Assertions.Expect(visitor.Button("サインイン")).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByText("山田").CountAsync());

        await page.GotoAsync("/sales");
        await Assertions.Expect(visitor.Button("サインイン")).ToBeVisibleAsync();
        Assert.Equal("", await page.EvaluateAsync<string>("() => document.cookie"));
    }

    [Fact]
    public async Task What_was_typed_when_the_session_was_ended_from_elsewhere_is_there_after_signing_in_again()
    {
        var visitor = await SignedInAsync();
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "商品" }).ClickAsync();
        await page.GotoAsync("/products/code/001");
        var price = page.GetByLabel("価格", new() { Exact = true });
        await price.FillAsync("777");
        using (var elsewhere = await Appliance.SignedInAsync("owner", RunningAppliance.Password))
        {
            var sessions = await elsewhere.GetStringAsync("/api/v1/sessions");
            foreach (Match id in Regex.Matches(sessions, "\"id\":\"(?<id>S[0-9a-f]+)\"[^}]*\"current\":false", default, TimeSpan.FromSeconds(1)))
            {
                using var ended = await elsewhere.DeleteAsync($"/api/v1/sessions/{id.Groups["id"].Value}");
                ended.EnsureSuccessStatusCode();
            }
        }

        await Assertions.Expect(page.GetByText("入力の途中から続けられます")).ToBeVisibleAsync();
        await Assertions.Expect(price).ToBeHiddenAsync();
        await visitor.TypePasswordAsync("owner");

        await Assertions.Expect(price).ToBeVisibleAsync();
        await Assertions.Expect(price).ToHaveValueAsync("777");
    }

    [Theory]
    [InlineData(Domain.Staff.StaffRole.Technician, "商品", "設定")]
    [InlineData(Domain.Staff.StaffRole.Cashier, "販促", "商品")]
    public async Task The_rail_follows_the_role(Domain.Staff.StaffRole role, string hidden, string offered)
    {
        var visitor = await SignedInAsync(role: role);
        var page = visitor.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = offered, Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/settings");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "設定", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = hidden, Exact = true }).CountAsync());
    }

    [Fact]
    public async Task A_page_that_the_role_may_not_see_says_so()
    {
        var visitor = await SignedInAsync(role: Domain.Staff.StaffRole.Technician, at: "/sales");
        await Assertions.Expect(visitor.Page.GetByText("この画面を見る権限がありません")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_owner_lets_somebody_sign_in_and_makes_and_revokes_a_token()
    {
        var visitor = await SignedInAsync(at: "/staff");
        var page = visitor.Page;
        await visitor.Button("小林 を編集").ClickAsync();
        await page.GetByLabel("ログイン名").FillAsync("kobayashi");
        await page.GetByLabel("パスワード", new() { Exact = true }).FillAsync("kaze-to-hikari-77");
        await visitor.Button("サインインできるようにする").ClickAsync();
        await Assertions.Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("まだ一度もサインインしていません。")).ToBeVisibleAsync();
        using (await Appliance.SignedInAsync("kobayashi", "kaze-to-hikari-77"))
        {
            // They are in.
        }

        await page.GotoAsync("/settings/tokens");
        await page.GetByLabel("使い道").FillAsync("会計ソフト");
        await page.GetByLabel("売上を見る").CheckAsync();
        await visitor.Button("作る").ClickAsync();
        await Assertions.Expect(page.GetByLabel("トークン", new() { Exact = true })).ToHaveValueAsync(
            new Regex("^[-_0-9A-Za-z]{43}$", default, TimeSpan.FromSeconds(1)));
        await visitor.Button("会計ソフトのトークンを取り消す").ClickAsync();
        await Assertions.Expect(page.GetByText("トークンはまだありません。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task No_style_and_no_script_is_written_into_a_page_and_nothing_is_refused()
    {
        var visitor = await SignedInAsync();
        foreach (var path in new[] { "/", "/sales", "/products", "/staff", "/settings", "/settings/tokens", "/account", "/help" })
        {
            var answer = await visitor.Page.GotoAsync(path);
            var policy = await answer!.HeaderValueAsync("content-security-policy");
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading).First).ToBeAttachedAsync();
        }

        Assert.DoesNotContain(visitor.Complaints, it => it.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
