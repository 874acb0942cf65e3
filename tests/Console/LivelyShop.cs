using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Station;
using Appliance.Firmware.Tests;
using Appliance.Simulation;
using Appliance.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Console.Tests;

/// <summary>A shop with three months behind it and a day under way: something to see on every page.</summary>
internal static class LivelyShop
{
    private const int Days = 90;
    private const int Members = 60;
    private const double MeanIntervalDays = 14;

    /// <summary>Lives the three months up to yesterday, before the appliance is started for the first time.</summary>
    /// <param name="folder">The data folder.</param>
    public static void LiveUntilYesterday(string folder)
    {
        var today = BusinessDay.Of(TimeProvider.System.GetUtcNow(), ShopPreset.Cafe.Shop.BusinessDayStartsAtHour);
        ShopLifeOptions options = new(Members, today.AddDays(-Days), Days, MeanIntervalDays: MeanIntervalDays);
        DataFolder data = new(folder);
        Directory.CreateDirectory(data.Path);
        using var stores = ApplianceStores.Open(
            data,
            new DiskJournalFiles(),
            ShopPreset.Cafe with { Members = [] },
            () => PackageSetOffers.OpenStore(data.Store),
            new Stopped(new(options.FirstDay.AddDays(-1).ToDateTime(new(3, 0)), TimeSpan.Zero)));
        ShopLife life = new(options, StateLoader.Load(stores.Documents, NoLookup.Instance));
        stores.Journal.Append([.. life.Live().SelectMany(day => day).SelectMany(Printed)]);
    }

    /// <summary>Opens the shop for today: what the counter and the console do in a day.</summary>
    /// <returns>Addresses of single things that have a page.</returns>
    public static async Task<IReadOnlyList<string>> OpenAsync(RunningAppliance appliance)
    {
        // Who comes most often has everything a member can have.
        var most = await appliance.GetAsync("/api/v1/members?sort=visits&descending=true&limit=1");
        var regular = most.GetProperty("items")[0].GetProperty("id").GetString()!;
        await appliance.KeysAsync("Z Z");
        await DecideAsync(appliance, regular);
        await KnowAsync(appliance, regular);
        var group = await GroupAsync(appliance);
        var campaign = await CampaignAsync(appliance, group);
        await BookAsync(appliance, regular);
        await SellAsync(appliance);
        var sale = (await appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0].GetProperty("id").GetString();
        return
        [
            "/members/new", $"/members/{regular}", $"/members/{regular}/karte", $"/members/{regular}/history",
            $"/members/{regular}/points", $"/members/{regular}/bookings", $"/members/{regular}/profile",
            $"/groups/{group}", "/campaigns/new", $"/campaigns/{campaign}", "/products/code/001", "/products/new", "/closings/1", $"/sales/{sale}",
        ];
    }

    /// <summary>An entry, and where it is a sale its receipt, for which nothing waits any more.</summary>
    private static IEnumerable<EntryDraft> Printed(EntryDraft draft) => draft.Data is SaleClosed sale
        ? [draft, draft with { Data = new ReceiptPrinted(sale.SaleId, Reissue: false) }]
        : [draft];

    /// <summary>Ranks, coupons, goals: what the owner decided.</summary>
    private static async Task DecideAsync(RunningAppliance appliance, string regular)
    {
        var today = await TodayAsync(appliance);
        var station = appliance.Host.Services.GetRequiredService<StationLoop>();
        List<EntryData> entries =
        [
            new CouponDefined(
                new Coupon("AKI", "秋の100円引", 0, new(100), new(2020, 1, 1), new(2099, 12, 31), Personal: true)),
            new GoalSet(PeriodKind.Month, new(today.Year, today.Month, 1), new(180_000)),
            new GoalSet(PeriodKind.Year, new(today.Year, 1, 1), new(2_000_000)),
            new CouponIssued($"AKI-{regular}", regular, "AKI", today, today.AddDays(30), 1, CouponReason.Staff),
            .. Enumerable.Range(1, Members).Where(number => number % 5 != 0).Select(number => new ConsentRecorded(
                $"M{number:D6}", ConsentPurpose.Marketing, ContactChannel.Receipt, true, "お知らせを受け取ります。")),
        ];
        await station.SubmitAsync(new ChangeRequested(entries), CancellationToken.None);
        await PutAsync(appliance, "/api/v1/loyalty/rules", new
        {
            bonuses = new[] { new { code = "sat", name = "土曜2倍", times = 200, weekdays = new[] { "sat" } } },
            ladder = new
            {
                measure = "spend",
                windowMonths = 12,
                ranks = new[]
                {
                    new { code = "SILVER", name = "シルバー", kana = "ｼﾙﾊﾞｰ", from = 1_000, times = 150 },
                    new { code = "GOLD", name = "ゴールド", kana = "ｺﾞｰﾙﾄﾞ", from = 30_000, times = 200 },
                },
            },
            staffPointLimit = 1_000,
        });
    }

