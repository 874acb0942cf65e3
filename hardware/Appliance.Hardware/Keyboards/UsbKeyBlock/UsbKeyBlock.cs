using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses.Evdev;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Keyboards.UsbKeyBlock;

/// <summary>
/// A USB keyboard, number pad or programmable key block. It has no rows and columns that anybody knows: all keys are in
/// row 0, in the column that is the kernel's code of the key (<c>linux/input-event-codes.h</c>).
/// </summary>
/// <param name="keyboard">The keyboard, not owned.</param>
public sealed class UsbKeyBlock(EvdevDevice keyboard) : IPosKeyboard
{
    /// <summary>Highest code of a key (KEY_MAX).</summary>
    public const int CodeLimit = 0x2FF;

    /// <inheritdoc/>
    public async IAsyncEnumerable<PosKeyPress> ReadKeysAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var key in keyboard.ReadKeysAsync(cancellationToken))
        {
            // Keys that were lost are pressed again by whoever sees that nothing happened.
            if (!key.IsGap) yield return new(0, key.Code, key.IsDown);
        }
    }
}
