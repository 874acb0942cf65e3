using Appliance.Firmware.Devices;

namespace Appliance.Firmware.Wiring;

/// <summary>A driver that settings can choose.</summary>
/// <typeparam name="T">The port it is behind.</typeparam>
/// <param name="Name">In lower-case letters, digits and hyphens.</param>
/// <param name="Read">Reads its settings and tells how to open it; opens nothing itself.</param>
internal sealed record DeviceDriver<T>(string Name, Func<StrictSection, WiringBench, DeviceOpener<T>> Read)
    where T : class;
