using Appliance.Domain.Journal;
using Appliance.Domain.Karte;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What is written of members beyond their profile.</summary>
public sealed class KarteGoldenTests : GoldenJournal
{
    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("alert.recorded.1", "02", new AlertRecorded("M000001", 1, new(AlertKind.Allergy, "蕎麦アレルギー", "ｿﾊﾞ"))),
        ("alert.withdrawn.1", "02", new AlertWithdrawn("M000001", 1)),
    ];
}
