using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Update;

namespace Appliance.Firmware.Tests.Update;

/// <summary>A newer program from a file: verified, put beside the one before, and given up when it does not start.</summary>
public sealed class UpdateTests : IDisposable
{
    private static readonly Version Running = new(0, 1, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ECDsa maker = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string folder = Directory.CreateTempSubdirectory("appliance-update-").FullName;
    private readonly UpdateSettings settings;

    public UpdateTests()
    {
        var old = Directory.CreateDirectory(Path.Combine(folder, "versions", "0.1.0"));
        File.WriteAllText(Path.Combine(old.FullName, UpdatePackage.Program), "old");
        File.CreateSymbolicLink(Path.Combine(folder, "current"), Path.Combine("versions", "0.1.0"));
        File.WriteAllText(Path.Combine(folder, "maker.pub"), maker.ExportSubjectPublicKeyInfoPem());
        settings = new() { Folder = folder, KeyFile = Path.Combine(folder, "maker.pub") };
    }

    public void Dispose()
    {
        maker.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_signed_program_is_the_one_of_the_next_start_and_the_one_before_is_kept()
    {
        Assert.Equal(new Version(0, 2, 0), new ProgramVersions(settings).Install(Make("0.2.0"), Running));
        Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "current", UpdatePackage.Program)));
        Start();

        Assert.Equal("new", File.ReadAllText(Path.Combine(folder, "current", UpdatePackage.Program)));
        Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "previous", UpdatePackage.Program)));
        Assert.True(new ProgramVersions(settings).IsOnTrial);
    }

    [Fact]
    public void After_three_starts_that_nobody_confirmed_the_one_before_comes_back()
    {
        new ProgramVersions(settings).Install(Make("0.2.0"), Running);
        for (var start = 0; start < 3; start++)
        {
            Start();
            Assert.Equal("new", File.ReadAllText(Path.Combine(folder, "current", UpdatePackage.Program)));
        }

        Start();

        Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "current", UpdatePackage.Program)));
        Assert.False(new ProgramVersions(settings).IsOnTrial);
        Assert.Equal("0.2.0", new ProgramVersions(settings).TakeRolledBack());
        Assert.Null(new ProgramVersions(settings).TakeRolledBack());
    }

    [Fact]
    public void A_start_that_was_confirmed_stays()
    {
        new ProgramVersions(settings).Install(Make("0.2.0"), Running);
        Start();
        new ProgramVersions(settings).Confirm();
        for (var start = 0; start < 5; start++) Start();

        Assert.Equal("new", File.ReadAllText(Path.Combine(folder, "current", UpdatePackage.Program)));
    }

    [Theory]
    [InlineData("0.1.0")]
    [InlineData("0.0.9")]
    public void An_older_one_is_refused(string version) => AssertRefused("update-older", Make(version));

    [Fact]
    public void One_of_another_maker_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        AssertRefused("update-not-signed", Make("0.2.0", other));
    }

    [Fact]
    public void A_version_that_was_changed_after_signing_is_refused()
    {
        var file = Make("0.2.0");
        var bytes = File.ReadAllBytes(file);
        bytes[Encoding.UTF8.GetString(bytes).IndexOf("0.2.0", StringComparison.Ordinal)] = (byte)'9';
        File.WriteAllBytes(file, bytes);

        AssertRefused("update-not-signed", file);
    }

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        var file = Make("0.2.0");
        var bytes = File.ReadAllBytes(file);
        bytes[^10] ^= 1;
        File.WriteAllBytes(file, bytes);

        AssertRefused("update-damaged", file);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no package\n")]
    [InlineData("{\"version\":\"../../x\",\"sha256\":\"\",\"signature\":\"\"}\n")]
    [InlineData("{\"version\":\"0.2.0\"}\n")]
    public void What_is_no_package_is_refused(string text)
    {
        var file = Path.Combine(folder, "x.update");
        File.WriteAllText(file, text);

        AssertRefused("update-malformed", file);
    }

    [Theory]
    [InlineData("../../../outside.txt")]
    [InlineData("/tmp/outside.txt")]
    public void A_file_that_would_lie_elsewhere_is_refused(string name) =>
        AssertRefused("update-malformed", Make("0.2.0", names: [UpdatePackage.Program, name]));

    [Fact]
    public void Without_a_makers_key_nothing_is_taken()
    {
        settings.KeyFile = null;
        AssertRefused("update-not-set-up", Make("0.2.0"));
    }

    [Fact]
    public async Task Over_rest_it_is_journaled_with_who_and_from_where_and_the_appliance_ends_to_be_started_anew()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.StopAsync();
        appliance.Programs = settings;
        File.WriteAllText(Path.Combine(folder, "rolled-back"), "0.1.5\n");
        await appliance.BootAsync();
        using ByteArrayContent wrong = new([1, 2, 3]);
        wrong.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var refused = await appliance.Http.PostAsync("/api/v1/program", wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using ByteArrayContent package = new(await File.ReadAllBytesAsync(Make("99.0.0")));
        package.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var taken = await appliance.Http.PostAsync("/api/v1/program", package);

        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        using CancellationTokenSource limit = new(Patience);
        await appliance.Host.WaitForShutdownAsync(limit.Token);
        Assert.False(limit.IsCancellationRequested);
        await appliance.StopAsync();
        var journal = string.Concat(Directory
            .EnumerateFiles(Path.Combine(appliance.Folder, "data", "journal"), "*.jsonl").Select(File.ReadAllText));
        Assert.Contains("\"from\":\"127.0.0.1\",\"version\":\"99.0.0\"", journal, StringComparison.Ordinal);
        Assert.Contains("program.rolled-back", journal, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder, ".update-*"));
    }

    private void AssertRefused(string code, string file)
    {
        var exception = Assert.Throws<UpdateException>(() => new ProgramVersions(settings).Install(file, Running));
        Assert.Equal(code, exception.Code);
        Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "current", UpdatePackage.Program)));
        Assert.False(new ProgramVersions(settings).IsOnTrial);
    }

    /// <summary>A package as deploy/package.sh makes it.</summary>
    private string Make(string version, ECDsa? by = null, string[]? names = null)
    {
        using MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names ?? [UpdatePackage.Program, "wwwroot/index.html"])
            {
                using StreamWriter writer = new(archive.CreateEntry(name).Open());
                writer.Write("new");
            }
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(zip.ToArray()));
        var signature = Convert.ToBase64String((by ?? maker).SignData(
            UpdatePackage.Signed(version, sha256), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        var header = JsonSerializer.Serialize(new { version, sha256, signature }) + "\n";
        var file = Path.Combine(folder, $"{version}-{Path.GetRandomFileName()}.update");
        File.WriteAllBytes(file, [.. Encoding.UTF8.GetBytes(header), .. zip.ToArray()]);
        return file;
    }

    /// <summary>What the unit does before each start.</summary>
    private void Start()
    {
        using var process = Process.Start("/bin/sh", [Path.Combine(Root(), "deploy", "before-start.sh"), folder]);
        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(0, process.ExitCode);
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Appliance.sln"))) at = at.Parent!;
        return at.FullName;
    }
}
