using System.Device.Gpio;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>The library's driver over an emulated chip: what lies below System.Device.Gpio on the bench.</summary>
internal sealed class EmulatedGpioDriver : GpioDriver
{
    private readonly EmulatedGpioChip chip;
    private readonly Dictionary<int, (PinMode Mode, IDisposable? Request)> pins = [];
    private readonly Dictionary<int, PinChangeEventHandler> callbacks = [];

    public EmulatedGpioDriver(EmulatedGpioChip chip)
    {
        this.chip = chip;
        chip.LevelChanged += Tell;
    }

    protected override int PinCount => chip.LineCount;

    protected override int ConvertPinNumberToLogicalNumberingScheme(int pinNumber) => pinNumber;

    protected override void OpenPin(int pinNumber) => pins[pinNumber] = (PinMode.Input, null);

    protected override void ClosePin(int pinNumber)
    {
        pins.Remove(pinNumber, out var pin);
        pin.Request?.Dispose();
    }

    protected override void SetPinMode(int pinNumber, PinMode mode) => SetPinMode(pinNumber, mode, PinValue.Low);

    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        pins[pinNumber].Request?.Dispose();
        pins[pinNumber] = (mode, null);
        pins[pinNumber] = (mode, mode == PinMode.Output
            ? chip.RequestOutputs("library", [pinNumber], initialValue == PinValue.High ? 1UL : 0UL)
            : chip.RequestInputs("library", [pinNumber], BiasOf(mode), TimeSpan.Zero));
    }

    protected override PinMode GetPinMode(int pinNumber) => pins[pinNumber].Mode;

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) =>
        pins[pinNumber].Request is IGpioInputs inputs ? inputs.Read() != 0 : chip.Level(pinNumber);

    protected override void Write(int pinNumber, PinValue value) =>
        ((IGpioOutputs)pins[pinNumber].Request!).Write(value == PinValue.High ? 1UL : 0UL, 1);

    protected override WaitForEventResult WaitForEvent(
        int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The drivers use callbacks.");

    protected override void AddCallbackForPinValueChangedEvent(
        int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => callbacks[pinNumber] = callback;

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        callbacks.Remove(pinNumber);

    protected override void Dispose(bool disposing)
    {
        chip.LevelChanged -= Tell;
        base.Dispose(disposing);
    }

    private static GpioBias BiasOf(PinMode mode) => mode switch
    {
        PinMode.InputPullUp => GpioBias.PullUp,
        PinMode.InputPullDown => GpioBias.PullDown,
        _ => GpioBias.None,
    };

    private void Tell(int line, bool high)
    {
        if (callbacks.TryGetValue(line, out var callback))
            callback(this, new(high ? PinEventTypes.Rising : PinEventTypes.Falling, line));
    }
}
