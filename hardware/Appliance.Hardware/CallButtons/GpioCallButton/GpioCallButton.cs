using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CallButtons.GpioCallButton;

/// <summary>A button on a GPIO line with which a customer calls. The kernel debounces it.</summary>
public sealed class GpioCallButton : ICallButton
{
    private const string Consumer = "call-button";
    private readonly IGpioChip chip;
    private readonly GpioCallButtonOptions options;

    /// <summary>Makes a driver; the line is requested while presses are being read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public GpioCallButton(IGpioChip chip, GpioCallButtonOptions options)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(options);
        GpioCallButtonOptions.Validate(options);
        this.chip = chip;
        this.options = options;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TimeSpan> ReadPressesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bias = options.PressedIsHigh ? GpioBias.PullDown : GpioBias.PullUp;
        using var button = chip.RequestInputs(Consumer, [options.Line], bias, options.Debounce);
        var isDown = button.Read() == 1 == options.PressedIsHigh;
        while (true)
        {
            var edge = await button.WaitForEdgeAsync(cancellationToken);
            var wasDown = isDown;
            isDown = edge.Rising == options.PressedIsHigh;
            if (isDown && !wasDown) yield return edge.Timestamp;
        }
    }
}
