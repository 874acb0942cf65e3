using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Appliance.Storage.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests;

/// <summary>A whole appliance on a port of its own, with a data folder of its own that a restart keeps.</summary>
internal sealed class RunningAppliance : IAsyncDisposable
{
    public const string Token = "test-token-0123456789";

    /// <summary>Of everybody whom <see cref="SignedInAsync(StaffRole)"/> signs in.</summary>
    public const string Password = "umi-to-yama-1031";

    private static readonly Lazy<Task<string>> PasswordHash = new(async () =>
    {
        using Passwords passwords = new();
        return await passwords.HashAsync(Password, default);
    });

    private readonly IJournalFiles? files;
    private IConfigurationSection? devices;
    private MailSettings mail = new();
    private ApplianceHost? host;
    private bool provisioned = true;
    private string? lineSecret;
    private string? breached;

    private RunningAppliance(string folder, IJournalFiles? files, IConfigurationSection? devices) =>
        (Folder, this.files, this.devices) = (folder, files, devices);

    public string Folder { get; }

    /// <summary>Where newer programs go, from the next start on.</summary>
    public UpdateSettings Programs { get; set; } = new();

    public ApplianceHost Host => host ?? throw new InvalidOperationException("It is not running.");

    public HttpClient Http { get; private set; } = new();

    /// <summary>A client without a token.</summary>
    public HttpClient Stranger { get; private set; } = new();

    /// <param name="files">The disk; null for the real one.</param>
    /// <param name="devices">Settings of devices; null: all virtual.</param>
    /// <param name="provisioned">Whether an installer put a token into a file; else only the printed code lets one in.</param>
    /// <param name="mail">The shop's mail server; null for none.</param>
    /// <param name="prepare">Puts something into the data folder before the first start.</param>
    /// <param name="lineSecret">Channel secret of LINE; null for none.</param>
    /// <param name="breached">A list of breached passwords; null for none.</param>
    public static async Task<RunningAppliance> StartAsync(
        IJournalFiles? files = null,
        IConfigurationSection? devices = null,
        bool provisioned = true,
        MailSettings? mail = null,
        Action<string>? prepare = null,
        string? lineSecret = null,
        string? breached = null)
    {
        RunningAppliance appliance = new(Directory.CreateTempSubdirectory("appliance-test-").FullName, files, devices)
        {
            provisioned = provisioned,
            mail = mail ?? new(),
            lineSecret = lineSecret,
            breached = breached,
        };
        prepare?.Invoke(Path.Combine(appliance.Folder, "data"));
        await appliance.BootAsync();
        return appliance;
    }

    /// <param name="urls">Where to listen; by default on a free port, another one at each start.</param>
    /// <param name="devices">Other settings of devices from here on; null for the same.</param>
    public async Task BootAsync(string urls = "http://127.0.0.1:0", IConfigurationSection? devices = null)
    {
        this.devices = devices ?? this.devices;
        var tokenFile = Path.Combine(Folder, "token");
        await File.WriteAllTextAsync(tokenFile, Token);
        File.SetUnixFileMode(tokenFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var lineFile = Path.Combine(Folder, "line");
        if (lineSecret is not null)
        {
            await File.WriteAllTextAsync(lineFile, lineSecret);
            File.SetUnixFileMode(lineFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Settings settings = new()
        {
            Urls = urls,
            Data = { Folder = Path.Combine(Folder, "data") },
            Lan = { Port = 0, PlainPort = 0 },
            Backup = { Folder = Path.Combine(Folder, "backup") },
            Devices = this.devices,
            Mail = mail,
            Update = Programs,
            Line = { ChannelSecretFile = lineSecret is null ? null : lineFile },
            Security = { ProvisioningTokenFile = provisioned ? tokenFile : null, BreachedPasswordsFile = breached },
        };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Logging:LogLevel:Default", "None")])
            .Build();
        host = ApplianceHost.Build(configuration, settings, TimeProvider.System, files);
        await host.StartAsync(CancellationToken.None);
        Http = new() { BaseAddress = new(host.Address) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Stranger = new() { BaseAddress = new(host.Address) };
    }

    /// <summary>
    /// Gives somebody with a role a sign-in to the console and signs them in, in a client of their own. The preset's
    /// owner is 01; the others are made.
    /// </summary>
    public async Task<HttpClient> SignedInAsync(StaffRole role) => await SignedInAsync(await GiveAccountAsync(role), Password);

    /// <summary>Gives somebody with a role a sign-in to the console.</summary>
    /// <returns>Their login; the password is <see cref="Password"/>.</returns>
    public async Task<string> GiveAccountAsync(StaffRole role)
    {
        var staffId = role == StaffRole.Owner ? "01" : $"9{(int)role}";
        if (role != StaffRole.Owner)
        {
            using var staff = await Http.PutAsJsonAsync($"/api/v1/staff/{staffId}", new { name = $"{role}", role });
            staff.EnsureSuccessStatusCode();
        }

        var login = $"{role}".ToLowerInvariant();
        // As if they had chosen it themselves: what becomes of a password that another chose is a test of its own.
        AccountDefined account = new(staffId, login, await PasswordHash.Value, staffId, "127.0.0.1");
        var outcome = await Host.Services.GetRequiredService<StationLoop>().SubmitAsync(new SetUpRequested([account]), default);
        Assert.Null(outcome.Refusal);
        return login;
    }

    /// <summary>A client in which somebody is signed in.</summary>
    public Task<HttpClient> SignedInAsync(string login, string password) => SignedInWithAsync(login, password, code: null);

    /// <summary>A client in which somebody is signed in who shows a code of their phone, too.</summary>
    public async Task<HttpClient> SignedInWithAsync(string login, string password, string? code)
    {
        HttpClient http = new() { BaseAddress = new(Host.Address) };
        using var response = await http.PostAsJsonAsync("/api/v1/session", new { login, password, code });
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Add("X-Csrf-Token", body.GetProperty("person").GetProperty("csrf").GetString());
        return http;
    }

    /// <summary>The emulated devices.</summary>
    public Appliance.Firmware.Virtual.VirtualBench Bench() =>
        Host.Services.GetRequiredService<Appliance.Firmware.Virtual.VirtualBench>();

    public async Task StopAsync()
    {
        Http.Dispose();
        Stranger.Dispose();
        if (host is not null) await host.DisposeAsync();
        host = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object body, string? idempotencyKey = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<JsonElement> KeysAsync(string keys)
    {
        var (status, body) = await PostAsync("/api/v1/virtual/keys", new { keys = keys.Split(' ') });
        Assert.Equal(200, status);
        return body;
    }

    public async Task<JsonElement> TapAsync(string uid) => (await PostAsync("/api/v1/virtual/card", new { uid })).Body;

    public Task FaultAsync(string device, string fault, bool active) =>
        PostAsync("/api/v1/virtual/faults", new { device, fault, active });
}

internal static class JsonWords
{
    public static string Rows(this JsonElement body, string display) =>
        string.Join("/", body.GetProperty(display).EnumerateArray().Select(row => row.GetString()));

    public static string? Code(this JsonElement problem) => problem.GetProperty("code").GetString();
}
