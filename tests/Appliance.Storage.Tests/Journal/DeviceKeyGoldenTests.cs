using Appliance.Domain.Journal;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>How a device changes its key.</summary>
public sealed class DeviceKeyGoldenTests : GoldenJournal
{
    protected override IJournalSigner Signer => Bench.Changing;

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("device-key.changed.1", null, new DeviceKeyChanged(
            Convert.ToBase64String(Bench.Follower.PublicKeySpki.Span), KeyChangeReason.BackupLost, "01", "192.0.2.7")),
    ];
}
