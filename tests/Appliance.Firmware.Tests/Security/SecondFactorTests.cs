using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Appliance.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>A code of the phone beside the password.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private const string Factor = "/api/v1/session/second-factor";
    private readonly long firstStep = TimeCode.StepOf(TimeProvider.System.GetUtcNow());
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task Signing_in_asks_for_the_code_once_it_is_set_and_takes_each_code_once()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var elsewhere = await appliance.SignedInAsync("owner", RunningAppliance.Password);
        var (secret, _) = await SetAsync(owner);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/v1/sales")).StatusCode);

        Assert.Equal((401, "second-factor-needed"), await SignInAsync(null));
        Assert.Equal((401, "sign-in-wrong"), await SignInAsync("000000", "not-this-one-9"));

        // The code that set it is used up: the next step's is good, once.
        Assert.Equal((401, "second-factor-wrong"), await SignInAsync(CodeOf(secret, 0)));
        Assert.Equal((200, null), await SignInAsync(CodeOf(secret, 1)));
        Assert.Equal((401, "second-factor-wrong"), await SignInAsync(CodeOf(secret, 1)));
    }

    [Fact]
    public async Task A_recovery_code_does_once_without_the_phone_also_after_a_restart()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        var (secret, codes) = await SetAsync(owner);
        Assert.Equal(SecondFactors.RecoveryCodes, codes.Distinct().Count());

        // 160 bits, as RFC 4226 recommends; ten characters of 32, 50 bits.
        Assert.Equal(160, 8 * secret.Length);
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$", code));
        await appliance.StopAsync();
        await appliance.BootAsync();

        Assert.Equal((200, null), await SignInAsync(codes[0].ToLowerInvariant()));
        Assert.Equal((401, "second-factor-wrong"), await SignInAsync(codes[0]));
        using var again = await appliance.SignedInWithAsync("owner", RunningAppliance.Password, codes[1]);
        var left = await again.GetFromJsonAsync<JsonElement>(Factor);
        Assert.Equal(SecondFactors.RecoveryCodes - 2, left.GetProperty("recoveryCodesLeft").GetInt32());
    }

    [Fact]
    public async Task The_code_given_at_the_counter_takes_it_away_with_the_lost_password()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        await SetAsync(owner);
        appliance.Host.Services.GetRequiredService<OwnerCode>().Make("01");
        var code = appliance.Host.Services.GetRequiredService<OwnerCode>().Current;

        using var claimed = await appliance.Stranger.PostAsJsonAsync(
            "/api/v1/claim", new { code, login = "owner", password = RunningAppliance.Password });

        Assert.Equal(HttpStatusCode.OK, claimed.StatusCode);
        Assert.Equal((200, null), await SignInAsync(null));
    }

    [Fact]
    public async Task An_owner_takes_it_from_somebody_who_lost_everything_and_oneself_needs_the_password()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var cashier = await appliance.SignedInAsync(StaffRole.Cashier);
        await SetAsync(cashier);

        using var wrong = await cashier.PostAsJsonAsync(Factor + "/remove", new { password = "not-this-one-9" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var taken = await owner.DeleteAsync("/api/v1/accounts/90/second-factor");
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        using var none = await cashier.PostAsJsonAsync(Factor + "/remove", new { password = RunningAppliance.Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
    }

    [Fact]
    public async Task Neither_the_secret_nor_a_code_is_in_the_journal_and_the_key_is_for_the_owner_alone()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        var (secret, codes) = await SetAsync(owner);

        var folder = Path.Combine(appliance.Folder, "data");
        var journal = string.Concat(Directory.EnumerateFiles(Path.Combine(folder, "journal"), "*.jsonl").Select(File.ReadAllText));
        Assert.Contains("second-factor.set", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(secret)[..20], journal, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0].Replace("-", "", StringComparison.Ordinal), journal, StringComparison.Ordinal);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "keys", "second-factor.key")));
    }

    [Fact]
    public void A_secret_opens_for_its_person_alone_and_not_with_another_key()
    {
        var folder = Directory.CreateTempSubdirectory("appliance-factor-").FullName;
        FactorKey key = new(Path.Combine(folder, "a", "key"), new DiskJournalFiles(), System.Security.Cryptography.RandomNumberGenerator.Fill);
        FactorKey other = new(Path.Combine(folder, "b", "key"), new DiskJournalFiles(), System.Security.Cryptography.RandomNumberGenerator.Fill);
        var text = key.Seal("01", [1, 2, 3]);

        Assert.Equal([1, 2, 3], key.Unseal("01", text));
        Assert.Null(key.Unseal("02", text));
        Assert.Null(other.Unseal("01", text));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(byte[] Secret, IReadOnlyList<string> Codes)> SetAsync(HttpClient person)
    {
        using var begun = await person.PostAsJsonAsync(Factor, new { password = RunningAppliance.Password });
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        var body = await begun.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("otpauth://totp/", body.GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("<svg", body.GetProperty("picture").GetString(), StringComparison.Ordinal);
        var secret = Base32.Bytes(body.GetProperty("secret").GetString()!);
        using var wrong = await person.PutAsJsonAsync(Factor, new { code = CodeOf(secret, 5) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var set = await person.PutAsJsonAsync(Factor, new { code = CodeOf(secret, 0) });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        var codes = (await set.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("codes");
        return (secret, [.. codes.EnumerateArray().Select(it => it.GetString()!)]);
    }

    private async Task<(int Status, string? Code)> SignInAsync(string? code, string password = RunningAppliance.Password)
    {
        // Each attempt comes to a door that has forgotten the one before: how guessing is slowed down is another test's.
        appliance.Host.Services.GetRequiredService<SignInBrake>().Right("owner", "127.0.0.1");
        using var response = await appliance.Stranger.PostAsJsonAsync("/api/v1/session", new { login = "owner", password, code });
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)response.StatusCode, body.TryGetProperty("code", out var problem) ? problem.GetString() : null);
    }

    /// <summary>Counted from the moment the test began, so that no turn of the clock changes what it says.</summary>
    private string CodeOf(byte[] secret, int steps) => TimeCode.Of(secret, firstStep + steps);
}
