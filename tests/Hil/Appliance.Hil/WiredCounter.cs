using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Replay;
using Appliance.Firmware.Virtual;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Buses.Serial;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Scenarios.Tests.Wires;

namespace Appliance.Hil;

/// <summary>
/// A counter whose devices are all at the end of this kernel's wires: displays and card reader on I2C, the printer on a
/// UART, drawer and buzzer on GPIO, keys and scanner on evdev.
/// </summary>
internal sealed class WiredCounter : IAsyncDisposable
{
    private const string ChipLabel = "bench";
    private const int Relay = 0;
    private const int Sensor = 1;
    private const int Lines = 3;
    private const int OperatorAddress = 0x26;
    private const int CustomerAddress = 0x3E;
    private const int PrinterBaudRateBps = 115_200;
    private const int DigitOne = 2; // KEY_1 to KEY_0 follow each other.
    private const int Enter = 28;

    /// <summary>gpio-sim tells nobody of a level: it is looked at, many times in the shortest pulse.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    private readonly string folder = Directory.CreateTempSubdirectory("wires-").FullName;
    private readonly SimulatedChip chip = new(ChipLabel, Lines);
    private readonly VirtualKeyboard keys = new("Bench keys");
    private readonly VirtualKeyboard scanner = new("Bench codes");
    private readonly SerialPort printerEnd = SerialPort.Open("/dev/ttyS2", new() { BaudRateBps = PrinterBaudRateBps });
    private readonly CancellationTokenSource stop = new();
    private readonly DeviceWiring wiring;
    private readonly Task drawer;
    private volatile bool isOpen;
    private volatile int pulses;

    public WiredCounter(string file, DateTimeOffset start, ForwardedI2cBus i2c)
    {
        SkippingTime time = new(start);
        Link(DeviceRoles.Printer, "/dev/ttyS1");
        Link(DeviceRoles.Keyboard, keys.Path);
        Link(DeviceRoles.Scanner, scanner.Path);
        Link("i2c", ForwardedI2cBus.Path);
        wiring = WireFile.Read(file, folder, time);

        EmulatedHd44780 operatorGlass = new();
        EmulatedHd44780 customerGlass = new();
        EmulatedPn532I2c reader = new(time);
        EmulatedI2cBus devices = new();
        devices.Attach(OperatorAddress, operatorGlass);
        devices.Attach(CustomerAddress, customerGlass);
        devices.Attach(EmulatedPn532I2c.Address, reader);
        i2c.Devices = devices;
        VirtualBench bench = new(time, new() { PrinterEnd = printerEnd.Stream, Reader = reader.Chip });
        var ends = CounterEnds.Of(bench) with
        {
            OperatorText = () => operatorGlass.Text,
            CustomerText = () => customerGlass.Text,
            MoveKeyAsync = MoveKeyAsync,
            ScanAsync = ScanAsync,
            DrawerIsOpen = () => isOpen,
            DrawerPulses = () => pulses,
            CloseDrawer = CloseDrawer,
        };
        Stage = ScenarioStage.Wired(time, wiring, bench, ends);
        drawer = WatchRelayAsync(stop.Token);
    }

    public ScenarioStage Stage { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(drawer);
        printerEnd.Dispose();
        scanner.Dispose();
        keys.Dispose();
        chip.Dispose();
        stop.Dispose();
    }

    private void Link(string name, string path) => File.CreateSymbolicLink(Path.Combine(folder, name), path);

    private ValueTask MoveKeyAsync(RegisterKey key, KeyLayout layout, bool down, CancellationToken cancellationToken) =>
        keys.PressAsync(layout.PlaceOf(key)!.Value.Column, down ? 1 : 0, cancellationToken);

    private async ValueTask ScanAsync(string code, CancellationToken cancellationToken) => await scanner.TypeAsync(
        [.. code.Select(digit => digit == '0' ? DigitOne + 9 : DigitOne + (digit - '1')), Enter], cancellationToken);

    private void CloseDrawer()
    {
        isOpen = false;
        chip.Pull(Sensor, up: true);
    }

    private async Task WatchRelayAsync(CancellationToken cancellationToken)
    {
        var pulled = false;
        while (true)
        {
            var pulls = chip.Value(Relay) == 1;
            if (pulls && !pulled)
            {
                pulses++;
                isOpen = true;
                chip.Pull(Sensor, up: false);
            }

            pulled = pulls;
            await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
        }
    }
}
