namespace Appliance.Hardware.Discovery;

/// <summary>A keyboard, or what types like one, as the kernel describes it.</summary>
/// <param name="Path">Its link by id, or <c>/dev/input/event3</c> where it has none.</param>
/// <param name="Name">What it calls itself; empty when unknown.</param>
/// <param name="Vendor">Four hex digits; empty when unknown.</param>
/// <param name="Product">Four hex digits; empty when unknown.</param>
public sealed record InputDevice(string Path, string Name, string Vendor, string Product);

/// <summary>A printer of the USB printer class, as the kernel describes it.</summary>
/// <param name="Path">For example <c>/dev/usb/lp0</c>.</param>
/// <param name="Name">Maker and model as the printer tells them (IEEE 1284 device id); empty when unknown.</param>
public sealed record UsbPrinter(string Path, string Name);
