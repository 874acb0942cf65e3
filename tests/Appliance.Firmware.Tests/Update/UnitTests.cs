using System.Diagnostics;

namespace Appliance.Firmware.Tests.Update;

/// <summary>The systemd unit (deploy/appliance.service): what it lets the program do, and whether systemd understands it.</summary>
public sealed class UnitTests
{
    private const string Systemd = "/usr/bin/systemd-analyze";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(FindRoot(), "deploy", "appliance.service"));

    [Theory]
    [InlineData("User=appliance")]
    [InlineData("NoNewPrivileges=true")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("ReadWritePaths=/var/lib/appliance /opt/appliance -/mnt/appliance-backup")]
    [InlineData("CapabilityBoundingSet=CAP_NET_BIND_SERVICE")]
    [InlineData("StateDirectoryMode=0700")]
    [InlineData("UMask=0077")]
    public void The_program_has_no_more_rights_than_it_needs(string line) => Assert.Contains(line, Lines);

    [Fact]
    public void A_start_is_prepared_and_confirmed_by_what_counts_its_starts()
    {
        Assert.Contains("ExecStartPre=/bin/sh /opt/appliance/before-start.sh /opt/appliance", Lines);
        Assert.Contains("ExecStartPost=/usr/bin/dotnet /opt/appliance/current/appliance.dll confirm", Lines);
        Assert.Contains("Restart=always", Lines);
        Assert.Contains("StartLimitIntervalSec=0", Lines);
    }

    /// <summary>Names of settings that systemd does not know it only warns of, so what it says has to be nothing at all.</summary>
    [Fact]
    public void Systemd_understands_every_line()
    {
        if (!File.Exists(Systemd)) return;
        var folder = Directory.CreateTempSubdirectory("appliance-unit-");
        try
        {
            // The programs it starts are not on this machine.
            var unit = Path.Combine(folder.FullName, "appliance.service");
            File.WriteAllLines(unit, Lines.Select(line => line.Replace("=/usr/bin/dotnet ", "=/bin/true ", StringComparison.Ordinal)));
            Assert.Equal((0, ""), Verify(unit));

            File.AppendAllLines(unit, ["[Service]", "ProtectSytem=strict"]);
            Assert.Contains("ProtectSytem", Verify(unit).Words, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int ExitCode, string Words) Verify(string unit)
    {
        ProcessStartInfo start = new(Systemd, ["verify", "--man=no", unit]) { RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(Patience));
        return (process.ExitCode, words.Trim());
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Appliance.sln"))) at = at.Parent!;
        return at.FullName;
    }
}
