using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Power.GpioPosPower;

/// <summary>
/// The power-fail signal of a supply with a buffer, on a GPIO line. Nothing on the line counts as a failure: the pull
/// resistor is set that way.
/// </summary>
public sealed class GpioPosPower : IPosPower
{
    private const string Consumer = "power-fail";
    private readonly IGpioChip chip;
    private readonly GpioPosPowerOptions options;

    /// <summary>Makes a driver; the line is requested while the power is being read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public GpioPosPower(IGpioChip chip, GpioPosPowerOptions options)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(options);
        GpioPosPowerOptions.Validate(options);
        this.chip = chip;
        this.options = options;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PowerReading> ReadPowerAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bias = options.FailedIsHigh ? GpioBias.PullUp : GpioBias.PullDown;
        using var signal = chip.RequestInputs(Consumer, [options.Line], bias, options.Debounce);
        var source = SourceAt(signal.Read() == 1);
        yield return new(source, ChangedAt: null);
        while (true)
        {
            var edge = await signal.WaitForEdgeAsync(cancellationToken);
            var before = source;
            source = SourceAt(edge.Rising);
            if (source != before) yield return new(source, edge.Timestamp);
        }
    }

    private PowerSource SourceAt(bool high) => high == options.FailedIsHigh ? PowerSource.Backup : PowerSource.Mains;
}
