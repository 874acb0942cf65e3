using System.Buffers.Binary;
using System.Numerics;

namespace Appliance.Hardware.CardReaders.Wiegand;

/// <summary>
/// Collects the bits of one frame, first bit first, and reads it: an even parity bit over the first half of the data,
/// the data with its highest bit first, an odd parity bit over the second half. It knows no lines and no clock.
/// </summary>
internal sealed class WiegandFrame
{
    /// <summary>Most bits counted; a longer frame is none of ours.</summary>
    public const int BitLimit = 64;

    private ulong bits;

    /// <summary>Bits so far; stays at one above <see cref="BitLimit"/> when there were more.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a bit.</summary>
    public void Add(bool one)
    {
        if (Count <= BitLimit) Count++;
        bits = bits << 1 | (one ? 1UL : 0);
    }

    /// <summary>
    /// Ends the frame: its data, three bytes of 26 bits and four of 34, or null when the length or a parity is wrong.
    /// </summary>
    public byte[]? End()
    {
        var (count, frame) = (Count, bits);
        (Count, bits) = (0, 0);
        return count is 26 or 34 && HasParity(frame, count) ? Data(frame, count) : null;
    }

    private static bool HasParity(ulong frame, int count)
    {
        var half = count / 2;
        var low = frame & ((1UL << half) - 1);
        return BitOperations.PopCount(frame >> half) % 2 == 0 && BitOperations.PopCount(low) % 2 == 1;
    }

    private static byte[] Data(ulong frame, int count)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(frame >> 1 & ((1UL << (count - 2)) - 1)));
        return bytes[^((count - 2) / 8)..];
    }
}
