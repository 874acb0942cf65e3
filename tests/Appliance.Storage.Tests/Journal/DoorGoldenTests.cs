using Appliance.Domain.Journal;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Tests.Journal;

/// <summary>Who is let in from where.</summary>
public sealed class DoorGoldenTests : GoldenJournal
{
    private const string From = "192.0.2.7";
    private static readonly string FirstHash = string.Concat(Enumerable.Repeat("ab", 32));
    private static readonly string SecondHash = string.Concat(Enumerable.Repeat("cd", 32));

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("network.opened.1", null, new NetworkOpened("01", From)),
        ("network.closed.1", null, new NetworkClosed("command", "pi")),
        ("second-factor.set.1", null, new SecondFactorSet("01", "c2VhbGVk", [FirstHash, SecondHash], From)),
        ("second-factor.recovered.1", null, new SecondFactorRecovered("01", FirstHash, From)),
        ("second-factor.removed.1", null, new SecondFactorRemoved("01", "code", From)),
        ("second-factor.demanded.1", null, new SecondFactorDemanded([StaffRole.Owner, StaffRole.Technician], "01", From)),
        ("request.refused.1", null, new RequestRefused("02", From, RefusalOfRequest.NotAllowed, Access.SettingsWrite, 10)),
    ];
}
