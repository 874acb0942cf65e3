using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Station;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Roster;

/// <summary>K11: a new card becomes a member who fills in their own form.</summary>
public sealed partial class GuestFormTests : IAsyncLifetime
{
    private const string NewCard = "0A0B0C0D0E0F10";
    private const string Hanako = "/api/v1/members/M000001";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task A_tapped_card_a_form_at_the_counter_a_power_cut_and_the_guests_own_words_make_a_member()
    {
        await PutAsync("/api/v1/roster", new { unknownCardsJoin = true, keepMonths = (int?)null, consentWording = "お便りを受け取ります。" });
        await PutAsync("/api/v1/roster/attributes/job", new { label = "職業", kind = "text", required = true });
        await PutAsync("/api/v1/roster/attributes/note", new { label = "お店の覚え", kind = "text", required = true });
        await PutAsync("/api/v1/roster/guest-form", Asking(["job"]));
        await PutAsync("/api/v1/network/lan", new { isOpen = true });
        await appliance.TapAsync(NewCard);
        var member = (await appliance.GetAsync("/api/v1/members?provisional=true")).GetProperty("items")[0].GetProperty("id").GetString()!;

        await appliance.KeysAsync("0 MEMBER");
        var word = await PrintedWordAsync(member);

        var (seen, asked) = await LookAsync(word);
        Assert.Equal(200, seen);
        Assert.DoesNotContain(member, asked.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["job"], asked.GetProperty("questions").EnumerateArray().Select(it => it.GetProperty("code").GetString()!));
        Assert.Equal("お便りを受け取ります。", asked.GetProperty("marketingWording").GetString());
        var version = asked.GetProperty("version").GetString()!;

        var (bad, problem) = await FillAsync(word, version, "first", name: "", email: "no-address");
        Assert.Equal((400, "attribute-missing email-invalid name-invalid"), (bad, string.Join(' ', problem.GetProperty("fields")
            .EnumerateArray().Select(it => it.GetProperty("code").GetString()).Order(StringComparer.Ordinal))));

        await appliance.StopAsync();
        await appliance.BootAsync();

        var attributes = new[] { new { code = "job", values = new[] { "会社員" } } };
        Assert.Equal(204, (await FillAsync(word, version, "first", attributes: attributes)).Status);
        Assert.Equal(204, (await FillAsync(word, version, "first", attributes: attributes)).Status);
        Assert.Equal((422, "guest-form-used"), await RefusedAsync(FillAsync(word, version, "second", attributes: attributes)));
        Assert.Equal((422, "guest-form-used"), await RefusedAsync(LookAsync(word)));

        var page = await appliance.GetAsync($"/api/v1/members/{member}");
        Assert.False(page.GetProperty("provisional").GetBoolean());
        Assert.Equal("1985-04-01", page.GetProperty("profile").GetProperty("birthday").GetString());
        Assert.Equal(
            ["email:お便りを受け取ります。", $"membership:{asked.GetProperty("membershipWording").GetString()}"],
            page.GetProperty("consents").EnumerateArray()
                .Select(it => (it.GetProperty("channel").GetString() ?? it.GetProperty("purpose").GetString()) + ":" + it.GetProperty("wording").GetString())
                .Order(StringComparer.Ordinal));
        AssertJournal(member, word);
    }

    [Fact]
    public async Task Staff_hand_it_out_in_the_console_and_see_when_it_is_filled_in()
    {
        using var cashier = await appliance.SignedInAsync(StaffRole.Cashier);
        using var offered = await cashier.PostAsync(Hanako + "/guest-form", null);
        var offer = await offered.Content.ReadFromJsonAsync<JsonElement>();
        var word = offer.GetProperty("word").GetString()!;
        Assert.Equal($"/form#{word}", offer.GetProperty("page").GetString());
        Assert.Equal(GuestFormDesk.WordLength, word.Length);

        // Nobody's phone reaches a console that only the machine itself has.
        Assert.Equal(JsonValueKind.Null, offer.GetProperty("address").ValueKind);
        Assert.Equal((422, "guest-form-network-closed"), await RefusedAsync(appliance.PostAsync(Hanako + "/guest-form/paper", new { word })));
        await appliance.TapAsync("04A1B2C3D4E5F6");
        await appliance.KeysAsync("0 MEMBER");
        await WaitAsync(async () => (await appliance.GetAsync("/api/v1/virtual/devices")).GetRawText().Contains("ﾈｯﾄﾜｰｸ", StringComparison.Ordinal));
        await appliance.KeysAsync("CLEAR");

        var before = (await appliance.GetAsync(Hanako)).GetProperty("profile");
        Assert.Equal(JsonValueKind.Null, (await appliance.GetAsync(Hanako + "/guest-form")).GetProperty("filledAt").ValueKind);
        var version = await VersionAsync(word);
        Assert.Equal(204, (await FillAsync(word, version, "once", name: "佐藤 華子")).Status);

        Assert.NotEqual(JsonValueKind.Null, (await appliance.GetAsync(Hanako + "/guest-form")).GetProperty("filledAt").ValueKind);
        var after = (await appliance.GetAsync(Hanako)).GetProperty("profile");
        Assert.Equal("佐藤 華子", after.GetProperty("name").GetString());
        Assert.Equal(before.GetProperty("phone").GetString(), after.GetProperty("phone").GetString());
    }

