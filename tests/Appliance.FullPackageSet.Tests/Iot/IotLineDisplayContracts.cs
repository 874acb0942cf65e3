using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.Iot.LineDisplays;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Fonts;
using Appliance.Hardware.Tests.LineDisplays;

namespace Appliance.FullPackageSet.Tests.Iot;

public class IotTwentyByTwoContract() : IotCharacterLcdContract(20, 2);

public class IotTwentyByFourContract() : IotCharacterLcdContract(20, 4);

public class IotSixteenByTwoContract() : IotCharacterLcdContract(16, 2);

public abstract class IotCharacterLcdContract(int columns, int rows) : IotLineDisplayContract
{
    private protected override IotDisplayBench Build() => new Bench(columns, rows);

    private sealed class Bench : IotDisplayBench
    {
        private const int Address = 0x27;

        private readonly EmulatedHd44780 glass;
        private readonly IotCharacterLcd display;

        public Bench(int columns, int rows)
        {
            glass = new(columns, rows);
            Wire.Attach(Address, glass);
            display = new(() => Bus.CreateDevice(Address), new() { Columns = columns, Rows = rows });
        }

        public override ILineDisplay Display => display;

        public override IReadOnlyList<string> Shown => glass.Text;

        public override void PullCable() => glass.SetFault(LineDisplayFault.Unplugged, active: true);

        public override void PlugIn() => glass.SetFault(LineDisplayFault.Unplugged, active: false);
    }
}

public class IotSsd1306Contract : IotLineDisplayContract
{
    private protected override IotDisplayBench Build() => new Bench();

    private sealed class Bench : IotDisplayBench
    {
        private const int Address = 0x3C;

        private static readonly JapaneseFont Font = TestFont.Load(JapaneseFontHeight.Dots16);

        private readonly EmulatedSsd1306 glass = new();
        private readonly IotSsd1306 display;

        public Bench()
        {
            Wire.Attach(Address, glass);
            display = new(() => Bus.CreateDevice(Address), new(), Font);
        }

        public override ILineDisplay Display => display;

        public override IReadOnlyList<string> Shown => glass.Spelled();

        public override void PullCable() => glass.SetFault(LineDisplayFault.Unplugged, active: true);

        public override void PlugIn() => glass.SetFault(LineDisplayFault.Unplugged, active: false);
    }
}

/// <summary>The rules for a driver whose library knows the wall clock only. What was awaited is on the glass.</summary>
public abstract class IotLineDisplayContract : LineDisplayRules
{
    private protected abstract IotDisplayBench Build();

    private protected override async Task OnBench(Func<ILineDisplayBench, Func<Task>, Task> test, bool initialise = true)
    {
        using var bench = Build();
        if (initialise) await bench.Display.InitializeAsync(default);
        await test(bench, () => Task.CompletedTask);
    }
}

/// <summary>A library's display on an emulated bus.</summary>
internal abstract class IotDisplayBench : ILineDisplayBench, IDisposable
{
    protected IotDisplayBench() => Bus = new(Wire);

    public abstract ILineDisplay Display { get; }

    public abstract IReadOnlyList<string> Shown { get; }

    protected EmulatedI2cBus Wire { get; } = new();

    protected EmulatedLibraryI2cBus Bus { get; }

    public abstract void PullCable();

    public abstract void PlugIn();

    public void Dispose()
    {
        (Display as IDisposable)?.Dispose();
        Bus.Dispose();
    }
}
