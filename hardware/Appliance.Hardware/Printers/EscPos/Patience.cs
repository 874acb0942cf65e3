namespace Appliance.Hardware.Printers.EscPos;

/// <summary>A time-out that stands still while the printer waits for an operator.</summary>
internal sealed class Patience(TimeProvider time, TimeSpan limit)
{
    private long last = time.GetTimestamp();
    private TimeSpan spent;
    private bool stopped;

    /// <summary>What is left, never below zero, as of the last look.</summary>
    public TimeSpan Left => limit > spent ? limit - spent : TimeSpan.Zero;

    /// <summary>Counts the time since the last look and says whether none is left.</summary>
    /// <param name="stop">Whether the time from now to the next look does not count.</param>
    public bool IsOver(bool stop)
    {
        var now = time.GetTimestamp();
        if (!stopped) spent += time.GetElapsedTime(last, now);
        (last, stopped) = (now, stop);
        return !stop && spent >= limit;
    }
}
