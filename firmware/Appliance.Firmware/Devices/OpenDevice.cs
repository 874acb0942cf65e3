using System.Runtime.CompilerServices;

namespace Appliance.Firmware.Devices;

/// <summary>Opens a device anew.</summary>
/// <typeparam name="T">The port it is behind.</typeparam>
/// <exception cref="IOException">It is not there, taken, or may not be opened.</exception>
/// <exception cref="TimeoutException">It does not answer.</exception>
internal delegate ValueTask<OpenDevice<T>> DeviceOpener<T>(CancellationToken cancellationToken)
    where T : class;

/// <summary>A device that is open, with what lies under its driver; disposing closes the driver first.</summary>
/// <param name="device">The driver.</param>
/// <param name="under">The port or bus, null when it belongs to somebody else.</param>
internal sealed class OpenDevice<T>(T device, IDisposable? under = null) : IDisposable
    where T : class
{
    public T Device { get; } = device;

    public void Dispose()
    {
        (Device as IDisposable)?.Dispose();
        under?.Dispose();
    }
}

internal static class OpenDevice
{
    /// <summary>An opener of drivers over wires that are always there.</summary>
    public static DeviceOpener<T> Of<T>(Func<T> open)
        where T : class => _ => new(new OpenDevice<T>(open()));

    /// <summary>A source that opens a device for each time it is read, and closes it after.</summary>
    public static Func<CancellationToken, IAsyncEnumerable<T>> Reading<TDevice, T>(
        this DeviceOpener<TDevice> open, Func<TDevice, CancellationToken, IAsyncEnumerable<T>> read)
        where TDevice : class
    {
        return ReadAsync;

        async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            using var opened = await open(cancellationToken);
            await foreach (var reading in read(opened.Device, cancellationToken)) yield return reading;
        }
    }
}
