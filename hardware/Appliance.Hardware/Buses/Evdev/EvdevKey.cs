namespace Appliance.Hardware.Buses.Evdev;

/// <summary>What a keyboard did.</summary>
/// <param name="Code">The kernel's code of the key (<c>linux/input-event-codes.h</c>), for example 28 for Enter.</param>
/// <param name="IsDown">Whether it went down; else it was let go.</param>
/// <param name="IsGap">
/// The reader was too slow and the kernel threw keys away: which ones, and which are down now, is not known. Code is 0.
/// </param>
public readonly record struct EvdevKey(int Code, bool IsDown, bool IsGap = false);
