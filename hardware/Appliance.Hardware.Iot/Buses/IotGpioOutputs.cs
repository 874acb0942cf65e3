using System.Device.Gpio;
using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Iot.Buses;

/// <summary>Requested outputs.</summary>
internal sealed class IotGpioOutputs(IotGpioChip chip, int[] lines, bool openDrain) : IGpioOutputs
{
    private bool isDisposed;

    public void Write(ulong values, ulong mask)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        chip.Access(controller =>
        {
            for (var index = 0; index < lines.Length; index++)
            {
                if ((mask >> index & 1) != 0) Set(controller, lines[index], (values >> index & 1) != 0);
            }

            return true;
        });
    }

    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        chip.Close(lines);
    }

    /// <summary>
    /// The library has no open drain: a line that is to float becomes an input. One that is to be low gets its level
    /// before it becomes an output, for which the library keeps it.
    /// </summary>
    private void Set(GpioController controller, int line, bool high)
    {
        if (openDrain && high)
        {
            if (controller.GetPinMode(line) != PinMode.Input) controller.SetPinMode(line, PinMode.Input);
            return;
        }

        controller.Write(line, high ? PinValue.High : PinValue.Low);
        if (openDrain && controller.GetPinMode(line) != PinMode.Output) controller.SetPinMode(line, PinMode.Output);
    }
}
