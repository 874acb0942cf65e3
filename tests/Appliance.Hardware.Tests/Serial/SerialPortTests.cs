using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Appliance.Hardware.Buses.Serial;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Printers.EscPos;
using Appliance.Hardware.Tests.Printers;

namespace Appliance.Hardware.Tests.Serial;

/// <summary>Over a pseudo-terminal of the kernel, in real time.</summary>
public class SerialPortTests
{
    private static readonly SerialPortOptions Options = new() { BaudRateBps = 115_200 };

    [Fact]
    public async Task All_bytes_go_through_unchanged_in_both_directions()
    {
        using PseudoTerminal terminal = new();
        using var port = SerialPort.Open(terminal.Path, Options);
        var bytes = Enumerable.Range(0, 1_024).Select(value => (byte)(value & 0xFF)).ToArray();
        await port.Stream.WriteAsync(bytes);
        Assert.Equal(bytes, await ReadAsync(terminal.Device, bytes.Length));
        await terminal.Device.WriteAsync(bytes);
        Assert.Equal(bytes, await ReadAsync(port.Stream, bytes.Length));
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, late.Token);
        return bytes;
    }

    [Fact]
    public async Task A_read_that_times_out_is_not_the_end()
    {
        using PseudoTerminal terminal = new();
        using var port = SerialPort.Open(terminal.Path, Options);
        var read = ReadAsync(port.Stream, 1);
        var silence = Task.Delay(TimeSpan.FromMilliseconds(350), TimeProvider.System, CancellationToken.None);
        Assert.Same(silence, await Task.WhenAny(read, silence));
        await terminal.Device.WriteAsync(new byte[] { 7 });
        Assert.Equal([7], await read);
    }

    [Fact]
    public async Task A_canceled_read_ends()
    {
        using PseudoTerminal terminal = new();
        using var port = SerialPort.Open(terminal.Path, Options);
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await port.Stream.ReadExactlyAsync(new byte[1], soon.Token));
    }

    [Fact]
    public async Task A_write_that_nobody_takes_can_be_canceled()
    {
        using PseudoTerminal terminal = new();
        using var port = SerialPort.Open(terminal.Path, Options);
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await port.Stream.WriteAsync(new byte[1_000_000], soon.Token));
    }

    [Fact]
    public async Task A_program_started_meanwhile_does_not_hold_the_cable()
    {
        PseudoTerminal terminal = new();
        using var port = SerialPort.Open(terminal.Path, Options);
        using var program = Process.Start("sleep", "60");
        try
        {
            terminal.Dispose();
            await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(port.Stream, 1));
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_port_that_goes_away_is_an_error_and_not_silence()
    {
        PseudoTerminal terminal = new();
        using var port = SerialPort.Open(terminal.Path, Options);
        var read = ReadAsync(port.Stream, 1);
        terminal.Dispose();
        await Assert.ThrowsAnyAsync<IOException>(() => read);
        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(port.Stream, 1));
        await Assert.ThrowsAnyAsync<IOException>(() => port.Stream.WriteAsync(new byte[1]).AsTask());
    }

    [Fact]
    public void What_is_not_there_or_no_terminal_is_an_error()
    {
        Assert.Throws<IOException>(() => SerialPort.Open("/dev/there-is-no-such-port", Options));
        var file = Path.GetTempFileName();
        Assert.Throws<IOException>(() => SerialPort.Open(file, Options));
        File.Delete(file);
    }

    [Fact]
    public void A_speed_without_a_name_is_refused()
    {
        using PseudoTerminal terminal = new();
        Assert.Throws<ValidationException>(() => SerialPort.Open(terminal.Path, new() { BaudRateBps = 0 }));
    }

    [Fact]
    public async Task A_receipt_prints_over_a_terminal()
    {
        using PseudoTerminal terminal = new();
        using var port = SerialPort.Open(terminal.Path, Options);
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(60));
        EmulatedEscPosPrinter device = new(terminal.Device, TimeProvider.System, new());
        EscPosPrinter driver = new(port.Stream, new(), TimeProvider.System);
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
