using System.Runtime.CompilerServices;
using Appliance.Hardware.CardReaders;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Iot.CardReaders;

/// <summary>Asks a library's reader for cards in rounds, on a thread of its own.</summary>
/// <typeparam name="TReader">The library's reader.</typeparam>
/// <param name="device">Its name.</param>
/// <param name="open">Opens and sets it up.</param>
/// <param name="ask">Asks once; throws when the reader does not answer.</param>
/// <param name="options">How to ask.</param>
/// <param name="time">Clock of the pauses.</param>
/// <param name="wake">Gives cards their field before each round, where the library does not; null for nothing.</param>
internal sealed class PolledReader<TReader>(
    string device,
    Func<TReader> open,
    Func<TReader, CardRound> ask,
    IotCardReaderOptions options,
    TimeProvider time,
    Action<TReader>? wake = null)
    where TReader : class, IDisposable
{
    /// <summary>From field to request: a card may take 5 ms to start (ISO/IEC 14443-3 §5.1).</summary>
    private static readonly TimeSpan WakeTime = TimeSpan.FromMilliseconds(6);

    public async IAsyncEnumerable<CardReading> ReadCardsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using DeviceThread thread = new(device);
        TReader? reader = null;
        try
        {
            reader = await thread.RunAsync(open, cancellationToken);
            CardField field = new();
            while (true)
            {
                if (wake is not null)
                {
                    await thread.RunAsync(() => wake(reader), cancellationToken);
                    await Task.Delay(WakeTime, time, cancellationToken);
                }

                var round = await thread.RunAsync(() => ask(reader), cancellationToken);
                if (field.Take(round) is { } reading) yield return reading;
                await Task.Delay(options.PollInterval, time, cancellationToken);
            }
        }
        finally
        {
            // Disposing talks to the chip once more; whether it hears no longer matters.
            if (reader is not null) _ = thread.RunAsync(reader.Dispose, CancellationToken.None);
        }
    }
}
