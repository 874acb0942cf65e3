namespace Appliance.Hardware.Tests.Printers;

/// <summary>Passes bytes on until it is told to stop; then both directions fail.</summary>
internal sealed class CuttingStream(Stream inner, Func<bool> passes) : AsyncStream
{
    private readonly CancellationTokenSource cut = new();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, cut.Token);
        return await inner.ReadAsync(buffer, both.Token);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var index = 0; index < buffer.Length; index++)
        {
            if (!passes()) throw new IOException("Cut.");
            await inner.WriteAsync(buffer.Slice(index, 1), cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        cut.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Takes nothing and gives nothing.</summary>
internal sealed class StuckStream : AsyncStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await WaitAsync(cancellationToken);
        return 0;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await WaitAsync(cancellationToken);

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource never = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var canceled = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        await never.Task;
    }
}

/// <summary>The parts of a stream that no driver uses.</summary>
internal abstract class AsyncStream : Stream
{
    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
