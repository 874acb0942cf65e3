using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Security;
using Microsoft.AspNetCore.Http;

namespace Appliance.Firmware.Tests.Security;

/// <summary>The console is opened to the shop's network and closed again, while the appliance runs.</summary>
public sealed class LanTests : IAsyncLifetime
{
    private const string Lan = "/api/v1/network/lan";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private static readonly IPAddress? Outside = LanAddresses.Now().FirstOrDefault(it => it.AddressFamily == AddressFamily.InterNetwork);

    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task A_technician_opens_it_and_it_is_served_over_tls_printed_and_journaled_with_who_and_from_where()
    {
        using var technician = await appliance.SignedInAsync(StaffRole.Technician);

        var opened = await PutAsync(technician, true);

        Assert.True(opened.GetProperty("lan").GetProperty("isOpen").GetBoolean());
        Assert.Equal(("Technician", "127.0.0.1"), (
            opened.GetProperty("lan").GetProperty("by").GetString(), opened.GetProperty("lan").GetProperty("from").GetString()));
        using (var http = OverTls())
        {
            using var answer = await http.GetAsync("/healthz");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var fingerprint = opened.GetProperty("fingerprint").GetString()!;
        await WaitAsync(async () =>
        {
            var sheets = await appliance.GetAsync("/api/v1/virtual/paper");
            return sheets.GetArrayLength() > 0 && sheets[0].GetProperty("text").GetString()!
                .Contains(fingerprint[..20], StringComparison.Ordinal);
        });
        Assert.Contains("{\"by\":\"93\",\"from\":\"127.0.0.1\"}", Journal(), StringComparison.Ordinal);
        using var here = await technician.GetAsync("/api/v1/network");
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
    }

    [Fact]
    public async Task It_is_still_open_after_a_restart_and_closed_after_it_was_closed()
    {
        await PutAsync(appliance.Http, true);
        await appliance.StopAsync();
        await appliance.BootAsync();
        Assert.NotNull(LanAddresses.Outward(appliance.Host.Addresses));
        using (var http = OverTls())
        {
            using var answer = await http.GetAsync("/healthz");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await PutAsync(appliance.Http, false);
        await WaitAsync(() => Task.FromResult(LanAddresses.Outward(appliance.Host.Addresses) is null));
        using var here = await appliance.Http.GetAsync("/api/v1/network");
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        await appliance.StopAsync();
        await appliance.BootAsync();

        Assert.Null(LanAddresses.Outward(appliance.Host.Addresses));
        Assert.Contains("network.closed", Journal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_network_plain_http_only_sends_on_to_tls_and_tls_binds_the_browser_to_itself()
    {
        if (Outside is null) return;
        await PutAsync(appliance.Http, true);
        var plain = appliance.Host.Addresses.Single(it => !OwnCertificate.IsTls(it) && !LanAddresses.IsLoopback(it));
        using HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false });

        using var sent = await browser.GetAsync($"http://{Outside}:{new Uri(plain.Replace("[::]", "localhost", StringComparison.Ordinal)).Port}/sales");
        Assert.Equal(HttpStatusCode.PermanentRedirect, sent.StatusCode);
        Assert.Equal(("https", "/sales"), (sent.Headers.Location!.Scheme, sent.Headers.Location.AbsolutePath));
        Assert.False(sent.Headers.Contains("Strict-Transport-Security"));

        using var http = OverTls(Outside.ToString());
        using var answer = await http.GetAsync("/healthz");
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        using var local = OverTls("localhost");
        using var own = await local.GetAsync("/healthz");
        Assert.False(own.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https", "appliance.local", true)]
    [InlineData("https", "192.0.2.10", true)]
    [InlineData("http", "appliance.local", false)]
    [InlineData("https", "localhost", false)]
    [InlineData("https", "127.0.0.1", false)]
    [InlineData("https", "[::1]", false)]
    public void Only_names_on_the_network_are_bound_to_tls(string scheme, string host, bool bound)
    {
        DefaultHttpContext context = new();
        (context.Request.Scheme, context.Request.Host) = (scheme, new(host, 8443));

        Assert.Equal(bound, SecurityPolicy.BindsToTls(context.Request));
    }

    [Fact]
    public void A_port_that_is_taken_is_told_and_the_other_one_done_without()
    {
        using var other = TcpListener.Create(0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.Contains($"{port}", new LanDoor(new() { Port = port }, "http://127.0.0.1:0").Trouble(), StringComparison.Ordinal);
        LanDoor door = new(new() { Port = 0, PlainPort = port }, "http://127.0.0.1:0");
        Assert.Null(door.Trouble());
        door.Open();
        Assert.Contains($"{port}", door.PlainTrouble, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 80)]
    [InlineData(65_536, 80)]
    [InlineData(8443, -1)]
    [InlineData(80, 80)]
    public void Ports_out_of_their_range_stop_the_start(int port, int plain) =>
        Assert.Throws<StartRefusedException>(() => new LanSettings { Port = port, PlainPort = plain }.Check());

    [Fact]
    public async Task The_command_opens_it_while_the_appliance_is_stopped_and_is_refused_while_it_runs()
    {
        Assert.Equal(2, await CommandAsync("open"));
        await appliance.StopAsync();

        Assert.Equal(0, await CommandAsync("open"));

        await appliance.BootAsync();
        Assert.NotNull(LanAddresses.Outward(appliance.Host.Addresses));
        Assert.Equal("command", (await appliance.GetAsync("/api/v1/network")).GetProperty("lan").GetProperty("by").GetString());
    }

    private async Task<int> CommandAsync(string act)
    {
        using CancellationTokenSource limit = new(Patience * 2);
        ProcessStartInfo start = new("dotnet", ["appliance.dll", "network", act, $"--Data:Folder={appliance.Folder}/data"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    private static async Task<JsonElement> PutAsync(HttpClient http, bool isOpen)
    {
        using var response = await http.PutAsJsonAsync(Lan, new { isOpen });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A client at the port of the network; who the certificate is of is another test's.</summary>
    private HttpClient OverTls(string host = "127.0.0.1")
    {
#pragma warning disable MA0039 // The certificate is looked at in OwnCertificateTests.
        HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
#pragma warning restore MA0039
        var port = BindingAddress.Parse(LanAddresses.Outward(appliance.Host.Addresses)!).Port;
        return new(handler) { BaseAddress = new($"https://{host}:{port}") };
    }

    private string Journal() => string.Concat(Directory
        .EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl").Select(ReadShared));

    private static string ReadShared(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static async Task WaitAsync(Func<Task<bool>> until)
    {
        using CancellationTokenSource limit = new(Patience);
        while (!await until()) await Task.Delay(LookEvery, TimeProvider.System, limit.Token);
    }
}
