using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Buses.Gpio;

/// <summary>Requested outputs.</summary>
/// <param name="file">What the kernel gave for the request; owned.</param>
internal sealed class LinuxGpioOutputs(DeviceFile file) : IGpioOutputs
{
    public void Write(ulong values, ulong mask)
    {
        GpioLayout.LineValues lines = new() { Bits = values, Mask = mask };
        file.Control(GpioLayout.SetValues, ref lines, "write to");
    }

    public void Dispose() => file.Dispose();
}
