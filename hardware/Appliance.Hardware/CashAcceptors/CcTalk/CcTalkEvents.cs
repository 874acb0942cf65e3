namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>An event of a coin acceptor or bill validator.</summary>
/// <param name="A">Coin position or bill type, or 0 for a status.</param>
/// <param name="B">Sorter path, what became of a bill, or which status.</param>
internal readonly record struct CcTalkEvent(byte A, byte B);

/// <summary>
/// What a device remembers: a counter that goes from 0 after power-up to 255, then on from 1, and the last five events
/// (headers 229 and 159).
/// </summary>
/// <param name="Counter">Counter of the newest event.</param>
/// <param name="Newest">Five events, the newest first.</param>
internal readonly record struct CcTalkEvents(byte Counter, IReadOnlyList<CcTalkEvent> Newest)
{
    /// <summary>How many events a device remembers.</summary>
    public const int MemoryLimit = 5;

    /// <summary>Bytes of the counter and the events.</summary>
    public const int DataBytes = 1 + (2 * MemoryLimit);

    private const int CounterLimit = 255;

    /// <exception cref="IOException">They are too few or too many.</exception>
    public static CcTalkEvents Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length != DataBytes) throw new IOException($"Events take {DataBytes} bytes, not {data.Length}.");
        var events = new CcTalkEvent[MemoryLimit];
        for (var index = 0; index < MemoryLimit; index++)
            events[index] = new(data[1 + (2 * index)], data[2 + (2 * index)]);
        return new(data[0], events);
    }

    /// <summary>What happened since a counter was read.</summary>
    public CcTalkNews Since(int counter)
    {
        if (Counter == counter) return new([], Missed: 0, HasReset: false);
        if (Counter == 0) return new([], Missed: 0, HasReset: true);

        // From 0 the counter goes to 1; from 255 as well.
        var happened = Counter - counter;
        if (happened < 0) happened += CounterLimit;
        if (happened <= MemoryLimit) return new(Last(happened), Missed: 0, HasReset: false);

        // A counter this low rather began anew than went round. All since then is remembered.
        if (Counter <= MemoryLimit) return new(Last(Counter), Missed: 0, HasReset: true);
        return new(Last(MemoryLimit), Missed: happened - MemoryLimit, HasReset: false);
    }

    private CcTalkEvent[] Last(int count) => [.. Newest.Take(count).Reverse()];
}

/// <summary>What is new in a device's memory.</summary>
/// <param name="Events">The oldest first.</param>
/// <param name="Missed">How many came before them that the device no longer remembers.</param>
/// <param name="HasReset">Whether the device began anew.</param>
internal readonly record struct CcTalkNews(IReadOnlyList<CcTalkEvent> Events, int Missed, bool HasReset)
{
    /// <summary>Whether this is so unusual that it is believed only when it is heard twice.</summary>
    public bool IsOdd => HasReset || Missed > 0;
}
