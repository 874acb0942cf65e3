using Appliance.Firmware.Core;

namespace Appliance.Firmware.Devices;

/// <summary>What a device is for, by its UnifiedPOS name in configuration, REST and logs.</summary>
internal static class DeviceRoles
{
    public const string OperatorDisplay = "operator-display";
    public const string CustomerDisplay = "customer-display";
    public const string Printer = "printer";
    public const string Drawer = "drawer";
    public const string Keyboard = "keyboard";
    public const string CardReader = "card-reader";
    public const string Scanner = "scanner";
    public const string Buzzer = "buzzer";
    public const string Keylock = "keylock";
    public const string CallButton = "call-button";
    public const string Power = "power";
    public const string Gate = "gate";
    public const string CoinAcceptor = "coin-acceptor";
    public const string BillAcceptor = "bill-acceptor";
}

/// <summary>State of a device as its worker sees it.</summary>
internal enum DeviceState
{
    /// <summary>Being opened for the first time.</summary>
    Connecting,

    /// <summary>Works.</summary>
    Online,

    /// <summary>Answers, but needs a hand (no paper, cover open).</summary>
    Error,

    /// <summary>Does not answer; opened again and again.</summary>
    Offline,
}

/// <summary>
/// Owns one device: opens it, keeps it going, and opens it again after it was lost, with a wait that grows to
/// <see cref="LongestWait"/>. A lost device never stops a sale.
/// </summary>
internal abstract partial class DeviceWorker(string role, TimeProvider time, ILogger logger)
{
    /// <summary>Wait before the first attempt to reconnect; doubles with each attempt.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest wait between attempts to reconnect.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Signal changed = new();

    /// <summary>Called after the state changed; must not block.</summary>
    public event Action<DeviceWorker>? StateChanged;

    public string Role { get; } = role;

    public DeviceState State { get; private set; } = DeviceState.Connecting;

    /// <summary>Words for the last thing that went wrong, or null since it works again.</summary>
    public string? LastError { get; private set; }

    /// <summary>Since when it is in its state; null before anything was heard of it.</summary>
    public DateTimeOffset? StateSince { get; private set; }

    protected TimeProvider Time { get; } = time;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var wait = ShortestWait;
        while (!cancellationToken.IsCancellationRequested)
        {
            var startedAt = Time.GetTimestamp();
            try
            {
                await SessionAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is IOException or TimeoutException)
            {
                SetState(DeviceState.Offline, exception.Message);
            }
#pragma warning disable CA1031 // A driver's mistake takes its own device off line, not the appliance.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogBroken(logger, exception, Role);
                SetState(DeviceState.Offline, exception.Message);
            }

            if (Time.GetElapsedTime(startedAt) > LongestWait) wait = ShortestWait;
            try
            {
                await Task.Delay(wait, Time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            wait = wait * 2 > LongestWait ? LongestWait : wait * 2;
        }
    }

    /// <summary>Waits until a condition about the worker holds, or the time is over.</summary>
    /// <returns>Whether the condition came true.</returns>
    public Task<bool> WaitUntilAsync(Func<bool> condition, TimeSpan limit, CancellationToken cancellationToken) =>
        changed.WaitUntilAsync(condition, limit, Time, cancellationToken);

    /// <summary>Opens the device and serves it until it is lost.</summary>
    protected abstract Task SessionAsync(CancellationToken cancellationToken);

    protected void SetState(DeviceState state, string? error)
    {
        var differs = State != state || !string.Equals(LastError, error, StringComparison.Ordinal);
        if (State != state || StateSince is null) StateSince = Time.GetUtcNow();
        State = state;
        LastError = error;
        if (!differs) return;
        LogState(logger, Role, state, error);
        StateChanged?.Invoke(this);
        Pulse();
    }

    /// <summary>Wakes whoever waits in <see cref="WaitUntilAsync"/>.</summary>
    protected void Pulse() => changed.Tell();

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "{Role} is {State}: {Error}")]
    private static partial void LogState(ILogger logger, string role, DeviceState state, string? error);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "The driver of {Role} broke.")]
    private static partial void LogBroken(ILogger logger, Exception exception, string role);
}
