using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Printers;

public class EscPosPrinterContract : PrinterRules
{
    private protected override Task Test(Func<PrinterBench, Task> test, bool deviceIsOn = true)
    {
        Run(async loop =>
        {
            using Bench bench = new(loop.Time);
            await TestAsync(bench, test, deviceIsOn);
        });
        return Task.CompletedTask;
    }

    /// <summary>A serial cable; the printer stays on when it is pulled.</summary>
    private sealed class Bench : PrinterBench
    {
        private readonly SerialWire wire = new();
        private bool isConnected;

        public Bench(TimeProvider time)
            : base(time)
        {
            Device = new(wire.Device, time, new());
            Driver = new EscPosPrinter(wire.Host, new(), time);
        }

        public override IPosPrinter Driver { get; }

        public override EmulatedEscPosPrinter Device { get; }

        public override Task ConnectAsync(bool deviceIsOn)
        {
            if (isConnected) wire.PlugIn();
            else if (deviceIsOn) _ = Device.RunAsync(Stop.Token);
            isConnected = true;
            Run = Driver.RunAsync(Stop.Token);
            return Task.CompletedTask;
        }

        public override void Pull() => wire.Pull();

        public override void Dispose()
        {
            base.Dispose();
            wire.Dispose();
        }
    }
}
