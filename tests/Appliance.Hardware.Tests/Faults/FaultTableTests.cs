using System.Text.RegularExpressions;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Tests.Faults;

/// <summary>The table of faults in the emulators' README is what there is.</summary>
public partial class FaultTableTests
{
    private static readonly string[] Cells =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Faults", "README.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => Quoted().Matches(line))
            .Select(match => match.Groups["quoted"].Value),
    ];

    [Fact]
    public void Each_fault_of_each_emulator_stands_in_the_table()
    {
        var faults = typeof(EmulatedGpioChip).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.Name.EndsWith("Fault", StringComparison.Ordinal))
            .SelectMany(type => Enum.GetNames(type).Select(fault => $"{type.Name}.{fault}"))
            .ToArray();
        Assert.NotEmpty(faults);
        Assert.Empty(faults.Except(Cells));
    }

    [Fact]
    public void Each_test_in_the_table_exists()
    {
        var tests = typeof(FaultTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: false))
                .Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();
        var named = Cells.Where(cell => cell.Contains('_', StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(tests));
    }

    [GeneratedRegex("`(?<quoted>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quoted();
}
