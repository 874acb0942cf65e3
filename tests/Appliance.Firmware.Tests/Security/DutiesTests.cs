using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>What somebody has to do before the console is theirs.</summary>
public sealed class DutiesTests : IAsyncLifetime
{
    private const string Session = "/api/v1/session";
    private const string Roles = "/api/v1/second-factor/roles";
    private const string Factor = Session + "/second-factor";
    private const string First = "yuuhi-to-nami-77";
    private readonly long firstStep = TimeCode.StepOf(TimeProvider.System.GetUtcNow());
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task A_password_that_another_chose_is_good_for_choosing_ones_own_and_nothing_else()
    {
        using var defined = await appliance.Http.PutAsJsonAsync("/api/v1/accounts/02", new { login = "sato", password = First });
        defined.EnsureSuccessStatusCode();
        using var cashier = await appliance.SignedInAsync("sato", First);
        Assert.Equal("change-password", await OwesAsync(cashier));
        Assert.Equal((403, "account-unfinished"), await GetAsync(cashier, "/api/v1/sales"));

        using var same = await cashier.PutAsJsonAsync(Session + "/password", new { current = First, wanted = First });
        Assert.Equal("password-same", (await same.Content.ReadFromJsonAsync<JsonElement>()).Code());
        using var changed = await cashier.PutAsJsonAsync(
            Session + "/password", new { current = First, wanted = RunningAppliance.Password });

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Null(await OwesAsync(cashier));
        Assert.Equal((200, null), await GetAsync(cashier, "/api/v1/sales"));
    }

    [Fact]
    public async Task A_login_that_another_corrected_leaves_the_password_ones_own()
    {
        using var cashier = await appliance.SignedInAsync(StaffRole.Cashier);
        using var renamed = await appliance.Http.PutAsJsonAsync("/api/v1/accounts/90", new { login = "sato" });
        renamed.EnsureSuccessStatusCode();

        Assert.Equal((200, null), await GetAsync(cashier, "/api/v1/sales"));
    }

    [Fact]
    public async Task A_role_that_has_to_have_a_second_factor_sets_it_before_anything_else_and_others_do_not()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var cashier = await appliance.SignedInAsync(StaffRole.Cashier);
        await DemandAsync(appliance.Http, "owner", "technician");

        Assert.Equal("set-second-factor", await OwesAsync(owner));
        Assert.Equal((403, "account-unfinished"), await GetAsync(owner, "/api/v1/sales"));
        Assert.Equal((200, null), await GetAsync(cashier, "/api/v1/sales"));

        await SetAsync(owner);

        Assert.Null(await OwesAsync(owner));
        Assert.Equal((200, null), await GetAsync(owner, "/api/v1/sales"));
        using var removed = await owner.PostAsJsonAsync(Factor + "/remove", new { password = RunningAppliance.Password });
        Assert.Equal("second-factor-demanded", (await removed.Content.ReadFromJsonAsync<JsonElement>()).Code());
    }

    [Fact]
    public async Task The_counters_code_lets_an_owner_without_a_phone_in_who_may_then_demand_it_no_longer()
    {
        await DemandAsync(appliance.Http, "owner");
        appliance.Host.Services.GetRequiredService<OwnerCode>().Make("01");
        var code = appliance.Host.Services.GetRequiredService<OwnerCode>().Current;
        using HttpClient owner = new() { BaseAddress = new(appliance.Host.Address) };
        using var claimed = await owner.PostAsJsonAsync(
            "/api/v1/claim", new { code, login = "owner", password = RunningAppliance.Password });
        var person = (await claimed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("person");
        owner.DefaultRequestHeaders.Add("X-Csrf-Token", person.GetProperty("csrf").GetString());

        await DemandAsync(owner);

        Assert.Equal("[]", await owner.GetStringAsync(Roles));
        using var later = await appliance.SignedInAsync("owner", RunningAppliance.Password);
        Assert.Null(await OwesAsync(later));
    }

    [Fact]
    public async Task A_demand_is_kept_over_a_restart_and_only_the_owner_makes_it()
    {
        using var manager = await appliance.SignedInAsync(StaffRole.Manager);
        using var refused = await manager.PutAsJsonAsync(Roles, new[] { "cashier" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await DemandAsync(appliance.Http, "technician", "owner", "owner");

        await appliance.StopAsync();
        await appliance.BootAsync();

        Assert.Equal("""["owner","technician"]""", await appliance.Http.GetStringAsync(Roles));
    }

    private static async Task DemandAsync(HttpClient by, params string[] roles)
    {
        using var answer = await by.PutAsJsonAsync(Roles, roles);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<string?> OwesAsync(HttpClient person) =>
        (await person.GetFromJsonAsync<JsonElement>(Session)).GetProperty("person").GetProperty("owes").GetString();

    private static async Task<(int Status, string? Code)> GetAsync(HttpClient person, string path)
    {
        using var response = await person.GetAsync(path);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? null : (await response.Content.ReadFromJsonAsync<JsonElement>()).Code());
    }

    private async Task SetAsync(HttpClient person)
    {
        using var begun = await person.PostAsJsonAsync(Factor, new { password = RunningAppliance.Password });
        var text = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
        using var set = await person.PutAsJsonAsync(Factor, new { code = TimeCode.Of(Base32.Bytes(text), firstStep) });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
    }
}
