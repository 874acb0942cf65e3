using System.Net;
using System.Net.Sockets;
using Appliance.Hardware.Buses.Kernel;
using Appliance.Hardware.Buses.Printing;
using Appliance.Hardware.Buses.Serial;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Printers.EscPos;
using Appliance.Hardware.Tests.Printers;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Tests.Buses.Printing;

/// <summary>A device file (a raw pseudo-terminal in place of usblp) and a socket of this machine, in real time.</summary>
public class PrinterPortTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_receipt_prints_over_a_device_file()
    {
        using PseudoTerminal terminal = new();
        using var raw = OpenRaw(terminal.Path);
        using var port = UsbPrinterPort.Open(terminal.Path);

        await PrintsAsync(port.Stream, terminal.Device);
    }

    [Fact]
    public async Task A_printer_that_is_unplugged_is_an_error_and_not_silence()
    {
        using CancellationTokenSource late = new(Patience);
        using PseudoTerminal terminal = new();
        using var raw = OpenRaw(terminal.Path);
        using var port = UsbPrinterPort.Open(terminal.Path);
        var read = port.Stream.ReadAsync(new byte[8], late.Token).AsTask();
        Assert.False(read.IsCompleted);

        terminal.Dispose();

        await Assert.ThrowsAsync<IOException>(() => read);
        await Assert.ThrowsAsync<IOException>(async () => await port.Stream.WriteAsync(new byte[8], late.Token));
    }

    [Fact]
    public void A_printer_that_is_not_there_is_an_error() =>
        Assert.Throws<IOException>(() => UsbPrinterPort.Open("/dev/usb/there-is-none"));

    [Fact]
    public async Task A_receipt_prints_over_the_network()
    {
        using TcpListener printer = new(IPAddress.Loopback, 0);
        printer.Start();
        using var port = await ConnectAsync(((IPEndPoint)printer.LocalEndpoint).Port);
        using var connection = await printer.AcceptTcpClientAsync();

        await PrintsAsync(port.Stream, connection.GetStream());
    }

    [Fact]
    public async Task A_printer_that_hangs_up_ends_the_stream()
    {
        using TcpListener printer = new(IPAddress.Loopback, 0);
        printer.Start();
        using var port = await ConnectAsync(((IPEndPoint)printer.LocalEndpoint).Port);
        (await printer.AcceptTcpClientAsync()).Dispose();

        Assert.Equal(0, await port.Stream.ReadAsync(new byte[8]));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_an_error()
    {
        using TcpListener nobody = new(IPAddress.Loopback, 0);
        nobody.Start();
        var number = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();

        var failure = await Assert.ThrowsAsync<IOException>(() => ConnectAsync(number));

        Assert.Contains($"127.0.0.1:{number}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_a_time_out()
    {
        // A listener whose queue is full leaves further connections without an answer, as a switched-off host does.
        using Socket silent = new(SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen(0);
        var number = ((IPEndPoint)silent.LocalEndPoint!).Port;
        using var first = await ConnectAsync(number);
        SimulatedTime time = new(PrinterRig.Start);
        var connect = NetworkPrinterPort.ConnectAsync("127.0.0.1", number, time, CancellationToken.None);
        Assert.False(connect.IsCompleted);

        time.AdvanceTo(PrinterRig.Start + NetworkPrinterPort.ConnectTimeout);

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => connect);
        Assert.Contains("within 5 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_asks_whether_the_printer_still_lives()
    {
        using TcpListener printer = new(IPAddress.Loopback, 0);
        printer.Start();
        using var port = await ConnectAsync(((IPEndPoint)printer.LocalEndpoint).Port);

        var socket = Assert.IsType<NetworkStream>(port.Stream).Socket;
        Assert.NotEqual(0, socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.Equal(10, socket.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime));
        Assert.Equal(5, socket.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval));
        Assert.Equal(3, socket.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount));
    }

    private static Task<NetworkPrinterPort> ConnectAsync(int number) =>
        NetworkPrinterPort.ConnectAsync("127.0.0.1", number, TimeProvider.System, CancellationToken.None);

    private static SafeFileHandle OpenRaw(string path)
    {
        SafeFileHandle terminal = new(LibC.Open(path, LibC.ReadWrite | LibC.NoControllingTerminal | LibC.CloseOnExec), ownsHandle: true);
        Assert.Equal(0, Termios.GetAttributes(terminal, out var settings));
        Termios.MakeRaw(ref settings);
        Assert.Equal(0, Termios.SetAttributes(terminal, Termios.SetNow, settings));
        return terminal;
    }

    private static async Task PrintsAsync(Stream host, Stream wire)
    {
        using CancellationTokenSource stop = new(Patience);
        EmulatedEscPosPrinter device = new(wire, TimeProvider.System, new());
        EscPosPrinter driver = new(host, new(), TimeProvider.System);
        var deviceRun = device.RunAsync(stop.Token);
        var driverRun = driver.RunAsync(stop.Token);

        await driver.PrintAsync(SampleReceipt.Document, stop.Token);

        var golden = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Printers", "Golden", "receipt.txt"), stop.Token);
        Assert.Equal(golden, Assert.Single(device.Sheets).Text + "\n");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => deviceRun);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driverRun);
    }
}
