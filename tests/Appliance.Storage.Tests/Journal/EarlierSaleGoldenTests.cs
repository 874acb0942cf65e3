using Appliance.Domain.Journal;
using Appliance.Domain.Money;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What members bought before this register.</summary>
public sealed class EarlierSaleGoldenTests : GoldenJournal
{
    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("earlier-sale.staged.1", "01", new EarlierSaleStaged(
            "I000002", 0, "M000001",
            new(new(2024, 5, 1), 14, [new("カット", 1, new(5_000), "101", 2), new("シャンプー（髙）", 2, Yen.Zero)]))),
    ];
}
