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
            new IotMfrc522CardReader(() => new MfRc522(new EmulatedLibrarySpiDevice(chip)), new(), TimeProvider.System);
    }
}

public class IotPn532Contract : IotCardReaderContract
{
    private protected override IotReaderBench Make() => new Bench();

    private sealed class Bench : IotReaderBench
    {
        private static readonly byte[] First = [0x04, 0xA2, 0x5C, 0x11, 0x22, 0x33, 0x80];
        private static readonly byte[] Second = [0x01, 0x01, 0x05, 0x01, 0x86, 0x04, 0x02, 0x02];

        private readonly EmulatedI2cBus wire = new();
        private readonly EmulatedLibraryI2cBus bus;
        private readonly EmulatedPn532I2c board = new(TimeProvider.System);

        public Bench()
        {
            wire.Attach(EmulatedPn532I2c.Address, board);
            bus = new(wire);
            _ = board.Chip.RunAsync(Stop.Token);
        }

        public override string FirstWords => "TypeA 04A25C11223380";

        public override string SecondWords => "FeliCa 0101050186040202";

        public override void Present(int card) =>
            board.Chip.Present(card == 0 ? First : Second, card == 0 ? CardKind.TypeA : CardKind.FeliCa);

        public override void Remove() => board.Chip.Remove();

        public override void SetFault(CardReaderFault fault, bool active) => board.Chip.SetFault(fault, active);

        public override void Pull() => board.SetUnplugged(true);

        public override void PlugIn() => board.SetUnplugged(false);

        public override void Dispose()
        {
            base.Dispose();
            bus.Dispose();
        }

        protected override ICardReader Open() => new IotPn532CardReader(
            () => new Pn532(bus.CreateDevice(EmulatedPn532I2c.Address)), new(), TimeProvider.System);
    }
}

/// <summary>The rules for a driver whose library knows the wall clock only: four times as fast as they are written.</summary>
public abstract class IotCardReaderContract : CardReaderRules
{
    private protected abstract IotReaderBench Make();

    private protected override async Task Test(Func<CardReaderBench, Task> test)
    {
        using var bench = Make();
        bench.Read();
        await bench.Pass(1000);
        await test(bench);
    }
}

internal abstract class IotReaderBench : CardReaderBench
{
    private const int Speed = 4;

    protected override Task WaitAsync(double milliseconds) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds / Speed), TimeProvider.System, CancellationToken.None);
}
