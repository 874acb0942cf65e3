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
    /// <summary>
    /// How long a reader that was lost must not fail again to count as back; longer than any takes to be set up.
    /// </summary>
    public static readonly TimeSpan SetUpTime = TimeSpan.FromSeconds(1);

    /// <summary>How many inputs were handed on so far.</summary>
    public long HandedOn { get; private set; }

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        var source = read(cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            var next = source.MoveNextAsync();

            // A port that is not there has failed by now. A reader behind it may still, while it is set up: one that
            // was lost has to stand that first, or it would seem to come and go with each attempt.
            var wasLost = State == DeviceState.Offline;
            if (!wasLost && State != DeviceState.Online && !next.IsFaulted) SetState(DeviceState.Online, null);
            await using var setUp = Time.CreateTimer(
                _ => SetState(DeviceState.Online, null), null, wasLost ? SetUpTime : Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
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
