using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;

namespace Appliance.Firmware.Security;

/// <summary>
/// Journals requests that were turned away at the door. Of one caller and reason the 1st, 10th, 100th … within an hour has
/// an entry that says how many there were, so that a program gone wild leaves a trace and not a full disk; and no caller
/// can use up the entries of another.
/// </summary>
internal sealed class RefusedRequests(StationLoop station, TimeProvider time)
{
    /// <summary>The time they are counted over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>The counts that have an entry; beyond the last there is none before the hour is over.</summary>
    public static readonly IReadOnlyList<int> Told = [1, 10, 100, 1_000, 10_000];

    private readonly Lock gate = new();

    /// <summary>By caller and reason; callers are those that staff and tokens have names for, and one for all strangers.</summary>
    private readonly Dictionary<(string By, RefusalOfRequest Reason), int> counts = [];
    private DateTimeOffset windowFrom;

    /// <summary>Counts a request, and journals it where its turn is.</summary>
    /// <param name="by">Who; null for a token that is none.</param>
    /// <param name="from">Remote address.</param>
    /// <param name="reason">Why.</param>
    /// <param name="needs">What it would have needed, or null.</param>
    /// <param name="cancellationToken">Gives up waiting; the entry is made all the same.</param>
    public async Task AddAsync(
        string? by, string from, RefusalOfRequest reason, Access? needs, CancellationToken cancellationToken)
    {
        int count;
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now - windowFrom >= Window || now < windowFrom)
            {
                counts.Clear();
                windowFrom = now;
            }

            counts[(by ?? "", reason)] = count = counts.GetValueOrDefault((by ?? "", reason)) + 1;
        }

        if (!Told.Contains(count)) return;
        await station.SubmitAsync(new SetUpRequested([new RequestRefused(by, from, reason, needs, count)]), cancellationToken);
    }
}
