using Appliance.Domain.Journal;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>
/// A few days at the counter in which the disk refuses, or the power goes, at change 1, 2, 3 … until nothing is left to
/// go wrong. What was acknowledged is always there afterwards, and nothing that was refused is.
/// </summary>
public sealed class JournalCrashTests
{
    private List<string> acknowledged = [];
    private readonly Bench bench = new();

    /// <summary>The batch that may be there or not: the power went while it was written, or taken back.</summary>
    private int inDoubt;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.37)]
    [InlineData(1.0)]
    public void A_power_cut_at_any_change_loses_nothing_acknowledged(double writtenShare)
    {
        var cuts = UntilNoneFails(writtenShare, (n, change) => change == n ? Fault.PowerCut : Fault.None);
        Assert.InRange(cuts, 40, 400);
    }

    [Theory]
    [InlineData(Fault.DiskFull, 0.0)]
    [InlineData(Fault.DiskFull, 0.61)]
    [InlineData(Fault.IoError, 1.0)]
    public void A_change_refused_once_leaves_no_trace_and_the_next_batch_is_taken(Fault fault, double writtenShare)
    {
        var refusals = UntilNoneFails(writtenShare, (n, change) => change == n ? fault : Fault.None);
        Assert.InRange(refusals, 40, 400);
    }

    [Theory]
    [InlineData(Fault.DiskFull, 0.5, 4)]
    [InlineData(Fault.IoError, 0.0, 9)]
    public void A_disk_that_fails_for_a_while_is_used_again_when_it_works(Fault fault, double writtenShare, int length)
    {
        var refusals = UntilNoneFails(writtenShare, (n, change) => change >= n && change < n + length ? fault : Fault.None);
        Assert.InRange(refusals, 40, 400);
    }

    [Theory]
    [InlineData(Fault.DiskFull, JournalWriteCause.DiskFull)]
    [InlineData(Fault.IoError, JournalWriteCause.IoError)]
    public void A_refusal_says_its_cause(Fault fault, JournalWriteCause cause)
    {
        Shopkeeper shop = new();
        using var journal = bench.Open();
        journal.Append([shop.Opened(Bench.Signer)]);
        bench.Files.Plan = _ => fault;
        var refusal = Assert.Throws<JournalWriteException>(() => journal.Append([shop.Printed(0)]));
        Assert.Equal(cause, refusal.Cause);
        Assert.True(journal.IsFaulted);
        Assert.Throws<JournalWriteException>(() => journal.Append([shop.Printed(0)]));
        bench.Files.Plan = _ => Fault.None;
        Assert.Equal(2, journal.Append([shop.Printed(0)]).Single().Sequence);
        Assert.False(journal.IsFaulted);
    }

    /// <summary>Runs the days with a fault at change 1, 2, 3 … and again from nothing; returns how many runs met it.</summary>
    private int UntilNoneFails(double writtenShare, Func<int, int, Fault> plan)
    {
        for (var n = 1; ; n++)
        {
            JournalCrashTests run = new();
            if (!run.Survives(n, writtenShare, change => plan(n, change))) return n - 1;
        }
    }

    private bool Survives(int n, double writtenShare, Func<int, Fault> plan)
    {
        bench.Files.WrittenShare = writtenShare;
        bench.Files.Plan = plan;
        var met = !LiveThrough();

        bench.Files.Plan = _ => Fault.None;
        bench.Files.CutPower(new Random(n));
        using (var journal = bench.Open())
        {
            var found = Found(journal);
            while (journal.SealPending())
            {
            }

            Assert.Equal(found, journal.Read(1).Select(entry => entry.Hash));
            while (journal.VerifyNextSealed())
            {
            }
        }

        var report = bench.Verify();
        Assert.True(report.Valid || report.FirstBad?.File == SegmentFolder.PublicKeyName, report.FirstBad?.ToString());
        return met;
    }

    /// <summary>Everything acknowledged, and at most a beginning of the batch in doubt; the shop goes on from there.</summary>
    private List<string> Found(Storage.Journal.Journal journal)
    {
        var entries = journal.Read(1).ToList();
        Assert.All(entries.Select(entry => entry.Data).OfType<MemberRegistered>(), member => Assert.NotNull(member.Profile));
        var found = entries.ConvertAll(entry => entry.Hash);
        Assert.Equal(acknowledged, found.Take(acknowledged.Count));
        Assert.InRange(found.Count - acknowledged.Count, 0, inDoubt);
        (acknowledged, inDoubt) = (found, 0);
        return found;
    }

    /// <summary>Three days with a start in between; false when a fault was met.</summary>
    private bool LiveThrough()
    {
        Shopkeeper shop = new();
        var calm = true;
        try
        {
            for (var start = 0; start < 3; start++)
            {
                Storage.Journal.Journal journal;
                try
                {
                    journal = bench.Open();
                }
                catch (IOException)
                {
                    calm = false;
                    continue;
                }

                using (journal)
                {
                    Found(journal);
                    calm &= Sell(journal, shop);
                }
            }
        }
        catch (PowerCutException)
        {
            calm = false;
        }

        return calm;
    }

    private bool Sell(Storage.Journal.Journal journal, Shopkeeper shop)
    {
        var calm = true;
        if (journal.LastSequence == 0)
        {
            calm &= Try(journal, [shop.Opened(Bench.Signer)]);
            if (journal.LastSequence == 0) return false;
        }

        calm &= Try(journal, [shop.Member(), shop.Printed(0)]);
        calm &= Try(journal, [shop.Sale(), shop.Printed()], repeat: true);
        calm &= Try(journal, [shop.CloseDay(), shop.Sale(), shop.Sale(withVoid: true)], repeat: true);
        try
        {
            journal.SealPending();
        }
        catch (JournalWriteException)
        {
            calm = false;
        }

        return calm;
    }

    /// <summary>Appends; a refused batch that must not be missing is tried until the disk takes it.</summary>
    private bool Try(Storage.Journal.Journal journal, EntryDraft[] batch, bool repeat = false)
    {
        var calm = true;
        for (var attempt = 1; ; attempt++)
        {
            Assert.InRange(attempt, 1, 20);
            try
            {
                inDoubt = batch.Length;
                acknowledged.AddRange(journal.Append(batch).Select(entry => entry.Hash));
                inDoubt = 0;
                return calm;
            }
            catch (JournalWriteException)
            {
                calm = false;
                inDoubt = journal.IsFaulted ? batch.Length : 0;
                if (!repeat) return false;
            }
        }
    }
}
