using Appliance.Domain.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What keeps the appliance well.</summary>
public sealed class UpkeepGoldenTests : GoldenJournal
{
    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("backup.drilled.1", null, new BackupDrilled(1234, new(2026, 11, 21, 0, 30, 0, TimeSpan.Zero), Good: true)),
        ("device.tested.1", null, new DeviceTested("drawer")),
        ("program.installed.1", null, new ProgramInstalled("0.2.0", "0.1.0", "01", "192.0.2.7")),
        ("program.rolled-back.1", null, new ProgramRolledBack("0.2.0", "0.1.0")),
    ];
}
