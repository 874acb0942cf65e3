using System.Net;
using System.Net.Sockets;
using Appliance.Hardware.EscPosNet;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.FullPackageSet.Tests.EscPosNet;

public sealed class EscPosNetPrinterTests : IDisposable
{
    private readonly CancellationTokenSource guard = new(TimeSpan.FromSeconds(30));
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public EscPosNetPrinterTests() => listener.Start();

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    [Fact]
    public async Task A_printer_nobody_answers_for_is_an_io_error()
    {
        var driver = NewDriver();
        listener.Stop();
        await Assert.ThrowsAnyAsync<IOException>(() => driver.RunAsync(guard.Token));
        await Assert.ThrowsAnyAsync<IOException>(() => driver.RunAsync(guard.Token));
    }

    [Fact]
    public async Task A_serial_port_that_is_not_there_is_an_io_error()
    {
        var driver = EscPosNetPrinter.OnSerialPort("/dev/ttyNone", 38_400, new(), TimeProvider.System);
        await Assert.ThrowsAnyAsync<IOException>(() => driver.RunAsync(guard.Token));
    }

    public void Dispose()
    {
        listener.Dispose();
        guard.Dispose();
    }

    private EscPosNetPrinter NewDriver() =>
        EscPosNetPrinter.OnNetwork("127.0.0.1", Port, new EscPosPrinterOptions(), TimeProvider.System);
}