    [Fact]
    public async Task Only_the_last_form_of_a_member_is_good_and_only_for_its_time_and_while_there_is_a_member()
    {
        Assert.Equal((422, "guest-form-unknown"), await RefusedAsync(LookAsync(new string('7', GuestFormDesk.WordLength))));
        var first = await OfferAsync(Hanako);
        var second = await OfferAsync(Hanako);
        Assert.Equal((422, "guest-form-unknown"), await RefusedAsync(LookAsync(first)));
        Assert.Equal(200, (await LookAsync(second)).Status);

        var version = await VersionAsync(second);
        await JournalAsync(new GuestFormOffered("M000001", GuestFormDesk.HashOf(second), DateTimeOffset.UnixEpoch));
        Assert.Equal((422, "guest-form-ended"), await RefusedAsync(LookAsync(second)));
        Assert.Equal((422, "guest-form-ended"), await RefusedAsync(FillAsync(second, version, "late")));
        Assert.Equal((422, "guest-form-ended"), await RefusedAsync(AddressAsync(second)));
        await JournalAsync(new GuestFormOffered("M000001", GuestFormDesk.HashOf(second), DateTimeOffset.MaxValue));
        Assert.Equal((422, "guest-form-ended"), await RefusedAsync(LookAsync(second)));

        var third = await OfferAsync("/api/v1/members/M000002");
        Assert.Equal(200, (await AddressAsync(third)).Status);
        using (var erased = await appliance.Http.PostAsync("/api/v1/members/M000002/erase", null)) Assert.Equal(204, (int)erased.StatusCode);
        Assert.Equal((422, "guest-form-unknown"), await RefusedAsync(LookAsync(third)));
        Assert.Equal((422, "member-gone"), await RefusedAsync(appliance.PostAsync("/api/v1/members/M000002/guest-form", new { })));
    }

    [Fact]
    public async Task Of_two_answers_at_once_one_counts_and_what_was_agreed_to_is_what_was_shown()
    {
        var word = await OfferAsync(Hanako);
        var shown = await VersionAsync(word);
        await PutAsync("/api/v1/roster/guest-form", Asking([]));
        Assert.Equal((422, "guest-form-changed"), await RefusedAsync(FillAsync(word, shown, "early")));

        var version = await VersionAsync(word);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(each => FillAsync(word, version, $"racer{each}", name: $"山田{each}")));

