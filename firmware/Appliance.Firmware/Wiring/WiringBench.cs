using Appliance.Firmware.Configuration;
using Appliance.Hardware.Buses.Gpio;
using Appliance.Hardware.Discovery;

namespace Appliance.Firmware.Wiring;

/// <summary>What the drivers of all roles share while they are chosen.</summary>
/// <param name="Time">The clock of all drivers.</param>
/// <param name="Tree">What is there, for messages.</param>
/// <param name="Printer">The printer that runs now, for a drawer on its connector.</param>
internal sealed record WiringBench(TimeProvider Time, DeviceTree Tree, CurrentPrinter Printer)
{
    private readonly Dictionary<string, string> claims = new(StringComparer.Ordinal);

    /// <summary>ccTalk buses by their ports; devices with different addresses share one.</summary>
    public Dictionary<string, SharedCcTalkBus> CcTalkBuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Labels of the GPIO chips that may be opened.</summary>
    public IReadOnlyList<string> GpioLabels =>
        [.. Tree.GpioChips.Select(LabelOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Gives a port, an address or a line to one setting.</summary>
    /// <exception cref="StartRefusedException">Another one has it.</exception>
    public void Claim(string what, string setting)
    {
        if (claims.TryAdd(what, setting)) return;
        throw new StartRefusedException($"{claims[what]} and {setting} both want {what}. One device each.");
    }

    private static string? LabelOf(string path)
    {
        try
        {
            using var chip = LinuxGpioChip.Open(path);
            return chip.Label;
        }
        catch (IOException)
        {
            return null; // Only to be told what there is; that it may not be opened is the worker's to say.
        }
    }
}
