using Appliance.Hardware.Buses;

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
