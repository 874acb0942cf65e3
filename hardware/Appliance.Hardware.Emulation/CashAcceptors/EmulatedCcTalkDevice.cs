namespace Appliance.Hardware.Emulation.CashAcceptors;

/// <summary>
/// What an emulated coin acceptor and an emulated bill validator have in common: address, serial number, inhibits, and
/// a memory of five events with its counter, all but the first two gone with its power. Money, power and faults may
/// come from any thread.
/// </summary>
public abstract class EmulatedCcTalkDevice
{
    /// <summary>From a question to its answer.</summary>
    public static readonly TimeSpan ReplyTime = TimeSpan.FromMilliseconds(20);

    /// <summary>The same with <see cref="CashAcceptorFault.Slow"/>.</summary>
    public static readonly TimeSpan SlowReplyTime = TimeSpan.FromMilliseconds(200);

    /// <summary>After this long without being asked for its events it takes nothing more.</summary>
    public static readonly TimeSpan HostLimit = TimeSpan.FromSeconds(5);

    /// <summary>How many events it remembers.</summary>
    public const int MemoryLimit = 5;

    private const byte Acknowledge = 0;
    private const byte Refuse = 5;
    private readonly HashSet<CashAcceptorFault> faults = [];
    private readonly List<(byte A, byte B)> events = [];
    private readonly int serialNumber;
    private readonly string category;
    private readonly byte eventsHeader;
    private uint garbage = 1;
    private byte counter;
    private ushort taken;
    private bool masterTakes;
    private long askedAt;

    private protected EmulatedCcTalkDevice(
        byte address,
        int serialNumber,
        string category,
        byte eventsHeader,
        bool masterTakes,
        TimeProvider time,
        bool hasMaster = true)
    {
        ArgumentNullException.ThrowIfNull(time);
        Address = address;
        this.serialNumber = serialNumber;
        this.category = category;
        this.eventsHeader = eventsHeader;
        MasterTakesAtStart = masterTakes;
        HasMaster = hasMaster;
        this.masterTakes = masterTakes;
        Time = time;
        askedAt = time.GetTimestamp();
    }

    /// <summary>Address on the bus.</summary>
    public byte Address { get; }

    /// <summary>Whether it has power.</summary>
    public bool IsPowered { get; private set; } = true;

    /// <summary>Sum of what is in its box or stacker, in yen.</summary>
    public long BoxYen { get; private set; }

    /// <summary>Sum of what it gave back, or never took, in yen.</summary>
    public long ReturnedYen { get; private set; }

    /// <summary>Its event counter.</summary>
    public int EventCounter
    {
        get
        {
            lock (Gate) return counter;
        }
    }

    internal TimeSpan AnswerTime => Has(CashAcceptorFault.Slow) ? SlowReplyTime : ReplyTime;

    private protected TimeProvider Time { get; }

    private protected Lock Gate { get; } = new();

    private bool MasterTakesAtStart { get; }

    private bool HasMaster { get; }

    /// <summary>Puts in a piece of money; false when it comes back at once.</summary>
    /// <param name="yen">Its denomination; one that is not known is foreign money.</param>
    public bool Insert(long yen)
    {
        lock (Gate)
        {
            if (IsPowered && TryTake(yen)) return true;
            GiveBack(yen);
            return false;
        }
    }

    /// <summary>Takes its power away: it forgets its counter, its events and its inhibits.</summary>
    public void CutPower()
    {
        lock (Gate)
        {
            if (!IsPowered) return;
            IsPowered = false;
            LosePower();
            counter = 0;
            events.Clear();
            taken = 0;
            masterTakes = MasterTakesAtStart;
        }
    }

