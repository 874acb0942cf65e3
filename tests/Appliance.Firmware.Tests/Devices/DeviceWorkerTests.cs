using System.Runtime.CompilerServices;
using Appliance.Domain.Journal;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Tests.Devices;

public sealed class DeviceWorkerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private readonly SimulationLoop loop = new(Start);

    [Fact]
    public void A_device_that_cannot_be_opened_is_tried_again_with_waits_that_grow_to_a_limit() => loop.Run(async () =>
    {
        List<DateTimeOffset> attempts = [];
        using CancellationTokenSource stop = new();
        LineDisplayWorker worker = new(
            DeviceRoles.CustomerDisplay,
            _ =>
            {
                attempts.Add(loop.Time.GetUtcNow());
                throw new IOException("nobody answers");
            },
            loop.Time,
            NullLogger<LineDisplayWorker>.Instance);
        var running = worker.RunAsync(stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(30), loop.Time);
        stop.Cancel();
        await running;

        var waits = attempts.Zip(attempts.Skip(1), (before, after) => after - before).ToList();
        Assert.Equal(DeviceWorker.ShortestWait, waits[0]);
        Assert.Equal(DeviceWorker.ShortestWait * 2, waits[1]);
        Assert.Equal(DeviceWorker.LongestWait, waits[^1]);
        Assert.Equal(DeviceState.Offline, worker.State);
        Assert.Equal("nobody answers", worker.LastError);
    });

    [Fact]
    public void A_driver_that_breaks_takes_only_its_own_device_off_line() => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        ToneWorker worker = new(
            _ => throw new InvalidOperationException("a mistake"), loop.Time, NullLogger<ToneWorker>.Instance);
        var running = worker.RunAsync(stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(1), loop.Time);

        Assert.Equal(DeviceState.Offline, worker.State);
        Assert.False(running.IsCompleted);
        stop.Cancel();
        await running;
    });

    [Fact]
    public void A_reader_that_stays_silent_does_not_seem_to_come_and_go() => loop.Run(async () =>
    {
        List<DeviceState> states = [];
        using CancellationTokenSource stop = new();
        var answers = false;
        InputWorker<string> worker = new(
            DeviceRoles.CardReader, Read, (_, _) => Task.CompletedTask, loop.Time, NullLogger.Instance);
        worker.StateChanged += changed => states.Add(changed.State);
        var running = worker.RunAsync(stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(30), loop.Time);
        Assert.Equal([DeviceState.Online, DeviceState.Offline], states);

        answers = true;
        await Task.Delay(DeviceWorker.LongestWait * 2, loop.Time);
        Assert.Equal(DeviceState.Online, worker.State);
        stop.Cancel();
        await running;

        async IAsyncEnumerable<string> Read([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), loop.Time, cancellationToken);
            if (!answers) throw new TimeoutException("silent");
            await Task.Delay(Timeout.InfiniteTimeSpan, loop.Time, cancellationToken);
            yield return "";
        }
    });

    [Fact]
    public void A_command_that_waited_too_long_for_the_drawer_is_dropped() => loop.Run(async () =>
    {
        var opened = 0;
        var answers = false;
        using CancellationTokenSource stop = new();
        CashDrawerWorker worker = new(
            OpenDevice.Of<ICashDrawer>(() => answers ? new CountingDrawer(() => opened++) : throw new IOException("no relay")),
            loop.Time,
            NullLogger<CashDrawerWorker>.Instance);
        var running = worker.RunAsync(stop.Token);
        worker.Open();
        await Task.Delay(CashDrawerWorker.CommandLimit + TimeSpan.FromSeconds(1), loop.Time);
        answers = true;
        await Task.Delay(DeviceWorker.LongestWait * 2, loop.Time);
        Assert.Equal(0, opened);

        worker.Open();
        await Task.Delay(TimeSpan.FromSeconds(1), loop.Time);
        Assert.Equal(1, opened);
        Assert.True(worker.IsIdle);
        stop.Cancel();
        await running;
    });

    [Fact]
    public void A_receipt_that_was_cut_off_is_printed_again_marked_and_confirmed_once() => loop.Run(async () =>
    {
        List<bool> printed = [];
        List<bool> confirmed = [];
        using CancellationTokenSource stop = new();
        PosPrinterWorker worker = new(
            OpenDevice.Of<IPosPrinter>(() => new FlakyPrinter(fails: printed.Count == 0)),
            (job, _) =>
            {
                printed.Add(job.Reissue);
                return new([new PrintText("x")]);
            },
            (job, _) =>
            {
                confirmed.Add(job.Reissue);
                return Task.CompletedTask;
            },
            loop.Time,
            NullLogger<PosPrinterWorker>.Instance);
        var running = worker.RunAsync(stop.Token);
        worker.Print(new(
            new(1, Start, new(2026, 11, 21), "d", null, new JournalOpened(""), ""),
            Reissue: false));
        Assert.True(await worker.WaitUntilAsync(() => worker.IsIdle, TimeSpan.FromMinutes(1), CancellationToken.None));

        Assert.Equal([false, true], printed);
        Assert.Equal([true], confirmed);
        stop.Cancel();
        await running;
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_paper_that_cannot_be_printed_does_not_hold_up_the_next(bool isLaidOut) => loop.Run(async () =>
    {
        List<long> confirmed = [];
        using CancellationTokenSource stop = new();
        PosPrinterWorker worker = new(
            OpenDevice.Of<IPosPrinter>(() => new FlakyPrinter(fails: false)),
            (job, _) => job.Entry.Sequence switch
            {
                1 when !isLaidOut => throw new InvalidOperationException("no such paper"),
                1 => new([]),
                _ => new([new PrintText("x")]),
            },
            (job, _) =>
            {
                confirmed.Add(job.Entry.Sequence);
                return Task.CompletedTask;
            },
            loop.Time,
            NullLogger<PosPrinterWorker>.Instance);
        var running = worker.RunAsync(stop.Token);
        worker.Print(new(new(1, Start, new(2026, 11, 21), "d", null, new JournalOpened(""), ""), Reissue: false));
        worker.Print(new(new(2, Start, new(2026, 11, 21), "d", null, new JournalOpened(""), ""), Reissue: false));
        Assert.True(await worker.WaitUntilAsync(() => worker.IsIdle, TimeSpan.FromMinutes(1), CancellationToken.None));

        Assert.Equal([2], confirmed);
        stop.Cancel();
        await running;
    });

    [Fact]
    public void A_queue_drops_the_oldest_beyond_its_limit_and_knows_when_all_is_done() => loop.Run(async () =>
    {
        WorkQueue<int> queue = new(2);
        Assert.True(queue.IsIdle);
        for (var i = 1; i <= 3; i++) queue.Add(i);

        Assert.Equal(2, await queue.TakeAsync(CancellationToken.None));
        Assert.Equal(3, await queue.TakeAsync(CancellationToken.None));
        queue.Done();
        Assert.False(queue.IsIdle);
        queue.Done();
        Assert.True(queue.IsIdle);
    });

    [Theory]
    [InlineData("ｺﾞｳｹｲ", "¥150", 20, "ｺﾞｳｹｲ           ¥150")]
    [InlineData("ABCDEFGHIJKLMNOPQRST", "¥1,000", 20, "ABCDEFGHIJKLM ¥1,000")]
    [InlineData("ｺﾞｳｹｲ", "¥150", 16, "ｺﾞｳｹｲ       ¥150")]
    [InlineData("", "123456789", 4, "6789")]
    public void A_row_is_fitted_to_the_glass_and_the_amount_wins(string left, string right, int columns, string row) =>
        Assert.Equal(row, RowLayout.Fit(new(new(left, right), new("")), columns, 2)[0]);

    private sealed class CountingDrawer(Action opened) : ICashDrawer
    {
        public event Action<bool>? DrawerOpenedChanged
        {
            add { }
            remove { }
        }

        public bool? DrawerOpened => null;

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            TaskCompletionSource ended = new();
            using var registration = cancellationToken.Register(() => ended.TrySetCanceled(cancellationToken));
            await ended.Task;
        }

        public Task OpenDrawerAsync(CancellationToken cancellationToken)
        {
            opened();
            return Task.CompletedTask;
        }
    }

    private sealed class FlakyPrinter(bool fails) : IPosPrinter
    {
        public event Action<PosPrinterStatus>? StatusChanged
        {
            add { }
            remove { }
        }

        public int Columns => 48;

        public PosPrinterStatus Status { get; } = new(true, false, false, false, false, false);

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            TaskCompletionSource ended = new();
            using var registration = cancellationToken.Register(() => ended.TrySetCanceled(cancellationToken));
            await ended.Task;
        }

        public Task PrintAsync(PrintDocument document, CancellationToken cancellationToken) =>
            fails ? throw new IOException("the cable was pulled")
            : document.Elements.Count == 0 ? throw new ArgumentException("There is nothing on it.", nameof(document))
            : Task.CompletedTask;
    }
}
