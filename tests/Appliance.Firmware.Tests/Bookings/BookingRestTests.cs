using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Station;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Bookings;

/// <summary>The calendar through the web: two who want the same hour never both get it.</summary>
public sealed class BookingRestTests : IAsyncLifetime
{
    /// <summary>A Friday far ahead; the café is closed on Wednesdays.</summary>
    private const string Day = "2099-05-01";

    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task Of_many_who_ask_at_once_for_one_table_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i =>
            appliance.PostAsync("/api/v1/bookings", new { service = "table", day = Day, minute = 600 + (i % 4 * 30), memberId = "M000001", resource = "table-1" })));

        Assert.Equal(1, answers.Count(it => it.Status == 201));
        Assert.All(answers.Where(it => it.Status != 201), it => Assert.Equal((422, "booking-resource-taken"), (it.Status, it.Body.Code())));
    }

    [Fact]
    public async Task Without_a_wish_as_many_get_a_table_as_there_are()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => BookAsync(600)));

        Assert.Equal(3, answers.Count(it => it.Status == 201));
        Assert.Equal(
            ["table-1", "table-2", "table-3"],
            answers.Where(it => it.Status == 201).Select(it => it.Body.GetProperty("resource").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_moves_at_once_to_one_free_hour_does_not_meet_there()
    {
        var first = (await BookAsync(600, "table-1")).Body.GetProperty("id").GetString();
        var second = (await BookAsync(720, "table-1")).Body.GetProperty("id").GetString();

        var moved = await Task.WhenAll(new[] { first, second }.Select(id =>
            appliance.PostAsync($"/api/v1/bookings/{id}/move", new { day = Day, minute = 900, resource = "table-1" })));

        Assert.Equal([200, 422], moved.Select(it => it.Status).Order());
    }

    [Fact]
    public async Task A_booking_does_not_stand_in_its_own_way()
    {
        var id = (await BookAsync(600, "table-1")).Body.GetProperty("id").GetString();

        var (status, body) = await appliance.PostAsync($"/api/v1/bookings/{id}/move", new { day = Day, minute = 630, resource = "table-1" });

        Assert.Equal((200, 630), (status, body.GetProperty("minute").GetInt32()));
    }

    [Fact]
    public async Task A_caller_becomes_a_provisional_member_whose_name_is_sealed()
    {
        var (status, body) = await appliance.PostAsync("/api/v1/bookings", new
        {
            service = "table",
            day = Day,
            minute = 600,
            caller = new { name = "電話の鈴木", kana = "スズキ", phone = "090-1111-2222" },
            memo = "窓側希望",
        });
        Assert.Equal((201, true, "電話の鈴木"), (status, body.GetProperty("provisional").GetBoolean(), body.GetProperty("memberName").GetString()));
        await appliance.StopAsync();

        var journal = string.Concat(Directory
            .EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl").Select(file => File.ReadAllText(file)));
        Assert.Contains("\"kind\":\"booking.made\"", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("電話の鈴木", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("090-1111-2222", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("窓側希望", journal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2099-05-06", 600, "table", "booking-closed")]
    [InlineData(Day, 1_170, "table", "booking-closed")]
    [InlineData(Day, 601, "table", "booking-step")]
    [InlineData("2020-05-01", 600, "table", "booking-past")]
    [InlineData(Day, 600, "spaceship", "booking-service-unknown")]
    public async Task What_cannot_be_booked_is_refused_in_words(string day, int minute, string service, string code)
    {
        var (status, body) = await appliance.PostAsync("/api/v1/bookings", new { service, day, minute, memberId = "M000001" });

        Assert.Equal((422, code), (status, body.Code()));
        Assert.NotEmpty(body.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_day_tells_what_is_expected_and_forgets_what_was_cancelled()
    {
        await appliance.PostAsync("/api/v1/bookings", new { service = "afternoon", day = Day, minute = 600, memberId = "M000001" });
        var (_, second) = await appliance.PostAsync("/api/v1/bookings", new { service = "afternoon", day = Day, minute = 600, memberId = "M000002" });
        Assert.Equal(6_600, (await DayAsync()).GetProperty("expected").GetInt64());

        await appliance.PostAsync($"/api/v1/bookings/{second.GetProperty("id").GetString()}/cancel", new { });

        var day = await DayAsync();
        Assert.Equal((3_300, 1, 1), (day.GetProperty("expected").GetInt64(), day.GetProperty("count").GetInt32(), day.GetProperty("cancelled").GetInt32()));
        var (status, again) = await appliance.PostAsync($"/api/v1/bookings/{second.GetProperty("id").GetString()}/cancel", new { });
        Assert.Equal((422, "booking-over"), (status, again.Code()));
    }

    [Fact]
    public async Task A_deposit_is_taken_up_to_the_price()
    {
        var (_, made) = await appliance.PostAsync("/api/v1/bookings", new { service = "afternoon", day = Day, minute = 600, memberId = "M000001" });
        var path = $"/api/v1/bookings/{made.GetProperty("id").GetString()}/deposit";

        Assert.Equal("booking-deposit-at-register", (await appliance.PostAsync(path, new { amount = 1_000, kind = "cash" })).Body.Code());
        Assert.Equal(1_000, (await appliance.PostAsync(path, new { amount = 1_000, kind = "qr" })).Body.GetProperty("depositTaken").GetInt64());
        Assert.Equal("booking-deposit", (await appliance.PostAsync(path, new { amount = 2_301, kind = "qr" })).Body.Code());

        // It is the guest's prepaid, with which they pay the bill.
        Assert.Equal(1_000, (await appliance.GetAsync("/api/v1/members/M000001")).GetProperty("prepaid").GetInt64());
    }

    [Fact]
    public async Task Who_waits_is_shown_the_first_place_there_is()
    {
        foreach (var table in new[] { "table-1", "table-2", "table-3" }) await BookAsync(600, table);
        var today = await TodayAsync();
        using (var added = await appliance.Http.PostAsJsonAsync("/api/v1/waiting", new { memberId = "M000002", service = "table", from = today, until = today.AddDays(7) }))
        {
            Assert.Equal(201, (int)added.StatusCode);
        }

        var guest = Assert.Single((await appliance.GetAsync("/api/v1/waiting")).EnumerateArray());
        Assert.Equal(JsonValueKind.Object, guest.GetProperty("free").ValueKind);
        using (var closed = await appliance.Http.DeleteAsync("/api/v1/waiting/W000001")) Assert.Equal(204, (int)closed.StatusCode);
        Assert.Empty((await appliance.GetAsync("/api/v1/waiting")).EnumerateArray());
    }

    [Fact]
    public async Task A_calendar_is_read_by_its_secret_address_until_there_is_another()
    {
        using var settings = await appliance.Http.PutAsJsonAsync(
            "/api/v1/booking/services/talk", new { name = "ご相談, お茶; つき", kana = "ｺﾞｿｳﾀﾞﾝ", minutes = 30, price = 0, deposit = 0 });
        Assert.Equal(200, (int)settings.StatusCode);
        await appliance.PostAsync("/api/v1/bookings", new { service = "talk", day = Day, minute = 600, memberId = "M000001", staffId = "01" });
        var (_, shared) = await appliance.PostAsync("/api/v1/booking/calendars/01", new { });
        var path = shared.GetProperty("path").GetString()!;

        var feed = await appliance.Stranger.GetStringAsync(path);

        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20990501T010000Z\r\nDTEND:20990501T013000Z\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:ご相談\\, お茶\\; つき M000001\r\n", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("佐藤", feed, StringComparison.Ordinal);
        await appliance.PostAsync("/api/v1/booking/calendars/01", new { });
        Assert.Equal(404, (int)(await appliance.Stranger.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_number_is_called_on_the_customers_display()
    {
        using (var called = await appliance.Http.PostAsync("/api/v1/tickets/12/call", null)) Assert.Equal(204, (int)called.StatusCode);

        var shown = await appliance.KeysAsync("CLEAR");
        using var again = await appliance.Http.PostAsync("/api/v1/tickets/12/call", null);
        Assert.Equal(204, (int)again.StatusCode);
        Assert.DoesNotContain("ﾊﾞﾝｺﾞｳ", shown.Rows("customerDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_for_guests_without_a_booking_go_up_also_when_many_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => appliance.PostAsync("/api/v1/tickets", new { })));

        Assert.Equal(Enumerable.Range(1, 8), answers.Select(it => it.Body.GetProperty("number").GetInt32()).Order());
    }

    [Fact]
    public async Task Of_an_erased_member_the_time_becomes_free_and_the_memo_is_gone()
    {
        var (_, made) = await appliance.PostAsync("/api/v1/bookings", new { service = "table", day = Day, minute = 600, memberId = "M000001", memo = "お祝い" });
        await appliance.Host.Services.GetRequiredService<StationLoop>()
            .SubmitAsync(_ => new ChangeRequested([new MemberErased("M000001")]), CancellationToken.None);

        var booking = await appliance.GetAsync($"/api/v1/bookings/{made.GetProperty("id").GetString()}");
        Assert.Equal(("cancelled", JsonValueKind.Null), (booking.GetProperty("state").GetString(), booking.GetProperty("memo").ValueKind));
    }

    private Task<(int Status, JsonElement Body)> BookAsync(int minute, string? resource = null) =>
        appliance.PostAsync("/api/v1/bookings", new { service = "table", day = Day, minute, memberId = "M000001", resource });

    private async Task<JsonElement> DayAsync() =>
        (await appliance.GetAsync($"/api/v1/bookings?from={Day}")).GetProperty("days")[0];

    private static Task<DateOnly> TodayAsync() => Task.FromResult(BusinessDay.Of(TimeProvider.System.GetUtcNow(), 5));
}
