using System.Text;
using System.Text.Json;
using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>
/// The golden files were made from the description of the format in README.md by other means (Python's json, hashlib
/// and cryptography, RFC 6979 by hand), not by the code under test. The first ones together are one journal, those of
/// <see cref="GoldenRegister"/> another one. They never change.
/// </summary>
public sealed class GoldenTests
{
    private static readonly SaleLine Tea = new("1001", "緑茶 500ml", 1, TaxClass.Reduced, 800, 2, new(150), new(300));

    private static readonly EquatableList<RateTotal> Rates = [new(1000, new(700), new(64)), new(800, new(300), new(22))];

    private static readonly (string Kind, string? Staff, EntryData Data)[] Entries =
    [
        ("journal.opened", null, new JournalOpened(Convert.ToBase64String(Bench.Signer.PublicKeySpki.Span))),
        ("shop.configured", null, new ShopConfigured(new(
            "みどり商店", "東京都千代田区1-1", "03-0000-0000", "T1234567890123",
            [new(TaxClass.Standard, new(2019, 10, 1), 1000), new(TaxClass.Reduced, new(2019, 10, 1), 800)],
            TaxRounding.HalfUp, 5, 100, "ありがとうございました"))),
        ("department.defined", null, new DepartmentDefined(new(1, "食品", "ｼｮｸﾋﾝ", TaxClass.Reduced))),
        ("product.defined", null, new ProductDefined(new("1001", "4901234567894", "緑茶 500ml", "ﾘｮｸﾁｬ", new(150), 1))),
        ("staff.registered", null, new StaffRegistered("01", "佐藤", StaffRole.Cashier)),
        ("member.registered", "01", new MemberRegistered(
            "M000001",
            new MemberProfile("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "090-1234-5678", "hanako@example.jp", new(1980, 4, 1)),
            [string.Concat(Enumerable.Repeat("00ff", 16))],
            "r-1")),
        ("access.granted", null, new AccessGranted("t1", string.Concat(Enumerable.Repeat("ab", 32)), "タブレット", "192.0.2.7")),
        ("sale.cancelled", "01", new SaleCancelled(Instant("01:00:00.5"), [Tea], "M000001")),
        ("sale.closed", "01", new SaleClosed(
            "20261121-000001", 1, Instant("01:00:01.1234567"),
            [
                Tea,
                new(null, "雑貨 \"特価\"\n", 2, TaxClass.Standard, 1000, 1, new(700), new(700)),
                new("1002", "消しゴム", 2, TaxClass.Standard, 1000, 1, new(110), new(110), Voided: true),
            ],
            new(1000), Rates, [new(TenderKind.Cash, new(1000), new(2000))], new(1000), "M000001", 10, 10)),
        ("receipt.printed", "01", new ReceiptPrinted("20261121-000001", false)),
        ("day.closed", null, new DayClosed(1, 1, 1, new(1000), Rates, new(1000))),
    ];

    [Fact]
    public void Every_kind_in_the_table_has_a_golden_file()
    {
        var kinds = EntryCodec.All.Select(row => $"{row.Kind}.{row.Version}.jsonl").Order(StringComparer.Ordinal);
        var files = Directory.GetFiles(GoldenFolder, "*.jsonl").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
        Assert.Equal(kinds, files);
    }

    [Fact]
    public void Each_kind_that_has_no_successor_says_what_its_golden_file_says()
    {
        Bench bench = new();
        using (var journal = bench.Open())
        {
            EntryDraft opened = new(Instant("01:00:01"), new(2026, 11, 21), null, Entries[0].Data);
            journal.Append([opened, .. GoldenRegister.Entries.Select((entry, i) => DraftOf(i, entry.Staff, entry.Data))]);
        }

        var lines = Files.SelectMany(name => Encoding.UTF8.GetString(bench.Files.ReadAll(Bench.PathOf(name))).Split('\n'))
            .Where(line => line.Length > 0)
            .ToList();
        Assert.Equal(GoldenRegister.Entries.Count + 1, lines.Count);
        Assert.Equal(Text("journal.opened.1"), lines[0] + "\n");
        for (var i = 1; i < lines.Count; i++)
        {
            var (name, _, data) = GoldenRegister.Entries[i - 1];
            if (name == $"{EntryCodec.For(data).Kind}.{EntryCodec.For(data).Version}") Assert.Equal(DataOf(Text(name)), DataOf(lines[i]));
        }
    }

    [Theory]
    [InlineData("receipt.printed")]
    public void What_a_kind_of_the_first_journal_says_is_still_written_so(string kind)
    {
        Bench bench = new();
        using var journal = bench.Open();
        journal.Append(
        [
            new(Instant("01:00:01"), new(2026, 11, 21), null, Entries[0].Data),
            new(Instant("01:00:02"), new(2026, 11, 21), null, Entries.Single(entry => entry.Kind == kind).Data),
        ]);
        var line = Encoding.UTF8.GetString(bench.Files.ReadAll(Bench.PathOf(Files[0]))).Split('\n')[1];
        Assert.Equal(DataOf(Text(kind + ".1")), DataOf(line));
    }

    [Fact]
    public void Each_golden_file_of_the_register_reads_as_the_entry_it_stands_for()
    {
        Bench bench = new();
        Write(bench.Files, Bench.PathOf);
        using var journal = bench.Open();
        Assert.Equal(GoldenRegister.Entries.Select(entry => entry.Data), journal.Read(2).Select(entry => entry.Data));
        Assert.Equal(GoldenRegister.Entries.Select(entry => entry.Staff), journal.Read(2).Select(entry => entry.StaffId));
    }

    [Fact]
    public void The_golden_journal_of_the_register_adds_up_and_verifies_with_its_public_key_alone()
    {
        FaultyJournalFiles files = new();
        Write(files, name => "/copy/" + name);
        files.WriteAll("/copy/device.pub", File.ReadAllBytes(Path.Combine(GoldenFolder, "device.pub")));
        Assert.Equal(new VerifyReport(true, GoldenRegister.Entries.Count + 1, 1, null), JournalVerifier.Verify("/copy", files));
    }

    [Fact]
    public void Each_golden_file_reads_as_the_entry_it_stands_for()
    {
        Bench bench = new();
        using var keyring = bench.OpenKeyring();
        keyring.EnsureKeys(["M000001"]);
        bench.Files.WriteAll(Bench.PathOf("2026-11-21.jsonl"), [.. Entries.SelectMany(entry => Golden(entry.Kind))]);
        using var journal = bench.Open(keyring: keyring);
        Assert.Equal(Entries.Select(entry => entry.Data), journal.Read(1).Select(entry => entry.Data));
        Assert.Equal(Entries.Select(entry => entry.Staff), journal.Read(1).Select(entry => entry.StaffId));
        Assert.Equal(Instant("01:00:09"), journal.Read(9).First().At);
    }

    [Fact]
    public void The_golden_journal_verifies_with_its_public_key_alone()
    {
        FaultyJournalFiles files = new();
        files.WriteAll("/copy/2026-11-21.jsonl", [.. Entries.SelectMany(entry => Golden(entry.Kind))]);
        files.WriteAll("/copy/device.pub", File.ReadAllBytes(Path.Combine(GoldenFolder, "device.pub")));
        Assert.Equal(new VerifyReport(true, Entries.Length, 1, null), JournalVerifier.Verify("/copy", files));
    }

    private static string[] Files { get; } = ["2026-11-21.jsonl", "2026-12-01.jsonl"];

    private static void Write(FaultyJournalFiles files, Func<string, string> pathOf)
    {
        var register = GoldenRegister.Entries.Select(entry => entry.Name).ToList();
        files.WriteAll(pathOf(Files[0]), [.. register.SkipLast(1).Prepend("journal.opened.1").SelectMany(name => Encoding.UTF8.GetBytes(Text(name)))]);
        files.WriteAll(pathOf(Files[1]), Encoding.UTF8.GetBytes(Text(register[^1])));
    }

    /// <summary>Entry i stands at line i + 2; the last one is of the month after.</summary>
    private static EntryDraft DraftOf(int i, string? staff, EntryData data) => i == GoldenRegister.Entries.Count - 1
        ? new(new(2026, 12, 1, 1, 0, i + 2, TimeSpan.Zero), new(2026, 12, 1), staff, data)
        : new(Instant($"01:00:{i + 2:D2}"), new(2026, 11, 21), staff, data);

    private static string DataOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("data").GetRawText();
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(GoldenFolder, name + ".jsonl"));

    private static string GoldenFolder => Path.Combine(AppContext.BaseDirectory, "Journal", "Golden");

    private static byte[] Golden(string kind) => File.ReadAllBytes(Path.Combine(GoldenFolder, kind + ".1.jsonl"));

    private static DateTimeOffset Instant(string time) => new(new DateOnly(2026, 11, 21), TimeOnly.Parse(time), TimeSpan.Zero);
}