    private static async Task KnowAsync(RunningAppliance appliance, string regular)
    {
        var member = $"/api/v1/members/{regular}";
        var consents = member + "/consents";
        await PostAsync(appliance, consents, new
        {
            purpose = "health",
            channel = (string?)null,
            given = true,
            wording = "アレルギーについてうかがったことを記録することに同意します。",
        });
        await PostAsync(appliance, consents, new { purpose = "marketing", channel = "email", given = true });
        await PostAsync(appliance, member + "/alerts", new { kind = "allergy", text = "蕎麦", reading = "ソバ" });
        await PostAsync(appliance, member + "/alerts", new { kind = "preference", text = "窓ぎわの席", reading = "マドギワ" });
        await PostAsync(appliance, member + "/handovers", new { text = "来週のお誕生日会のご相談あり", reading = "タンジョウビ" });
        await PostAsync(appliance, member + "/karte", new
        {
            template = "cafe-guest",
            answers = new[] { new { field = "favourite", values = new[] { "カフェラテ" } } },
            memo = "ミルクは温めで。新しい豆を試したいとのこと。",
        });
        await PostAsync(appliance, member + "/points", new { kind = "gift", points = 200, reason = "ご紹介のお礼" });
        await PostAsync(appliance, member + "/cards", new { cardUid = "04A1B2C3D4E5F6", replaces = (string?)null });
        var second = regular == "M000002" ? "M000003" : "M000002";
        await PostAsync(
            appliance, $"/api/v1/members/{second}/cards", new { cardUid = "04B2C3D4E5F607", replaces = (string?)null });
    }

    private static async Task<string> GroupAsync(RunningAppliance appliance)
    {
        var preview = await PostAsync(
            appliance,
            "/api/v1/segments/preview",
            new { condition = (object?)null, text = "来店回数 >= 5回 かつ 最終来店から 30日以内" });
        var made = await PostAsync(
            appliance,
            "/api/v1/segments",
            new { name = "常連の方", condition = preview.GetProperty("condition"), archived = false });
        return made.GetProperty("id").GetString()!;
    }

    private static async Task<string> CampaignAsync(RunningAppliance appliance, string group)
    {
        object Plan(string name, string? segment) => new
        {
            name,
            kind = "once",
            channel = "receipt",
            segmentId = segment,
            subject = (string?)null,
            body = "{お名前}様\nいつもありがとうございます。{クーポン}をどうぞ。",
            couponCode = "AKI",
            controlBasisPoints = 2_000,
            windowDays = 30,
            marginBasisPoints = 6_000,
        };
        await PostAsync(appliance, "/api/v1/campaigns", Plan("冬のお知らせ", group));
        var made = await PostAsync(appliance, "/api/v1/campaigns", Plan("秋のお礼", null));
        var id = made.GetProperty("id").GetString()!;
        await PostAsync(appliance, $"/api/v1/campaigns/{id}/start", new { });
        return id;
    }

    private static async Task BookAsync(RunningAppliance appliance, string regular)
    {
        var today = await TodayAsync(appliance);
        string[] services = ["table", "afternoon", "table", "afternoon", "table"];
        await PutAsync(appliance, "/api/v1/booking/setup", new
        {
            week = Enumerable.Range(0, 7).Select(weekday => new { weekday, from = 480, until = 1_200 }),
            specialDays = Array.Empty<object>(),
            stepMinutes = 30,
        });
        foreach (var (service, i) in services.Select((service, i) => (service, i)))
        {
            await PostAsync(
                appliance,
                "/api/v1/bookings",
                new { service, day = today, minute = 540 + (120 * i), memberId = $"M{i + 2:D6}" });
        }

        var nextWeek = today.AddDays(7);
        await PostAsync(
            appliance, "/api/v1/bookings", new { service = "afternoon", day = nextWeek, minute = 840, memberId = regular });
        await PostAsync(
            appliance, "/api/v1/waiting", new { memberId = "M000007", service = "table", from = today, until = nextWeek });
    }

    private static async Task SellAsync(RunningAppliance appliance)
    {
        await appliance.KeysAsync("3 0 0 0 0 FLOAT");
        await appliance.PostAsync("/api/v1/virtual/drawer/close", new { });
        await appliance.TapAsync("04A1B2C3D4E5F6");
        await appliance.KeysAsync("1 2 0 0 DEPT2 8 0 0 DEPT1 5 0 0 0 CASH");
        await appliance.KeysAsync("4 5 0 DEPT2 CREDIT");
        await appliance.TapAsync("04B2C3D4E5F607");
        await appliance.KeysAsync("3 8 0 DEPT3 2 TIMES 4 5 0 DEPT2 CASH");
        await appliance.PostAsync("/api/v1/virtual/drawer/close", new { });
        await appliance.KeysAsync("6 5 0 DEPT2 HOLD");
    }

    private static async Task<DateOnly> TodayAsync(RunningAppliance appliance) => DateOnly.ParseExact(
        (await appliance.GetAsync("/api/v1/today")).GetProperty("day").GetString()!,
        "yyyy-MM-dd",
        CultureInfo.InvariantCulture);

    private static async Task<JsonElement> PostAsync(RunningAppliance appliance, string path, object body)
    {
        using var answer = await appliance.Http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task PutAsync(RunningAppliance appliance, string path, object body)
    {
        using var answer = await appliance.Http.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private sealed class Stopped(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
