namespace Appliance.Firmware.Replay;

/// <summary>
/// Real time for devices on real wires, with a clock on the wall that can be moved on: timers and timestamps are the
/// machine's, so a day that is waited through costs nothing.
/// </summary>
/// <param name="start">The first instant.</param>
internal sealed class SkippingTime(DateTimeOffset start) : TimeProvider
{
    private readonly long startedAt = System.GetTimestamp();
    private long skippedTicks;

    public override DateTimeOffset GetUtcNow() =>
        start + System.GetElapsedTime(startedAt) + TimeSpan.FromTicks(Interlocked.Read(ref skippedTicks));

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Moves the clock on the wall on.</summary>
    public void Skip(TimeSpan time) => Interlocked.Add(ref skippedTicks, time.Ticks);
}
