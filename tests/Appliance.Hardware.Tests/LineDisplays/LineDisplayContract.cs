using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>A display on its emulated wire.</summary>
public interface ILineDisplayBench
{
    ILineDisplay Display { get; }

    /// <summary>What the glass shows, a string of as many characters as the display has columns a row.</summary>
    IReadOnlyList<string> Shown { get; }

    /// <summary>Takes the display off its wire.</summary>
    void PullCable();

    /// <summary>Puts it back; it may have lost its power.</summary>
    void PlugIn();
}

/// <summary>What every line display does; each display's tests derive from it.</summary>
public abstract class LineDisplayContract
{
    /// <summary>Bytes on a wire take a moment to be carried out.</summary>
    private static readonly TimeSpan Settle = Ms(1);

    [Fact]
    public void An_initialised_display_is_blank() => OnBench(async (bench, loop) =>
    {
        await loop.Pass(Settle);
        Assert.Equal(Blank(bench), bench.Shown);
    });

    [Fact]
    public void Text_is_shown_row_by_row_from_the_first_cell() => OnBench(async (bench, loop) =>
    {
        var rows = Enumerable.Range(0, bench.Display.Rows).Select(row => $"{row} ABC xyz 0-9").ToArray();
        Assert.Equal(Padded(bench, rows), await ShowAsync(bench, loop, rows));
    });

    [Fact]
    public void Full_rows_are_shown_whole() => OnBench(async (bench, loop) =>
    {
        var rows = Enumerable.Range(0, bench.Display.Rows)
            .Select(row => new string((char)('A' + row), bench.Display.Columns)).ToArray();
        Assert.Equal(rows, await ShowAsync(bench, loop, rows));
    });

    [Fact]
    public void Missing_rows_and_cells_are_blank() => OnBench(async (bench, loop) =>
    {
        await ShowAsync(bench, loop, [.. Enumerable.Repeat(new string('x', bench.Display.Columns), bench.Display.Rows)]);
        Assert.Equal(Padded(bench, "AB"), await ShowAsync(bench, loop, "AB"));
        Assert.Equal(Blank(bench), await ShowAsync(bench, loop));
    });

    [Fact]
    public void What_is_too_long_or_too_much_is_cut_off() => OnBench(async (bench, loop) =>
    {
        var rows = Enumerable.Repeat(new string('x', bench.Display.Columns) + "yz", bench.Display.Rows + 1).ToArray();
        Assert.Equal(
            Enumerable.Repeat(new string('x', bench.Display.Columns), bench.Display.Rows),
            await ShowAsync(bench, loop, rows));
    });

    [Fact]
    public void What_cannot_be_shown_is_a_question_mark_and_so_is_what_could_be_a_command() => OnBench(async (bench, loop) =>
        Assert.Equal(
            Padded(bench, "a?b?c?????"),
            await ShowAsync(bench, loop, "a\U0001F600b\u0E01c\u001b\f\r\u0018\u001f")));

    [Fact]
    public void Amounts_have_a_yen_sign() => OnBench(async (bench, loop) =>
        Assert.Equal(Padded(bench, "¥1,280"), await ShowAsync(bench, loop, "¥1,280")));

    [Fact]
    public void Each_text_in_a_row_of_changes_is_shown() => OnBench(async (bench, loop) =>
    {
        foreach (var text in (string[])["TOTAL", "TOTAX", "XOTAX", "XOTAX 1", "X", "", "1 2 3 4 5 6 7 8", "1 2x3 4 5x6 7 8"])
            Assert.Equal(Padded(bench, text, text), await ShowAsync(bench, loop, text, text));
    });

    [Fact]
    public void A_display_that_was_never_initialised_refuses_text() => OnBench(
        async (bench, _) => await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await bench.Display.DisplayTextAsync(["x"], default)),
        initialise: false);

    [Fact]
    public void A_lost_display_is_an_io_error_until_it_is_initialised_and_then_shows_all_of_a_text() => OnBench(
        async (bench, loop) =>
        {
            await ShowAsync(bench, loop, "BEFORE");
            bench.PullCable();
            await Assert.ThrowsAnyAsync<IOException>(async () => await bench.Display.DisplayTextAsync(["DURING"], default));
            bench.PlugIn();
            await Assert.ThrowsAnyAsync<IOException>(async () => await bench.Display.DisplayTextAsync(["DURING"], default));

            await bench.Display.InitializeAsync(default);
            await loop.Pass(Settle);
            Assert.Equal(Blank(bench), bench.Shown);

            Assert.Equal(Padded(bench, "BEFORE"), await ShowAsync(bench, loop, "BEFORE"));
        });

    [Theory]
    [InlineData("")]
    [InlineData("ABC")]
    [InlineData("a\U0001F600b")]
    [InlineData("\u001b\f")]
    [InlineData("ｶﾞ")]
    public void The_cells_of_a_text_are_those_it_takes(string text) => OnBench(async (bench, loop) =>
    {
        var shown = (await ShowAsync(bench, loop, text + "#"))[0];
        Assert.Equal(bench.Display.CellsOf(text), shown.IndexOf('#', StringComparison.Ordinal));
    });

    [Fact]
    public void A_cancelled_text_is_not_shown() => OnBench(async (bench, loop) =>
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await bench.Display.DisplayTextAsync(["x"], new CancellationToken(canceled: true)));
        Assert.Equal(Padded(bench, "AFTER"), await ShowAsync(bench, loop, "AFTER"));
    });

    private protected abstract ILineDisplayBench Build(SimulationLoop loop, CancellationToken stop);

    private void OnBench(Func<ILineDisplayBench, SimulationLoop, Task> test, bool initialise = true) => Run(async loop =>
    {
        using CancellationTokenSource stop = new();
        var bench = Build(loop, stop.Token);
        if (initialise) await bench.Display.InitializeAsync(default);
        await test(bench, loop);
#pragma warning disable CA1849, MA0042 // CancelAsync would leave the simulation.
        stop.Cancel();
#pragma warning restore CA1849, MA0042
    });

    private static async Task<IReadOnlyList<string>> ShowAsync(
        ILineDisplayBench bench, SimulationLoop loop, params string[] rows)
    {
        await bench.Display.DisplayTextAsync(rows, default);
        await loop.Pass(Settle);
        return bench.Shown;
    }

    private static string[] Blank(ILineDisplayBench bench) => Padded(bench);

    private static string[] Padded(ILineDisplayBench bench, params string[] rows) =>
    [
        .. Enumerable.Range(0, bench.Display.Rows)
            .Select(row => (row < rows.Length ? rows[row] : "").PadRight(bench.Display.Columns)),
    ];
}
