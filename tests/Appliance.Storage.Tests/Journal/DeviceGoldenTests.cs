using System.Text;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>
/// Golden files of what devices around the counter tell, made as those of <see cref="GoldenTests"/> were: by other means
/// than the code under test. With <c>journal.opened</c> before them they are one journal. They never change.
/// </summary>
public sealed class DeviceGoldenTests
{
    private static readonly SaleLine Tea =
        new("1001", "緑茶 500ml", 1, Domain.Catalog.TaxClass.Reduced, 800, 2, new(150), new(300));

    private static readonly (string Kind, string? Staff, EntryData Data)[] Entries =
    [
        ("journal.opened", null, new JournalOpened(Convert.ToBase64String(Bench.Signer.PublicKeySpki.Span))),
        ("keylock.turned", "01", new KeylockTurned(KeylockMode.Supervisor)),
        ("power.failing", null, new PowerFailing()),
        ("power.restored", null, new PowerRestored()),
        ("call.made", "01", new CallMade()),
        ("gate.opened", "01", new GateOpened("T12345678")),
        ("acceptor.marked", "01", new AcceptorMarked(
            "bill-acceptor", new(4_711, 3, DepositOpen: true, new(1_000), BillOnItsWay: true))),
        ("cash.inserted", "01", new CashInserted(
            "coin-acceptor",
            new(345_678, 255),
            [new(100), new(500)],
            [new(CashDoubtReason.EventsMissed, 2), new(CashDoubtReason.BillInDoubt, Bill: new(1_000))],
            new(Instant("01:00:07.5"), [Tea], new(300)))),
        ("cash.given-back", "01", new CashGivenBack(new(600))),
    ];

    [Fact]
    public void Each_entry_is_written_as_its_golden_file_says()
    {
        Bench bench = new();
        using var journal = bench.Open();
        journal.Append([.. Entries.Select((entry, i) =>
            new EntryDraft(Instant($"01:00:{i + 1:D2}"), new(2026, 11, 21), entry.Staff, entry.Data))]);

        var lines = Encoding.UTF8.GetString(bench.Files.ReadAll(Bench.PathOf("2026-11-21.jsonl"))).TrimEnd('\n').Split('\n');
        Assert.Equal(Entries.Select(entry => Encoding.UTF8.GetString(Golden(entry.Kind))), lines.Select(line => line + "\n"));
    }

    [Fact]
    public void Each_golden_file_reads_as_the_entry_it_stands_for()
    {
        Bench bench = new();
        bench.Files.WriteAll(Bench.PathOf("2026-11-21.jsonl"), [.. Entries.SelectMany(entry => Golden(entry.Kind))]);
        using var journal = bench.Open();

        Assert.Equal(Entries.Select(entry => entry.Data), journal.Read(1).Select(entry => entry.Data));
    }

    [Fact]
    public void The_golden_journal_verifies_with_its_public_key_alone()
    {
        FaultyJournalFiles files = new();
        files.WriteAll("/copy/2026-11-21.jsonl", [.. Entries.SelectMany(entry => Golden(entry.Kind))]);
        files.WriteAll("/copy/device.pub", File.ReadAllBytes(Path.Combine(GoldenFolder, "device.pub")));

        Assert.True(JournalVerifier.Verify("/copy", files).Valid);
    }

    private static string GoldenFolder => Path.Combine(AppContext.BaseDirectory, "Journal", "Golden");

    private static byte[] Golden(string kind) => File.ReadAllBytes(Path.Combine(GoldenFolder, kind + ".1.jsonl"));

    private static DateTimeOffset Instant(string time) => new(new DateOnly(2026, 11, 21), TimeOnly.Parse(time), TimeSpan.Zero);
}
