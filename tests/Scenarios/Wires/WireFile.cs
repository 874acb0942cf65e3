using Appliance.Firmware.Configuration;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Discovery;

namespace Appliance.Scenarios.Tests.Wires;

/// <summary>
/// A configuration file of the appliance that says on which wires its devices are. Ports that the kernel numbers anew
/// each time are links in a folder of the run, written <c>{wires}</c> in the file.
/// </summary>
internal static class WireFile
{
    private const string FolderMark = "{wires}";

    public static DeviceWiring Read(string file, string wires, TimeProvider time)
    {
        var machineFile = Path.Combine(wires, Path.GetFileName(file));
        File.WriteAllText(machineFile, File.ReadAllText(file).Replace(FolderMark, wires, StringComparison.Ordinal));
        return DeviceWiring.Read(ConfigurationReader.Read(wires, machineFile, []).Settings.Devices, time, new DeviceTree());
    }
}
