using Appliance.Hardware.CashDrawers;
using Appliance.Hardware.CashDrawers.PrinterKickCashDrawer;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Printers;

namespace Appliance.Hardware.Tests.CashDrawers;

public class PrinterKickCashDrawerTests
{
    private static readonly EmulatedPrinterOptions TenLinesASecond = new() { LinesPerSecond = 10 };

    [Theory]
    [InlineData(10, DrawerConnector.Pin2, "1B700005FF")]
    [InlineData(200, DrawerConnector.Pin5, "1B700164FF")]
    [InlineData(500, DrawerConnector.Pin2, "1B7000FAFF")]
    public void A_pulse_is_ESC_p_in_units_of_2_ms(int milliseconds, DrawerConnector connector, string bytes) => OnRig(
        new() { Pulse = TimeSpan.FromMilliseconds(milliseconds), Connector = connector },
        async (rig, drawer) =>
        {
            await rig.WaitAsync(1);
            await drawer.OpenDrawerAsync(default);
            Assert.Contains(bytes, Convert.ToHexString([.. rig.HostSent]), StringComparison.Ordinal);
            Assert.Equal((1, TimeSpan.FromMilliseconds(milliseconds)), (rig.Device.DrawerKicks, rig.Device.LongestDrawerKick));
        });

