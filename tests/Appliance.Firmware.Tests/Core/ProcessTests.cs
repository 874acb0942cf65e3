using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Appliance.Firmware.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Core;

/// <summary>The executable as a technician meets it.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("appliance-process-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_prints_one_line_with_a_link_and_stops_at_SIGTERM()
    {
        using var process = Start($"--Urls=http://127.0.0.1:{FreePort()}", $"--Data:Folder={folder}/data");
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.Matches("http://127\\.0\\.0\\.1:[0-9]+/#claim=[0-9A-Z]{10}$", line);

        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();

        await ExitAsync(process);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task A_busy_port_is_told_with_what_to_do()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        using var process = Start($"--Urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", $"--Data:Folder={folder}/data");

        await ExitAsync(process);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains("is in use", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_appliance_on_the_same_data_is_refused()
    {
        await using var first = await RunningAppliance.StartAsync();
        using var process = Start($"--Urls=http://127.0.0.1:{FreePort()}", $"--Data:Folder={first.Folder}/data");

        await ExitAsync(process);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains("another", await process.StandardError.ReadToEndAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_damaged_journal_refuses_the_start_with_the_entrys_number_and_verify_names_it_too()
    {
        var appliance = await RunningAppliance.StartAsync();
        await appliance.KeysAsync("1 5 0 DEPT1 CASH 2 5 0 DEPT1 CASH");
        await appliance.StopAsync();
        var segment = Directory.EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl").Single();
        var lines = await File.ReadAllLinesAsync(segment);
        var damaged = Array.FindIndex(lines, line => line.Contains("sale.closed", StringComparison.Ordinal));
        lines[damaged] = lines[damaged].Replace("\"total\":150", "\"total\":151", StringComparison.Ordinal);
        await File.WriteAllTextAsync(segment, string.Join('\n', lines) + "\n");

        using var start = Start($"--Urls=http://127.0.0.1:{FreePort()}", $"--Data:Folder={appliance.Folder}/data");
        await ExitAsync(start);
        Assert.Equal(2, start.ExitCode);
        Assert.Contains($"entry {damaged + 1} ", await start.StandardError.ReadToEndAsync(), StringComparison.Ordinal);

        using var verify = Start("verify", $"{appliance.Folder}/data");
        await ExitAsync(verify);
        Assert.Equal(1, verify.ExitCode);
        Assert.Contains($"entry {damaged + 1} ", await verify.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await appliance.DisposeAsync();
    }

    [Fact]
    public async Task A_copied_journal_is_verified_with_the_public_key_alone()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.KeysAsync("1 5 0 DEPT1 CASH");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal")))
        {
            if (file.EndsWith(".lock", StringComparison.Ordinal)) continue;
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        using var verify = Start("verify", folder);
        await ExitAsync(verify);

        Assert.Equal(0, verify.ExitCode);
        Assert.Contains("1 sales", await verify.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_is_content_without_devices_and_not_with_one_that_does_not_answer()
    {
        using var content = Start("doctor", $"--Data:Folder={folder}/data");
        await ExitAsync(content);
        Assert.Equal(0, content.ExitCode);
        Assert.Contains("the whole counter is virtual", await content.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);

        using var lacking = Start(
            "doctor", $"--Data:Folder={folder}/data", "--Devices:Scanner:Driver=serial", "--Devices:Scanner:Port=/dev/not-there");
        await ExitAsync(lacking);
        Assert.Equal(1, lacking.ExitCode);
        Assert.Contains(
            "! scanner (serial): Cannot open /dev/not-there", await lacking.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_appliance_runs_no_device_is_tested_and_the_doctor_asks_the_appliance()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        string[] settings =
        [
            $"--Data:Folder={appliance.Folder}/data", $"--Urls={appliance.Host.Address}",
            "--Devices:Scanner:Driver=serial", "--Devices:Scanner:Port=/dev/not-there",
        ];

        using var test = Start(["test", "Scanner", .. settings]);
        await ExitAsync(test);
        Assert.Equal(2, test.ExitCode);
        Assert.Contains("The appliance is running", await test.StandardError.ReadToEndAsync(), StringComparison.Ordinal);

        // Just started, the emulated scanner may not have answered yet.
        var scanner = appliance.Host.Services.GetRequiredService<CounterDevices>().All.Single(worker => worker.Role == "scanner");
        Assert.True(await scanner.WaitUntilAsync(() => scanner.State == DeviceState.Online, Patience, CancellationToken.None));
        using var doctor = Start(["doctor", .. settings]);
        await ExitAsync(doctor);
        Assert.Contains("this is what it says", await doctor.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(0, doctor.ExitCode); // Its scanner is virtual, and on line.
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "appliance.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static async Task ExitAsync(Process process)
    {
        using CancellationTokenSource patience = new(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The appliance did not end.", exception);
        }
    }
}
