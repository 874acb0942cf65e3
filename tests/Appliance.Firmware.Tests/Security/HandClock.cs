namespace Appliance.Firmware.Tests.Security;

/// <summary>A clock that a test turns by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public void Pass(TimeSpan time) => now += time;
}
