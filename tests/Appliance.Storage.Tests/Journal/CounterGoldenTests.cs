using System.Text;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>
/// Golden files of what came to the counter later: expired prepaid, imports in parts, arranged keys; made as those of
/// <see cref="GoldenTests"/> were. With <c>journal.opened</c> before them they are one journal. They never change.
/// </summary>
public sealed class CounterGoldenTests
{
    private const string Import = "0123456789abcdef0123456789abcdef";

    private static readonly Product Tea = new("1001", "4901234567894", "緑茶 500ml", "ﾘｮｸﾁｬ", new(150), 1);

    private static readonly (string Kind, string? Staff, EntryData Data)[] Entries =
    [
        ("journal.opened", null, new JournalOpened(Convert.ToBase64String(Bench.Signer.PublicKeySpki.Span))),
        ("prepaid.expired", null, new PrepaidExpired("M000001", new(1_200), new(2026, 11, 20))),
        ("products.staged", "01", new ProductsStaged(Import, 0, 2,
        [
            Tea,
            Tea with
            {
                TaxClass = TaxClass.Reduced,
                MemberPrice = new(130),
                OpenPrice = true,
                StockKept = true,
                ReorderPoint = 5,
                TimedPrices = [new(new(120), new(2026, 11, 1), new(2026, 11, 30), new(17, 0), new(19, 30))],
            },
        ])),
        ("products.applied", "01", new ProductsApplied(Import, 0)),
        ("keys.arranged", "01", new KeysArranged(["7 8 9 CLEAR", "0 00 - CASH"])),
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

    private static string GoldenFolder => Path.Combine(AppContext.BaseDirectory, "Journal", "Golden");

    private static byte[] Golden(string kind) => File.ReadAllBytes(Path.Combine(GoldenFolder, kind + ".1.jsonl"));

    private static DateTimeOffset Instant(string time) => new(new DateOnly(2026, 11, 21), TimeOnly.Parse(time), TimeSpan.Zero);
}