    /// <summary>Gives it power.</summary>
    public void RestorePower()
    {
        lock (Gate) IsPowered = true;
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(CashAcceptorFault fault, bool active)
    {
        lock (Gate)
        {
            if (active) faults.Add(fault);
            else faults.Remove(fault);
            if (fault == CashAcceptorFault.Jammed && !active) Unjam();
        }
    }

    /// <summary>What it answers; null for nothing, as to a command it does not know.</summary>
    internal (byte Header, byte[] Data)? Answer(byte header, ReadOnlySpan<byte> data)
    {
        lock (Gate)
        {
            if (!IsPowered) return null;
            if (header == eventsHeader) return (Acknowledge, Events());
            switch (header)
            {
                case 254:
                    return (Acknowledge, []);
                case 245:
                    return (Acknowledge, System.Text.Encoding.ASCII.GetBytes(category));
                case 242:
                    return (Acknowledge,
                        [(byte)(serialNumber & 0xFF), (byte)(serialNumber >> 8 & 0xFF), (byte)(serialNumber >> 16 & 0xFF)]);
                case 232:
                    return (Acknowledge, [faults.Contains(CashAcceptorFault.Jammed) ? (byte)3 : (byte)0]);
                case 231 when data.Length == 2:
                    taken = (ushort)(data[0] | (data[1] << 8));
                    return (Acknowledge, []);
                case 230:
                    return (Acknowledge, [(byte)(taken & 0xFF), (byte)(taken >> 8)]);
                case 227 or 228 when !HasMaster:
                    return null;
                case 228 when data.Length == 1:
                    masterTakes = (data[0] & 1) == 1;
                    return (Acknowledge, []);
                case 227:
                    return (Acknowledge, [masterTakes && IsAsked ? (byte)1 : (byte)0]);
                default:
                    return Obey(header, data) is { } answer ? (Acknowledge, answer) : (Refuse, []);
            }
        }
    }

    /// <summary>What of an answer gets onto the wire.</summary>
    internal byte[] Spoil(byte[] reply)
    {
        lock (Gate)
        {
            if (!IsPowered || faults.Contains(CashAcceptorFault.Silent)) return [];
            if (faults.Contains(CashAcceptorFault.HalfFrame)) return reply[..(reply.Length / 2)];
            return faults.Contains(CashAcceptorFault.Garbage) ? [.. reply.Select(_ => NextGarbage())] : reply;
        }
    }

    /// <summary>Begins to take a piece of money; false when it does not.</summary>
    private protected abstract bool TryTake(long yen);

    /// <summary>Does what the power's loss does to money on its way.</summary>
    private protected abstract void LosePower();

    /// <summary>Lets go what was stuck.</summary>
    private protected abstract void Unjam();

    /// <summary>Answers a command of its own; null refuses it.</summary>
    private protected abstract byte[]? Obey(byte header, ReadOnlySpan<byte> data);

    private protected bool IsAsked => Time.GetElapsedTime(askedAt) < HostLimit;

    private protected bool Takes(int position) =>
        masterTakes && IsAsked && position > 0 && (taken >> (position - 1) & 1) == 1;

    private protected bool Has(CashAcceptorFault fault)
    {
        lock (Gate) return faults.Contains(fault);
    }

    private protected void Keep(long yen) => BoxYen += yen;

    private protected void GiveBack(long yen) => ReturnedYen += yen;

    /// <summary>Something happened: 1 comes after 255, and 0 is only after power-up.</summary>
    private protected void Happen(int a, int b)
    {
        counter = counter == byte.MaxValue ? (byte)1 : (byte)(counter + 1);
        events.Insert(0, ((byte)a, (byte)b));
        if (events.Count > MemoryLimit) events.RemoveAt(MemoryLimit);
    }

    /// <summary>Lets something happen after a time, unless the power goes before.</summary>
    private protected void After(TimeSpan wait, Action what)
    {
        ITimer? timer = null;
        timer = Time.CreateTimer(
            _ =>
            {
                lock (Gate) what();
                timer?.Dispose();
            },
            state: null,
            wait,
            Timeout.InfiniteTimeSpan);
    }

    private byte[] Events()
    {
        // A validator that was not asked in time stays closed until its master inhibit is set anew.
        if (!IsAsked && !MasterTakesAtStart) masterTakes = false;
        askedAt = Time.GetTimestamp();
        var answer = new byte[1 + (2 * MemoryLimit)];
        answer[0] = counter;
        foreach (var (index, (a, b)) in events.Index()) (answer[1 + (2 * index)], answer[2 + (2 * index)]) = (a, b);
        return answer;
    }

    /// <summary>A fixed row of bytes without meaning, so that a run can be repeated (xorshift).</summary>
    private byte NextGarbage()
    {
        garbage ^= garbage << 13;
        garbage ^= garbage >> 17;
        garbage ^= garbage << 5;
        return (byte)(garbage & 0xFF);
    }
}
