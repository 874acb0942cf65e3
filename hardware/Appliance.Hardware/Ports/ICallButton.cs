namespace Appliance.Hardware.Ports;

/// <summary>A button with which a customer calls for help.</summary>
public interface ICallButton
{
    /// <summary>
    /// Yields once for each press, however long it is held, until cancelled: the monotonic time of the press. A button
    /// that is down at the start has not been pressed.
    /// </summary>
    /// <exception cref="IOException">The line is gone.</exception>
    IAsyncEnumerable<TimeSpan> ReadPressesAsync(CancellationToken cancellationToken);
}
