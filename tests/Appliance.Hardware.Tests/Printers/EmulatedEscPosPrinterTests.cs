using System.ComponentModel.DataAnnotations;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>The emulated printer by its bytes alone; replies from the bit tables of Epson's TM-T88III specification.</summary>
public class EmulatedEscPosPrinterTests
{
    private static readonly byte[] EnableStatus = [0x1D, 0x61, 0x0F];

    private static void Run(Func<Host, Task> test, EmulatedPrinterOptions? options = null)
    {
        SimulationLoop loop = new(PrinterRig.Start);
        loop.Run(async () =>
        {
            using SerialWire wire = new();
            using CancellationTokenSource stop = new();
            EmulatedEscPosPrinter printer = new(wire.Device, loop.Time, options ?? new());
            var run = printer.RunAsync(stop.Token);
            await test(new(wire, printer, loop.Time));
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        });
    }

    private sealed record Host(SerialWire Wire, EmulatedEscPosPrinter Printer, SimulatedTime Time)
    {
        public async Task SendAsync(params byte[] bytes)
        {
            await Wire.Host.WriteAsync(bytes);
            await Task.Delay(TimeSpan.FromMilliseconds(1), Time);
        }

        /// <summary>What the printer has said since; it must have said something.</summary>
        public async Task<byte[]> HearAsync(CancellationToken cancellationToken = default)
        {
            var buffer = new byte[1_024];
            return buffer[..await Wire.Host.ReadAsync(buffer, cancellationToken)];
        }
    }

    [Theory]
    [InlineData(1, 0x12)]
    [InlineData(2, 0x12)]
    [InlineData(3, 0x12)]
    [InlineData(4, 0x12)]
    public void A_ready_printer_answers_real_time_questions(byte question, byte answer) => Run(async host =>
    {
        await host.SendAsync(0x10, 0x04, question);
        Assert.Equal([answer], await host.HearAsync());
    });

    [Theory]
    [InlineData(PrinterFault.CoverOpen, 1, 0x1A)]
    [InlineData(PrinterFault.CoverOpen, 2, 0x16)]
    [InlineData(PrinterFault.PaperEnd, 2, 0x32)]
    [InlineData(PrinterFault.CutterJam, 2, 0x52)]
    [InlineData(PrinterFault.CutterJam, 3, 0x1A)]
    [InlineData(PrinterFault.PaperNearEnd, 1, 0x12)]
    [InlineData(PrinterFault.PaperNearEnd, 4, 0x1E)]
    [InlineData(PrinterFault.PaperEnd, 4, 0x7E)]
    public void A_stopped_printer_answers_them_too(PrinterFault fault, byte question, byte answer) => Run(async host =>
    {
        host.Printer.SetFault(fault, true);
        await host.SendAsync(0x10, 0x04, question);
        Assert.Equal([answer], await host.HearAsync());
    });

    [Fact]
    public void It_answers_in_real_time_even_with_a_full_buffer() => Run(
        async host =>
        {
            host.Printer.SetFault(PrinterFault.CoverOpen, true);
            await host.SendAsync([.. Enumerable.Repeat((byte)'A', 45), 0x10, 0x04, 0x01]);
            Assert.Equal([0x1A], await host.HearAsync());
        },
        new() { ReceiveBufferBytes = 45 });

    [Theory]
    [InlineData(PrinterFault.PaperNearEnd, "10 00 03 00")]
    [InlineData(PrinterFault.PaperEnd, "18 00 0F 00")]
    [InlineData(PrinterFault.CoverOpen, "38 00 00 00")]
    [InlineData(PrinterFault.CutterJam, "18 08 00 00")]
    public void Automatic_status_is_sent_when_enabled_and_at_each_change(PrinterFault fault, string status) => Run(async host =>
    {
        host.Printer.SetFault(fault, true);
        host.Printer.SetFault(fault, false);
        await host.SendAsync(EnableStatus);
        Assert.Equal([0x10, 0, 0, 0], await host.HearAsync());
        host.Printer.SetFault(fault, true);
        Assert.Equal(Convert.FromHexString(status.Replace(" ", "", StringComparison.Ordinal)), await host.HearAsync());
        host.Printer.SetFault(fault, false);
        Assert.Equal([0x10, 0, 0, 0], await host.HearAsync());
    });

    [Fact]
    public void Only_enabled_items_are_reported() => Run(async host =>
    {
        await host.SendAsync(0x1D, 0x61, 0x01);
        Assert.Equal([0x10, 0, 0, 0], await host.HearAsync());
        host.Printer.SetFault(PrinterFault.PaperNearEnd, true);
        host.Printer.SetDrawerSensor(true);
        Assert.Equal([0x14, 0, 3, 0], await host.HearAsync());
    });

