using Appliance.Domain.Journal;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What is told of gift cards.</summary>
public sealed class GiftCardGoldenTests : GoldenJournal
{
    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("gift-card.sold.1", "01", new GiftCardSold(
            "GC-0000079927398713", new(5_000), new Tender(TenderKind.Cash, new(5_000), new(10_000)), new(5_000), new(2027, 5, 20))),
        ("gift-card.blocked.1", "01", new GiftCardBlocked("GC-0000079927398713", "GC-0000000000000018")),
    ];
}
