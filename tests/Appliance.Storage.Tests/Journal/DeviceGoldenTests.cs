using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What devices around the counter tell.</summary>
public sealed class DeviceGoldenTests : GoldenJournal
{
    private static readonly SaleLine Tea =
        new("1001", "緑茶 500ml", 1, Domain.Catalog.TaxClass.Reduced, 800, 2, new(150), new(300));

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("keylock.turned.1", "01", new KeylockTurned(KeylockMode.Supervisor)),
        ("power.failing.1", null, new PowerFailing()),
        ("power.restored.1", null, new PowerRestored()),
        ("call.made.1", "01", new CallMade()),
        ("gate.opened.1", "01", new GateOpened("T12345678")),
        ("acceptor.marked.1", "01", new AcceptorMarked(
            "bill-acceptor", new(4_711, 3, DepositOpen: true, new(1_000), BillOnItsWay: true))),
        ("cash.inserted.1", "01", new CashInserted(
            "coin-acceptor",
            new(345_678, 255),
            [new(100), new(500)],
            [new(CashDoubtReason.EventsMissed, 2), new(CashDoubtReason.BillInDoubt, Bill: new(1_000))],
            new(Instant("01:00:07.5"), [Tea], new(300)))),
        ("cash.given-back.1", "01", new CashGivenBack(new(600))),
    ];

    private static DateTimeOffset Instant(string time) => new(new DateOnly(2026, 11, 21), TimeOnly.Parse(time), TimeSpan.Zero);
}
