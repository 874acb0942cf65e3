using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>Devices that not every counter has; null is not there.</summary>
internal sealed record OptionalDevices
{
    /// <summary>A counter without any of them.</summary>
    public static OptionalDevices None { get; } = new();

    public DeviceOpener<IKeylock>? Keylock { get; init; }

    public DeviceOpener<ICallButton>? CallButton { get; init; }

    public DeviceOpener<IPosPower>? Power { get; init; }

    public DeviceOpener<IGate>? Gate { get; init; }

    /// <summary>Opens what makes a driver once it is told where the count is kept.</summary>
    public DeviceOpener<CashAcceptorMaker>? CoinAcceptor { get; init; }

    /// <inheritdoc cref="CoinAcceptor"/>
    public DeviceOpener<CashAcceptorMaker>? BillAcceptor { get; init; }
}

/// <summary>Makes the driver of an acceptor over a wire that is open.</summary>
/// <param name="ledger">Where its count is kept.</param>
internal delegate ICashAcceptor CashAcceptorMaker(ICashLedger ledger);
