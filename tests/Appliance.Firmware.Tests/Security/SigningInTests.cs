using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>Claiming, signing in and out, sessions, passwords, over REST.</summary>
public sealed class SigningInTests : IAsyncLifetime
{
    private const string Session = "/api/v1/session";

    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task The_code_makes_one_owner_and_signs_them_in()
    {
        var claim = new { code = Code(), login = "Yamada", password = RunningAppliance.Password, name = "山田 太郎" };
        using var first = await appliance.Stranger.PostAsJsonAsync("/api/v1/claim", claim);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        var me = (await appliance.Stranger.GetFromJsonAsync<JsonElement>(Session)).GetProperty("person");
        Assert.Equal(("01", "山田 太郎", "owner", "yamada"), (
            me.GetProperty("staffId").GetString(), me.GetProperty("name").GetString(), me.GetProperty("role").GetString(),
            me.GetProperty("login").GetString()));
        Assert.Equal("Appliance ready. Open " + appliance.Host.Address + "/", appliance.Host.Invitation);

        using HttpClient other = new() { BaseAddress = new(appliance.Host.Address) };
        using var second = await other.PostAsJsonAsync("/api/v1/claim", claim);
        Assert.Equal((HttpStatusCode.Unauthorized, "code-wrong"), (second.StatusCode, await CodeOf(second)));
    }

    [Fact]
    public async Task A_password_that_is_too_common_leaves_the_code_good()
    {
        var code = Code();
        using var refused = await appliance.Stranger.PostAsJsonAsync(
            "/api/v1/claim", new { code, login = "yamada", password = "password2026" });
        Assert.Equal((422, "password-common"), ((int)refused.StatusCode, await CodeOf(refused)));

        using var claimed = await appliance.Stranger.PostAsJsonAsync(
            "/api/v1/claim", new { code, login = "yamada", password = RunningAppliance.Password });
        Assert.Equal(HttpStatusCode.OK, claimed.StatusCode);
    }

    [Fact]
    public async Task Without_a_token_of_an_installer_the_code_is_on_paper_and_on_the_operators_display()
    {
        await using var bare = await RunningAppliance.StartAsync(provisioned: false);
        var code = bare.Host.Invitation.Split("#claim=")[1];
        using var claimed = await bare.Stranger.PostAsJsonAsync(
            "/api/v1/claim", new { code, login = "yamada", password = RunningAppliance.Password });
        Assert.Equal(HttpStatusCode.OK, claimed.StatusCode);

        await Eventually(async () =>
        {
            var paper = await bare.Stranger.GetFromJsonAsync<JsonElement>("/api/v1/virtual/paper");
            return paper.GetArrayLength() == 1
                && paper[0].GetProperty("text").GetString()!.Contains($"{code[..5]}-{code[5..]}", StringComparison.Ordinal);
        });
        var devices = await bare.Stranger.GetStringAsync("/api/v1/virtual/devices");
        Assert.Contains(code, devices, StringComparison.Ordinal);
        Assert.DoesNotContain(code, Journal(bare), StringComparison.Ordinal);
        Assert.Contains("console-code.offered", Journal(bare), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_at_the_counter_gets_a_code_that_sets_a_new_password()
    {
        using var before = await appliance.SignedInAsync(StaffRole.Owner);
        await appliance.KeysAsync("0 0 0 0 0 STAFF");
        var code = "";
        await Eventually(async () =>
        {
            var sheets = await appliance.GetAsync("/api/v1/virtual/paper");
            if (sheets.GetArrayLength() == 0) return false;
            var found = System.Text.RegularExpressions.Regex.Match(
                sheets[0].GetProperty("text").GetString()!, "[0-9A-Z]{5}-[0-9A-Z]{5}", default, TimeSpan.FromSeconds(1));
            code = found.Value;
            return found.Success;
        });

        using var claimed = await appliance.Stranger.PostAsJsonAsync(
            "/api/v1/claim", new { code, login = "owner", password = "mizu-to-kaze-2288" });

        Assert.Equal(HttpStatusCode.OK, claimed.StatusCode);
        using var late = await before.GetAsync("/api/v1/sales");
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        using var again = await appliance.SignedInAsync("owner", "mizu-to-kaze-2288");
    }

    [Fact]
    public async Task A_cashier_at_the_counter_gets_no_code()
    {
        await appliance.KeysAsync("2 STAFF");
        var shown = await appliance.KeysAsync("0 0 0 0 0 STAFF");

        Assert.Contains("ｵｰﾅｰ", shown.Rows("operatorDisplay"), StringComparison.Ordinal);
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/virtual/paper")).GetArrayLength());
    }

    [Fact]
    public async Task Guessing_the_code_is_slowed_down()
    {
        List<HttpStatusCode> statuses = [];
        for (var i = 0; i < OwnerCode.WrongCodeLimit + 1; i++)
        {
            using var response = await appliance.Stranger.PostAsJsonAsync(
                "/api/v1/claim", new { code = $"WRONG{i}", login = "yamada", password = RunningAppliance.Password });
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(OwnerCode.WrongCodeLimit - 1, statuses.Count(status => status == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_wrong_login_and_a_wrong_password_are_answered_alike()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var wrong = await appliance.Stranger.PostAsJsonAsync(Session, new { login = "owner", password = "not-this-one-9" });
        using var unknown = await appliance.Stranger.PostAsJsonAsync(Session, new { login = "nobody", password = "not-this-one-9" });

        Assert.Equal((HttpStatusCode.Unauthorized, "sign-in-wrong"), (wrong.StatusCode, await CodeOf(wrong)));
        Assert.Equal((HttpStatusCode.Unauthorized, "sign-in-wrong"), (unknown.StatusCode, await CodeOf(unknown)));
    }

    [Fact]
    public async Task Guessing_a_password_is_slowed_down_and_says_how_long()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using HttpClient stranger = new() { BaseAddress = new(appliance.Host.Address) };
        HttpResponseMessage last = new();
        for (var i = 0; i <= SignInBrake.FreeForAccount; i++)
        {
            last.Dispose();
            last = await stranger.PostAsJsonAsync(Session, new { login = "owner", password = $"guess-number-{i}" });
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "sign-in-wait"), (last.StatusCode, await CodeOf(last)));
        Assert.NotNull(last.Headers.RetryAfter?.Delta);
        last.Dispose();
    }

    [Fact]
    public async Task A_change_without_the_sessions_word_is_refused()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        owner.DefaultRequestHeaders.Remove("X-Csrf-Token");

        using var read = await owner.GetAsync("/api/v1/sales");
        using var change = await owner.PostAsJsonAsync("/api/v1/virtual/keys", new { keys = new[] { "1" } });
        owner.DefaultRequestHeaders.Add("X-Csrf-Token", "another");
        using var guessed = await owner.PostAsJsonAsync("/api/v1/virtual/keys", new { keys = new[] { "1" } });

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "csrf-token-missing"), (change.StatusCode, await CodeOf(change)));
        Assert.Equal(HttpStatusCode.Forbidden, guessed.StatusCode);
    }

