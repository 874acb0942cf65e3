namespace Appliance.Firmware.Replay;

/// <summary>A clock on the wall that can be set, over one that goes its way: timers and timestamps are that one's.</summary>
/// <param name="inner">The clock that goes its way.</param>
internal sealed class ShiftedTime(TimeProvider inner) : TimeProvider
{
    private TimeSpan shift;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + shift;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    /// <summary>Sets the clock on or back.</summary>
    public void Shift(TimeSpan by) => shift += by;
}
