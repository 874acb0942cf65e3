namespace Appliance.Firmware.Rest;

/// <summary>
/// How much one caller may ask: a page that asks in circles or a program gone wild must not take the appliance from the
/// others. Far more than people do, and never a lock-out: whoever stops for a second is heard again. What is done at the
/// counter (the virtual one's keys) is counted apart, so that no page uses it up. Nothing here wakes by itself.
/// </summary>
internal sealed class CallerLimits(TimeProvider time)
{
    /// <summary>Requests one caller may make at once.</summary>
    public const int Burst = 3_000;

    /// <summary>Requests a second that one caller may go on with.</summary>
    public const int PerSecond = 50;

    /// <summary>Callers remembered; beyond it the one that asked least is forgotten, as if it had not asked.</summary>
    public const int CallerLimit = 2_000;

    private readonly Lock gate = new();

    /// <summary>When each would have asked no more than <see cref="PerSecond"/>; later than now by what it asked too fast.</summary>
    private readonly Dictionary<string, long> evenAt = new(StringComparer.Ordinal);

    /// <summary>Counts a request.</summary>
    /// <param name="caller">Names the session or the token.</param>
    /// <returns>Whether it may be heard.</returns>
    public bool TryAsk(string caller)
    {
        var each = time.TimestampFrequency / PerSecond;
        lock (gate)
        {
            var now = time.GetTimestamp();
            var even = Math.Max(now, evenAt.GetValueOrDefault(caller)) + each;
            if (even - now > Burst * each) return false;
            evenAt[caller] = even;
            if (evenAt.Count > CallerLimit) Forget(now);
            return true;
        }
    }

    private void Forget(long now)
    {
        foreach (var caller in evenAt.Where(it => it.Value <= now).Select(it => it.Key).ToList()) evenAt.Remove(caller);
        while (evenAt.Count > CallerLimit) evenAt.Remove(evenAt.MinBy(it => it.Value).Key);
    }
}
