using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Staff;
using Appliance.Firmware.Cli;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>The device's key is changed while the shop sells, by the console and by the command.</summary>
public sealed class DeviceKeyTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task The_shop_sells_on_and_receipts_before_and_after_the_change_are_proved()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        var keyFile = Path.Combine(appliance.Folder, "data", "keys", "device.key");
        var before = await File.ReadAllTextAsync(keyFile);
        var old = await SellAsync();

        var (status, keys) = await ChangeAsync(owner, RunningAppliance.Password);

        Assert.Equal(200, status);
        Assert.Equal(
            [(null, null), ("suspected", "オーナー")],
            keys.GetProperty("keys").EnumerateArray()
                .Select(it => (it.GetProperty("reason").GetString(), it.GetProperty("by").GetString() is null ? null : "オーナー")));
        var after = await SellAsync();
        Assert.True(await IsGoodAsync(old));
        Assert.True(await IsGoodAsync(after));
        Assert.True((await appliance.GetAsync("/api/v1/journal/verify")).GetProperty("valid").GetBoolean());

        // One private key, another one, for its owner alone.
        var now = await File.ReadAllTextAsync(keyFile);
        Assert.NotEqual(before, now);
        Assert.Equal(before.Length, now.Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(keyFile));

        await WorkAsync("/api/v1/backup");
        await WorkAsync("/api/v1/backup/drill");
        Assert.True((await appliance.GetAsync("/api/v1/backup")).GetProperty("drill").GetProperty("good").GetBoolean());
        await ProvedElsewhereAsync(owner, old, after);
    }

    [Fact]
    public async Task Only_a_person_who_may_and_shows_the_password_once_more_changes_it()
    {
        using var owner = await appliance.SignedInAsync(StaffRole.Owner);
        using var manager = await appliance.SignedInAsync(StaffRole.Manager);
        var sequence = appliance.Host.Services.GetRequiredService<ApplianceStores>().Journal.LastSequence;

        Assert.Equal((422, "password-wrong"), Told(await ChangeAsync(owner, "not-the-password")));
        Assert.Equal(403, (await ChangeAsync(manager, RunningAppliance.Password)).Status);
        Assert.Equal((422, "person-needed"), Told(await ChangeAsync(appliance.Http, RunningAppliance.Password)));
        Assert.DoesNotContain(
            appliance.Host.Services.GetRequiredService<ApplianceStores>().Journal.Read(sequence), entry => entry.Data is DeviceKeyChanged);
    }

    [Fact]
    public async Task The_command_changes_it_while_the_appliance_is_stopped_and_the_next_start_goes_on()
    {
        var old = await SellAsync();
        var data = $"--Data:Folder={Path.Combine(appliance.Folder, "data")}";
        Assert.Throws<StartRefusedException>(() => KeyCommand.Run("change", "scheduled", [data]));
        await appliance.StopAsync();

        Assert.Throws<StartRefusedException>(() => KeyCommand.Run("change", "no reason", [data]));
        Assert.Equal(0, KeyCommand.Run("change", "handed-over", [data]));
        Assert.Equal(0, KeyCommand.Run("show", "scheduled", [data]));
        Assert.Equal(0, MaintenanceCommands.Verify(Path.Combine(appliance.Folder, "data"), []));

        await appliance.BootAsync();
        var after = await SellAsync();
        Assert.True(await IsGoodAsync(old));
        Assert.True(await IsGoodAsync(after));
    }

    /// <summary>With what the console gives out, and nothing else of the appliance.</summary>
    private async Task ProvedElsewhereAsync(HttpClient owner, string old, string after)
    {
        var folder = Directory.CreateDirectory(Path.Combine(appliance.Folder, "elsewhere")).FullName;
        FileInfo key = new(Path.Combine(folder, "device.pub"));
        await File.WriteAllBytesAsync(key.FullName, await owner.GetByteArrayAsync("/api/v1/device-key/device.pub"));
        Assert.Equal(0, ProveCommand.Run(old, key, [], TextWriter.Null));
        Assert.Equal(1, ProveCommand.Run(after, key, [], TextWriter.Null));

        var changes = Path.Combine(folder, "device-keys.jsonl");
        await File.WriteAllBytesAsync(changes, await owner.GetByteArrayAsync("/api/v1/device-key/device-keys.jsonl"));
        StringWriter told = new();
        Assert.Equal(0, ProveCommand.Run(old, key, [], TextWriter.Null));
        Assert.Equal(0, ProveCommand.Run(after, key, [], told));
        Assert.Contains("key no. 2", told.ToString(), StringComparison.Ordinal);

        await File.AppendAllTextAsync(changes, "{}\n");
        Assert.Throws<StartRefusedException>(() => ProveCommand.Run(after, key, [], TextWriter.Null));
    }

    /// <returns>The code as the receipt has it.</returns>
    private async Task<string> SellAsync()
    {
        await appliance.KeysAsync("4 5 0 DEPT2 CASH");
        var journal = appliance.Host.Services.GetRequiredService<ApplianceStores>().Journal;
        var sale = journal.Read(1).Last(entry => entry.Data is SaleClosed);
        return journal.Prove(((SaleClosed)sale.Data).SaleId, ((SaleClosed)sale.Data).Total, sale.Hash).Text;
    }

    private async Task<bool> IsGoodAsync(string code)
    {
        var proof = (await appliance.PostAsync("/api/v1/journal/prove", new { code })).Body;
        return proof.GetProperty("good").GetBoolean() && proof.GetProperty("entry").ValueKind == JsonValueKind.Object;
    }

    private static async Task<(int Status, JsonElement Body)> ChangeAsync(HttpClient by, string password)
    {
        using var response = await by.PostAsJsonAsync("/api/v1/device-key/change", new { password, reason = "suspected" });
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static (int Status, string? Code) Told((int Status, JsonElement Body) answer) => (answer.Status, answer.Body.Code());

    private async Task WorkAsync(string path)
    {
        using var begun = await appliance.Http.PostAsync(path, null);
        Assert.Equal(202, (int)begun.StatusCode);
        using CancellationTokenSource patience = new(Limit);
        while ((await appliance.GetAsync("/api/v1/backup")).GetProperty("work").ValueKind != JsonValueKind.Null)
        {
            await Task.Yield();
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
