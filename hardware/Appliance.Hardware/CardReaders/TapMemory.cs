namespace Appliance.Hardware.CardReaders;

/// <summary>
/// Makes one tap of an id that a reader says again and again while the card lies there. For readers that never say
/// that nothing is there: only silence about an id tells that its card was lifted.
/// </summary>
/// <param name="absentAfter">How long nothing must be heard of an id before it may tap again.</param>
/// <param name="time">Clock.</param>
internal sealed class TapMemory(TimeSpan absentAfter, TimeProvider time)
{
    /// <summary>Ids remembered at once; beyond that the one not heard of for longest is forgotten.</summary>
    public const int IdLimit = 8;

    private readonly Dictionary<string, long> heard = [];

    /// <summary>Takes an id that was heard now, and says whether that is a new tap.</summary>
    public bool IsNew(ReadOnlySpan<byte> id)
    {
        var now = time.GetTimestamp();
        var key = Convert.ToHexString(id);
        var isNew = !heard.TryGetValue(key, out var last) || time.GetElapsedTime(last, now) >= absentAfter;
        heard[key] = now;
        if (heard.Count > IdLimit) heard.Remove(heard.MinBy(pair => pair.Value).Key);
        return isNew;
    }
}
