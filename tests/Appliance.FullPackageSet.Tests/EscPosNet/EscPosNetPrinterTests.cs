using System.Net;
using System.Net.Sockets;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.EscPosNet;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.FullPackageSet.Tests.EscPosNet;

/// <summary>The library knows the wall clock only, so these run in real time over loopback.</summary>
public sealed class EscPosNetPrinterTests : IDisposable
{
    private readonly CancellationTokenSource guard = new(TimeSpan.FromSeconds(30));
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public EscPosNetPrinterTests() => listener.Start();

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    [Fact]
    public async Task A_Japanese_document_is_on_paper_when_it_is_confirmed()
    {
        var driver = NewDriver();
        var running = driver.RunAsync(guard.Token);
        using var socket = await listener.AcceptTcpClientAsync(guard.Token);
        EmulatedEscPosPrinter device = new(socket.GetStream(), TimeProvider.System, new());
        var emulation = device.RunAsync(guard.Token);
        await WhenConnectedAsync(driver);

        await driver.PrintAsync(new([new PrintText("領収書 ﾚｼｰﾄ"), new PrintText("合計 ¥1,200"), new PrintCut()]), guard.Token);
        Assert.Equal("領収書 ﾚｼｰﾄ\n合計 ¥1,200", Assert.Single(device.Sheets).Text);
        Assert.True(driver.Status.Online);

        socket.Close();
        await Assert.ThrowsAnyAsync<IOException>(() => running);
        Assert.False(driver.Status.Online);
        await Assert.ThrowsAsync<IOException>(() => driver.PrintAsync(new([new PrintCut()]), guard.Token));
        await emulation.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

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

    [Fact]
    public async Task A_printer_has_one_owner()
    {
        var driver = NewDriver();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(guard.Token);
        var running = driver.RunAsync(stop.Token);
        using var socket = await listener.AcceptTcpClientAsync(guard.Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.RunAsync(guard.Token));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    public void Dispose()
    {
        listener.Dispose();
        guard.Dispose();
    }

    private EscPosNetPrinter NewDriver() =>
        EscPosNetPrinter.OnNetwork("127.0.0.1", Port, new EscPosPrinterOptions(), TimeProvider.System);

    /// <summary>The first status comes once the connection is up.</summary>
    private async Task WhenConnectedAsync(EscPosNetPrinter driver)
    {
        TaskCompletionSource online = new(TaskCreationOptions.RunContinuationsAsynchronously);
        driver.StatusChanged += status =>
        {
            if (status.Online) online.TrySetResult();
        };
        if (driver.Status.Online) return;
        await online.Task.WaitAsync(guard.Token);
    }
}
