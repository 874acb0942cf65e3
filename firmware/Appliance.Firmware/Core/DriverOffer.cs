namespace Appliance.Firmware.Core;

/// <summary>A driver a package set brings.</summary>
/// <typeparam name="TPort">What it is behind.</typeparam>
/// <param name="Name">In lower-case letters, digits and hyphens.</param>
/// <param name="Open">Opens it at an address, by a clock.</param>
internal sealed record DriverOffer<TPort>(string Name, Func<string, TimeProvider, TPort> Open);
