using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Relays;

namespace Appliance.Hardware.Gates.RelayGate;

/// <summary>
/// A gate, turnstile or door strike that opens on a pulse of a relay on a GPIO line. The line is held only during the
/// pulse and given back on every way out.
/// </summary>
public sealed class RelayGate : IGate, IDisposable
{
    /// <summary>Shorter pulses open no gate.</summary>
    public static readonly TimeSpan PulseMinimum = TimeSpan.FromMilliseconds(50);

    /// <summary>No pulse is longer: a door strike gets hot, and a gate that is held open lets everybody in.</summary>
    public static readonly TimeSpan PulseLimit = TimeSpan.FromSeconds(5);

    /// <summary>Least rest between two pulses: a gate that opens may take a second one for "close".</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private const string Consumer = "gate";
    private readonly RelayPulse pulse;

    /// <summary>Makes a driver; the line is not touched before a gate is opened.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pulse outside 50 ms–5 s.</exception>
    public RelayGate(IGpioChip chip, RelayGateOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        RelayGateOptions.Validate(options);
        pulse = new(chip, Consumer, options.RelayLine, options.RelayIsActiveLow, options.Pulse, Rest, time);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">One is under way: a gate has one owner.</exception>
    public Task OpenGateAsync(CancellationToken cancellationToken) => pulse.GiveAsync(cancellationToken);

    /// <summary>Ends a pulse that is under way at once.</summary>
    public void Dispose() => pulse.Dispose();
}