    [Theory]
    [InlineData(9)]
    [InlineData(501)]
    [InlineData(512)]
    [InlineData(60_000)]
    public void A_pulse_outside_the_bounds_is_refused(int milliseconds) => PrinterRig.Run(async rig =>
    {
        var pulse = TimeSpan.FromMilliseconds(milliseconds);
        await rig.WaitAsync(1);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new PrinterKickCashDrawer(rig.Driver, new() { Pulse = pulse }, rig.Time));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => rig.Driver.PulseDrawerAsync(DrawerConnector.Pin2, pulse, default));
        Assert.Equal(0, rig.Device.DrawerKicks);
    });

    [Fact]
    public void Two_pulses_have_a_second_of_rest_between_them() => OnRig(new(), async (rig, drawer) =>
    {
        await rig.WaitAsync(1);
        await drawer.OpenDrawerAsync(default);
        await drawer.OpenDrawerAsync(default);
        Assert.Equal(2, rig.Device.DrawerKicks);
        Assert.True(rig.Device.ShortestDrawerRest >= SolenoidBounds.Rest);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_switch_is_read_with_either_polarity(bool highWhenOpen) => OnRig(
        new() { SensorIsHighWhenOpen = highWhenOpen },
        async (rig, drawer) =>
        {
            List<bool> changes = [];
            drawer.DrawerOpenedChanged += changes.Add;
            rig.Device.SetDrawerSensor(!highWhenOpen);
            rig.Device.DrawerKicked += () => rig.Device.SetDrawerSensor(highWhenOpen);
            Assert.Null(drawer.DrawerOpened);
            using CancellationTokenSource stop = new();
            var watching = drawer.RunAsync(stop.Token);
            await rig.WaitAsync(1);
            Assert.False(drawer.DrawerOpened);

            await drawer.OpenDrawerAsync(default);
            await rig.WaitAsync(0.1);
            Assert.True(drawer.DrawerOpened);

            rig.Device.SetDrawerSensor(!highWhenOpen);
            await rig.WaitAsync(0.1);
            Assert.Equal([false, true, false], changes);
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
            Assert.Null(drawer.DrawerOpened);
        });

    [Fact]
    public void A_drawer_without_a_switch_does_not_know_whether_it_is_open() => OnRig(
        new() { SensorIsHighWhenOpen = null },
        async (rig, drawer) =>
        {
            using CancellationTokenSource stop = new();
            var watching = drawer.RunAsync(stop.Token);
            await rig.WaitAsync(1);
            await drawer.OpenDrawerAsync(default);
            Assert.Null(drawer.DrawerOpened);
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        });

    [Theory]
    [InlineData(PrinterFault.PaperEnd)]
    [InlineData(PrinterFault.CoverOpen)]
    [InlineData(PrinterFault.CutterJam)]
    public void A_printer_that_is_not_ready_refuses_and_opens_nothing_later(PrinterFault fault) => OnRig(
        new(),
        async (rig, drawer) =>
        {
            await rig.WaitAsync(1);
            rig.Device.SetFault(fault, true);
            await rig.WaitAsync(1);
            await Assert.ThrowsAsync<IOException>(() => drawer.OpenDrawerAsync(default));
            rig.Device.SetFault(fault, false);
            await rig.WaitAsync(60);
            Assert.Equal(0, rig.Device.DrawerKicks);

            await drawer.OpenDrawerAsync(default);
            Assert.Equal(1, rig.Device.DrawerKicks);
        });

    [Fact]
    public void A_printer_that_never_ran_refuses() => PrinterRig.Run(
        async rig => await Assert.ThrowsAsync<IOException>(
            () => new PrinterKickCashDrawer(rig.Driver, new(), rig.Time).OpenDrawerAsync(default)),
        driverIsOn: false);

    [Fact]
    public void A_pulse_goes_between_two_lines_of_a_receipt_and_harms_neither() => OnRig(
        new(),
        async (rig, drawer) =>
        {
            // More lines than the wire holds.
            var printing = rig.PrintAsync([.. PrinterRig.Lines(1_500), new PrintCut()]);
            await rig.WaitAsync(0.1);
            Assert.False(printing.IsCompleted);
            await drawer.OpenDrawerAsync(default);
            Assert.Equal(1, rig.Device.DrawerKicks);
            Assert.False(printing.IsCompleted);
            await printing;
            Assert.Equal(
                string.Join('\n', Enumerable.Range(1, 1_500).Select(line => $"line {line}")),
                Assert.Single(rig.Device.Sheets).Text);
        },
        new() { LinesPerSecond = 1_000, ReceiveBufferBytes = 64 });

    [Fact]
    public void A_pulse_that_is_not_confirmed_blocks_the_next_and_comes_once() => OnRig(
        new(),
        async (rig, drawer) =>
        {
            var printing = rig.PrintAsync([.. PrinterRig.Lines(100), new PrintCut()]);
            await rig.WaitAsync(1);

            // The lines are in the printer's buffer; the pulse waits behind them, and then for paper.
            var opening = drawer.OpenDrawerAsync(default);
            await rig.WaitAsync(1);
            rig.Device.SetFault(PrinterFault.PaperEnd, true);
            await Assert.ThrowsAsync<TimeoutException>(() => opening);
            rig.Device.SetFault(PrinterFault.PaperEnd, false);
            await rig.WaitAsync(1);
            await Assert.ThrowsAsync<IOException>(() => drawer.OpenDrawerAsync(default));
            await printing;
            await rig.WaitAsync(1);
            Assert.Equal(1, rig.Device.DrawerKicks);

            await drawer.OpenDrawerAsync(default);
            Assert.Equal(2, rig.Device.DrawerKicks);
            Assert.True(rig.Device.ShortestDrawerRest >= SolenoidBounds.Rest);
        },
        TenLinesASecond);

    [Fact]
    public void A_pulled_cable_ends_the_watch_and_the_pulse_with_an_error() => OnRig(
        new(),
        async (rig, drawer) =>
        {
            var watching = drawer.RunAsync(default);
            var printing = rig.PrintAsync(PrinterRig.Lines(100));
            await rig.WaitAsync(1);
            var opening = drawer.OpenDrawerAsync(default);
            await rig.WaitAsync(1);
            rig.Wire.Pull();
            await Assert.ThrowsAsync<IOException>(() => printing);
            await Assert.ThrowsAsync<IOException>(() => opening);
            await Assert.ThrowsAsync<IOException>(() => watching);
            Assert.Null(drawer.DrawerOpened);
            await Assert.ThrowsAsync<IOException>(() => drawer.OpenDrawerAsync(default));
        },
        TenLinesASecond);

    [Fact]
    public void A_second_owner_is_refused() => OnRig(new(), async (rig, drawer) =>
    {
        await rig.WaitAsync(1);
        var opening = drawer.OpenDrawerAsync(default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => drawer.OpenDrawerAsync(default));
        await opening;
    });

    private static void OnRig(
        PrinterKickCashDrawerOptions options,
        Func<PrinterRig, PrinterKickCashDrawer, Task> test,
        EmulatedPrinterOptions? device = null) =>
        PrinterRig.Run(rig => test(rig, new(rig.Driver, options, rig.Time)), device);
}
