using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.LineDisplays;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.LineDisplays;

public class ScrollingTextTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVW"; // 23 characters: three steps on 20 cells.

    [Fact]
    public void A_text_that_fits_is_shown_and_done() => Run(async loop =>
    {
        var (bench, scrolling, _) = await ReadyAsync(loop);
        var start = loop.Time.GetTimestamp();
        await scrolling.ShowAsync(["SHORT", new string('x', 20)], default);
        Assert.Equal(TimeSpan.Zero, loop.Time.GetElapsedTime(start));
        await loop.Pass(Ms(1));
        Assert.Equal(["SHORT".PadRight(20), new string('x', 20)], bench.Shown);
    });

    [Fact]
    public void No_rows_are_a_blank_display() => Run(async loop =>
    {
        var (bench, scrolling, _) = await ReadyAsync(loop);
        await scrolling.ShowAsync(["BEFORE"], default);
        await scrolling.ShowAsync([], default);
        await loop.Pass(Ms(1));
        Assert.Equal([new string(' ', 20), new string(' ', 20)], bench.Shown);
    });

    [Fact]
    public void A_long_row_rests_moves_rests_and_begins_again_while_a_short_one_stands() => Run(async loop =>
    {
        var (bench, scrolling, stop) = await ReadyAsync(loop);
        var showing = scrolling.ShowAsync([Alphabet, "¥100"], stop.Token);
        await loop.Pass(Ms(1)); // So that each look comes a moment after its step.
        foreach (var (start, after) in ((int, TimeSpan)[])
            [
                (0, ScrollingText.Pause), (1, ScrollingText.Step), (2, ScrollingText.Step), (3, ScrollingText.Pause),
                (0, ScrollingText.Pause), (1, ScrollingText.Step),
            ])
        {
            Assert.Equal([Alphabet.Substring(start, 20), "¥100".PadRight(20)], bench.Shown);
            await loop.Pass(after);
        }

        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
    });

    [Fact]
    public void A_voiced_kana_counts_as_two_cells_and_moves_as_one_character() => Run(async loop =>
    {
        var (bench, scrolling, stop) = await ReadyAsync(loop);
        var showing = scrolling.ShowAsync(["ガｷﾞ" + new string('x', 18)], stop.Token); // 22 cells.
        await loop.Pass(ScrollingText.Pause + Ms(1));
        Assert.Equal("ｷﾞ" + new string('x', 18), bench.Shown[0]);
        await loop.Pass(ScrollingText.Pause);
        Assert.Equal("ｶﾞｷﾞ" + new string('x', 16), bench.Shown[0]);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
    });

    [Fact]
    public void A_sound_mark_never_stands_alone_at_the_beginning() => Run(async loop =>
    {
        var (bench, scrolling, stop) = await ReadyAsync(loop);
        var showing = scrolling.ShowAsync(["ｷﾞ" + new string('x', 19)], stop.Token); // 21 cells.
        await loop.Pass(ScrollingText.Pause + Ms(1));
        Assert.Equal(new string('x', 19) + " ", bench.Shown[0]);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
    });

    [Fact]
    public void A_row_beyond_the_limit_is_cut_off() => Run(async loop =>
    {
        var (bench, scrolling, stop) = await ReadyAsync(loop);
        var showing = scrolling.ShowAsync([new string('x', ScrollingText.LengthLimit - 1) + "yz"], stop.Token);
        await loop.Pass(ScrollingText.Pause + ((ScrollingText.LengthLimit - 21) * ScrollingText.Step) + Ms(1));
        Assert.Equal(new string('x', 19) + "y", bench.Shown[0]);
        await loop.Pass(ScrollingText.Pause);
        Assert.Equal(new string('x', 20), bench.Shown[0]);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
    });

    [Fact]
    public void A_lost_display_ends_it_with_an_error() => Run(async loop =>
    {
        var (bench, scrolling, stop) = await ReadyAsync(loop);
        var showing = scrolling.ShowAsync([Alphabet], stop.Token);
        await loop.Pass(Ms(1));
        bench.PullCable();
        await Assert.ThrowsAsync<IOException>(() => showing);
    });

    private static async Task<(PoleBench Bench, ScrollingText Scrolling, CancellationTokenSource Stop)> ReadyAsync(
        Emulation.Simulation.SimulationLoop loop)
    {
        CancellationTokenSource stop = new();
        PoleBench bench = new(loop, PoleCommandSet.Epson, stop.Token);
        await bench.Display.InitializeAsync(default);
        return (bench, new(bench.Display, loop.Time), stop);
    }
}
