using System.Net.Http.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Tests;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>ネットワーク and 2段階認証, as a technician and an owner do them; pictures are left in <c>artifacts/screenshots</c>.</summary>
public sealed class AccessPagesTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>The browser itself reports what was answered with 401.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    [Fact]
    public async Task A_technician_opens_the_network_with_one_press_and_closes_it_with_two()
    {
        var visitor = await SignedInAsync(role: StaffRole.Technician, at: "/settings/network");
        var page = visitor.Page;
        await Assertions.Expect(page.GetByText("この機器だけで使えます")).ToBeVisibleAsync();

        await visitor.Button("お店のネットワークに公開する").ClickAsync();

        await Assertions.Expect(page.GetByText("お店のネットワークに公開しています")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("この機器の認証局")).ToBeVisibleAsync();
        await TakeAsync(page, "network");
        await visitor.Button("公開をやめる").ClickAsync();
        await Assertions.Expect(page.GetByText("画面はすぐに切れます")).ToBeVisibleAsync();
        await TakeAsync(page, "network-closing");
        await visitor.Button("公開をやめる").ClickAsync();
        await Assertions.Expect(page.GetByText("この機器だけで使えます")).ToBeVisibleAsync();
        await page.GotoAsync("/settings/backup");
        await Assertions.Expect(page.GetByText("プログラムの更新")).ToBeVisibleAsync();
        await TakeAsync(page, "update");
    }

    [Fact]
    public async Task An_owner_sets_up_the_phone_and_is_asked_for_its_code_from_then_on()
    {
        var visitor = await SignedInAsync(at: "/account");
        var page = visitor.Page;
        await page.GetByLabel("今のパスワード（確認）").FillAsync(RunningAppliance.Password);
        await visitor.Button("2段階認証を設定する").ClickAsync();
        var secret = page.Locator("p[data-secret]");
        await Assertions.Expect(secret).ToBeVisibleAsync();
        await TakeAsync(page, "second-factor");
        await page.GetByLabel("認証アプリに出ている6桁のコード").FillAsync(await CodeAsync(secret));
        await visitor.Button("有効にする").ClickAsync();
        await Assertions.Expect(page.GetByText("金庫などに保管してください")).ToBeVisibleAsync();
        await TakeAsync(page, "recovery-codes");
        var recovery = await page.Locator("main li").Filter(new() { HasTextRegex = new("^[0-9A-Z]{5}-[0-9A-Z]{5}$", default, TimeSpan.FromSeconds(1)) }).First.InnerTextAsync();
        await visitor.Button("保管しました").ClickAsync();
        await visitor.Button("サインアウト").ClickAsync();

        await visitor.TypePasswordAsync("owner");
        await Assertions.Expect(page.GetByLabel("認証アプリのコード")).ToBeFocusedAsync();
        await TakeAsync(page, "sign-in-code");
        await page.Keyboard.TypeAsync(recovery);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("予備コードは残り7個です。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_was_given_a_password_and_is_asked_for_a_phone_does_both_before_anything_else()
    {
        const string first = "yuuhi-to-nami-77";
        var owner = await SignedInAsync(at: "/staff/permissions");
        await owner.Page.GetByRole(AriaRole.Checkbox, new() { Name = "レジ係" }).ClickAsync();
        await Assertions.Expect(owner.Page.GetByText("保存しました。")).ToBeVisibleAsync();
        await TakeAsync(owner.Page, "second-factor-roles");
        using var given = await Appliance.Http.PutAsJsonAsync("/api/v1/accounts/02", new { login = "sato", password = first });
        given.EnsureSuccessStatusCode();

        var visitor = await StrangerAsync();
        var page = visitor.Page;
        await page.GotoAsync("/sales");
        await visitor.TypePasswordAsync("sato", first);
        await Assertions.Expect(page.GetByText("ほかの人が決めたものです")).ToBeVisibleAsync();
        await TakeAsync(page, "owes-password");
        await page.GetByLabel("今のパスワード", new() { Exact = true }).FillAsync(first);
        await page.GetByLabel("新しいパスワード").FillAsync(RunningAppliance.Password);
        await visitor.Button("パスワードを変える").ClickAsync();
        await Assertions.Expect(page.GetByText("あなたの役割に2段階認証が必要です")).ToBeVisibleAsync();
        await TakeAsync(page, "owes-second-factor");
        await page.GetByLabel("今のパスワード（確認）").FillAsync(RunningAppliance.Password);
        await visitor.Button("2段階認証を設定する").ClickAsync();
        await page.GetByLabel("認証アプリに出ている6桁のコード").FillAsync(await CodeAsync(page.Locator("p[data-secret]")));
        await visitor.Button("有効にする").ClickAsync();
        await visitor.Button("保管しました").ClickAsync();

        // The page that was asked for is there.
        await Assertions.Expect(page.GetByText("会計はまだありません。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("2段階認証が必要です")).ToBeHiddenAsync();
        Assert.EndsWith("/sales", page.Url, StringComparison.Ordinal);
    }

    /// <summary>What an authenticator app would show.</summary>
    private static async Task<string> CodeAsync(ILocator secret)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = (await secret.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        var bits = string.Concat(text.Select(it => Convert.ToString(alphabet.IndexOf(it, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] bytes = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        return TimeCode.Of(bytes, TimeCode.StepOf(TimeProvider.System.GetUtcNow()));
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        var size = page.ViewportSize!;
        foreach (var width in new[] { 390, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EvaluateAsync(Visitor.Settled);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Tree.Root, "artifacts", "screenshots", $"{name}-{width}.png"), FullPage = true });
        }

        await page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
