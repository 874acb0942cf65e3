using Appliance.Domain.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What the owner wants to sell.</summary>
public sealed class GoalGoldenTests : GoldenJournal
{
    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
        [("goal.set.1", null, new GoalSet(PeriodKind.Month, new(2026, 12, 1), new(3_000_000)))];
}