    [Fact]
    public async Task After_signing_out_the_cookie_opens_nothing_and_the_stream_ends()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var stream = await owner.GetStreamAsync("/api/v1/events");
        using StreamReader reader = new(stream);
        Assert.Equal("event: hello", await reader.ReadLineAsync());

        using var left = await owner.DeleteAsync(Session);
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);

        while (await reader.ReadLineAsync() is not null)
        {
            // What was told before.
        }

        using var late = await owner.GetAsync("/api/v1/sales");
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Contains("console.signed-out", Journal(appliance), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_anew_in_the_same_browser_ends_the_session_it_had()
    {
        using var browser = await appliance.SignedInAsync(StaffRole.Owner);
        using var again = await browser.PostAsJsonAsync(Session, new { login = "owner", password = RunningAppliance.Password });
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        Assert.Single(appliance.Host.Services.GetRequiredService<Sessions>().All);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/sales")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        using var here = await appliance.SignedInAsync(StaffRole.Owner);
        using var elsewhere = await appliance.SignedInAsync("owner", RunningAppliance.Password);
        using var wrong = await here.PutAsJsonAsync(Session + "/password", new { current = "not-this-one-9", wanted = "mizu-to-kaze-2288" });
        Assert.Equal("password-wrong", await CodeOf(wrong));

        using var changed = await here.PutAsJsonAsync(
            Session + "/password", new { current = RunningAppliance.Password, wanted = "mizu-to-kaze-2288" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/v1/sales")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/v1/sales")).StatusCode);
        using var again = await appliance.SignedInAsync("owner", "mizu-to-kaze-2288");
    }

    [Fact]
    public async Task The_owner_sees_and_ends_everybodys_sessions_and_a_cashier_only_their_own()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var cashier = await appliance.SignedInAsync(StaffRole.Cashier);
        var all = await owner.GetFromJsonAsync<JsonElement>("/api/v1/sessions");
        var own = await cashier.GetFromJsonAsync<JsonElement>("/api/v1/sessions");
        Assert.Equal((2, 1), (all.GetArrayLength(), own.GetArrayLength()));
        var owners = all.EnumerateArray().Single(it => it.GetProperty("staffId").GetString() == "01").GetProperty("id").GetString();
        using var refused = await cashier.DeleteAsync($"/api/v1/sessions/{owners}");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        using var ended = await owner.DeleteAsync($"/api/v1/sessions/{own[0].GetProperty("id").GetString()}");

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await cashier.GetAsync("/api/v1/sales")).StatusCode);
    }

    [Fact]
    public async Task Who_leaves_the_shop_is_out_at_once_and_who_gets_another_role_has_it_at_once()
    {
        using var manager = await appliance.SignedInAsync(StaffRole.Manager);
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("/api/v1/days")).StatusCode);

        await PutStaffAsync("91", new { name = "Manager", role = "cashier" });
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync("/api/v1/days")).StatusCode);
        await PutStaffAsync("91", new { name = "Manager", role = "cashier", left = true });
        Assert.Equal(HttpStatusCode.Unauthorized, (await manager.GetAsync("/api/v1/days")).StatusCode);
        using var back = await appliance.Stranger.PostAsJsonAsync(Session, new { login = "manager", password = RunningAppliance.Password });
        Assert.Equal(HttpStatusCode.Unauthorized, back.StatusCode);
    }

    [Fact]
    public async Task The_last_owner_keeps_the_sign_in()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var refused = await owner.DeleteAsync("/api/v1/accounts/01");
        Assert.Equal((422, "last-owner"), ((int)refused.StatusCode, await CodeOf(refused)));
    }

    [Fact]
    public async Task A_login_is_one_persons()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var taken = await owner.PutAsJsonAsync("/api/v1/accounts/02", new { login = "OWNER", password = "mizu-to-kaze-2288" });
        Assert.Equal("login-taken", await CodeOf(taken));
    }

    [Fact]
    public async Task Sessions_end_with_a_restart_and_accounts_stay()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        var address = appliance.Host.Address;
        await appliance.StopAsync();
        await appliance.BootAsync(address);

        Assert.Equal(HttpStatusCode.Unauthorized, (await owner.GetAsync("/api/v1/sales")).StatusCode);
        using var again = await appliance.SignedInAsync("owner", RunningAppliance.Password);
        var accounts = await appliance.GetAsync("/api/v1/accounts");
        Assert.Equal("127.0.0.1", accounts[0].GetProperty("signedInFrom").GetString());
    }

    [Fact]
    public async Task No_password_and_no_secret_of_a_session_is_in_the_journal()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var wrong = await appliance.Stranger.PostAsJsonAsync(Session, new { login = "my-password-typed-as-login", password = "oops" });
        var csrf = owner.DefaultRequestHeaders.GetValues("X-Csrf-Token").Single();
        var journal = Journal(appliance);

        Assert.Contains("account.defined", journal, StringComparison.Ordinal);
        Assert.Contains("console.refused", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningAppliance.Password, journal, StringComparison.Ordinal);
        Assert.DoesNotContain("my-password-typed-as-login", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(csrf, journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_flood_of_refused_sign_ins_the_journal_keeps_a_count()
    {
        var station = appliance.Host.Services.GetRequiredService<StationLoop>();
        HandClock clock = new();
        RefusedLog log = new(station, clock);
        for (var i = 0; i < RefusedLog.EntryLimit + 500; i++) await log.AddAsync(null, "192.0.2.66", CancellationToken.None);
        clock.Pass(RefusedLog.Window);
        await log.AddAsync(null, "192.0.2.66", CancellationToken.None);

        var entries = Journal(appliance).Split('\n').Where(line => line.Contains("console.refused", StringComparison.Ordinal)).ToList();
        Assert.Equal(RefusedLog.EntryLimit + 1, entries.Count);
        Assert.Contains("\"count\":501", entries[^1], StringComparison.Ordinal);
    }

    private string Code() => appliance.Host.Invitation.Split("#claim=")[1];

    private async Task PutStaffAsync(string id, object person)
    {
        using var response = await appliance.Http.PutAsJsonAsync($"/api/v1/staff/{id}", person);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).Code();

    private static string Journal(RunningAppliance appliance) => string.Concat(
        Directory.EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl").Select(File.ReadAllText));

    /// <summary>Waits for the printer, which works at its own pace.</summary>
    private static async Task Eventually(Func<Task<bool>> condition)
    {
        const int limit = 500;
        for (var tries = 0; tries < limit; tries++)
        {
            if (await condition()) return;
        }

        Assert.Fail("It did not happen.");
    }
}
