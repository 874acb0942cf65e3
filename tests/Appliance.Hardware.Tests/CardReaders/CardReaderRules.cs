using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Simulation;

namespace Appliance.Hardware.Tests.CardReaders;

/// <summary>A driver over its emulated reader, whatever lies between them and whatever clock they live by.</summary>
internal abstract class CardReaderBench : IDisposable
{
    /// <summary>How long a worker waits before it opens a reader anew.</summary>
    private const double ReopenMilliseconds = 1000;

    protected CancellationTokenSource Stop { get; } = new();

    /// <summary>Two cards, as the driver tells them.</summary>
    public abstract string FirstWords { get; }

    public abstract string SecondWords { get; }

    public TellingList Told { get; } = [];

    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Puts a card down: 0 or 1.</summary>
    public abstract void Present(int card);

    public abstract void Remove();

    public abstract void SetFault(CardReaderFault fault, bool active);

    public abstract void Pull();

    public abstract void PlugIn();

    /// <summary>Opens the reader anew, as its worker does.</summary>
    public void Read() => Reading = Open().ReadCardsAsync(Stop.Token).Collect(Told);

    /// <summary>Lets time pass; a driver that gave up is opened anew after a second, as its worker does.</summary>
    public async Task Pass(double milliseconds)
    {
        for (var left = milliseconds; left > 0; left -= StepMilliseconds)
        {
            await WaitAsync(Math.Min(StepMilliseconds, left));
            if (!Reading.IsFaulted) continue;
            Assert.True(Reading.Exception!.InnerException is IOException or TimeoutException, Reading.Exception.ToString());
            Reopened++;
            await WaitAsync(ReopenMilliseconds);
            Read();
        }
    }

    /// <summary>What is waited for at a time.</summary>
    protected virtual double StepMilliseconds => 50;

    /// <summary>How often the driver gave up.</summary>
    public int Reopened { get; private set; }

    public void StopReading() => Stop.Cancel();

    public virtual void Dispose()
    {
        Stop.Cancel();
        Stop.Dispose();
    }

    /// <summary>Makes the driver.</summary>
    protected abstract ICardReader Open();

    /// <summary>Waits as long by the bench's clock.</summary>
    protected abstract Task WaitAsync(double milliseconds);
}

/// <summary>What every card reader keeps to, shown over its emulator.</summary>
public abstract class CardReaderRules
{
    [Fact]
    public Task A_card_that_stays_is_one_tap() => Test(async bench =>
    {
        bench.Present(0);
        await bench.Pass(10_000);

        Assert.Equal(bench.FirstWords, bench.Told.Words);
    });

    [Fact]
    public Task A_card_that_was_lifted_may_tap_again() => Test(async bench =>
    {
        bench.Present(0);
        await bench.Pass(1000);
        bench.Remove();
        await bench.Pass(1500);
        bench.Present(0);
        await bench.Pass(1000);

        Assert.Equal($"{bench.FirstWords}, {bench.FirstWords}", bench.Told.Words);
    });

    [Fact]
    public Task Another_card_is_a_tap_of_its_own() => Test(async bench =>
    {
        bench.Present(0);
        await bench.Pass(1000);
        bench.Remove();
        bench.Present(1);
        await bench.Pass(1000);

        Assert.Equal($"{bench.FirstWords}, {bench.SecondWords}", bench.Told.Words);
    });

    [Fact]
    public Task Without_a_card_nothing_is_told_and_nothing_fails() => Test(async bench =>
    {
        await bench.Pass(60_000);

        Assert.Empty(bench.Told);
        Assert.Equal(0, bench.Reopened);
    });

    [Fact]
    public Task A_card_torn_away_gives_nothing_and_the_next_one_is_read() => Test(async bench =>
    {
        bench.SetFault(CardReaderFault.TornAway, true);
        bench.Present(0);
        await bench.Pass(2000);
        Assert.Empty(bench.Told);

        bench.Present(1);
        await bench.Pass(2000);

        Assert.Equal(bench.SecondWords, bench.Told.Words);
    });

    [Theory]
    [InlineData(CardReaderFault.Garbage)]
    [InlineData(CardReaderFault.Silent)]
    public Task A_reader_that_makes_no_sense_tells_nothing_and_reads_again_when_it_is_well(CardReaderFault fault) =>
        Test(async bench =>
        {
            bench.SetFault(fault, true);
            bench.Present(0);
            await bench.Pass(5000);
            Assert.Empty(bench.Told);

            bench.Remove();
            bench.SetFault(fault, false);
            await bench.Pass(3000);
            bench.Present(1);
            await bench.Pass(2000);

            Assert.Equal(bench.SecondWords, bench.Told.Words);
        });

    [Fact]
    public Task A_pulled_cable_is_a_failure_and_the_reader_comes_back_with_it() => Test(async bench =>
    {
        bench.Pull();
        await bench.Pass(1000);
        Assert.NotEqual(0, bench.Reopened);

        bench.PlugIn();
        await bench.Pass(3000);
        bench.Present(0);
        await bench.Pass(2000);

        Assert.Equal(bench.FirstWords, bench.Told.Words);
    });

    [Fact]
    public Task Reading_ends_when_it_is_cancelled() => Test(async bench =>
    {
        bench.StopReading();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Reading);
    });

    /// <summary>Runs a test on a bench whose reader has been read for a moment.</summary>
    private protected abstract Task Test(Func<CardReaderBench, Task> test);
}
