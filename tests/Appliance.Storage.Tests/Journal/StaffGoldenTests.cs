using Appliance.Domain.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>Points by hand with their sealed reasons, statements handed out, the time clock.</summary>
public sealed class StaffGoldenTests : GoldenJournal
{
    private const string Member = "M000001";

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("points.gifted.2", "02", new PointsGifted(Member, 100, 171, new("お詫び"))),
        ("points.corrected.2", "02", new PointsCorrected(Member, -10, 161, new("打ち間違い"))),
        ("statement.issued.1", "02", new StatementIssued(Member)),
        ("staff.clocked.1", "02", new StaffClocked("02", In: true)),
        ("staff.times-corrected.1", "01", new StaffTimesCorrected(
            "02", new(2026, 11, 20),
            [
                new(new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), new(2026, 11, 20, 8, 30, 0, TimeSpan.Zero)),
                new(new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)),
            ])),
    ];
}
