namespace Appliance.Hardware.Ports;

/// <summary>A cash drawer (UnifiedPOS CashDrawer).</summary>
public interface ICashDrawer
{
    /// <summary>Whether the drawer stands open; null without a sensor.</summary>
    bool? DrawerOpened { get; }

    /// <summary>Called after <see cref="DrawerOpened"/> changed; must not block.</summary>
    event Action<bool>? DrawerOpenedChanged;

    /// <summary>Watches the sensor until cancelled.</summary>
    /// <exception cref="IOException">The lines are gone.</exception>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Gives the solenoid one pulse of bounded length, after the minimum rest since the last one. Completes when the
    /// pulse is over.
    /// </summary>
    /// <exception cref="IOException">The lines are gone.</exception>
    Task OpenDrawerAsync(CancellationToken cancellationToken);
}
