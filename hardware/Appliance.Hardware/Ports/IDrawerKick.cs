namespace Appliance.Hardware.Ports;

/// <summary>A printer with a drawer kick connector.</summary>
public interface IDrawerKick
{
    /// <summary>Whether it is being run.</summary>
    bool IsConnected { get; }

    /// <summary>What the printer last said of itself, the connector's pin 3 too.</summary>
    PosPrinterStatus Status { get; }

    /// <summary>Called after <see cref="Status"/> or <see cref="IsConnected"/> changed; must not block.</summary>
    event Action<PosPrinterStatus>? StatusChanged;

    /// <summary>Gives one pulse and completes when the printer has confirmed it; it may last for its length from then.</summary>
    /// <param name="connector">Which drawer.</param>
    /// <param name="pulseLength">10–500 ms, in units of 2 ms.</param>
    /// <param name="cancellationToken">Ends the wait; a pulse that was sent already still comes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pulse is outside the bounds.</exception>
    /// <exception cref="IOException">
    /// The printer is not ready or was lost, or the last pulse is still in it: this one was not sent.
    /// </exception>
    /// <exception cref="TimeoutException">It was not confirmed; it may still come.</exception>
    Task PulseDrawerAsync(DrawerConnector connector, TimeSpan pulseLength, CancellationToken cancellationToken);
}

/// <summary>Which drawer on a printer's connector.</summary>
public enum DrawerConnector
{
    /// <summary>The first, pin 2.</summary>
    Pin2,

    /// <summary>The second, pin 5.</summary>
    Pin5,
}
