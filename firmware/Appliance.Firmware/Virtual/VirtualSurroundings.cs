using Appliance.Firmware.Devices;
using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.CashAcceptors.CcTalk;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.CashAcceptors;
using Appliance.Hardware.Emulation.Contacts;
using Appliance.Hardware.Emulation.Gates;
using Appliance.Hardware.Emulation.Keylocks;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Gates.RelayGate;
using Appliance.Hardware.Keylocks.GpioKeylock;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Power.GpioPosPower;

namespace Appliance.Firmware.Virtual;

/// <summary>Emulated devices that not every counter has; each is there only when it was asked for.</summary>
internal sealed class VirtualSurroundings : IDisposable
{
    /// <summary>In yen; what is worth less is a coin.</summary>
    public const long LowestBill = 1_000;

    private const int LockLine = 19;
    private const int NormalLine = 20;
    private const int SupervisorLine = 21;
    private const int CallLine = 22;
    private const int PowerLine = 23;
    private const int GateLine = 24;

    private readonly EmulatedGpioChip gpio;
    private readonly TimeProvider time;
    private readonly EmulatedCcTalkBus? cashDevices;
    private readonly CcTalkBus? cashBus;

    /// <param name="gpio">The bench's chip.</param>
    /// <param name="roles">What is to be there, of <see cref="DeviceRoles"/>.</param>
    /// <param name="time">Clock of the devices.</param>
    public VirtualSurroundings(EmulatedGpioChip gpio, IReadOnlySet<string> roles, TimeProvider time)
    {
        (this.gpio, this.time) = (gpio, time);
        if (roles.Contains(DeviceRoles.Keylock))
        {
            Keylock = new(gpio, LockLine, NormalLine, SupervisorLine, time);
            Keylock.Turn(KeylockPosition.Normal);
        }

        if (roles.Contains(DeviceRoles.CallButton)) CallButton = new(gpio, CallLine, time, bounces: true);
        if (roles.Contains(DeviceRoles.Power))
        {
            Mains = new(gpio, PowerLine, time, EmulatedDrive.High);
            Mains.Set(closed: true);
        }

        if (roles.Contains(DeviceRoles.Gate)) Gate = new(gpio, GateLine, time);
        if (roles.Contains(DeviceRoles.CoinAcceptor)) Coins = new(time);
        if (roles.Contains(DeviceRoles.BillAcceptor)) Bills = new(time);
        List<EmulatedCcTalkDevice> cash = [.. new EmulatedCcTalkDevice?[] { Coins, Bills }.OfType<EmulatedCcTalkDevice>()];
        if (cash.Count == 0) return;
        CashWire = new();
        cashDevices = new(CashWire.Device, cash, time);
        cashBus = new(CashWire.Host, time);
    }

    public EmulatedKeylock? Keylock { get; }

    public EmulatedContact? CallButton { get; }

    /// <summary>Closed while there are mains.</summary>
    public EmulatedContact? Mains { get; }

    public EmulatedGate? Gate { get; }

    public EmulatedCoinAcceptor? Coins { get; }

    public EmulatedBillValidator? Bills { get; }

    public SerialWire? CashWire { get; }

    /// <summary>How the drivers reach the emulated wires.</summary>
    public OptionalDevices Devices => new()
    {
        Keylock = Keylock is null ? null : OpenDevice.Of<IKeylock>(() => new GpioKeylock(
            gpio, new() { LockLine = LockLine, NormalLine = NormalLine, SupervisorLine = SupervisorLine }, time)),
        CallButton = CallButton is null ? null
            : OpenDevice.Of<ICallButton>(() => new GpioCallButton(gpio, new() { Line = CallLine })),
        Power = Mains is null ? null : OpenDevice.Of<IPosPower>(() => new GpioPosPower(gpio, new() { Line = PowerLine })),
        Gate = Gate is null ? null : OpenDevice.Of<IGate>(() => new RelayGate(gpio, new() { RelayLine = GateLine }, time)),
        CoinAcceptor = Coins is null ? null : OpenDevice.Of<CashAcceptorMaker>(
            () => ledger => new CcTalkCoinAcceptor(cashBus!, new(), ledger, time)),
        BillAcceptor = Bills is null ? null : OpenDevice.Of<CashAcceptorMaker>(
            () => ledger => new CcTalkBillAcceptor(cashBus!, new(), ledger, time)),
    };

    /// <summary>Runs the emulated devices that answer by themselves.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => cashDevices?.RunAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Puts a coin or a bill in; false when it comes back at once.</summary>
    /// <param name="yen">A denomination.</param>
    public bool Insert(long yen) => yen >= LowestBill ? Bills?.Insert(yen) ?? false : Coins?.Insert(yen) ?? false;

    public void Dispose()
    {
        Gate?.Dispose();
        CashWire?.Dispose();
    }
}
