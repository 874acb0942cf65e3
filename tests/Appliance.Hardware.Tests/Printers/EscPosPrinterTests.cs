using System.ComponentModel.DataAnnotations;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hardware.Tests.Printers;

public class EscPosPrinterTests
{
    private static readonly EmulatedPrinterOptions TenLinesASecond = new() { LinesPerSecond = 10 };
    private static readonly PosPrinterStatus Ready = new(true, false, false, false, false, false);

    private static string LinesText(int count) =>
        string.Join('\n', Enumerable.Range(1, count).Select(number => $"line {number}"));

    [Fact]
    public void A_document_is_confirmed_only_after_its_last_line_is_on_paper() => PrinterRig.Run(
        async rig =>
        {
            await rig.PrintAsync([.. PrinterRig.Lines(50), new PrintCut()]);
            Assert.Equal(LinesText(50), Assert.Single(rig.Device.Sheets).Text);
            Assert.InRange(rig.Time.GetUtcNow() - PrinterRig.Start, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.5));
        },
        TenLinesASecond);

    [Fact]
    public void Documents_follow_each_other() => PrinterRig.Run(async rig =>
    {
        for (var number = 1; number <= 3; number++) await rig.PrintAsync(new PrintText($"{number}"), new PrintCut());
        Assert.Equal(["1", "2", "3"], rig.Device.Sheets.Select(sheet => sheet.Text));
    });

    [Fact]
    public void Each_change_of_the_printer_is_told() => PrinterRig.Run(async rig =>
    {
        List<PosPrinterStatus> told = [];
        rig.Driver.StatusChanged += told.Add;
        await rig.WaitAsync(1);
        foreach (var fault in (PrinterFault[])[PrinterFault.PaperNearEnd, PrinterFault.CoverOpen, PrinterFault.CutterJam])
        {
            rig.Device.SetFault(fault, true);
            await rig.WaitAsync(0.01);
            rig.Device.SetFault(fault, false);
            await rig.WaitAsync(0.01);
        }

        rig.Device.SetDrawerSensor(true);
        await rig.WaitAsync(0.01);
        Assert.Equal(
            [
                Ready,
                Ready with { PaperNearEnd = true },
                Ready,
                Ready with { Online = false, CoverOpen = true },
                Ready,
                Ready with { Online = false, CutterError = true },
                Ready,
                Ready with { DrawerSensorHigh = true },
            ],
            told);
        Assert.Equal(told[^1], rig.Driver.Status);
    });

    [Theory]
    [InlineData(PrinterFault.PaperEnd)]
    [InlineData(PrinterFault.CoverOpen)]
    [InlineData(PrinterFault.CutterJam)]
    public void A_document_stopped_in_the_middle_goes_on_when_the_operator_has_helped(PrinterFault fault) => PrinterRig.Run(
        async rig =>
        {
            var printing = rig.PrintAsync([.. PrinterRig.Lines(50), new PrintCut()]);
            await rig.WaitAsync(2);
            rig.Device.SetFault(fault, true);
            await rig.WaitAsync(3_600);
            Assert.False(printing.IsCompleted);
            Assert.False(rig.Driver.Status.Online);
            Assert.InRange(rig.Device.Current!.Text.Split('\n').Length, 19, 21);
            rig.Device.SetFault(fault, false);
            await printing;
            Assert.Equal(LinesText(50), Assert.Single(rig.Device.Sheets).Text);
            Assert.True(rig.Driver.Status.Online);
        },
        TenLinesASecond);

    [Fact]
    public void A_document_larger_than_the_printers_buffer_waits_for_paper_too() => PrinterRig.Run(
        async rig =>
        {
            rig.Device.SetFault(PrinterFault.PaperEnd, true);
            var printing = rig.PrintAsync([.. PrinterRig.Lines(500), new PrintCut()]);
            await rig.WaitAsync(600);
            Assert.False(printing.IsCompleted);
            rig.Device.SetFault(PrinterFault.PaperEnd, false);
            await printing;
            Assert.Equal(LinesText(500), Assert.Single(rig.Device.Sheets).Text);
        },
        new() { ReceiveBufferBytes = 45 });

    [Theory]
    [InlineData(PrinterFault.PaperEnd)]
    [InlineData(PrinterFault.CoverOpen)]
    [InlineData(PrinterFault.CutterJam)]
    public void A_printer_stopped_before_it_was_told_to_report_says_why(PrinterFault fault) => PrinterRig.Run(async rig =>
    {
        rig.Device.SetFault(fault, true);
        await rig.WaitAsync(1);
        Assert.Equal(
            Ready with
            {
                Online = false,
                PaperEnd = fault == PrinterFault.PaperEnd,
                CoverOpen = fault == PrinterFault.CoverOpen,
                CutterError = fault == PrinterFault.CutterJam,
            },
            rig.Driver.Status);
    });

    [Fact]
    public void A_pulled_cable_ends_the_run_and_the_document_with_an_error() => PrinterRig.Run(
        async rig =>
        {
            var printing = rig.PrintAsync(PrinterRig.Lines(50));
            await rig.WaitAsync(1);
            rig.Wire.Pull();
            await Assert.ThrowsAsync<IOException>(() => printing);
            await Assert.ThrowsAsync<IOException>(() => rig.DriverRun);
            Assert.False(rig.Driver.Status.Online);
            await Assert.ThrowsAsync<IOException>(() => rig.PrintAsync(PrinterRig.Lines(1)));
        },
        TenLinesASecond);

    [Fact]
    public void After_a_cable_was_pulled_at_any_byte_the_next_document_is_whole()
    {
        var length = 0;
        PrinterRig.Run(async rig =>
        {
            await rig.PrintAsync(new PrintQrCode("日本"), new PrintText("日本ｱ", Scale: 2), new PrintCut());
            length = rig.HostSent.Count;
        });
        Assert.InRange(length, EscPosCommands.PaddingBytes + 80, EscPosCommands.PaddingBytes + 200);
        for (var cut = EscPosCommands.PaddingBytes; cut < length; cut++) PullAt(cut);
    }

    private static void PullAt(int cut) => PrinterRig.Run(
        async rig =>
        {
            var sent = 0;
            using CuttingStream cutting = new(rig.Wire.Host, () => sent++ < cut);
            EscPosPrinter first = new(cutting, new(), rig.Time);
            var run = first.RunAsync(CancellationToken.None);
            var printing = first.PrintAsync(
                new([new PrintQrCode("日本"), new PrintText("日本ｱ", Scale: 2), new PrintCut()]), CancellationToken.None);
            await Assert.ThrowsAnyAsync<IOException>(() => run);
            await Assert.ThrowsAnyAsync<IOException>(() => printing);
            _ = rig.RestartDriver();
            await rig.PrintAsync(new PrintText("whole"), new PrintCut());
            Assert.EndsWith("whole", rig.Device.Sheets[^1].Text, StringComparison.Ordinal);
        },
        driverIsOn: false);

    [Fact]
    public void A_printer_that_says_nothing_gets_no_document() => PrinterRig.Run(
        async rig =>
        {
            var printing = rig.PrintAsync(PrinterRig.Lines(1));
            await Assert.ThrowsAsync<TimeoutException>(() => printing);
            Assert.DoesNotContain((byte)'l', rig.HostSent);
            rig.SwitchOn();
            await rig.WaitAsync(6);
            Assert.Equal(Ready, rig.Driver.Status);
            await rig.PrintAsync(PrinterRig.Lines(1));
            Assert.Equal("line 1", rig.Device.Current!.Text);
        },
        deviceIsOn: false);

    [Fact]
    public void Silence_in_the_middle_of_a_document_is_a_time_out_and_the_next_is_confirmed_in_its_turn() => PrinterRig.Run(
        async rig =>
        {
            var printing = rig.PrintAsync([.. PrinterRig.Lines(50), new PrintCut()]);
            await rig.WaitAsync(2);
            rig.Device.SetFault(PrinterFault.Offline, true);
            await Assert.ThrowsAsync<TimeoutException>(() => printing);
            Assert.False(rig.Driver.Status.Online);
            rig.Device.SetFault(PrinterFault.Offline, false);
            await rig.WaitAsync(1);
            await rig.PrintAsync(new PrintText("next"), new PrintCut());
            Assert.Equal([LinesText(50), "next"], rig.Device.Sheets.Select(sheet => sheet.Text));
        },
        TenLinesASecond);

    [Fact]
    public void A_printer_that_has_just_gone_silent_gets_no_document() => PrinterRig.Run(async rig =>
    {
        await rig.WaitAsync(1);
        rig.Device.SetFault(PrinterFault.Offline, true);
        await Assert.ThrowsAsync<TimeoutException>(() => rig.PrintAsync(PrinterRig.Lines(1)));
        Assert.DoesNotContain((byte)'l', rig.HostSent);
    });

    [Fact]
    public void The_late_confirmation_of_a_document_given_up_does_not_confirm_the_next() => PrinterRig.Run(
        async rig =>
        {
            var printing = rig.PrintAsync([.. PrinterRig.Lines(20), new PrintCut()]);
            await rig.WaitAsync(2);
            rig.Device.SetFault(PrinterFault.Offline, true);
            await Assert.ThrowsAsync<TimeoutException>(() => printing);
            rig.Device.SetFault(PrinterFault.Offline, false);
            rig.Device.SetFault(PrinterFault.PaperNearEnd, true);
            await rig.WaitAsync(1);
            Assert.True(rig.Driver.Status.Online);
            await rig.PrintAsync([.. PrinterRig.Lines(5), new PrintCut()]);
            Assert.Equal([LinesText(20), LinesText(5)], rig.Device.Sheets.Select(sheet => sheet.Text));
        },
        new() { LinesPerSecond = 1 });

    [Fact]
    public void A_confirmation_lost_with_the_cable_does_not_delay_the_next_document() => PrinterRig.Run(
        async rig =>
        {
            var printing = rig.PrintAsync(PrinterRig.Lines(20));
            await rig.WaitAsync(1);
            rig.Wire.Pull();
            await Assert.ThrowsAsync<IOException>(() => printing);
            await rig.WaitAsync(10);
            rig.Wire.PlugIn();
            _ = rig.RestartDriver();
            var start = rig.Time.GetUtcNow();
            await rig.PrintAsync(PrinterRig.Lines(1));
            Assert.InRange(rig.Time.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        },
        TenLinesASecond);

    [Fact]
    public void A_printer_that_never_confirms_is_a_time_out() => PrinterRig.Run(
        async rig =>
        {
            using CancellationTokenSource stop = new();
            var deaf = AnswerProbesOnlyAsync(rig.Wire.Device, stop.Token);
            await Assert.ThrowsAsync<TimeoutException>(() => rig.PrintAsync(PrinterRig.Lines(1)));
            Assert.InRange(rig.Time.GetUtcNow() - PrinterRig.Start, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => deaf);
        },
        deviceIsOn: false);

    private static async Task AnswerProbesOnlyAsync(Stream wire, CancellationToken cancellationToken)
    {
        var buffer = new byte[1];
        var before = (First: (byte)0, Second: (byte)0);
        while (true)
        {
            _ = await wire.ReadAsync(buffer, cancellationToken);
            if (before is (0x10, 0x04) && buffer[0] == 1) await wire.WriteAsync(new byte[] { 0x12 }, cancellationToken);
            before = (before.Second, buffer[0]);
        }
    }

    [Fact]
    public void A_confirmation_that_noise_ate_is_asked_for_again() => PrinterRig.Run(
        async rig =>
        {
            var printing = rig.PrintAsync(PrinterRig.Lines(20));
            await rig.WaitAsync(1.99);
            rig.Wire.InjectNoise(new byte[] { 0x10 });
            await printing;
            Assert.InRange(rig.Time.GetUtcNow() - PrinterRig.Start, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
            await rig.PrintAsync(new PrintText("next"), new PrintCut());
            Assert.Equal(LinesText(20) + "\nnext", Assert.Single(rig.Device.Sheets).Text);
        },
        TenLinesASecond);

    [Fact]
    public void Noise_that_looks_like_a_confirmation_does_not_end_what_is_still_in_the_printer() => PrinterRig.Run(
        async rig =>
        {
            var printing = rig.PrintAsync(PrinterRig.Lines(20));
            await rig.WaitAsync(1);
            rig.Wire.InjectNoise(new byte[] { 0x00, 0x00, 0x00 });
            await rig.WaitAsync(0.5);
            Assert.False(printing.IsCompleted);
            await printing;
            Assert.True(rig.Time.GetUtcNow() - PrinterRig.Start >= TimeSpan.FromSeconds(2));
        },
        TenLinesASecond);

    [Fact]
    public void Garbage_between_reports_does_not_hide_them() => PrinterRig.Run(async rig =>
    {
        await rig.WaitAsync(1);
        rig.Device.SetFault(PrinterFault.Garbage, true);
        for (var round = 0; round < 50; round++)
        {
            rig.Device.SetFault(PrinterFault.CoverOpen, round % 2 == 0);
            await rig.WaitAsync(0.01);
        }

        rig.Device.SetFault(PrinterFault.Garbage, false);
        rig.Device.SetFault(PrinterFault.PaperNearEnd, true);
        await rig.WaitAsync(0.01);
        Assert.Equal(Ready with { PaperNearEnd = true }, rig.Driver.Status);
    });

    [Fact]
    public void A_state_made_up_by_noise_is_put_right() => PrinterRig.Run(async rig =>
    {
        await rig.WaitAsync(1);
        rig.Wire.InjectNoise(new byte[] { 0x38, 0x00, 0x0C, 0x00 });
        await rig.WaitAsync(0.01);
        Assert.True(rig.Driver.Status is { Online: false, CoverOpen: true, PaperEnd: true });
        await rig.PrintAsync(PrinterRig.Lines(1));
        Assert.Equal(Ready, rig.Driver.Status);
    });

    [Fact]
    public void A_printer_switched_off_and_on_reports_again() => PrinterRig.Run(async rig =>
    {
        await rig.WaitAsync(1);
        await rig.Wire.Host.WriteAsync(new byte[] { 0x1D, 0x61, 0x00 });
        await rig.WaitAsync(6);
        rig.Device.SetFault(PrinterFault.PaperNearEnd, true);
        await rig.WaitAsync(0.01);
        Assert.True(rig.Driver.Status.PaperNearEnd);
    });

    [Fact]
    public void A_printer_gone_silent_is_noticed_without_printing() => PrinterRig.Run(async rig =>
    {
        await rig.WaitAsync(1);
        Assert.True(rig.Driver.Status.Online);
        rig.Device.SetFault(PrinterFault.Offline, true);
        await rig.WaitAsync(10);
        Assert.False(rig.Driver.Status.Online);
    });

    [Fact]
    public void A_printer_that_takes_no_bytes_ends_the_run() => PrinterRig.Run(
        async rig =>
        {
            EscPosPrinter driver = new(new StuckStream(), new(), rig.Time);
            await Assert.ThrowsAsync<IOException>(() => driver.RunAsync(CancellationToken.None));
            Assert.Equal(TimeSpan.FromSeconds(10), rig.Time.GetUtcNow() - PrinterRig.Start);
        },
        driverIsOn: false);

    [Fact]
    public void A_canceled_document_leaves_the_printer_to_the_next() => PrinterRig.Run(async rig =>
    {
        rig.Device.SetFault(PrinterFault.PaperEnd, true);
        await rig.WaitAsync(1);
        using CancellationTokenSource impatient = new(TimeSpan.FromSeconds(60), rig.Time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => rig.Driver.PrintAsync(new(PrinterRig.Lines(1)), impatient.Token));
        var next = rig.PrintAsync(new PrintText("next"), new PrintCut());
        rig.Device.SetFault(PrinterFault.PaperEnd, false);
        await next;
        Assert.Equal("next", Assert.Single(rig.Device.Sheets).Text);
    });

    [Fact]
    public void A_printer_has_one_owner() => PrinterRig.Run(
        async rig =>
        {
            var first = rig.PrintAsync(PrinterRig.Lines(10));
            await Assert.ThrowsAsync<InvalidOperationException>(() => rig.PrintAsync(PrinterRig.Lines(1)));
            await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Driver.RunAsync(CancellationToken.None));
            await first;
        },
        TenLinesASecond);

    [Theory]
    [InlineData(15)]
    [InlineData(65)]
    public void An_option_out_of_its_range_is_refused(int columns) => Assert.Throws<ValidationException>(
        () => new EscPosPrinter(Stream.Null, new() { Columns = columns }, TimeProvider.System));
}
