using System.Diagnostics;

namespace Appliance.Firmware.Tests.Update;

/// <summary>
/// What the unit runs before each start (deploy/before-start.sh), cut off by a power failure before each of its commands
/// in turn: whatever was done by then, later starts end where they would have.
/// </summary>
public sealed class BeforeStartTests : IDisposable
{
    private const string Old = "versions/0.1.0";
    private const string New = "versions/0.2.0";
    private const int StartsOfATrial = 3;

    /// <summary>More than the commands of one run.</summary>
    private const int CommandLimit = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string Script = Path.Combine(FindRoot(), "deploy", "before-start.sh");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("appliance-start-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_change_cut_off_anywhere_is_rolled_back_when_the_new_one_never_comes_up() => ForEachCut(Installed, () =>
    {
        for (var start = 0; start < StartsOfATrial + 2; start++) Run();

        Assert.Equal((Old, "0.2.0"), (Link("current"), Text("rolled-back")));
    });

    [Fact]
    public void A_change_cut_off_anywhere_stays_when_the_new_one_comes_up_and_the_one_before_is_kept() => ForEachCut(Installed, () =>
    {
        Run();
        File.Delete(At("trial"));
        for (var start = 0; start < StartsOfATrial + 2; start++) Run();

        Assert.Equal((New, Old, null), (Link("current"), Link("previous"), Text("rolled-back")));
    });

    [Fact]
    public void A_roll_back_cut_off_anywhere_ends_at_the_one_before_and_names_the_one_given_up() => ForEachCut(
        () =>
        {
            Installed();
            for (var start = 0; start < StartsOfATrial; start++) Run();
        },
        () =>
        {
            for (var start = 0; start < 3; start++) Run();

            Assert.Equal((Old, "0.2.0", null), (Link("current"), Text("rolled-back"), Text("trial")));
        });

    [Fact]
    public void The_first_program_of_all_has_none_to_go_back_to_and_goes_on()
    {
        Make(Old);
        File.WriteAllText(At("next"), Old + "\n");
        for (var start = 0; start < StartsOfATrial + 2; start++) Run();

        Assert.Equal(Old, Link("current"));
    }

    [Fact]
    public void A_count_that_the_power_left_empty_begins_anew()
    {
        Installed();
        Run();
        File.WriteAllText(At("trial"), "");
        Run();

        Assert.Equal("1", Text("trial"));
    }

    /// <summary>Cuts a start before its 1st, 2nd, 3rd … command, until one goes through whole.</summary>
    private void ForEachCut(Action prepare, Action then)
    {
        for (var cut = 1; cut < CommandLimit; cut++)
        {
            folder.Delete(recursive: true);
            folder.Create();
            prepare();
            var whole = Run(cut);
            Assert.True(Directory.Exists(At("current")), $"No program after a cut before command {cut}.");
            then();
            if (!whole) continue;
            Assert.True(cut > 5, "It is cut off nowhere.");
            return;
        }

        Assert.Fail("It never went through.");
    }

    /// <summary>A program runs, and a newer one is to be the next start's.</summary>
    private void Installed()
    {
        Make(Old);
        Make(New);
        File.CreateSymbolicLink(At("current"), Old);
        File.WriteAllText(At("next"), New + "\n");
    }

    private void Make(string version) => Directory.CreateDirectory(At(version));

    /// <summary>A start; with <paramref name="cut"/> the shell is killed before that command.</summary>
    /// <returns>Whether it went through.</returns>
    private bool Run(int cut = 0)
    {
        var trap = $"n=0; trap 'n=$((n+1)); [ $n -ne {cut} ] || kill -9 $$' DEBUG; set -T; . \"$0\" \"$1\"";
        using var process = cut == 0
            ? Process.Start("/bin/sh", [Script, folder.FullName])
            : Process.Start("/bin/bash", ["-c", trap, Script, folder.FullName]);
        Assert.True(process.WaitForExit(Patience));
        if (cut == 0) Assert.Equal(0, process.ExitCode);
        return process.ExitCode == 0;
    }

    private string? Link(string name) => new FileInfo(At(name)).LinkTarget;

    private string? Text(string name) => File.Exists(At(name)) ? File.ReadAllText(At(name)).Trim() : null;

    private string At(string name) => Path.Combine(folder.FullName, name);

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Appliance.sln"))) at = at.Parent!;
        return at.FullName;
    }
}
