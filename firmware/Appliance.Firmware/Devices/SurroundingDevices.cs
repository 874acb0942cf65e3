using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>The optional devices of one counter; each has a worker only where there is one.</summary>
internal sealed class SurroundingDevices
{
    private readonly Func<StationLoop> station;

    public SurroundingDevices(
        OptionalDevices devices, Func<StationLoop> station, TimeProvider time, ILogger logger)
    {
        this.station = station;
        Keylock = devices.Keylock is { } keylock
            ? new(
                DeviceRoles.Keylock, keylock.Reading((device, token) => device.ReadPositionsAsync(token)),
                (position, token) => TellAsync(new KeylockMoved(ModeOf(position)), token), time, logger)
            : null;
        CallButton = devices.CallButton is { } button
            ? new(
                DeviceRoles.CallButton, button.Reading((device, token) => device.ReadPressesAsync(token)),
                (_, token) => TellAsync(new CustomerCalled(), token), time, logger)
            : null;
        Power = devices.Power is { } power
            ? new(
                DeviceRoles.Power, power.Reading((device, token) => device.ReadPowerAsync(token)),
                (reading, token) => TellAsync(new PowerChanged(reading.Source == PowerSource.Backup), token), time, logger)
            : null;
        Gate = devices.Gate is { } gate ? new(gate, time, logger) : null;
        Coins = Acceptor(DeviceRoles.CoinAcceptor, devices.CoinAcceptor, time, logger);
        Bills = Acceptor(DeviceRoles.BillAcceptor, devices.BillAcceptor, time, logger);
        if (Keylock is not null) Keylock.StateChanged += worker => ForgetIfLost(worker, new KeylockMoved(KeylockMode.Unknown));
        if (Power is not null) Power.StateChanged += worker => ForgetIfLost(worker, new PowerChanged(Failing: false));
    }

    public InputWorker<KeylockPosition>? Keylock { get; }

    public InputWorker<TimeSpan>? CallButton { get; }

    public InputWorker<PowerReading>? Power { get; }

    public GateWorker? Gate { get; }

    public CashAcceptorWorker? Coins { get; }

    public CashAcceptorWorker? Bills { get; }

    /// <summary>The workers there are.</summary>
    public IReadOnlyList<DeviceWorker> All =>
        [.. new DeviceWorker?[] { Keylock, CallButton, Power, Gate, Coins, Bills }.OfType<DeviceWorker>()];

    /// <summary>Forgets what a device said that is there no more: nobody could ever take it back.</summary>
    public async Task ForgetAbsentAsync()
    {
        if (Keylock is null) await ForgetAsync(new KeylockMoved(KeylockMode.Unknown));
        if (Power is null) await ForgetAsync(new PowerChanged(Failing: false));
    }

    /// <summary>Follows the state: acceptors are open while a sale waits for its money.</summary>
    public void Follow(ApplianceState state)
    {
        var wanted = CashAcceptance.IsWanted(state);
        Coins?.Want(wanted);
        Bills?.Want(wanted);
    }

    private static KeylockMode ModeOf(KeylockPosition position) => position switch
    {
        KeylockPosition.Lock => KeylockMode.Locked,
        KeylockPosition.Normal => KeylockMode.Normal,
        KeylockPosition.Supervisor => KeylockMode.Supervisor,
        _ => KeylockMode.Unknown,
    };

    private CashAcceptorWorker? Acceptor(
        string role, DeviceOpener<CashAcceptorMaker>? open, TimeProvider time, ILogger logger) =>
        open is null ? null : new(role, open, new JournalCashLedger(role, station), time, logger);

    private Task TellAsync(RegisterInput input, CancellationToken cancellationToken) =>
        station().PostEverywhereAsync(input, cancellationToken);

    /// <summary>A device that is lost never stops a sale, and grants nothing.</summary>
    private void ForgetIfLost(DeviceWorker worker, RegisterInput unknown)
    {
        if (worker.State == DeviceState.Offline) _ = ForgetAsync(unknown);
    }

    private async Task ForgetAsync(RegisterInput unknown)
    {
        try
        {
            await TellAsync(unknown, CancellationToken.None);
        }
        catch (StationStoppedException)
        {
            // Nobody is left to be told.
        }
    }
}
