using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.LineDisplays.Pole;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>Bytes from the Epson DM-D110 specification, section 5.4, and the CD5220 user's manual, table 6-1.</summary>
public class PoleLineDisplayTests
{
    private const string EpsonSession =
        "2020200D" + "1B3D02" + "0C" + "1B40" + "1F01" + "1F4300" + "1B5208" + "1B7401" + "1F5804";

    private const string Cd5220Session =
        "2020200D" + "1B3D02" + "0C" + "1B40" + "1B11" + "1B5F00" + "1B664A" + "1B634A" + "1B2A04";

    [Theory]
    [InlineData(PoleCommandSet.Epson, EpsonSession)]
    [InlineData(PoleCommandSet.Cd5220, Cd5220Session)]
    public void A_session_selects_clears_and_sets_up_the_display(PoleCommandSet commands, string bytes) => OnBench(
        commands,
        (bench, _) =>
        {
            Assert.Equal(bytes, bench.TakeSent());
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData(PoleCommandSet.Epson, "1F240101" + "5C35B1" + "1F240602" + "B6DE")]
    [InlineData(PoleCommandSet.Cd5220, "1B6C0101" + "5C35B1" + "1B6C0602" + "B6DE")]
    public void Text_goes_to_its_cells_in_jis_x_0201(PoleCommandSet commands, string bytes) => OnBench(
        commands,
        async (bench, loop) =>
        {
            bench.TakeSent();
            await bench.Display.DisplayTextAsync(["¥5ア", "     ガ"], default);
            Assert.Equal(bytes, bench.TakeSent());
            await loop.Pass(Ms(1));
            Assert.Equal(["¥5ｱ".PadRight(20), "     ｶﾞ".PadRight(20)], bench.Shown);
        });

    [Theory]
    [InlineData("TOTAL         ¥100", "")]
    [InlineData("TOTAL         ¥200", "1F241001" + "32")]
    [InlineData("TxTAx         ¥100", "1F240201" + "78544178")] // Two between: written again.
    [InlineData("xOTAx         ¥100", "1F240101" + "784F544178")] // Three between: written again.
    [InlineData("xOTAL         ¥200", "1F240101" + "78" + "1F241001" + "32")]
    public void Only_changed_cells_travel(string text, string bytes) => OnBench(PoleCommandSet.Epson, async (bench, loop) =>
    {
        await bench.Display.DisplayTextAsync(["TOTAL         ¥100"], default);
        bench.TakeSent();
        await bench.Display.DisplayTextAsync([text], default);
        Assert.Equal(bytes, bench.TakeSent());
        await loop.Pass(Ms(1));
        Assert.Equal(text.PadRight(20), bench.Shown[0]);
    });

    [Theory]
    [InlineData(PoleCommandSet.Epson)]
    [InlineData(PoleCommandSet.Cd5220)]
    public void A_display_that_lost_its_power_is_right_again_after_the_refresh(PoleCommandSet commands) => OnBench(
        commands,
        async (bench, loop) =>
        {
            await bench.Display.DisplayTextAsync(["ガム", "BEFORE"], default);
            await loop.Pass(Ms(1));
            bench.Device.SetFault(PoleDisplayFault.PowerLoss, true);
            await loop.Pass(TimeSpan.FromSeconds(29));
            await bench.Display.DisplayTextAsync(["ガム", "BEFORF"], default);
            await loop.Pass(Ms(1));
            Assert.Equal([new string(' ', 20), "     F".PadRight(20)], bench.Shown);

            await loop.Pass(TimeSpan.FromSeconds(1));
            await bench.Display.DisplayTextAsync(["ガム", "BEFORF"], default);
            await loop.Pass(Ms(1));
            Assert.Equal(["ｶﾞﾑ".PadRight(20), "BEFORF".PadRight(20)], bench.Shown);
            Assert.False(bench.Device.Cursor.IsShown);
        });

    [Theory]
    [InlineData(PoleCommandSet.Epson)]
    [InlineData(PoleCommandSet.Cd5220)]
    public void After_any_noise_a_new_session_shows_the_text(PoleCommandSet commands)
    {
        Check.One(
            Config.QuickThrowOnFailure.WithReplay(20260401, 1),
            Prop.ForAll<byte[]>(noise => OnBench(commands, async (bench, loop) =>
            {
                if (noise.Length > 0) await bench.Wire.Host.WriteAsync(noise);
                await bench.Display.InitializeAsync(default);
                await bench.Display.DisplayTextAsync(["RIGHT", "¥100"], default);
                await loop.Pass(Ms(1));
                Assert.Equal(["RIGHT".PadRight(20), "¥100".PadRight(20)], bench.Shown);
            })));
    }

    [Theory]
    [InlineData(PoleCommandSet.Epson, "1B3D01" + "1F24")] // The printer is selected, and a command begun.
    [InlineData(PoleCommandSet.Cd5220, "1B3D01" + "1B6C")]
    [InlineData(PoleCommandSet.Cd5220, "1B514158")] // A string begun.
    public void A_session_ends_what_was_begun(PoleCommandSet commands, string begun) => OnBench(
        commands,
        async (bench, loop) =>
        {
            await bench.Wire.Host.WriteAsync(Convert.FromHexString(begun));
            await bench.Display.InitializeAsync(default);
            await bench.Display.DisplayTextAsync(["RIGHT"], default);
            await loop.Pass(Ms(1));
            Assert.Equal(["RIGHT".PadRight(20), new string(' ', 20)], bench.Shown);
        });

    [Theory]
    [InlineData(PoleCommandSet.Epson)]
    [InlineData(PoleCommandSet.Cd5220)]
    public void After_a_cable_was_pulled_at_any_byte_the_next_session_shows_its_text(PoleCommandSet commands)
    {
        for (var cut = 1; cut < 40; cut++)
        {
            OnBench(commands, async (bench, loop) =>
            {
                await bench.Display.DisplayTextAsync(["OLD", "TEXT ¥1"], default);
                var torn = bench.Sent.Take(cut).ToArray();
                bench.Device.SetFault(PoleDisplayFault.PowerLoss, true);
                await bench.Wire.Host.WriteAsync(torn);
                await bench.Display.InitializeAsync(default);
                await bench.Display.DisplayTextAsync(["NEW"], default);
                await loop.Pass(Ms(1));
                Assert.Equal(["NEW".PadRight(20), new string(' ', 20)], bench.Shown);
            });
        }
    }

    [Theory]
    [InlineData(PoleCommandSet.Epson)]
    [InlineData(PoleCommandSet.Cd5220)]
    public void A_disturbed_line_shows_other_text_and_is_right_again_after_the_refresh(PoleCommandSet commands) => OnBench(
        commands,
        async (bench, loop) =>
        {
            bench.Device.SetFault(PoleDisplayFault.Garbage, true);
            await bench.Display.DisplayTextAsync(["0123456789", "ABCDEFGHIJ"], default);
            await loop.Pass(Ms(1));
            Assert.NotEqual("0123456789".PadRight(20), bench.Shown[0]);
            bench.Device.SetFault(PoleDisplayFault.Garbage, false);
            await loop.Pass(TimeSpan.FromSeconds(30));
            await bench.Display.DisplayTextAsync(["0123456789", "ABCDEFGHIJ"], default);
            await loop.Pass(Ms(1));
            Assert.Equal(["0123456789".PadRight(20), "ABCDEFGHIJ".PadRight(20)], bench.Shown);
        });

    [Fact]
    public void A_port_that_takes_nothing_is_an_io_error_within_the_limit() => Run(async loop =>
    {
        PoleBench bench = new(loop, PoleCommandSet.Epson, new CancellationToken(canceled: true));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Running);
        for (var chunk = 0; chunk < 1_024; chunk++) await bench.Wire.Host.WriteAsync(new byte[1]);
        var start = loop.Time.GetTimestamp();

        await Assert.ThrowsAsync<IOException>(async () => await bench.Display.InitializeAsync(default));

        Assert.Equal(PoleLineDisplay.WriteLimit, loop.Time.GetElapsedTime(start));
    });

