using System.Text;
using Appliance.Domain.Journal;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Tests.Journal;

/// <summary>
/// Golden files of who may talk to the appliance over the network, made as those of <see cref="GoldenTests"/> were: by
/// other means than the code under test. With <c>journal.opened</c> before them they are one journal. They never change.
/// </summary>
public sealed class AccessGoldenTests
{
    private const string From = "192.0.2.7";
    private const string Hash = "AQAAAAIAAzRQAAAAEGolden+Hash/0123456789==";

    private static readonly (string Name, string? Staff, EntryData Data)[] Entries =
    [
        ("journal.opened.1", null, new JournalOpened(Convert.ToBase64String(Bench.Signer.PublicKeySpki.Span))),
        ("access.granted.2", null, new AccessGranted(
            "t2", string.Concat(Enumerable.Repeat("cd", 32)), "会計ソフト", From, [Access.SalesRead, Access.ReportsRead],
            new(2027, 3, 31, 15, 0, 0, TimeSpan.Zero), "01")),
        ("access.revoked.1", null, new AccessRevoked("t2", "01", From)),
        ("account.defined.1", null, new AccountDefined("01", "yamada", Hash, "code", From)),
        ("account.password-changed.1", null, new PasswordChanged("01", Hash, From)),
        ("console.signed-in.1", "02", new ConsoleSignedIn("01", "S0123456789", From)),
        ("console.refused.1", null, new ConsoleRefused("01", From, 3)),
        ("console.signed-out.1", null, new ConsoleSignedOut("01", "S0123456789", "01", From)),
        ("account.removed.1", null, new AccountRemoved("02", "01", From)),
        ("console-code.offered.1", "01", new ConsoleCodeOffered(new(2026, 11, 22, 1, 0, 10, TimeSpan.Zero))),
    ];

    [Fact]
    public void Each_entry_is_written_as_its_golden_file_says()
    {
        Bench bench = new();
        using var journal = bench.Open();
        journal.Append([.. Entries.Select((entry, i) =>
            new EntryDraft(Instant($"01:00:{i + 1:D2}"), new(2026, 11, 21), entry.Staff, entry.Data))]);

        var lines = Encoding.UTF8.GetString(bench.Files.ReadAll(Bench.PathOf("2026-11-21.jsonl"))).TrimEnd('\n').Split('\n');
        Assert.Equal(Entries.Select(entry => Encoding.UTF8.GetString(Golden(entry.Name))), lines.Select(line => line + "\n"));
    }

    [Fact]
    public void Each_golden_file_reads_as_the_entry_it_stands_for()
    {
        Bench bench = new();
        bench.Files.WriteAll(Bench.PathOf("2026-11-21.jsonl"), [.. Entries.SelectMany(entry => Golden(entry.Name))]);
        using var journal = bench.Open();

        Assert.Equal(Entries.Select(entry => entry.Data), journal.Read(1).Select(entry => entry.Data));
    }

    private static byte[] Golden(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Journal", "Golden", name + ".jsonl"));

    private static DateTimeOffset Instant(string time) => new(new DateOnly(2026, 11, 21), TimeOnly.Parse(time), TimeSpan.Zero);
}
