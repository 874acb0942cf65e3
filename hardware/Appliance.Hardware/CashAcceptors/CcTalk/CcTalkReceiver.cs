namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>
/// Finds, among what came over the wire, the echo of what was sent and the reply to it. Anything else is noise. A frame
/// that began is waited for: bytes within it may look like another.
/// </summary>
internal sealed class CcTalkReceiver
{
    /// <summary>Bytes kept: more than the longest echo and reply take. Beyond that the oldest go.</summary>
    public const int BufferBytes = 1_024;

    private readonly List<byte> bytes = [];

    public void Clear() => bytes.Clear();

    public void Add(ReadOnlySpan<byte> received)
    {
        bytes.AddRange(received);
        if (bytes.Count > BufferBytes) bytes.RemoveRange(0, bytes.Count - BufferBytes);
    }

    /// <summary>Takes the next frame between the host and a device, in either direction.</summary>
    /// <param name="device">The device's address.</param>
    /// <param name="ended">Whether nothing more comes: what began and did not end is noise too, then.</param>
    public CcTalkFrame? Take(byte device, bool ended)
    {
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes);
        for (var start = 0; start < all.Length; start++)
        {
            var rest = all[start..];
            if (!MayBegin(rest, device)) continue;
            if (CcTalkFrame.Decode(rest) is { } frame)
            {
                bytes.RemoveRange(0, start + CcTalkFrame.LengthOf(rest));
                return frame;
            }

            var isWhole = rest.Length >= 2 && rest.Length >= CcTalkFrame.LengthOf(rest);
            if (!isWhole && !ended) return null;
        }

        return null;
    }

    /// <summary>Whether these bytes, as far as they came, may be the beginning of a frame of ours.</summary>
    private static bool MayBegin(ReadOnlySpan<byte> bytes, byte device)
    {
        var destination = bytes[0];
        if (destination != device && destination != CcTalkBus.HostAddress) return false;
        return bytes.Length < 3 || bytes[2] == (destination == device ? CcTalkBus.HostAddress : device);
    }
}
