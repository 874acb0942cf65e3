using System.Device.Gpio;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.Ports;
using Iot.Device.Button;

namespace Appliance.Hardware.Iot.CallButtons;

/// <summary>
/// A button with which a customer calls, over Iot.Device.Button. After a press that bounced the library takes the
/// bouncing of its release for another one, so a press counts here when the line is still down once it has settled.
/// </summary>
public sealed class IotCallButton : ICallButton
{
    private const string Device = "call-button";

    /// <summary>Presses kept for a reader that is behind; beyond that the oldest is lost.</summary>
    private const int PressLimit = 16;

    private readonly Func<GpioController> open;
    private readonly GpioCallButtonOptions options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver; the line is taken while presses are being read.</summary>
    /// <param name="open">Opens the controller; the driver owns what it gives.</param>
    /// <param name="options">How the button is wired.</param>
    /// <param name="time">Clock of the presses' stamps.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public IotCallButton(Func<GpioController> open, GpioCallButtonOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        GpioCallButtonOptions.Validate(options);
        this.open = open;
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TimeSpan> ReadPressesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var presses = Channel.CreateBounded<TimeSpan>(
            new BoundedChannelOptions(PressLimit) { FullMode = BoundedChannelFullMode.DropOldest });
        var start = time.GetTimestamp();
        var controller = LibraryFailure.Translated(Device, open);
        GpioButton? button = null;
        try
        {
            button = LibraryFailure.Translated(Device, () => Make(controller));
            button.ButtonDown += (_, _) => presses.Writer.TryWrite(time.GetElapsedTime(start));
            using LineWatch watch = new(
                () => LibraryFailure.Translated(Device, () => IsDown(controller)),
                failure => presses.Writer.TryComplete(failure),
                time);
            while (true)
            {
                var at = await NextAsync(presses.Reader, cancellationToken);
                await Task.Delay(options.Debounce, time, cancellationToken);
                while (presses.Reader.TryRead(out _)) continue; // It bounced.
                if (LibraryFailure.Translated(Device, () => IsDown(controller))) yield return at;
            }
        }
        finally
        {
            LibraryFailure.Translated(Device, () => Free(button, controller));
        }
    }

    private static async ValueTask<TimeSpan> NextAsync(ChannelReader<TimeSpan> presses, CancellationToken cancellationToken)
    {
        try
        {
            return await presses.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException error)
        {
            throw new IOException(error.InnerException?.Message, error);
        }
    }

    /// <summary>The button gives its line back before the controller goes: it is not to dispose of that itself.</summary>
    private static bool Free(GpioButton? button, GpioController controller)
    {
        using (controller) button?.Dispose();
        return true;
    }

    private GpioButton Make(GpioController controller) => new(
        options.Line, isPullUp: !options.PressedIsHigh, gpio: controller, shouldDispose: false, debounceTime: options.Debounce);

    private bool IsDown(GpioController controller) =>
        (controller.Read(options.Line) == PinValue.High) == options.PressedIsHigh;
}
