using System.Device.Gpio;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Iot.CardReaders;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.CardReaders;
using Iot.Device.Mfrc522;
using Iot.Device.Pn532;

namespace Appliance.FullPackageSet.Tests.Iot;

public class IotMfrc522Contract : IotCardReaderContract
{
    private protected override IotReaderBench Make() => new Bench();

    private sealed class Bench : IotReaderBench
    {
        private static readonly byte[][] Cards = [[0x92, 0x2E, 0x58, 0x32], [0x04, 0xA2, 0x5C, 0x11, 0x22, 0x33, 0x80]];

        private readonly EmulatedMfrc522 chip = new(TimeProvider.System);

        public override string FirstWords => "TypeA 922E5832";

        public override string SecondWords => "TypeA 04A25C11223380";

        public override void Present(int card) => chip.Present(Cards[card]);

        public override void Remove() => chip.Remove();

        public override void SetFault(CardReaderFault fault, bool active) => chip.SetFault(fault, active);

        public override void Pull() => chip.SetUnplugged(true);

        public override void PlugIn() => chip.SetUnplugged(false);

        protected override ICardReader Open() =>
            new IotMfrc522CardReader(() => new MfRc522(new EmulatedLibrarySpiDevice(chip)), new(), Clock);
    }
}

public class IotPn532I2cContract : IotCardReaderContract
{
    private protected override IotReaderBench Make() => new Bench();

    private sealed class Bench : IotPn532Bench
    {
        private readonly EmulatedI2cBus wire = new();
        private readonly EmulatedLibraryI2cBus bus;
        private readonly EmulatedPn532I2c board = new(TimeProvider.System);

        public Bench()
        {
            wire.Attach(EmulatedPn532I2c.Address, board);
            bus = new(wire);
            _ = board.Chip.RunAsync(Stop.Token);
        }

        protected override EmulatedPn532 Chip => board.Chip;

        public override void Pull() => board.SetUnplugged(true);

        public override void PlugIn() => board.SetUnplugged(false);

        public override void Dispose()
        {
            base.Dispose();
            bus.Dispose();
        }

        protected override ICardReader Open() => new IotPn532CardReader(
            () => new Pn532(bus.CreateDevice(EmulatedPn532I2c.Address)), new(), Clock);
    }
}

public class IotPn532SpiContract : IotCardReaderContract
{
    private protected override IotReaderBench Make() => new Bench();

    private sealed class Bench : IotPn532Bench
    {
        private const int SelectLine = 8;
        private readonly EmulatedGpioChip header = new(28, TimeProvider.System);
        private readonly EmulatedPn532Spi board = new(TimeProvider.System);

        public Bench() => _ = board.Chip.RunAsync(Stop.Token);

        protected override EmulatedPn532 Chip => board.Chip;

        public override void Pull() => board.SetUnplugged(true);

        public override void PlugIn() => board.SetUnplugged(false);

        protected override ICardReader Open() => new IotPn532CardReader(OpenLibrary, new(), Clock);

        /// <summary>The library leaves the controller to its owner when it does not find a chip.</summary>
        private Pn532 OpenLibrary()
        {
            GpioController controller = new(new EmulatedGpioDriver(header));
            try
            {
                return new(new SelectedPn532Spi(board, header, SelectLine), SelectLine, controller, shouldDispose: true);
            }
            catch
            {
                controller.Dispose();
                throw;
            }
        }
    }
}

/// <summary>A PN532 with two cards, on any wire.</summary>
internal abstract class IotPn532Bench : IotReaderBench
{
    private static readonly byte[] First = [0x04, 0xA2, 0x5C, 0x11, 0x22, 0x33, 0x80];
    private static readonly byte[] Second = [0x01, 0x01, 0x05, 0x01, 0x86, 0x04, 0x02, 0x02];

    public override string FirstWords => "TypeA 04A25C11223380";

    public override string SecondWords => "FeliCa 0101050186040202";

    protected abstract EmulatedPn532 Chip { get; }

    public override void Present(int card) =>
        Chip.Present(card == 0 ? First : Second, card == 0 ? CardKind.TypeA : CardKind.FeliCa);

    public override void Remove() => Chip.Remove();

    public override void SetFault(CardReaderFault fault, bool active) => Chip.SetFault(fault, active);
}

/// <summary>
/// The rules for a driver whose library knows the wall clock only. Time is counted in rounds of asking, which take as long
/// as the machine makes them take: half a second of the rules is two.
/// </summary>
public abstract class IotCardReaderContract : CardReaderRules
{
    private protected abstract IotReaderBench Make();

    private protected override async Task Test(Func<CardReaderBench, Task> test)
    {
        using var bench = Make();
        bench.Read();
        await bench.Pass(500);
        await test(bench);
    }
}

internal abstract class IotReaderBench : CardReaderBench
{
    /// <summary>Two rounds, which have up to two pauses each.</summary>
    private const int PausesPerStep = 4;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    /// <summary>How long two rounds, or a failure, may take on the slowest machine.</summary>
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(60);

    protected PausesClock Clock { get; } = new();

    protected override double StepMilliseconds => 500;

    /// <summary>Waits for rounds, or for the driver to give up.</summary>
    protected override async Task WaitAsync(double milliseconds)
    {
        using CancellationTokenSource limit = new(StepLimit);
        var until = Clock.Pauses + PausesPerStep;
        while (Clock.Pauses < until && !Reading.IsCompleted) await Task.Delay(Look, TimeProvider.System, limit.Token);
    }
}

/// <summary>The system's clock, which counts the pauses that a driver makes.</summary>
internal sealed class PausesClock : TimeProvider
{
    private int pauses;

    public int Pauses => Volatile.Read(ref pauses);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref pauses);
        return base.CreateTimer(callback, state, dueTime, period);
    }
}
