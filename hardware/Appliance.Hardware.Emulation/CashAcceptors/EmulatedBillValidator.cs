using System.Text;

namespace Appliance.Hardware.Emulation.CashAcceptors;

/// <summary>
/// A bill validator with escrow and stacker on ccTalk. A bill waits in escrow until it is routed, or for
/// <see cref="EscrowLimit"/>. Where the power goes, a bill on its way to the stacker ends there and no event says so;
/// any other comes back.
/// </summary>
public sealed class EmulatedBillValidator : EmulatedCcTalkDevice
{
    /// <summary>From the slot to the escrow.</summary>
    public static readonly TimeSpan ReadTime = TimeSpan.FromMilliseconds(800);

    /// <summary>From the escrow to the stacker or the slot.</summary>
    public static readonly TimeSpan RouteTime = TimeSpan.FromMilliseconds(1_200);

    /// <summary>How long a bill waits in escrow before it comes back.</summary>
    public static readonly TimeSpan EscrowLimit = TimeSpan.FromSeconds(10);

    private const byte ReadBufferedBillEvents = 159;
    private const int StatusReturned = 1;
    private const int StatusInvalid = 2;
    private const int StatusInhibited = 4;
    private const int StatusStackerJam = 7;
    private const byte EscrowEmpty = 254;
    private readonly string[] ids;
    private readonly int factor;
    private readonly byte decimals;
    private Place place;
    private long bill;
    private int type;
    private int moves;

    /// <summary>Makes a validator that takes nothing yet.</summary>
    /// <param name="time">Clock for what moves.</param>
    /// <param name="serialNumber">0–16,777,215.</param>
    /// <param name="ids">Ids of types 1, 2 …, at most 16; null for the four bills of Japan.</param>
    /// <param name="factor">Scaling factor.</param>
    /// <param name="decimals">Decimal places.</param>
    /// <param name="address">Address on the bus.</param>
    public EmulatedBillValidator(
        TimeProvider time,
        int serialNumber = 4_711,
        IReadOnlyList<string>? ids = null,
        int factor = 1_000,
        byte decimals = 0,
        byte address = 40)
        : base(address, serialNumber, "Bill Validator", ReadBufferedBillEvents, masterTakes: false, time)
    {
        this.ids = [.. ids ?? ["JP0010A", "JP0001A", "JP0005A", "JP0002A"]];
        this.factor = factor;
        this.decimals = decimals;
    }

    private enum Place
    {
        Out,
        Entering,
        Escrow,
        ToStacker,
        ToSlot,
    }

    /// <summary>The bill in escrow, in yen; null when there is none.</summary>
    public long? BillInEscrow
    {
        get
        {
            lock (Gate) return place == Place.Escrow ? bill : null;
        }
    }

    private protected override bool TryTake(long yen)
    {
        var found = TypeOf(yen);
        if (place != Place.Out) return false;
        if (!Takes(found))
        {
            Happen(0, found > 0 ? StatusInhibited : StatusInvalid);
            return false;
        }

        (bill, type) = (yen, found);
        Move(Place.Entering, ReadTime, Arrive);
        return true;
    }

    private protected override void LosePower()
    {
        if (place == Place.ToStacker) Keep(bill);
        else if (place != Place.Out) GiveBack(bill);
        Rest();
    }

    private protected override void Unjam()
    {
        if (place == Place.ToStacker) Move(Place.ToStacker, RouteTime, Stack);
    }

    private protected override byte[]? Obey(byte header, ReadOnlySpan<byte> data) => header switch
    {
        153 when data.Length == 1 => [],
        154 when data.Length == 1 => Route(data[0]),
        156 when data.SequenceEqual("JP"u8) => [(byte)(factor & 0xFF), (byte)(factor >> 8), decimals],
        157 when data is [>= 1 and <= 16] =>
            Encoding.ASCII.GetBytes(data[0] <= ids.Length ? ids[data[0] - 1] : "       "),
        _ => null,
    };

    private byte[] Route(byte route)
    {
        if (place != Place.Escrow) return [EscrowEmpty];
        if (route == 0) Move(Place.ToSlot, RouteTime, Return);
        else if (route == 1) Move(Place.ToStacker, RouteTime, Stack);
        else Move(Place.Escrow, EscrowLimit, GiveUp);
        return [];
    }

    private void Arrive()
    {
        Happen(type, 1);
        Move(Place.Escrow, EscrowLimit, GiveUp);
    }

    private void GiveUp() => Move(Place.ToSlot, RouteTime, Return);

    private void Stack()
    {
        if (Has(CashAcceptorFault.Jammed))
        {
            Happen(0, StatusStackerJam);
            return;
        }

        Keep(bill);
        Happen(type, 0);
        Rest();
    }

    private void Return()
    {
        GiveBack(bill);
        Happen(0, StatusReturned);
        Rest();
    }

    private void Rest()
    {
        moves++;
        place = Place.Out;
    }

    /// <summary>Moves the bill; what was to happen to it before does not happen any more.</summary>
    private void Move(Place to, TimeSpan wait, Action then)
    {
        place = to;
        var mine = ++moves;
        After(
            wait,
            () =>
            {
                if (mine == moves) then();
            });
    }

    private int TypeOf(long yen)
    {
        for (var index = ids.Length - 1; index >= 0; index--)
        {
            if (!ids[index].StartsWith("JP", StringComparison.Ordinal)) continue;
            var value = long.Parse(ids[index].AsSpan(2, 4)) * factor;
            for (var digit = 0; digit < decimals; digit++) value /= 10;
            if (value == yen) return index + 1;
        }

        return 0;
    }
}
