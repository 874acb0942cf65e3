using Appliance.Domain.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>A deposit that was kept, with its sealed reason, and given back.</summary>
public sealed class PrepaidGoldenTests : GoldenJournal
{
    private const string Member = "M000001";

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("booking.deposit-kept.1", "02", new BookingDepositKept(
            Member, "B000007", new(2_000), [new(new(1_500), new(2027, 4, 30)), new(new(500), new(2027, 5, 20))], new(1_000),
            new("当日無断、規約による"))),
        ("booking.deposit-given-back.1", "02", new BookingDepositGivenBack(
            Member, "B000007", new(2_000), [new(new(2_000), new(2027, 5, 21))], new(3_000))),
    ];
}
