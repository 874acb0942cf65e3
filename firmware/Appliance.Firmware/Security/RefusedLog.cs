using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;

namespace Appliance.Firmware.Security;

/// <summary>
/// Journals refused sign-ins, each one at first; from a flood only one entry now and then that says how many it stands
/// for, so that nobody can fill the disk by guessing.
/// </summary>
internal sealed class RefusedLog(StationLoop station, TimeProvider time)
{
    /// <summary>Entries within <see cref="Window"/>; what comes beyond it is counted into the next entry.</summary>
    public const int EntryLimit = 60;

    /// <summary>The time those are counted over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> waiting = new(StringComparer.Ordinal);
    private DateTimeOffset windowFrom;
    private int written;

    /// <summary>Journals an attempt, or counts it.</summary>
    /// <param name="staffId">Whose name was given, or null.</param>
    /// <param name="from">Remote address.</param>
    /// <param name="cancellationToken">Gives up waiting; the entry is made all the same.</param>
    public async Task AddAsync(string? staffId, string from, CancellationToken cancellationToken)
    {
        int count;
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now - windowFrom >= Window) (windowFrom, written) = (now, 0);
            count = waiting.GetValueOrDefault(staffId ?? "") + 1;
            var full = written >= EntryLimit;
            waiting[staffId ?? ""] = full ? count : 0;
            if (full) return;
            written++;
        }

        await station.SubmitAsync(new SetUpRequested([new ConsoleRefused(staffId, from, count)]), cancellationToken);
    }
}
