using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Gpio;

namespace Appliance.Hardware.Iot.Buses;

/// <summary>
/// A GPIO chip over System.Device.Gpio. Its drivers watch each line on a thread of its own, so edges of different
/// lines may come out of order: Wiegand readers need our own chip on the kernel's interface. It may be used from
/// several threads.
/// </summary>
public sealed class IotGpioChip : IGpioChip, IDisposable
{
    private readonly GpioController controller;
    private readonly TimeProvider time;
    private readonly Lock gate = new();

    /// <summary>Makes a chip over a controller, which it then owns.</summary>
    /// <param name="controller">The library's controller.</param>
    /// <param name="time">Clock for debouncing and the stamps of edges.</param>
    public IotGpioChip(GpioController controller, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentNullException.ThrowIfNull(time);
        this.controller = controller;
        this.time = time;
    }

    /// <summary>Opens a chip of the machine.</summary>
    /// <param name="number">Number of the chip for libgpiod; null for what the library finds best for the board.</param>
    /// <param name="time">Clock for debouncing and the stamps of edges.</param>
    /// <exception cref="IOException">There is no such chip, or no driver for it.</exception>
    public static IotGpioChip Open(int? number, TimeProvider time) => new(
        LibraryFailure.Translated(
            "GPIO", () => number is { } chip ? new GpioController(new LibGpiodDriver(chip)) : new GpioController()),
        time);

    /// <inheritdoc/>
    public IGpioInputs RequestInputs(string consumer, IReadOnlyList<int> offsets, GpioBias bias, TimeSpan debounce)
    {
        GpioRequests.Check(consumer, offsets);
        ArgumentOutOfRangeException.ThrowIfLessThan(debounce, TimeSpan.Zero);
        var mode = bias switch
        {
            GpioBias.PullUp => PinMode.InputPullUp,
            GpioBias.PullDown => PinMode.InputPullDown,
            _ => PinMode.Input,
        };
        return Request(offsets, line => controller.OpenPin(line, mode), () => new IotGpioInputs(this, [.. offsets], debounce, time));
    }

    /// <inheritdoc/>
    public IGpioOutputs RequestOutputs(string consumer, IReadOnlyList<int> offsets, ulong initial, bool openDrain = false)
    {
        GpioRequests.Check(consumer, offsets);
        var index = 0;
        return Request(
            offsets,
            line =>
            {
                var high = (initial >> index++ & 1) != 0;
                if (openDrain && high) controller.OpenPin(line, PinMode.Input);
                else controller.OpenPin(line, PinMode.Output, high ? PinValue.High : PinValue.Low);
            },
            () => new IotGpioOutputs(this, [.. offsets], openDrain));
    }

    /// <inheritdoc/>
    public void Dispose() => controller.Dispose();

    /// <summary>One access to the controller.</summary>
    /// <exception cref="IOException">It failed.</exception>
    internal T Access<T>(Func<GpioController, T> access)
    {
        lock (gate) return LibraryFailure.Translated("GPIO", () => access(controller));
    }

    /// <summary>Gives lines back; one that is not open any more has been given back.</summary>
    internal void Close(IReadOnlyList<int> lines) => Access(open =>
    {
        foreach (var line in lines.Where(open.IsPinOpen)) open.ClosePin(line);
        return true;
    });

    /// <summary>The library opens a line that is open a second time without a word, so it is asked first.</summary>
    private T Request<T>(IReadOnlyList<int> lines, Action<int> open, Func<T> make)
    {
        lock (gate)
        {
            List<int> opened = [];
            try
            {
                foreach (var line in lines)
                {
                    if (Access(controls => controls.IsPinOpen(line))) throw new IOException($"Line {line} is taken.");
                    opened.Add(line);
                    LibraryFailure.Translated($"GPIO line {line}", () =>
                    {
                        open(line);
                        return true;
                    });
                }

                return make();
            }
            catch
            {
                Close(opened);
                throw;
            }
        }
    }
}
