using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Keyboards.GpioKeyMatrix;

/// <summary>
/// Debounces pictures of a key matrix and says which keys went down or were let go. A picture is one bit a key, row × 8 + column.
/// It knows no lines and no clock: each picture comes with its instant.
/// </summary>
/// <param name="debounce">How long a key must be seen unchanged to count.</param>
/// <param name="downBefore">
/// The first picture: keys that are down in it are stuck, or were told before the lines were lost, and are told only
/// when they are let go.
/// </param>
internal sealed class KeyMatrixState(TimeSpan debounce, ulong downBefore = 0)
{
    private const int Side = GpioKeyMatrixOptions.SideLimit;
    private readonly TimeSpan[] seenSince = new TimeSpan[Side * Side];
    private readonly long[] seenOrder = new long[Side * Side];
    private long order;
    private ulong seen = downBefore;
    private ulong down = downBefore;
    private ulong ghostsBefore;

    /// <summary>Whether no key is down, nor was at the last picture.</summary>
    public bool IsIdle => (seen | down) == 0;

    /// <summary>Takes a picture in and returns the keys that count as pressed or let go from now on, first seen first.</summary>
    public IReadOnlyList<PosKeyPress> Take(ulong picture, TimeSpan now)
    {
        Notice(picture, now);
        var ghosts = Ambiguous(picture);
        List<int> turned = [];
        for (var key = 0; key < Side * Side; key++)
        {
            var bit = 1UL << key;

            // A key that may be a ghost starts anew when the rectangle is gone: a picture is taken column by column,
            // so one taken while a corner was let go may still show the ghost and no longer the rectangle.
            if (((ghosts | ghostsBefore) & bit) != 0) seenSince[key] = now;
            if (((seen ^ down) & bit) == 0 || now - seenSince[key] < debounce) continue;
            down ^= bit;
            turned.Add(key);
        }

        ghostsBefore = ghosts;
        turned.Sort((a, b) => seenOrder[a].CompareTo(seenOrder[b]));
        return [.. turned.Select(key => new PosKeyPress(key / Side, key % Side, (down >> key & 1) != 0))];
    }

    /// <summary>
    /// Keys at the corners of a rectangle. Without diodes, three keys down at its corners look like four, so none of
    /// the four may be believed until the rectangle is gone; those believed before stay as they are.
    /// </summary>
    internal static ulong Ambiguous(ulong picture)
    {
        ulong ambiguous = 0;
        for (var a = 0; a < Side; a++)
        {
            for (var b = a + 1; b < Side; b++)
            {
                var shared = RowOf(picture, a) & RowOf(picture, b);
                if (System.Numerics.BitOperations.PopCount(shared) < 2) continue;
                ambiguous |= shared << (a * Side) | shared << (b * Side);
            }
        }

        return ambiguous;
    }

    private static ulong RowOf(ulong picture, int row) => picture >> (row * Side) & 0xFF;

    private void Notice(ulong picture, TimeSpan now)
    {
        var changed = picture ^ seen;
        seen = picture;
        for (var key = 0; key < Side * Side; key++)
        {
            if ((changed >> key & 1) == 0) continue;
            seenSince[key] = now;
            seenOrder[key] = order++;
        }
    }
}
