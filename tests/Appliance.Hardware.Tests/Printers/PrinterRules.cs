using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Simulation;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>A driver and an emulated printer at the two ends of a connection, by any clock.</summary>
internal abstract class PrinterBench(TimeProvider time) : IDisposable
{
    public abstract IPosPrinter Driver { get; }

    /// <summary>The printer that is connected, or was last.</summary>
    public abstract EmulatedEscPosPrinter Device { get; }

    /// <summary>The driver's run.</summary>
    public Task Run { get; protected set; } = Task.CompletedTask;

    protected CancellationTokenSource Stop { get; } = new();

    /// <summary>Has the driver run, with a printer connected that is switched on or not.</summary>
    public abstract Task ConnectAsync(bool deviceIsOn);

    public abstract void Pull();

    public Task PassAsync(TimeSpan span) => Task.Delay(span, time);

    public Task UntilAsync(Func<bool> isSo) => time.UntilAsync(isSo);

    /// <summary>Prints, and ends what does not come to an end.</summary>
    public async Task PrintAsync(params PrintElement[] elements)
    {
        using CancellationTokenSource limit = new(Patience.Limit, time);
        await Driver.PrintAsync(new(elements), limit.Token);
    }

    /// <summary>Ends the driver's run.</summary>
    public async Task EndAsync()
    {
        Stop.Cancel();
        await Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public virtual void Dispose()
    {
        Stop.Cancel();
        Stop.Dispose();
    }
}

/// <summary>What every receipt printer keeps to, whatever carries its bytes.</summary>
public abstract class PrinterRules
{
    private static readonly PosPrinterStatus Ready = new(true, false, false, false, false, false);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    [Fact]
    public Task A_document_is_on_paper_when_it_is_confirmed() => Test(async bench =>
    {
        await bench.PrintAsync(
            new PrintText("領収書 ﾚｼｰﾄ"), new PrintText("合計 ¥1,200"), new PrintQrCode("https://例.jp"), new PrintCut());
        Assert.StartsWith("領収書 ﾚｼｰﾄ\n合計 ¥1,200", Assert.Single(bench.Device.Sheets).Text, StringComparison.Ordinal);
        Assert.Equal(Ready, bench.Driver.Status);
    });

    [Fact]
    public Task Documents_follow_each_other() => Test(async bench =>
    {
        for (var number = 1; number <= 3; number++) await bench.PrintAsync(new PrintText($"{number}"), new PrintCut());
        Assert.Equal(["1", "2", "3"], bench.Device.Sheets.Select(sheet => sheet.Text));
    });

    [Fact]
    public Task Each_change_of_the_printer_is_told() => Test(async bench =>
    {
        var told = 0;
        bench.Driver.StatusChanged += _ => Interlocked.Increment(ref told);
        await SeenAsync(PrinterFault.PaperNearEnd, Ready with { PaperNearEnd = true });
        await SeenAsync(PrinterFault.CoverOpen, Ready with { Online = false, CoverOpen = true });
        await SeenAsync(PrinterFault.CutterJam, Ready with { Online = false, CutterError = true });
        bench.Device.SetDrawerSensor(high: true);
        await bench.UntilAsync(() => bench.Driver.Status == Ready with { DrawerSensorHigh = true });
        await bench.UntilAsync(() => Volatile.Read(ref told) >= 7);
        Assert.Equal(7, told);

        async Task SeenAsync(PrinterFault fault, PosPrinterStatus status)
        {
            bench.Device.SetFault(fault, active: true);
            await bench.UntilAsync(() => bench.Driver.Status == status);
            bench.Device.SetFault(fault, active: false);
            await bench.UntilAsync(() => bench.Driver.Status == Ready);
        }
    });

