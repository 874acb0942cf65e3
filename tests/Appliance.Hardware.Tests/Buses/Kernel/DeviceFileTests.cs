using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Tests.Buses.Kernel;

/// <summary>Over a pipe of the kernel, in real time.</summary>
public sealed class DeviceFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly KernelPipe pipe = new();

    public void Dispose() => pipe.Dispose();

    [Fact]
    public async Task A_read_waits_until_something_comes()
    {
        using CancellationTokenSource late = new(Patience);
        var buffer = new byte[8];
        var read = pipe.Reader.ReadAsync(buffer, late.Token).AsTask();
        Assert.False(read.IsCompleted);

        await pipe.Writer.WriteAsync(new byte[] { 1, 2, 3 }, late.Token);

        Assert.Equal(3, await read);
        Assert.Equal([1, 2, 3], buffer[..3]);
    }

    [Fact]
    public async Task Who_waited_goes_on_in_the_thread_of_the_devices_and_may_wait_there_again()
    {
        using CancellationTokenSource late = new(Patience);
        TaskCompletionSource first = new(), second = new();
        var threads = Task.Run(
            async () => new[] { await ThreadAfterReadingAsync(first, late.Token).ConfigureAwait(false), await ThreadAfterReadingAsync(second, late.Token).ConfigureAwait(false) },
            late.Token);

        foreach (var waits in new[] { first, second })
        {
            await waits.Task.WaitAsync(late.Token);
            await pipe.Writer.WriteAsync(new byte[] { 1 }, late.Token);
        }

        Assert.All(await threads, name => Assert.Equal("Device waits", name));
    }

    /// <summary>The thread that cancels may be the one that goes on with it, but only once it is free.</summary>
    [Fact]
    public async Task Who_is_cancelled_does_not_go_on_within_the_call_that_cancels()
    {
        using CancellationTokenSource stop = new();
        var (canceller, isCancelling) = (Environment.CurrentManagedThreadId, true);
        var endedWithin = EndsWithinAsync(pipe.Reader.ReadAsync(new byte[8], stop.Token));

#pragma warning disable CA1849, S6966 // It is this thread that has to cancel.
        stop.Cancel();
#pragma warning restore CA1849, S6966
        isCancelling = false;

        Assert.False(await endedWithin);

        async Task<bool> EndsWithinAsync(ValueTask<int> read)
        {
            await ((Task)read.AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return isCancelling && Environment.CurrentManagedThreadId == canceller;
        }
    }

    [Fact]
    public async Task A_cancelled_read_ends_at_once_and_loses_nothing()
    {
        using CancellationTokenSource stop = new();
        var read = pipe.Reader.ReadAsync(new byte[8], stop.Token).AsTask();
        Assert.False(read.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);

        using CancellationTokenSource late = new(Patience);
        await pipe.Writer.WriteAsync(new byte[] { 7 }, late.Token);

        var buffer = new byte[8];
        Assert.Equal(1, await pipe.Reader.ReadAsync(buffer, late.Token));
        Assert.Equal(7, buffer[0]);
    }

    [Fact]
    public async Task Closing_ends_a_read_under_way()
    {
        using CancellationTokenSource late = new(Patience);
        var read = pipe.Reader.ReadAsync(new byte[8], late.Token).AsTask();
        Assert.False(read.IsCompleted);

        pipe.Reader.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => read);
    }

    [Fact]
    public async Task What_is_closed_while_it_waits_is_given_back_before_the_call_returns()
    {
        using CancellationTokenSource late = new(Patience);
        for (var round = 0; round < 50; round++)
        {
            using KernelPipe other = new();
            var read = other.Reader.ReadAsync(new byte[8], late.Token).AsTask();

            other.Reader.Dispose();

            // The kernel refuses a write to a pipe only when nobody holds its other end any more, poll included.
            await Assert.ThrowsAsync<IOException>(
                async () => await other.Writer.WriteAsync(new byte[] { 1 }, late.Token));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => read);
        }
    }

    [Fact]
    public async Task A_device_that_goes_away_is_an_error_and_not_silence()
    {
        using CancellationTokenSource late = new(Patience);
        var read = pipe.Reader.ReadAsync(new byte[8], late.Token).AsTask();

        pipe.Writer.Dispose();

        var failure = await Assert.ThrowsAsync<IOException>(() => read);
        Assert.Contains("the pipe is gone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_before_a_device_went_away_is_still_read()
    {
        using CancellationTokenSource late = new(Patience);
        await pipe.Writer.WriteAsync(new byte[] { 9 }, late.Token);
        pipe.Writer.Dispose();

        Assert.Equal(1, await pipe.Reader.ReadAsync(new byte[8], late.Token));
        await Assert.ThrowsAsync<IOException>(async () => await pipe.Reader.ReadAsync(new byte[8], late.Token));
    }

    [Fact]
    public async Task A_write_waits_for_room_and_everything_arrives()
    {
        using CancellationTokenSource late = new(Patience);
        var sent = Enumerable.Range(0, 300_000).Select(value => (byte)(value % 251)).ToArray();
        var write = pipe.Writer.WriteAsync(sent, late.Token).AsTask();
        Assert.False(write.IsCompleted);
        List<byte> arrived = [];
        var buffer = new byte[65_536];
        while (arrived.Count < sent.Length)
            arrived.AddRange(buffer[..await pipe.Reader.ReadAsync(buffer, late.Token)]);

        await write;

        Assert.Equal(sent, arrived);
    }

    [Fact]
    public async Task A_write_that_nobody_takes_can_be_cancelled()
    {
        using CancellationTokenSource stop = new();
        var write = pipe.Writer.WriteAsync(new byte[300_000], stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
    }

    [Fact]
    public void What_cannot_be_opened_is_named_with_the_reason()
    {
        var failure = Assert.Throws<IOException>(() => DeviceFile.Open("/dev/there-is-none", LibC.ReadOnly));

        Assert.Contains("/dev/there-is-none", failure.Message, StringComparison.Ordinal);
        Assert.True(DeviceFile.IsOneOf(failure, LibC.NoEntry));
        Assert.False(DeviceFile.IsOneOf(failure, LibC.Busy, LibC.NoSuchAddress));
    }

    [Fact]
    public async Task There_is_a_limit_to_the_waits_under_way()
    {
        KernelPoll poll = new();
        using var handle = KernelPipe.OpenSilentHandle(out var writer);
        using (writer)
        {
            var waits = Enumerable.Range(0, KernelPoll.WaitLimit)
                .Select(_ => poll.WaitAsync(handle, LibC.PollIn, CancellationToken.None)).ToList();

            await Assert.ThrowsAsync<InvalidOperationException>(
                () => poll.WaitAsync(handle, LibC.PollIn, CancellationToken.None));

            poll.Release(handle);
            foreach (var wait in waits) await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
        }
    }

    private async Task<string?> ThreadAfterReadingAsync(TaskCompletionSource waits, CancellationToken cancellationToken)
    {
        var name = AfterAsync(pipe.Reader.ReadAsync(new byte[1], cancellationToken));
        waits.SetResult();
        return await name.ConfigureAwait(false);

        static async Task<string?> AfterAsync(ValueTask<int> read)
        {
            await read.ConfigureAwait(false);
            return Thread.CurrentThread.Name;
        }
    }
}
