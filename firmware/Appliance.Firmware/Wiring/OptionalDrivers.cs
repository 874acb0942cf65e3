using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.CashAcceptors.CcTalk;
using Appliance.Hardware.Gates.RelayGate;
using Appliance.Hardware.Keylocks.GpioKeylock;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Power.GpioPosPower;

namespace Appliance.Firmware.Wiring;

/// <summary>Drivers of the register's key.</summary>
internal static class KeylockDrivers
{
    public static IReadOnlyList<DeviceDriver<IKeylock>> All { get; } =
    [
        new("gpio-contacts", (section, bench) =>
        {
            var options = section.Checked(
                new GpioKeylockOptions
                {
                    LockLine = section.NumberOrNull("LockLine", 0, Wires.LineLimit),
                    NormalLine = section.Number("NormalLine", "the line of the contact at Normal", 0, Wires.LineLimit),
                    SupervisorLine = section.Number(
                        "SupervisorLine", "the line of the contact at Supervisor", 0, Wires.LineLimit),
                    ClosedIsHigh = section.Flag("ClosedIsHigh", false),
                    Debounce = section.Milliseconds("DebounceMs", TimeSpan.FromMilliseconds(20)),
                },
                GpioKeylockOptions.Validate);
            List<(string, int)> lines = [("NormalLine", options.NormalLine), ("SupervisorLine", options.SupervisorLine)];
            if (options.LockLine is { } line) lines.Add(("LockLine", line));
            return section.Gpio(bench, lines).Over(chip => (IKeylock)new GpioKeylock(chip, options, bench.Time));
        }),
    ];
}

/// <summary>Drivers of the button with which a customer calls.</summary>
internal static class CallButtonDrivers
{
    public static IReadOnlyList<DeviceDriver<ICallButton>> All { get; } =
    [
        new("gpio-button", (section, bench) =>
        {
            var (options, lines) = Button(section);
            return section.Gpio(bench, lines).Over(chip => (ICallButton)new GpioCallButton(chip, options));
        }),
        .. PackageSetOffers.CallButtons.Select(offer => OfferedDrivers.OnLines(offer, Button)),
    ];

    private static (GpioCallButtonOptions Options, IEnumerable<(string Key, int Line)> Lines) Button(StrictSection section)
    {
        var options = section.Checked(
            new GpioCallButtonOptions
            {
                Line = section.Number("Line", "the button's line on the chip", 0, Wires.LineLimit),
                PressedIsHigh = section.Flag("PressedIsHigh", false),
                Debounce = section.Milliseconds("DebounceMs", TimeSpan.FromMilliseconds(20)),
            },
            GpioCallButtonOptions.Validate);
        return (options, [("Line", options.Line)]);
    }
}

/// <summary>Drivers of the power-fail input.</summary>
internal static class PowerDrivers
{
    public static IReadOnlyList<DeviceDriver<IPosPower>> All { get; } =
    [
        new("gpio-power-fail", (section, bench) =>
        {
            var options = section.Checked(
                new GpioPosPowerOptions
                {
                    Line = section.Number("Line", "the line of the supply's signal on the chip", 0, Wires.LineLimit),
                    FailedIsHigh = section.Flag("FailedIsHigh", false),
                    Debounce = section.Milliseconds("DebounceMs", TimeSpan.FromMilliseconds(5)),
                },
                GpioPosPowerOptions.Validate);
            return section.Gpio(bench, ("Line", options.Line)).Over(chip => (IPosPower)new GpioPosPower(chip, options));
        }),
    ];
}

/// <summary>Drivers of the gate.</summary>
internal static class GateDrivers
{
    public static IReadOnlyList<DeviceDriver<IGate>> All { get; } =
    [
        new("relay", (section, bench) =>
        {
            var options = section.Checked(
                new RelayGateOptions
                {
                    RelayLine = section.Number("RelayLine", "the relay's line on the chip", 0, Wires.LineLimit),
                    RelayIsActiveLow = section.Flag("RelayIsActiveLow", false),
                    Pulse = section.Milliseconds("PulseMs", TimeSpan.FromMilliseconds(500)),
                },
                RelayGateOptions.Validate);
            return section.Gpio(bench, ("RelayLine", options.RelayLine))
                .Over(chip => (IGate)new RelayGate(chip, options, bench.Time));
        }),
    ];
}

/// <summary>Drivers of coin and bill acceptors; both may be on one bus.</summary>
internal static class CashAcceptorDrivers
{
    private const string CcTalk = "cctalk";
    private const int LowestAddress = 2;

    public static IReadOnlyList<DeviceDriver<CashAcceptorMaker>> Coins { get; } =
    [
        new(CcTalk, (section, bench) =>
        {
            CcTalkCoinAcceptorOptions usual = new();
            var options = section.Checked(
                new CcTalkCoinAcceptorOptions
                {
                    Address = section.Number("Address", usual.Address, LowestAddress, byte.MaxValue),
                    Positions = section.Number("Positions", usual.Positions),
                    AcceptedYen = Accepted(section),
                    PollInterval = section.Milliseconds("PollIntervalMs", usual.PollInterval),
                },
                CcTalkCoinAcceptorOptions.Validate);
            return section.CcTalk(bench, options.Address)
                .Over(bus => ledger => new CcTalkCoinAcceptor(bus, options, ledger, bench.Time));
        }),
    ];

    public static IReadOnlyList<DeviceDriver<CashAcceptorMaker>> Bills { get; } =
    [
        new(CcTalk, (section, bench) =>
        {
            CcTalkBillAcceptorOptions usual = new();
            var options = section.Checked(
                new CcTalkBillAcceptorOptions
                {
                    Address = section.Number("Address", usual.Address, LowestAddress, byte.MaxValue),
                    Positions = section.Number("Positions", usual.Positions),
                    AcceptedYen = Accepted(section),
                    PollInterval = section.Milliseconds("PollIntervalMs", usual.PollInterval),
                },
                CcTalkBillAcceptorOptions.Validate);
            return section.CcTalk(bench, options.Address)
                .Over(bus => ledger => new CcTalkBillAcceptor(bus, options, ledger, bench.Time));
        }),
    ];

    /// <summary><c>AcceptedYen</c>; none named is all that the device knows.</summary>
    private static IReadOnlyList<long> Accepted(StrictSection section)
    {
        const string Key = "AcceptedYen";
        if (section.Has(Key)) return [.. section.Numbers(Key, "denominations in yen", 1, 10_000).Select(yen => (long)yen)];
        section.Text(Key);
        return [];
    }
}
