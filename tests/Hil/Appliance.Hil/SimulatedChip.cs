namespace Appliance.Hil;

/// <summary>A chip of the kernel's gpio-sim: made through configfs, driven and looked at through sysfs.</summary>
internal sealed class SimulatedChip : IDisposable
{
    private const string Configuration = "/sys/kernel/config/gpio-sim";
    private readonly string folder;
    private readonly string lines;
    private bool plugged = true;

    public SimulatedChip(string label, int lineCount, params IReadOnlyList<(int Offset, string Name)> names)
    {
        folder = Path.Combine(Configuration, label);
        var bank = Path.Combine(folder, "bank0");
        Directory.CreateDirectory(bank);
        File.WriteAllText(Path.Combine(bank, "num_lines"), $"{lineCount}");
        File.WriteAllText(Path.Combine(bank, "label"), label);
        foreach (var (offset, name) in names)
        {
            var line = Path.Combine(bank, $"line{offset}");
            Directory.CreateDirectory(line);
            File.WriteAllText(Path.Combine(line, "name"), name);
        }

        File.WriteAllText(Path.Combine(folder, "live"), "1");
        var device = File.ReadAllText(Path.Combine(folder, "dev_name")).Trim();
        var chip = File.ReadAllText(Path.Combine(bank, "chip_name")).Trim();
        lines = Path.Combine("/sys/devices/platform", device, chip);
    }

    public int Value(int offset) => File.ReadAllText(Path.Combine(lines, $"sim_gpio{offset}", "value"))[0] - '0';

    public void Pull(int offset, bool up) =>
        File.WriteAllText(Path.Combine(lines, $"sim_gpio{offset}", "pull"), up ? "pull-up" : "pull-down");

    public void Unplug()
    {
        if (plugged) File.WriteAllText(Path.Combine(folder, "live"), "0");
        plugged = false;
    }

    public void Dispose()
    {
        Unplug();
        var bank = Path.Combine(folder, "bank0");
        foreach (var line in Directory.EnumerateDirectories(bank, "line*")) Directory.Delete(line);
        Directory.Delete(bank);
        Directory.Delete(folder);
    }
}