    [Theory]
    [InlineData(PrinterFault.PaperEnd)]
    [InlineData(PrinterFault.CoverOpen)]
    [InlineData(PrinterFault.CutterJam)]
    public Task A_document_waits_until_the_operator_has_helped(PrinterFault fault) => Test(async bench =>
    {
        bench.Device.SetFault(fault, active: true);
        await bench.UntilAsync(() => !bench.Driver.Status.Online);
        var printing = bench.PrintAsync(new PrintText("waits"), new PrintCut());
        await bench.PassAsync(Rest);
        Assert.False(printing.IsCompleted);
        Assert.Empty(bench.Device.Sheets);
        bench.Device.SetFault(fault, active: false);
        await printing;
        Assert.Equal("waits", Assert.Single(bench.Device.Sheets).Text);
    });

    [Fact]
    public Task A_pulled_cable_ends_the_run_and_the_document_and_the_next_is_whole() => Test(async bench =>
    {
        bench.Device.SetFault(PrinterFault.PaperEnd, active: true);
        await bench.UntilAsync(() => bench.Driver.Status.PaperEnd);
        var printing = bench.PrintAsync(new PrintText("lost"), new PrintCut());
        await bench.PassAsync(Rest);
        bench.Pull();
        await Assert.ThrowsAnyAsync<IOException>(() => printing);
        await Assert.ThrowsAnyAsync<IOException>(() => bench.Run);
        Assert.False(bench.Driver.Status.Online);
        await Assert.ThrowsAnyAsync<IOException>(() => bench.PrintAsync(new PrintCut()));

        await bench.ConnectAsync(deviceIsOn: true);
        bench.Device.SetFault(PrinterFault.PaperEnd, active: false);
        await bench.UntilAsync(() => bench.Driver.Status.Online);
        await bench.PrintAsync(new PrintText("whole"), new PrintCut());
        Assert.EndsWith("whole", bench.Device.Sheets[^1].Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_printer_that_says_nothing_gets_no_document() => Test(
        async bench =>
        {
            await Assert.ThrowsAsync<TimeoutException>(() => bench.PrintAsync(new PrintText("unheard"), new PrintCut()));
            Assert.False(bench.Driver.Status.Online);
            Assert.Empty(bench.Device.Sheets);
        },
        deviceIsOn: false);

    [Fact]
    public Task A_printer_has_one_owner_and_prints_one_document() => Test(async bench =>
    {
        bench.Device.SetFault(PrinterFault.PaperEnd, active: true);
        var first = bench.PrintAsync(new PrintText("first"), new PrintCut());
        await bench.PassAsync(Rest);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.PrintAsync(new PrintText("second")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Driver.RunAsync(default));
        bench.Device.SetFault(PrinterFault.PaperEnd, active: false);
        await first;
        Assert.Equal("first", Assert.Single(bench.Device.Sheets).Text);
    });

    [Fact]
    public Task A_cancelled_document_leaves_the_printer_to_the_next() => Test(async bench =>
    {
        bench.Device.SetFault(PrinterFault.PaperEnd, active: true);
        await bench.UntilAsync(() => bench.Driver.Status.PaperEnd);
        using CancellationTokenSource impatient = new();
        var given = bench.Driver.PrintAsync(new([new PrintText("given up"), new PrintCut()]), impatient.Token);
        impatient.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        var next = bench.PrintAsync(new PrintText("next"), new PrintCut());
        bench.Device.SetFault(PrinterFault.PaperEnd, active: false);
        await next;
        Assert.Equal("next", Assert.Single(bench.Device.Sheets).Text);
    });

    [Fact]
    public Task An_element_out_of_its_range_is_refused() => Test(async bench =>
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => bench.PrintAsync(new PrintText("x", Scale: 3)));
        await bench.PrintAsync(new PrintText("next"), new PrintCut());
        Assert.Equal("next", Assert.Single(bench.Device.Sheets).Text);
    });

    /// <summary>Runs a test with a driver that is connected, to a printer that has said that it is ready if it is on.</summary>
    private protected abstract Task Test(Func<PrinterBench, Task> test, bool deviceIsOn = true);

    private protected static async Task TestAsync(PrinterBench bench, Func<PrinterBench, Task> test, bool deviceIsOn)
    {
        await bench.ConnectAsync(deviceIsOn);
        if (deviceIsOn) await bench.UntilAsync(() => bench.Driver.Status == Ready);
        await test(bench);
        await bench.EndAsync();
    }
}
