using System.Text;
using Appliance.Domain.Journal;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>
/// Golden files of a part of the product: with <c>journal.opened</c> before them they are one journal of one morning. They
/// were made as those of <see cref="GoldenTests"/>, by other means than the code under test, and never change.
/// </summary>
public abstract class GoldenJournal
{
    /// <summary>File name without ending (kind and version), who was signed in, what happened; one a second from 01:00:02.</summary>
    protected abstract IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; }

    /// <summary>Signs the entries.</summary>
    protected virtual IJournalSigner Signer => Bench.Signer;

    [Fact]
    public void Each_entry_is_written_as_its_golden_file_says()
    {
        Bench bench = new();
        using var journal = bench.Open(signer: Signer);
        journal.Append([.. All.Select((entry, i) =>
            new EntryDraft(new(2026, 11, 21, 1, 0, i + 1, TimeSpan.Zero), new(2026, 11, 21), entry.Staff, entry.Data))]);

        var lines = Encoding.UTF8.GetString(bench.Files.ReadAll(Bench.PathOf("2026-11-21.jsonl"))).TrimEnd('\n').Split('\n');
        var golden = All.Select(entry => Encoding.UTF8.GetString(Golden(entry.Name)).TrimEnd('\n')).ToList();
        Assert.Equal(golden.Count, lines.Length);

        // What has a successor is written as that says; from there on the hashes are others, and what is said stays.
        var succeeded = All.TakeWhile(entry => IsWritten(entry.Name, entry.Data)).Count();
        Assert.Equal(golden.Take(succeeded), lines.Take(succeeded));
        foreach (var (entry, at) in All.Select((entry, at) => (entry, at)).Skip(succeeded).Where(it => IsWritten(it.entry.Name, it.entry.Data)))
            Assert.Equal(DataOf(golden[at]), DataOf(lines[at]));
    }

    [Fact]
    public void Each_golden_file_reads_as_the_entry_it_stands_for()
    {
        Bench bench = new();
        using var keyring = bench.OpenKeyring();
        keyring.EnsureKeys(Entries.Select(entry => entry.Data).OfType<SealedEntryData>().Select(entry => entry.MemberId));
        bench.Files.WriteAll(Bench.PathOf("2026-11-21.jsonl"), [.. All.SelectMany(entry => Golden(entry.Name))]);
        using var journal = bench.Open(keyring: keyring, signer: Signer);

        Assert.Equal(All.Select(entry => entry.Data), journal.Read(1).Select(entry => entry.Data));
    }

    [Fact]
    public void The_golden_journal_verifies_with_its_public_key_alone()
    {
        FaultyJournalFiles files = new();
        files.WriteAll("/copy/2026-11-21.jsonl", [.. All.SelectMany(entry => Golden(entry.Name))]);
        files.WriteAll("/copy/device.pub", File.ReadAllBytes(Path.Combine(GoldenFolder, "device.pub")));

        Assert.True(JournalVerifier.Verify("/copy", files).Valid);
    }

    private IEnumerable<(string Name, string? Staff, EntryData Data)> All => Entries
        .Prepend(("journal.opened.1", null, new JournalOpened(Convert.ToBase64String(Bench.Signer.PublicKeySpki.Span))));

    private static bool IsWritten(string name, EntryData data) =>
        name == $"{EntryCodec.For(data).Kind}.{EntryCodec.For(data).Version}";

    private static string DataOf(string line)
    {
        using var json = System.Text.Json.JsonDocument.Parse(line);
        return json.RootElement.GetProperty("data").GetRawText();
    }

    private static string GoldenFolder => Path.Combine(AppContext.BaseDirectory, "Journal", "Golden");

    private static byte[] Golden(string name) => File.ReadAllBytes(Path.Combine(GoldenFolder, name + ".jsonl"));
}