    [Fact]
    public void GS_r_is_answered_after_what_stands_before_it() => Run(
        async host =>
        {
            await host.SendAsync([.. "a\nb\nc\n"u8, 0x1D, 0x72, 0x01]);
            Assert.Equal([0x00], await host.HearAsync());
            Assert.Equal("a\nb\nc", host.Printer.Current!.Text);
            Assert.InRange(host.Time.GetUtcNow() - PrinterRig.Start, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.1));
        },
        new() { LinesPerSecond = 1 });

    [Fact]
    public void While_it_is_offline_it_says_nothing_and_afterwards_everything() => Run(async host =>
    {
        host.Printer.SetFault(PrinterFault.Offline, true);
        await host.SendAsync([.. "a\n"u8, .. EnableStatus, 0x10, 0x04, 0x01]);
        await Task.Delay(TimeSpan.FromHours(1), host.Time);
        Assert.Null(host.Printer.Current);
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1), host.Time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.HearAsync(soon.Token));
        host.Printer.SetFault(PrinterFault.Offline, false);
        await host.SendAsync();
        Assert.Equal("a", host.Printer.Current!.Text);
        Assert.Equal([0x12], await host.HearAsync());
        Assert.Equal([0x10, 0, 0, 0], await host.HearAsync());
    });

    [Fact]
    public void Garbage_is_noise_around_what_it_says() => Run(async host =>
    {
        host.Printer.SetFault(PrinterFault.Garbage, true);
        Assert.NotEmpty(await host.HearAsync());
        await host.SendAsync(0x10, 0x04, 0x01);
        var heard = await host.HearAsync();
        Assert.InRange(heard.Length, 3, 17);
        Assert.Contains((byte)0x12, heard[1..^1]);
    });

    [Fact]
    public void Pulses_to_the_drawer_are_told_and_counted() => Run(async host =>
    {
        var told = 0;
        host.Printer.DrawerKicked += () => told++;
        await host.SendAsync(0x1B, 0x70, 0, 25, 250, 0x1B, 0x70, 0, 25, 250);
        Assert.Equal((2, 2), (told, host.Printer.DrawerKicks));
    });

    [Fact]
    public void A_cut_is_told_with_its_sheet_and_its_bytes() => Run(async host =>
    {
        List<PaperSheet> told = [];
        var changes = 0;
        host.Printer.SheetCut += told.Add;
        host.Printer.Changed += () => changes++;
        byte[] bytes = [.. "one\n"u8, 0x1D, 0x56, 0x42, 0x00];
        await host.SendAsync([.. bytes, .. "two"u8]);
        var sheet = Assert.Single(told);
        Assert.Equal(("one", 1), (sheet.Text, sheet.Id));
        Assert.Equal(bytes, sheet.Bytes);
        Assert.Equal(2, changes);
        Assert.Null(host.Printer.Current);
        await host.SendAsync("\n"u8.ToArray());
        Assert.Equal(("two", 2), (host.Printer.Current!.Text, host.Printer.Current.Id));
    });

    [Fact]
    public void The_oldest_sheets_are_thrown_away() => Run(async host =>
    {
        for (var number = 0; number < EmulatedEscPosPrinter.SheetLimit + 5; number++)
        {
            await host.SendAsync(0x41, 0x0A, 0x1D, 0x56, 0x42, 0x00);
        }

        Assert.Equal(EmulatedEscPosPrinter.SheetLimit, host.Printer.Sheets.Count);
        Assert.Equal(6, host.Printer.Sheets[0].Id);
    });

    [Fact]
    public void A_sheet_without_end_is_torn_off() => Run(async host =>
    {
        for (var row = 0; row < EmulatedEscPosPrinter.SheetLimitRows; row += 250) await host.SendAsync(0x1B, 0x64, 250);
        await host.SendAsync("A\n"u8.ToArray());
        Assert.Single(host.Printer.Sheets);
        Assert.Equal("A", host.Printer.Current!.Text);
    });

    [Fact]
    public void A_sheet_keeps_a_limited_number_of_bytes() => Run(async host =>
    {
        for (var sent = 0; sent <= EmulatedEscPosPrinter.SheetLimitBytes; sent += 4_096) await host.SendAsync(new byte[4_096]);
        await host.SendAsync(0x41, 0x0A);
        Assert.Equal(EmulatedEscPosPrinter.SheetLimitBytes, host.Printer.Current!.Bytes.Length);
    });

    [Fact]
    public void What_is_not_heard_is_lost_beyond_a_limit() => Run(async host =>
    {
        host.Printer.SetFault(PrinterFault.Offline, true);
        await host.SendAsync(EnableStatus);
        host.Printer.SetFault(PrinterFault.Offline, false);
        await host.SendAsync();
        host.Printer.SetFault(PrinterFault.Offline, true);
        for (var change = 0; change < 2 * EmulatedEscPosPrinter.OutgoingLimit; change++)
        {
            host.Printer.SetDrawerSensor(change % 2 == 0);
        }

        host.Printer.SetFault(PrinterFault.Offline, false);
        await host.SendAsync();
        var heard = 0;
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1), host.Time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (true) heard += await host.Wire.Host.ReadAsync(new byte[4], soon.Token);
        });
        Assert.InRange(heard / 4, EmulatedEscPosPrinter.OutgoingLimit, EmulatedEscPosPrinter.OutgoingLimit + 2);
    });

    [Fact]
    public void No_bytes_end_it() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20260401, 1),
        Prop.ForAll<byte[]>(noise => Run(async host =>
        {
            await host.SendAsync(noise);
            await host.SendAsync([.. new byte[70_000], 0x1B, 0x40, 0x41, 0x0A]);
            Assert.EndsWith("A", (host.Printer.Current ?? host.Printer.Sheets[^1]).Text, StringComparison.Ordinal);
        })));

    [Fact]
    public void Every_fault_has_one_name_in_kebab_case()
    {
        Assert.Equal(Enum.GetValues<PrinterFault>().Order(), PrinterFaults.Names.Values.Order());
        Assert.All(PrinterFaults.Names, pair => Assert.Equal(
            pair.Key.Replace("-", "", StringComparison.Ordinal), pair.Value.ToString().ToLowerInvariant()));
    }

    [Fact]
    public void An_option_out_of_its_range_is_refused() => Assert.Throws<ValidationException>(
        () => new EmulatedEscPosPrinter(Stream.Null, TimeProvider.System, new() { PaperDots = 10 }));
}
