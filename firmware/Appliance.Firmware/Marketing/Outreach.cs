using Appliance.Domain.Journal;
using Appliance.Firmware.Core;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;

namespace Appliance.Firmware.Marketing;

/// <summary>The workers of campaigns: one draws, one a channel sends. Both follow from the journal alone.</summary>
internal sealed class Outreach(
    StationLoop station,
    IDocumentReader documents,
    IReadOnlyList<IMessageChannel> channels,
    TimeProvider time,
    ILoggerFactory loggers)
{
    private readonly CampaignDrawer drawer = new(station, documents, time, loggers.CreateLogger<CampaignDrawer>());

    /// <summary>One for each channel that is set up.</summary>
    public IReadOnlyList<MessageSender> Senders { get; } =
        [.. channels.Select(it => new MessageSender(it, station, documents, time, loggers.CreateLogger<MessageSender>()))];

    /// <summary>How the workers do.</summary>
    public IEnumerable<Rounds> Rounds => [drawer.Rounds, .. Senders.Select(it => it.Rounds)];

    /// <summary>Tells what was journaled.</summary>
    public void Hear(JournalEntry entry)
    {
        drawer.Hear(entry);
        foreach (var sender in Senders) sender.Hear(entry);
    }

    /// <summary>Runs until cancelled. Under a synchronization context all of it runs on that.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var here = SynchronizationContext.Current is not null;
        return Task.WhenAll(
        [
            here ? drawer.RunAsync(cancellationToken) : Task.Run(() => drawer.RunAsync(cancellationToken), CancellationToken.None),
            .. Senders.Select(it =>
                here ? it.RunAsync(cancellationToken) : Task.Run(() => it.RunAsync(cancellationToken), CancellationToken.None)),
        ]);
    }
}
