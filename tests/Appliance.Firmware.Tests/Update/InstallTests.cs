using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Appliance.Firmware.Tests.Update;

/// <summary>deploy/install.sh into a root of its own, and the files it puts there.</summary>
public sealed partial class InstallTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Deploy = Path.Combine(FindRoot(), "deploy");

    /// <summary>As the installer has to be; without systemd's own tools it cannot be tried.</summary>
    private static readonly bool CanTry =
        Environment.UserName == "root" && File.Exists("/usr/bin/systemd-sysusers") && File.Exists("/usr/bin/systemd-tmpfiles");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("appliance-install-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void It_makes_user_folders_and_program_and_a_second_time_there_is_nothing_to_do()
    {
        if (!CanTry) return;
        Program("a");

        var first = Install("program", "0.1.0");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal("versions/0.1.0", new FileInfo(At("opt/appliance/current")).LinkTarget);
        Assert.Equal("a", File.ReadAllText(At("opt/appliance/versions/0.1.0/appliance.dll")));
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(At("var/lib/appliance")), 8));
        Assert.Equal("750", Convert.ToString((int)File.GetUnixFileMode(At("etc/appliance")), 8));
        Assert.Equal("640", Convert.ToString((int)File.GetUnixFileMode(At("etc/appliance/appliance.json")), 8));
        var groups = File.ReadAllLines(At("etc/group")).Where(line => line.EndsWith(":appliance", StringComparison.Ordinal));
        Assert.Equal(Groups, groups.Select(line => line.Split(':')[0]).Order());

        var again = Install("program", "0.1.0");

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("Nothing to change.", again.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("+ ", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_program_is_on_trial_and_settings_and_books_outlive_a_removal()
    {
        if (!CanTry) return;
        Program("a");
        Install("program", "0.1.0");
        File.WriteAllText(At("var/lib/appliance/journal"), "the books");
        File.WriteAllText(At("etc/appliance/appliance.json"), "{ }");
        Program("b");

        Install("program", "0.2.0");
        Assert.Equal("versions/0.2.0\n", File.ReadAllText(At("opt/appliance/next")));
        Assert.Equal("versions/0.1.0", new FileInfo(At("opt/appliance/current")).LinkTarget);
        Assert.Equal("{ }", File.ReadAllText(At("etc/appliance/appliance.json")));

        Assert.Equal(0, Install("--remove").ExitCode);
        Assert.False(Directory.Exists(At("opt/appliance")));
        Assert.False(File.Exists(At("etc/systemd/system/appliance.service")));
        Assert.False(File.Exists(At("etc/udev/rules.d/70-appliance.rules")));
        Assert.Equal("the books", File.ReadAllText(At("var/lib/appliance/journal")));
        Assert.Equal("{ }", File.ReadAllText(At("etc/appliance/appliance.json")));
        Assert.Contains("appliance:", File.ReadAllText(At("etc/passwd")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_says_it_all_and_does_nothing()
    {
        Program("a");

        var told = Install("--dry-run", "program", "0.1.0");

        Assert.Equal(0, told.ExitCode);
        Assert.Contains("etc/systemd/system/appliance.service", told.Words, StringComparison.Ordinal);
        Assert.Contains("systemd-sysusers", told.Words, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(At("")));
    }

    [Theory]
    [InlineData("program", "1.0")]
    [InlineData("program", "../../etc")]
    [InlineData("program", "1.0.0.0")]
    [InlineData("nothing", "0.1.0")]
    [InlineData("empty", "0.1.0")]
    public void What_is_no_program_or_version_is_refused_before_anything_is_done(string program, string version)
    {
        Program("a");
        folder.CreateSubdirectory("empty");

        var refused = Install(program, version);

        Assert.Equal(2, refused.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(At("")));
    }

    /// <summary>What the unit gives its process, what the user is in, and what devices are given to is one list.</summary>
    [Fact]
    public void Unit_user_and_devices_name_the_same_groups()
    {
        var unit = File.ReadLines(Path.Combine(Deploy, "appliance.service"))
            .Single(line => line.StartsWith("SupplementaryGroups=", StringComparison.Ordinal));
        Assert.Equal(Groups, unit.Split('=')[1].Split(' ').Order());
        var given = Rules().Select(rule => GroupPattern().Match(rule)).Where(match => match.Success).Select(match => match.Groups["group"].Value);
        Assert.Subset(Groups.ToHashSet(), given.ToHashSet());
        Assert.Equal(4, given.Count());
    }

    /// <summary>udev passes a rule it does not understand over; only newer ones have a tool that says so.</summary>
    [Fact]
    public void Every_rule_for_devices_is_one()
    {
        Assert.All(Rules(), rule => Assert.Matches(RulePattern(), rule));
        Assert.All(Rules(), rule => Assert.DoesNotContain("0666", rule, StringComparison.Ordinal));
        if (!File.Exists("/usr/bin/udevadm") || Run("/usr/bin/udevadm", "verify", "--help").ExitCode != 0) return;
        Assert.Equal(0, Run("/usr/bin/udevadm", "verify", Path.Combine(Deploy, "system", "70-appliance.rules")).ExitCode);
    }

    /// <summary>What goes to another machine goes by TLS to a machine that shows who it is, and waits while that one is away.</summary>
    [Fact]
    public void The_log_leaves_by_TLS_with_a_name_that_is_checked()
    {
        var sent = File.ReadAllText(Path.Combine(Deploy, "system", "rsyslog.conf"));

        Assert.Contains("if $programname == \"appliance\"", sent, StringComparison.Ordinal);
        Assert.Contains("SyslogIdentifier=appliance", File.ReadAllLines(Path.Combine(Deploy, "appliance.service")));
        Assert.Contains("StreamDriver=\"ossl\" StreamDriverMode=\"1\" StreamDriverAuthMode=\"x509/name\"", sent, StringComparison.Ordinal);
        Assert.Contains("queue.maxDiskSpace=\"50m\"", sent, StringComparison.Ordinal);
        if (!File.Exists("/usr/sbin/rsyslogd")) return;
        Assert.Equal(0, Run("/usr/sbin/rsyslogd", "-N1", "-f", Path.Combine(Deploy, "system", "rsyslog.conf")).ExitCode);
    }

    private static readonly string[] Groups = ["dialout", "gpio", "i2c", "input", "lp", "spi"];

    private static IEnumerable<string> Rules() => File.ReadLines(Path.Combine(Deploy, "system", "70-appliance.rules"))
        .Where(line => line.Length > 0 && line[0] != '#');

    private string At(string path) => Path.Combine(folder.FullName, "root", path);

    private void Program(string content)
    {
        folder.CreateSubdirectory("root");
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory("program").FullName, "appliance.dll"), content);
    }

    private (int ExitCode, string Words) Install(params string[] arguments) =>
        Run("/bin/sh", [Path.Combine(Deploy, "install.sh"), .. arguments]);

    private (int ExitCode, string Words) Run(string program, params string[] arguments)
    {
        // Both streams in one: read one after the other they could fill up and wait for each other.
        ProcessStartInfo start = new("/bin/sh", ["-c", "exec \"$0\" \"$@\" 2>&1", program, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["DESTDIR"] = At("");
        using var process = Process.Start(start)!;
        var words = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Patience));
        return (process.ExitCode, words);
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Appliance.sln"))) at = at.Parent!;
        return at.FullName;
    }

    [GeneratedRegex("GROUP=\"(?<group>[a-z0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex GroupPattern();

    [GeneratedRegex(
        "^(SUBSYSTEM==|KERNEL==|ATTRS\\{\\w+\\}==|GROUP=|MODE=|ENV\\{\\w+\\}=|SYMLINK\\+=)\"[^\"]+\""
        + "(, (SUBSYSTEM==|KERNEL==|ATTRS\\{\\w+\\}==|GROUP=|MODE=|ENV\\{\\w+\\}=|SYMLINK\\+=)\"[^\"]+\")+$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RulePattern();
}
