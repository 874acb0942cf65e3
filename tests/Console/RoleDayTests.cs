using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Appliance.Domain.Staff;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>
/// A day of each role, from signing in to the end of what they do, through pages alone: what happens at the counter
/// meanwhile comes from the keys, as it does.
/// </summary>
public sealed class RoleDayTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const string Sato = "04A1B2C3D4E5F6";

    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    /// <summary>The browser itself reports what was answered with 401 before anybody signed in.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    [Fact]
    public async Task An_owner_sees_the_day_thanks_a_guest_plans_a_campaign_and_reads_the_closing()
    {
        await Appliance.TapAsync(Sato);
        await Appliance.KeysAsync("1 2 0 0 DEPT2 CREDIT");
        var visitor = await ArrivesAsync("owner");
        var page = visitor.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "きょうの売上" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("¥1,200").First).ToBeVisibleAsync();
        await Appliance.KeysAsync("3 0 0 DEPT2 CREDIT");
        await Assertions.Expect(page.GetByText("¥1,500").First).ToBeVisibleAsync();

        await GoAsync(page, "会員");
        await page.GetByLabel("名前・フリガナ・電話の下4桁・会員番号で探す").FillAsync("さとう");
        await page.GetByRole(AriaRole.Link, new() { Name = "佐藤 花子" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "佐藤 花子 様" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ポイント・クーポン" }).ClickAsync();
        await page.GetByLabel("ポイント", new() { Exact = true }).FillAsync("50");
        await page.GetByLabel("理由・お会計").FillAsync("ご紹介のお礼");
        await visitor.Button("反映する").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ご紹介のお礼" })).ToContainTextAsync("+50");
        await page.GetByRole(AriaRole.Link, new() { Name = "プロフィール" }).ClickAsync();
        await visitor.Button("ご案内（レシート） 同意をいただいた").ClickAsync();
        await Assertions.Expect(visitor.Button("ご案内（レシート） 取り消す")).ToBeVisibleAsync();

        await GoAsync(page, "販促");
        await visitor.Button("販促を作る").ClickAsync();
        await page.GetByLabel("名前", new() { Exact = true }).FillAsync("冬のご案内");
        await page.GetByLabel("対照群（%）").FillAsync("0");
        await page.GetByLabel("本文").FillAsync("{お名前}様\n冬のメニューが始まりました。");
        await Assertions.Expect(page.GetByText("佐藤 花子様").Last).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("1人", new() { Exact = true }).First).ToBeVisibleAsync();
        await visitor.Button("保存する").ClickAsync();
        await visitor.Button("始める").ClickAsync();
        await visitor.Button("抽出して始める").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "これから 1人" })).ToBeVisibleAsync();

        await GoAsync(page, "レポート");
        await Assertions.Expect(page.GetByText("¥1,500").First).ToBeVisibleAsync();
        await GoAsync(page, "レジ");
        await visitor.PressAsync("Z", "Z");
        await page.GetByRole(AriaRole.Link, new() { Name = "精算", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "No.1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("クレジットカード 2件")).ToBeVisibleAsync();
        await LeavesAsync(visitor);
    }

    [Fact]
    public async Task A_cashier_sees_their_places_alone_registers_guests_and_books_for_one()
    {
        await OpenEveryDayAsync();
        await PutAsync("/api/v1/roster", new { consentWording = "お知らせを受け取ります。", unknownCardsJoin = true });
        var visitor = await ArrivesAsync(await Appliance.GiveAccountAsync(StaffRole.Cashier));
        var page = visitor.Page;
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation).First.GetByRole(AriaRole.Link).Filter(new() { Visible = true }))
            .ToHaveTextAsync(["レジ", "会員", "予約", "商品", "きょう", "設定", "使い方", "アカウント"]);

        await visitor.Card("未登録のカード").ClickAsync();
        await Assertions.Expect(visitor.OperatorGlass).ToContainTextAsync("M0");
        await visitor.PressAsync("5", "00", "DEPT2", "CREDIT");
        await GoAsync(page, "会員");
        await visitor.Button("仮会員").ClickAsync();
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.GetByText("カードだけが登録されています。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "プロフィール" }).ClickAsync();
        await page.GetByLabel("お名前").FillAsync("鈴木 次郎");
        await page.GetByLabel("フリガナ").FillAsync("すずき じろう");
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "鈴木 次郎 様" })).ToBeVisibleAsync();

        await GoAsync(page, "会員");
        await visitor.Button("会員を登録").ClickAsync();
        await page.GetByLabel("お名前").FillAsync("青木 みどり");
        await page.GetByLabel("フリガナ").FillAsync("あおき みどり");
        await page.GetByLabel("電話番号").FillAsync("090-0000-4321");
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "青木 みどり 様" })).ToBeVisibleAsync();

        await GoAsync(page, "予約");
        await visitor.Button("次へ").ClickAsync();
        await visitor.Button("予約を取る").ClickAsync();
        await page.GetByLabel("お客様").FillAsync("青木");
        await page.GetByRole(AriaRole.Button, new() { Name = "青木 みどり" }).ClickAsync();
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "青木 みどり" })).ToBeVisibleAsync();
        await LeavesAsync(visitor);
    }

    [Fact]
    public async Task A_manager_books_a_shift_sees_a_return_receives_goods_and_counts_the_cash()
    {
        await OpenEveryDayAsync();
        await Appliance.KeysAsync("3 0 0 0 0 FLOAT");
        await Appliance.PostAsync("/api/v1/virtual/drawer/close", new { });
        await Appliance.KeysAsync("8 0 0 DEPT2 CREDIT");
        var visitor = await ArrivesAsync(await Appliance.GiveAccountAsync(StaffRole.Manager));
        var page = visitor.Page;
        await Assertions.Expect(page.GetByText("¥800").First).ToBeVisibleAsync();

        await GoAsync(page, "設定");
        await page.GetByRole(AriaRole.Link, new() { Name = "シフト" }).ClickAsync();
        await Assertions.Expect(page.GetByText("営業時間と同じ").First).ToBeVisibleAsync();
        await GoAsync(page, "予約");
        await visitor.Button("次へ").ClickAsync();
        await visitor.Button("小林 10:00に予約を取る").ClickAsync();
        await page.GetByLabel("お名前").FillAsync("田辺");
        await visitor.Button("保存する").ClickAsync();
        var booking = page.GetByRole(AriaRole.Button, new() { Name = "田辺 10:00" });
        await booking.FocusAsync();
        foreach (var key in new[] { "Space", "ArrowDown", "ArrowDown", "Space" }) await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "田辺 11:00" })).ToBeVisibleAsync();

        await GoAsync(page, "レジ");
        await page.GetByRole(AriaRole.Link, new() { Name = "売上", Exact = true }).ClickAsync();
        await visitor.Button("番号1の明細を開く").ClickAsync();
        await visitor.Button("レジで返品する").ClickAsync();
        await Assertions.Expect(page.GetByText("レジに No.1 の返品を出しました。")).ToBeVisibleAsync();
        await Appliance.KeysAsync("SUBTOTAL CREDIT");
        await page.GetByRole(AriaRole.Link, new() { Name = "返品・取消" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "No.1" })).ToContainTextAsync("−¥800");

        await GoAsync(page, "商品");
        await page.GetByRole(AriaRole.Link, new() { Name = "在庫" }).ClickAsync();
        var stock = (await Appliance.GetAsync("/api/v1/products/032")).GetProperty("stock").GetInt64();
        await visitor.Button("入荷を記録").ClickAsync();
        await page.GetByLabel("クッキー缶").FillAsync("12");
        await visitor.Button("記録する").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "クッキー缶" })).ToContainTextAsync($"{stock + 12}点");

        await GoAsync(page, "レジ");
        // Three notes of ¥10,000, and nothing of the other nine.
        await visitor.PressAsync("COUNT", "3", "COUNT");
        for (var others = 0; others < 9; others++) await visitor.PressAsync("COUNT");
        await page.GetByRole(AriaRole.Link, new() { Name = "いまのレジ" }).ClickAsync();
        await Assertions.Expect(page.GetByText("±¥0").First).ToBeVisibleAsync();
        await LeavesAsync(visitor);
    }

    [Fact]
    public async Task A_technician_finds_a_fault_backs_up_drills_verifies_and_proves_a_receipt()
    {
        await Appliance.KeysAsync("4 5 0 DEPT2 CREDIT");
        var visitor = await ArrivesAsync(await Appliance.GiveAccountAsync(StaffRole.Technician));
        var page = visitor.Page;
        await Assertions.Expect(page.GetByText("すべての機器が動いています")).ToBeVisibleAsync();
        await visitor.Button("テスト印字").ClickAsync();
        await Assertions.Expect(page.GetByText("プリンターに送りました")).ToBeVisibleAsync();

        await GoAsync(page, "本体");
        var code = await CodeOfAsync(visitor);
        var cover = page.GetByRole(AriaRole.Switch, new() { Name = "カバーが開いている" });
        await cover.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "プリンターを確認してください" })).ToBeVisibleAsync();
        await GoAsync(page, "機器");
        await Assertions.Expect(page.GetByText("1台の機器を確認してください")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "プリンター" })).ToContainTextAsync("カバー");
        await visitor.Button("接続されているものを調べる").ClickAsync();
        await Assertions.Expect(page.GetByText("doctor コマンドの出力をすべて見る")).ToBeVisibleAsync();
        await GoAsync(page, "本体");

        // Until the page knows how things stand the switch is off.
        await Assertions.Expect(cover).ToBeCheckedAsync();
        await cover.ClickAsync();
        await GoAsync(page, "機器");
        await Assertions.Expect(page.GetByText("すべての機器が動いています")).ToBeVisibleAsync();

        await GoAsync(page, "控え");
        await visitor.Button("今すぐバックアップ").ClickAsync();
        await Assertions.Expect(page.GetByText("最後のバックアップ")).ToBeVisibleAsync();
        await visitor.Button("復元訓練をする").ClickAsync();
        await Assertions.Expect(page.GetByText("合格", new() { Exact = false })).ToBeVisibleAsync();

        await GoAsync(page, "記録");
        await visitor.Button("改ざんがないか検証する").ClickAsync();
        await Assertions.Expect(page.GetByText("すべて正しい記録です")).ToBeVisibleAsync();
        await page.GetByLabel("レシートのQRコードの文字").FillAsync(code);
        await visitor.Button("確かめる").ClickAsync();
        await Assertions.Expect(page.GetByText("本物です。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("会計 No.1、¥450")).ToBeVisibleAsync();
        await LeavesAsync(visitor);
    }

    /// <summary>Opens the console at its beginning and signs in.</summary>
    private async Task<Visitor> ArrivesAsync(string login)
    {
        var visitor = await StrangerAsync();
        await visitor.Page.GotoAsync("/");
        await visitor.TypePasswordAsync(login);
        return visitor;
    }

    /// <summary>Signs out, which ends the day.</summary>
    private static async Task LeavesAsync(Visitor visitor)
    {
        await GoAsync(visitor.Page, "アカウント");
        await visitor.Button("サインアウト").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByLabel("ログイン名")).ToBeVisibleAsync();
    }

    /// <summary>Goes to a place of the rail.</summary>
    private static Task GoAsync(IPage page, string place) =>
        page.GetByRole(AriaRole.Navigation).First.GetByRole(AriaRole.Link, new() { Name = place, Exact = true }).ClickAsync();

    /// <summary>What a phone reads from the code on the receipt in the printer.</summary>
    private static async Task<string> CodeOfAsync(Visitor visitor)
    {
        var paper = visitor.Page.GetByRole(AriaRole.Img).And(visitor.Page.Locator("[alt*='[QR: APPLIANCE1 ']"));
        var text = await paper.First.GetAttributeAsync("alt");
        return Regex.Match(text!, @"\[QR: (?<code>APPLIANCE1 [^\]]+)\]", RegexOptions.ExplicitCapture, PatternLimit).Groups["code"].Value;
    }

    /// <summary>Bookings are taken on every day, so that tomorrow is one of them.</summary>
    private Task OpenEveryDayAsync() => PutAsync("/api/v1/booking/setup", new
    {
        week = Enumerable.Range(0, 7).Select(weekday => new { weekday, from = 480, until = 1_200 }),
        specialDays = Array.Empty<object>(),
        stepMinutes = 30,
    });

    private async Task PutAsync(string path, object body)
    {
        using var answer = await Appliance.Http.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }
}
