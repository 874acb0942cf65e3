using System.Text;

namespace Appliance.Hardware.Emulation.CashAcceptors;

/// <summary>
/// A coin acceptor on ccTalk. A coin it takes falls for <see cref="FallTime"/>, then it is in the box and an event says
/// so. Where the power goes while it falls, it is in the box and no event says so.
/// </summary>
public sealed class EmulatedCoinAcceptor : EmulatedCcTalkDevice
{
    /// <summary>From the slot to the box.</summary>
    public static readonly TimeSpan FallTime = TimeSpan.FromMilliseconds(300);

    private const byte RequestCoinId = 184;
    private const byte ReadBufferedCredit = 229;
    private const int Positions = 16;
    private const int RejectCode = 1;
    private const int InhibitedCode = 2;
    private const int BlockedCode = 14;
    private const int Path = 1;
    private static readonly string[] UsualIds =
        ["JP010A", "JP500A", "JP001A", "JP100A", "JP500B", "JP050A", "JP005A", "EU100A"];

    private readonly string[] ids;
    private readonly List<(int Position, long Yen)> falling = [];

    /// <summary>Makes an acceptor that takes nothing yet.</summary>
    /// <param name="time">Clock for what falls.</param>
    /// <param name="serialNumber">0–16,777,215.</param>
    /// <param name="ids">Ids of positions 1, 2 …, at most 16; null for a usual mixture.</param>
    /// <param name="address">Address on the bus.</param>
    /// <param name="hasMaster">Whether it has a master inhibit; many have none, and are silent about it.</param>
    public EmulatedCoinAcceptor(
        TimeProvider time,
        int serialNumber = 345_678,
        IReadOnlyList<string>? ids = null,
        byte address = 2,
        bool hasMaster = true)
        : base(address, serialNumber, "Coin Acceptor", ReadBufferedCredit, masterTakes: true, time, hasMaster) =>
        this.ids = [.. ids ?? UsualIds];

    private protected override bool TryTake(long yen)
    {
        var position = PositionOf(yen);
        if (!Takes(position))
        {
            Happen(0, position > 0 ? InhibitedCode : RejectCode);
            return false;
        }

        falling.Add((position, yen));
        if (Has(CashAcceptorFault.Jammed)) Happen(0, BlockedCode);
        else After(FallTime, Land);
        return true;
    }

    private protected override void LosePower()
    {
        foreach (var (_, yen) in falling) Keep(yen);
        falling.Clear();
    }

    private protected override void Unjam()
    {
        while (falling.Count > 0) Land();
    }

    private protected override byte[]? Obey(byte header, ReadOnlySpan<byte> data)
    {
        if (header != RequestCoinId || data.Length != 1 || data[0] is < 1 or > Positions) return null;
        return Encoding.ASCII.GetBytes(data[0] <= ids.Length ? ids[data[0] - 1] : "      ");
    }

    private void Land()
    {
        if (falling.Count == 0 || Has(CashAcceptorFault.Jammed)) return;
        var (position, yen) = falling[0];
        falling.RemoveAt(0);
        Keep(yen);
        Happen(position, Path);
    }

    /// <summary>A coin of which two issues are known is one of the newer.</summary>
    private int PositionOf(long yen) =>
        Array.FindLastIndex(ids, id => id.StartsWith($"JP{yen:000}", StringComparison.Ordinal)) + 1;
}