    [Fact]
    public void The_brightness_is_the_one_chosen() => OnBench(
        PoleCommandSet.Cd5220,
        async (bench, loop) =>
        {
            await loop.Pass(Ms(1));
            Assert.Equal(2, bench.Device.Brightness);
        },
        new() { Brightness = 2 });

    [Theory]
    [InlineData(0, 30)]
    [InlineData(5, 30)]
    [InlineData(4, 0.5)]
    [InlineData(4, 3601)]
    public void Options_outside_their_range_are_refused(int brightness, double refreshSeconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cd5220LineDisplay(
            Stream.Null,
            new() { Brightness = brightness, RefreshAfter = TimeSpan.FromSeconds(refreshSeconds) },
            TimeProvider.System));

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<PoleDisplayFault>(), PoleDisplayFaults.Names.Values.Order());

    private static void OnBench(
        PoleCommandSet commands, Func<PoleBench, SimulationLoop, Task> test, PoleLineDisplayOptions? options = null) =>
        Run(async loop =>
        {
            using CancellationTokenSource stop = new();
            PoleBench bench = new(loop, commands, stop.Token, options);
            await bench.Display.InitializeAsync(default);
            await test(bench, loop);
            Assert.False(bench.Running.IsFaulted);
#pragma warning disable CA1849, MA0042 // CancelAsync would leave the simulation.
            stop.Cancel();
#pragma warning restore CA1849, MA0042
        });
}
