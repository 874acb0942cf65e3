using Appliance.Firmware.Station;

namespace Appliance.Firmware.Core;

/// <summary>
/// Keeps a worker of the shop at its rounds: what a round throws is logged and shown, and after a rest, which doubles with
/// each failure in a row, the next one is made. None ends silently.
/// </summary>
/// <param name="name">As health tells it: small letters and dashes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
internal sealed partial class Rounds(string name, TimeProvider time, ILogger logger)
{
    /// <summary>Rest after the first failure.</summary>
    public static readonly TimeSpan ShortestRest = TimeSpan.FromMinutes(1);

    /// <summary>Longest rest.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(30);

    private TimeSpan rest = ShortestRest;

    /// <summary>Which worker.</summary>
    public string Name => name;

    /// <summary>What the last round threw, or null when it went well.</summary>
    public string? Failure { get; private set; }

    /// <summary>Makes rounds until cancelled or until the station stops.</summary>
    /// <param name="round">One round; it calls <see cref="WentWell"/> when its work is done and waits for more itself.</param>
    /// <param name="cancellationToken">Ends the rounds.</param>
    public async Task RunAsync(Func<CancellationToken, Task> round, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await round(cancellationToken);
                continue;
            }
            catch (StationStoppedException)
            {
                return; // The appliance ends; the journal knows how far everything is.
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever one round meets, the next one may go well; until then it is shown.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Failure = exception.Message;
                LogFailed(logger, exception, name, rest);
            }

            await Task.Delay(rest, time, cancellationToken);
            rest = rest * 2 > LongestRest ? LongestRest : rest * 2;
        }
    }

    /// <summary>The work of a round is done.</summary>
    public void WentWell() => (Failure, rest) = (null, ShortestRest);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Error, Message = "{Worker} failed; it goes on after {Rest}.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string worker, TimeSpan rest);
}
