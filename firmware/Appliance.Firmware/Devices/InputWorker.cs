namespace Appliance.Firmware.Devices;

/// <summary>Reads a device that gives inputs and hands each on before it reads the next.</summary>
/// <typeparam name="T">What the device yields.</typeparam>
internal sealed class InputWorker<T>(
    string role,
    Func<CancellationToken, IAsyncEnumerable<T>> read,
    Func<T, CancellationToken, Task> handOn,
    TimeProvider time,
    ILogger logger)
    : DeviceWorker(role, time, logger)
{
    /// <summary>How many inputs were handed on so far.</summary>
    public long HandedOn { get; private set; }

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        var source = read(cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            var next = source.MoveNextAsync();

            // A reader that is not there has failed by now; one that has to be set up first may still.
            if (State != DeviceState.Online && !next.IsFaulted && !next.IsCanceled) SetState(DeviceState.Online, null);
            while (await next)
            {
                if (State != DeviceState.Online) SetState(DeviceState.Online, null);
                await handOn(source.Current, cancellationToken);
                HandedOn++;
                Pulse();
                next = source.MoveNextAsync();
            }
        }
        finally
        {
            await source.DisposeAsync();
        }

        throw new IOException("The device ended its input.");
    }
}
