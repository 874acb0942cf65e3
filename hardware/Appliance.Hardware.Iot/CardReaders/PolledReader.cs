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
internal sealed class PolledReader<TReader>(
    string device, Func<TReader> open, Func<TReader, CardRound> ask, IotCardReaderOptions options, TimeProvider time)
    where TReader : class, IDisposable
{
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
