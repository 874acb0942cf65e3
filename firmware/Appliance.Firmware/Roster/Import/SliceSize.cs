namespace Appliance.Firmware.Roster.Import;

/// <summary>How much is done at a time, so that a slice takes about <see cref="Target"/> on whatever machine this is.</summary>
internal sealed class SliceSize(TimeProvider time)
{
    /// <summary>Fewest and most members of a slice; the first has the fewest.</summary>
    public const int Least = 25;

    /// <inheritdoc cref="Least"/>
    public const int Most = 400;

    /// <summary>What a key press may have to wait for at most is twice this.</summary>
    public static readonly TimeSpan Target = TimeSpan.FromMilliseconds(10);

    private long startedAt;

    public int Count { get; private set; } = Least;

    public void Start() => startedAt = time.GetTimestamp();

    /// <summary>Grows by a half while there is time left, shrinks at once when there was none.</summary>
    public void Stop()
    {
        var took = time.GetElapsedTime(startedAt);
        Count = took > Target ? Math.Max(Least, Count / 2) : took < Target / 2 ? Math.Min(Most, Count + (Count / 2)) : Count;
    }
}
