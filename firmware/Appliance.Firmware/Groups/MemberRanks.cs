using Appliance.Domain.Marketing;
using Appliance.Firmware.Core;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Firmware.Groups;

/// <summary>
/// Everybody's figures at a glance, for rankings over all members: read off the station loop, once for all who ask at the
/// same time, and kept for a little while so that many open pages cost one reading.
/// </summary>
internal sealed class MemberRanks(IDocumentReader documents, TimeProvider time) : IDisposable
{
    /// <summary>How long a reading is good enough.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim reading = new(1);
    private IReadOnlyList<FiguresDocument> rows = [];
    private long readAt;
    private bool wasRead;

    /// <summary>Everybody who is not erased, by id.</summary>
    public async Task<IReadOnlyList<FiguresDocument>> AllAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (wasRead && time.GetElapsedTime(readAt) < GoodFor) return rows;
            rows = await Aside.RunAsync(() => documents.Everybody().ToList(), cancellationToken);
            (readAt, wasRead) = (time.GetTimestamp(), true);
            return rows;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    /// <summary>Scores of everybody who ever came.</summary>
    public static IEnumerable<(FiguresDocument Member, RfmScore Score)> Scores(
        IReadOnlyList<FiguresDocument> all, RfmBounds bounds, DateOnly today)
    {
        foreach (var member in all)
        {
            if (bounds.Of(member.Figures, today) is { } score) yield return (member, score);
        }
    }
}
