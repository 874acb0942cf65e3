using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Core;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Firmware.Marketing;

/// <summary>
/// Draws members for running campaigns in slices: the audience is read beside the counter's loop, and only the few
/// milliseconds of a slice are spent in it. Where it stopped follows from the journal.
/// </summary>
internal sealed class CampaignDrawer(
    StationLoop station, IDocumentReader documents, TimeProvider time, ILogger<CampaignDrawer> logger)
{
    /// <summary>How often campaigns that draw are looked at.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>How long nothing is looked at while none draws; the start of one wakes it.</summary>
    public static readonly TimeSpan RestFor = TimeSpan.FromHours(12);

    private readonly Signal told = new();
    private readonly Dictionary<string, DateOnly> passed = new(StringComparer.Ordinal);
    private long heard;
    private long done;

    /// <summary>Tells what was journaled: a campaign that begins is drawn at once.</summary>
    public void Hear(JournalEntry entry)
    {
        if (entry.Data is not CampaignStarted) return;
        Interlocked.Increment(ref heard);
        told.Tell();
    }

    /// <summary>How it goes.</summary>
    public Rounds Rounds { get; } = new("campaigns", time, logger);

    public Task RunAsync(CancellationToken cancellationToken) => Rounds.RunAsync(RoundAsync, cancellationToken);

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        done = Interlocked.Read(ref heard);
        var limit = await LookAsync(cancellationToken) ? LookEvery : RestFor;
        Rounds.WentWell();
        await told.WaitUntilAsync(() => Interlocked.Read(ref heard) != done, limit, time, cancellationToken);
    }

    /// <summary>Draws for whatever draws; false when nothing does.</summary>
    /// <exception cref="IOException">The store cannot be read, or is behind the journal.</exception>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        // A store that is behind would show the same members again and again, and each time they would be drawn.
        if (station.StoreFault is { } fault) throw new IOException($"The store is behind the journal: {fault}");
        var drawing = CampaignChanges.All(documents).Where(it => it.State == CampaignState.Drawing).ToList();
        foreach (var document in drawing) await DrawAsync(document, cancellationToken);
        return drawing.Count > 0;
    }

    /// <summary>One pass over the audience; dated and triggered campaigns have one a business day.</summary>
    private async Task DrawAsync(CampaignDocument document, CancellationToken cancellationToken)
    {
        var campaign = document.Campaign;
        var now = time.GetUtcNow().ToOffset(BusinessDay.JapanOffset);
        var day = Decider.DayOf(station.RealState, now);
        if (!campaign.IsOneOff)
        {
            if (now.Hour < CampaignLimits.DrawFromHour) return;
            if (passed.TryGetValue(campaign.Id, out var last) && last == day) return;
        }

        // A group that was changed a moment ago is still being filled.
        if (campaign.SegmentId is not null && !documents.SegmentsAreSettled()) return;
        List<(string Id, Yen Before)> found = [];
        string? looked = null;
        foreach (var reach in Audience.Of(documents, document, day))
        {
            cancellationToken.ThrowIfCancellationRequested();
            looked = reach.Id;
            if (Audience.CandidateOf(documents, campaign, reach).ExcludedFrom(campaign, day) is not null) continue;
            found.Add((reach.Id, Audience.BoughtBefore(documents, reach.Id, day, campaign.WindowDays)));
            if (found.Count < CampaignLimits.DrawnAtOnce) continue;
            if (!await SubmitAsync(campaign, found, looked, day, cancellationToken)) return;
            found = [];
        }

        // A one-off ends with an entry that says that nobody is left; a day without anybody leaves no trace.
        if ((found.Count > 0 || campaign.IsOneOff) && !await SubmitAsync(campaign, found, null, day, cancellationToken)) return;
        passed[campaign.Id] = day;
    }

    private async Task<bool> SubmitAsync(
        Campaign campaign, List<(string Id, Yen Before)> found, string? last, DateOnly day, CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(
            reader => station.StoreFault is null
                ? CampaignChanges.Draw(reader, campaign.Id, found, campaign.IsOneOff ? last : null, day)
                : ChangeRequested.No(CampaignChanges.StoreBehind),
            cancellationToken);
        return outcome.Refusal is null && station.StoreFault is null;
    }
}
