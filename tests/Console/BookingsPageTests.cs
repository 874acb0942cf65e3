using System.Net.Http.Json;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>
/// 予約 on a phone: what is booked is set up in its own pages, a deposit paid by code is noted, and a booking is moved
/// without dragging.
/// </summary>
public sealed class BookingsPageTests(TheBrowser browser) : ConsoleTest(browser)
{
    [Fact]
    public async Task A_service_is_made_a_day_off_kept_and_a_booking_moved_by_touch()
    {
        // Open on every day, so that the next one is, too.
        var week = Enumerable.Range(0, 7).Select(weekday => new { weekday, from = 480, until = 1_200 });
        using var open = await Appliance.Http.PutAsJsonAsync(
            "/api/v1/booking/setup", new { week, specialDays = Array.Empty<object>(), stepMinutes = 30 });
        open.EnsureSuccessStatusCode();
        var visitor = await SignedInAsync(
            new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true }, at: "/bookings/services");
        var page = visitor.Page;
        await visitor.Button("メニューを足す").ClickAsync();
        await page.GetByLabel("メニュー名").FillAsync("カット");
        await page.GetByLabel("料金の見込み（円）").FillAsync("5000");
        await page.GetByLabel("予約金").FillAsync("1000");
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByText("60分 ¥5,000 予約金 ¥1,000")).ToBeVisibleAsync();

        await page.GotoAsync("/bookings/hours");
        await visitor.Button("特別な日を足す").ClickAsync();
        await page.GetByLabel("日付").FillAsync("2031-01-01");
        await page.GetByLabel("理由（臨時休業など）").FillAsync("元日");
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByText("保存しました")).ToBeVisibleAsync();

        await page.GotoAsync("/bookings");
        await visitor.Button("次へ").ClickAsync();
        var day = await page.GetByLabel("日付").InputValueAsync();
        var service = (await Appliance.GetAsync("/api/v1/booking/services")).EnumerateArray()
            .Single(it => it.GetProperty("name").GetString() == "カット").GetProperty("code").GetString();
        var (status, made) = await Appliance.PostAsync(
            "/api/v1/bookings", new { service, day, minute = 600, memberId = "M000001" });
        Assert.True(status == 201, $"{status}: {made}");
        await page.GetByRole(AriaRole.Button, new() { Name = "10:00 カット" }).ClickAsync();
        await Assertions.Expect(page.GetByText("予約金はレジで受け取ります", new() { Exact = false })).ToBeVisibleAsync();
        await visitor.Button("ほかで受け取った予約金を記録").ClickAsync();
        await page.GetByLabel("受け取った額（円）").FillAsync("600");
        await page.GetByLabel("受け取り方").SelectOptionAsync("qr");
        await visitor.Button("保存する").ClickAsync();
        await Assertions.Expect(page.GetByText("（済み ¥600）")).ToBeVisibleAsync();
        await visitor.Button("時間を変える").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "11:00に移す" }).First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "11:00 カット" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_address_of_a_persons_calendar_fits_a_phone_and_ends_when_it_is_taken_back()
    {
        const int width = 390;
        var visitor = await SignedInAsync(
            new() { ViewportSize = new() { Width = width, Height = 844 }, HasTouch = true }, at: "/bookings/shifts");
        var page = visitor.Page;
        await visitor.Button("小林を編集").ClickAsync();

        await visitor.Button("アドレスを発行する").ClickAsync();
        var address = await page.GetByLabel("予定表アプリに入れるアドレス").InputValueAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        using var calendar = await Appliance.Stranger.GetAsync(new Uri(address));
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType?.MediaType);

        await visitor.Button("やめる").ClickAsync();
        await Assertions.Expect(page.GetByText("もう共有していません。")).ToBeVisibleAsync();
        using var ended = await Appliance.Stranger.GetAsync(new Uri(address));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, ended.StatusCode);
    }
}
