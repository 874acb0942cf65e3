using Appliance.Firmware.Devices;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Wiring;

/// <summary>Devices that not every counter has, as settings name them. A section that is absent is a device that is.</summary>
internal sealed record OptionalWiring(
    WiredDevice<IKeylock>? Keylock,
    WiredDevice<ICallButton>? CallButton,
    WiredDevice<IPosPower>? Power,
    WiredDevice<IGate>? Gate,
    WiredDevice<CashAcceptorMaker>? CoinAcceptor,
    WiredDevice<CashAcceptorMaker>? BillAcceptor)
{
    /// <summary>The roles on real wires, null for the others.</summary>
    public IReadOnlyList<string?> Roles =>
        [Keylock?.Role, CallButton?.Role, Power?.Role, Gate?.Role, CoinAcceptor?.Role, BillAcceptor?.Role];

    /// <summary>The devices: real ones where there are, those of the virtual counter for the rest.</summary>
    public OptionalDevices Over(OptionalDevices virtually) => new()
    {
        Keylock = Keylock?.Open ?? virtually.Keylock,
        CallButton = CallButton?.Open ?? virtually.CallButton,
        Power = Power?.Open ?? virtually.Power,
        Gate = Gate?.Open ?? virtually.Gate,
        CoinAcceptor = CoinAcceptor?.Open ?? virtually.CoinAcceptor,
        BillAcceptor = BillAcceptor?.Open ?? virtually.BillAcceptor,
    };
}
