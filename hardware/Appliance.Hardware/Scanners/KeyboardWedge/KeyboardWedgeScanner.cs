using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses.Evdev;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Scanners.KeyboardWedge;

/// <summary>A bar-code scanner that types its codes as a keyboard, each ended by Enter.</summary>
/// <param name="keyboard">The scanner's keyboard, not owned.</param>
/// <param name="time">The clock that tells one code from the rest of another.</param>
public sealed class KeyboardWedgeScanner(EvdevDevice keyboard, TimeProvider time) : IScanner
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ReadCodesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        KeyboardWedge wedge = new(time);
        await foreach (var key in keyboard.ReadKeysAsync(cancellationToken))
        {
            if (wedge.Take(key) is { } code) yield return code;
        }
    }
}
