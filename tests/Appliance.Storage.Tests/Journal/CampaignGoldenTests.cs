using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What is told of campaigns and their messages.</summary>
public sealed class CampaignGoldenTests : GoldenJournal
{
    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("campaign.defined.1", "01", new CampaignDefined(new(
            "C000001", "お久しぶりです", CampaignKind.Dormant, ContactChannel.Email, "G000002",
            new("{お名前}様へ", "またのご来店をお待ちしています。"), "AKI100", 2_000, 30, 6_000, new(5), 60, 365))),
        ("campaign.started.1", "01", new CampaignStarted("C000001", "000102030405060708090a0b0c0d0e0f")),
        ("campaign.drawn.1", null, new CampaignDrawn(
            "C000001", ["M000001", "M000003"], ["M000002"], new(2_400), new(900), "M000003")),
        ("message.sending.1", null, new MessageSending("C000001", "M000001", 1)),
        ("message.failed.1", null, new MessageFailed(
            "C000001", "M000001", MessageFailure.Later, "SMTP 450", new(2026, 11, 21, 1, 5, 0, TimeSpan.Zero))),
        ("message.sent.1", null, new MessageSent("C000001", ["M000001", "M000003"])),
        ("campaign.stopped.1", "02", new CampaignStopped("C000001")),
    ];
}