        Assert.Equal(1, answers.Count(it => it.Status == 204));
        Assert.Equal(7, answers.Count(it => it.Body.ValueKind == JsonValueKind.Object && it.Body.Code() == "guest-form-used"));
        Assert.Single(Journal(), line => line.Contains("guest-form.filled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guest_whose_phone_number_another_member_has_is_among_the_duplicates()
    {
        var (_, made) = await appliance.PostAsync("/api/v1/members", new { name = "海野 いるか", kana = "ウンノ イルカ", phone = "090-7777-8888", birthday = "1985/4/1" });
        var word = await OfferAsync(Hanako);
        Assert.Equal(204, (await FillAsync(word, await VersionAsync(word), "same", name: "海野 イルカ", kana: "ウンノ イルカ", phone: "090-7777-8888")).Status);

        var pairs = await appliance.GetAsync("/api/v1/members/duplicates");
        Assert.Contains(pairs.EnumerateArray(), pair => string.Join(' ', new[] { "one", "other" }
            .Select(it => pair.GetProperty(it).GetProperty("id").GetString()).Order(StringComparer.Ordinal))
            == $"M000001 {made.GetProperty("id").GetString()}");
    }

    [Fact]
    public async Task Forms_that_wait_and_knocks_have_a_limit()
    {
        await JournalAsync([.. Enumerable.Range(0, GuestFormDesk.OpenLimit).Select(each => new GuestFormOffered(
            $"M9{each:D5}", GuestFormDesk.HashOf($"{each}"), TimeProvider.System.GetUtcNow() + GuestFormDesk.Life))]);
        Assert.Equal((422, "guest-forms-too-many"), await RefusedAsync(appliance.PostAsync(Hanako + "/guest-form", new { })));

        for (var knock = 0; knock < DoorLimits.Attempts; knock++) Assert.Equal(422, (await LookAsync(new string('Z', GuestFormDesk.WordLength))).Status);
        Assert.Equal((429, "too-many-requests"), await RefusedAsync(LookAsync(new string('Z', GuestFormDesk.WordLength))));
    }

    [Fact]
    public async Task A_consent_is_recorded_with_the_sentence_that_was_shown_and_health_never_with_that_about_news()
    {
        foreach (var purpose in new[] { "health", "photo", "membership" })
        {
            Assert.Equal((400, "wording-missing"), await RefusedAsync(appliance.PostAsync(Hanako + "/consents", new { purpose, given = true })));
            Assert.Equal((400, "wording-missing"), await RefusedAsync(appliance.PostAsync(Hanako + "/consents", new { purpose, given = true, wording = "  " })));
        }

        Assert.Equal(200, (await appliance.PostAsync(Hanako + "/consents", new { purpose = "health", given = true, wording = "蕎麦のことを書き残します。" })).Status);
        var (status, page) = await appliance.PostAsync(Hanako + "/consents", new { purpose = "health", given = false });
        Assert.Equal(200, status);
        var said = page.GetProperty("consents").EnumerateArray().Single(it => it.GetProperty("purpose").GetString() == "health");
        Assert.Equal((false, "蕎麦のことを書き残します。"), (said.GetProperty("given").GetBoolean(), said.GetProperty("wording").GetString()));
    }

    private static object Asking(string[] questions) => new
    {
        questions,
        channels = new[] { "email" },
        asksHealth = false,
        asksPhoto = false,
        membershipWording = "会員の登録とポイントの計算に使います。",
        healthWording = "健康について書き残します。",
        photoWording = "写真を残します。",
    };

    private async Task<string> OfferAsync(string member)
    {
        var (status, offer) = await appliance.PostAsync(member + "/guest-form", new { });
        Assert.Equal(200, status);
        return offer.GetProperty("word").GetString()!;
    }

    private async Task<string> VersionAsync(string word) => (await LookAsync(word)).Body.GetProperty("version").GetString()!;

    private Task<(int Status, JsonElement Body)> LookAsync(string word) => AskAsync("look", new { word });

    private Task<(int Status, JsonElement Body)> AddressAsync(string word) => AskAsync("address", new { word, postalCode = "1000001" });

    private Task<(int Status, JsonElement Body)> FillAsync(
        string word, string version, string key, string name = "山田 花子", string? kana = null, string? phone = null,
        string email = "hanako@example.jp", object? attributes = null) =>
        AskAsync("fill", new
        {
            word,
            version,
            requestKey = key.PadRight(32, '0'),
            name,
            kana,
            phone,
            email,
            birthday = "S60.4.1",
            attributes,
            membership = true,
            channels = new[] { "email" },
        });

    /// <summary>What a guest's phone asks, who is nobody to the appliance.</summary>
    private async Task<(int Status, JsonElement Body)> AskAsync(string what, object body)
    {
        using var answer = await appliance.Stranger.PostAsJsonAsync($"/api/v1/guest-form/{what}", body);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    private static async Task<(int Status, string? Code)> RefusedAsync(Task<(int Status, JsonElement Body)> asked)
    {
        var (status, body) = await asked;
        return (status, body.ValueKind == JsonValueKind.Object && body.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    private async Task PutAsync(string path, object body)
    {
        using var answer = await appliance.Http.PutAsJsonAsync(path, body);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private async Task JournalAsync(params GuestFormOffered[] offered)
    {
        var outcome = await appliance.Host.Services.GetRequiredService<StationLoop>()
            .SubmitAsync(new SetUpRequested([.. offered]), CancellationToken.None);
        Assert.Null(outcome.Refusal);
    }

    /// <summary>The word on the paper that came out; the paper says nothing of whose it is.</summary>
    private async Task<string> PrintedWordAsync(string member)
    {
        var word = "";
        await WaitAsync(async () =>
        {
            var sheets = await appliance.GetAsync("/api/v1/virtual/paper");
            var text = sheets.GetArrayLength() == 0 ? "" : sheets[0].GetProperty("text").GetString()!;
            if (FormAddress().Match(text) is not { Success: true } found) return false;
            Assert.DoesNotContain(member, text, StringComparison.Ordinal);
            word = found.Groups["word"].Value;
            return true;
        });
        return word;
    }

    /// <summary>What the guest wrote is by the guest; neither it nor the word can be read in the journal.</summary>
    private void AssertJournal(string member, string word)
    {
        var byGuest = Journal().Where(line => line.Contains("\"staff\":\"guest\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            ["guest-form.filled", "member.changed", "consent.recorded", "consent.recorded"],
            byGuest.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString()!));
        Assert.All(byGuest, line => Assert.Contains(member, line, StringComparison.Ordinal));
        Assert.DoesNotContain(Journal(), line => line.Contains(word, StringComparison.Ordinal) || line.Contains("hanako@", StringComparison.Ordinal));
    }

    private IEnumerable<string> Journal()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl").Order(StringComparer.Ordinal))
        {
            using StreamReader file = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (file.ReadLine() is { } line) yield return line;
        }
    }

    private static async Task WaitAsync(Func<Task<bool>> state)
    {
        using CancellationTokenSource limit = new(Patience, TimeProvider.System);
        while (!await state()) await Task.Delay(LookEvery, TimeProvider.System, limit.Token);
    }

    [GeneratedRegex(@"/form#(?<word>[0-9A-Z]{26})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FormAddress();
}
