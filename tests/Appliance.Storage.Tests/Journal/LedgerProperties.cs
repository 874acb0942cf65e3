using Appliance.Domain.Journal;
using Appliance.Domain.Tests.Register;
using Appliance.Storage.Journal;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Storage.Tests.Journal;

/// <summary>Whatever is done at the counter, the journal takes it, gives it back as it was, and adds up.</summary>
public sealed class LedgerProperties
{
    [Fact]
    public void The_ledger_accepts_every_journal_a_counter_makes() => Prop.ForAll(MadDays.All, day =>
    {
        Ledger ledger = new();
        var sequence = 0L;
        foreach (var draft in Entries(day))
        {
            JournalEntry entry = new(++sequence, draft.At, draft.Day, "device", draft.StaffId, draft.Data, "");
            Assert.Null(ledger.Add(entry));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_inputs_give_the_same_bytes_and_they_read_as_what_was_decided() => Prop.ForAll(MadDays.All, day =>
    {
        var (first, second) = (Write(Entries(day)), Write(Entries(day)));
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(Entries(day).Select(entry => entry.Data), first.Read);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static List<EntryDraft> Entries(MadDays.Day day)
    {
        var counter = day.Open();
        foreach (var input in day.Inputs) MadDays.Take(counter, input);
        return counter.Entries;
    }

    private static (List<byte[]> Bytes, List<EntryData> Read) Write(List<EntryDraft> entries)
    {
        Bench bench = new();
        using var journal = bench.Open();
        journal.Append([new(Counter.Morning, new(2026, 11, 21), null, new JournalOpened(Convert.ToBase64String(Bench.Signer.PublicKeySpki.Span)))]);
        foreach (var batch in entries.Chunk(7)) journal.Append(batch);
        var days = entries.Select(entry => Bench.PathOf($"{entry.Day:yyyy-MM-dd}.jsonl")).Distinct();
        return ([.. days.Select(bench.Files.ReadAll)], [.. journal.Read(2).Select(entry => entry.Data)]);
    }
}
