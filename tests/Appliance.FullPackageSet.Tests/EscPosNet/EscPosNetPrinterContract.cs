using System.Net;
using System.Net.Sockets;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.EscPosNet;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Printers;
using Appliance.Hardware.Tests.Simulation;

namespace Appliance.FullPackageSet.Tests.EscPosNet;

/// <summary>The library knows the wall clock only, so these run in real time, over loopback.</summary>
public class EscPosNetPrinterContract : PrinterRules
{
    private protected override async Task Test(Func<PrinterBench, Task> test, bool deviceIsOn = true)
    {
        using Bench bench = new();
        await TestAsync(bench, test, deviceIsOn);
    }

    /// <summary>A printer on the network: whoever connects finds it as it was switched on.</summary>
    private sealed class Bench : PrinterBench
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private EmulatedEscPosPrinter? device;
        private TcpClient? connection;

        public Bench()
            : base(TimeProvider.System)
        {
            Stop.CancelAfter(2 * Patience.Limit);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            Driver = EscPosNetPrinter.OnNetwork("127.0.0.1", port, new(), TimeProvider.System);
        }

        public override IPosPrinter Driver { get; }

        public override EmulatedEscPosPrinter Device => device ?? throw new InvalidOperationException("Nobody connected.");

        public override async Task ConnectAsync(bool deviceIsOn)
        {
            Run = Driver.RunAsync(Stop.Token);
            connection?.Dispose();
            var accepted = connection = await listener.AcceptTcpClientAsync(Stop.Token);
            await UntilAsync(() => accepted.Available > 0); // Its first question: only now it is connected for itself too.
            device = new(connection.GetStream(), TimeProvider.System, new());
            if (deviceIsOn) _ = device.RunAsync(Stop.Token);
        }

        public override void Pull() => connection!.Close();

        public override void Dispose()
        {
            base.Dispose();
            connection?.Dispose();
            listener.Dispose();
        }
    }
}
