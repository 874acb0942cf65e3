using Appliance.Hardware.Ports;

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

/// <summary>What every line display does, shown over its emulator; each display's tests derive from it.</summary>
public abstract class LineDisplayRules
{
    [Fact]
    public Task An_initialised_display_is_blank() => OnBench(async (bench, settle) =>
    {
        await settle();
        Assert.Equal(Blank(bench), bench.Shown);
    });

    [Fact]
    public Task Text_is_shown_row_by_row_from_the_first_cell() => OnBench(async (bench, settle) =>
    {
        var rows = Enumerable.Range(0, bench.Display.Rows).Select(row => $"{row} ABC xyz 0-9").ToArray();
        Assert.Equal(Padded(bench, rows), await ShowAsync(bench, settle, rows));
    });

    [Fact]
    public Task Full_rows_are_shown_whole() => OnBench(async (bench, settle) =>
    {
        var rows = Enumerable.Range(0, bench.Display.Rows)
            .Select(row => new string((char)('A' + row), bench.Display.Columns)).ToArray();
        Assert.Equal(rows, await ShowAsync(bench, settle, rows));
    });

    [Fact]
    public Task Missing_rows_and_cells_are_blank() => OnBench(async (bench, settle) =>
    {
        await ShowAsync(bench, settle, [.. Enumerable.Repeat(new string('x', bench.Display.Columns), bench.Display.Rows)]);
        Assert.Equal(Padded(bench, "AB"), await ShowAsync(bench, settle, "AB"));
        Assert.Equal(Blank(bench), await ShowAsync(bench, settle));
    });

    [Fact]
    public Task What_is_too_long_or_too_much_is_cut_off() => OnBench(async (bench, settle) =>
    {
        var rows = Enumerable.Repeat(new string('x', bench.Display.Columns) + "yz", bench.Display.Rows + 1).ToArray();
        Assert.Equal(
            Enumerable.Repeat(new string('x', bench.Display.Columns), bench.Display.Rows),
            await ShowAsync(bench, settle, rows));
    });

    [Fact]
    public Task What_cannot_be_shown_is_a_question_mark_and_so_is_what_could_be_a_command() => OnBench(async (bench, settle) =>
        Assert.Equal(
            Padded(bench, "a?b?c?????"),
            await ShowAsync(bench, settle, "a\U0001F600b\u0E01c\u001b\f\r\u0018\u001f")));

    [Fact]
    public Task Amounts_have_a_yen_sign() => OnBench(async (bench, settle) =>
        Assert.Equal(Padded(bench, "¥1,280"), await ShowAsync(bench, settle, "¥1,280")));

    [Fact]
    public Task Each_text_in_a_row_of_changes_is_shown() => OnBench(async (bench, settle) =>
    {
        foreach (var text in (string[])["TOTAL", "TOTAX", "XOTAX", "XOTAX 1", "X", "", "1 2 3 4 5 6 7 8", "1 2x3 4 5x6 7 8"])
            Assert.Equal(Padded(bench, text, text), await ShowAsync(bench, settle, text, text));
    });

    [Fact]
    public Task A_display_that_was_never_initialised_refuses_text() => OnBench(
        async (bench, _) => await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await bench.Display.DisplayTextAsync(["x"], default)),
        initialise: false);

    [Fact]
    public Task A_lost_display_is_an_io_error_until_it_is_initialised_and_then_shows_all_of_a_text() => OnBench(
        async (bench, settle) =>
        {
            await ShowAsync(bench, settle, "BEFORE");
            bench.PullCable();
            await Assert.ThrowsAnyAsync<IOException>(async () => await bench.Display.DisplayTextAsync(["DURING"], default));
            bench.PlugIn();
            await Assert.ThrowsAnyAsync<IOException>(async () => await bench.Display.DisplayTextAsync(["DURING"], default));

            await bench.Display.InitializeAsync(default);
            await settle();
            Assert.Equal(Blank(bench), bench.Shown);

            Assert.Equal(Padded(bench, "BEFORE"), await ShowAsync(bench, settle, "BEFORE"));
        });

    [Theory]
    [InlineData("")]
    [InlineData("ABC")]
    [InlineData("a\U0001F600b")]
    [InlineData("\u001b\f")]
    [InlineData("ｶﾞ")]
    public Task The_cells_of_a_text_are_those_it_takes(string text) => OnBench(async (bench, settle) =>
    {
        var shown = (await ShowAsync(bench, settle, text + "#"))[0];
        Assert.Equal(bench.Display.CellsOf(text), shown.IndexOf('#', StringComparison.Ordinal));
    });

    [Fact]
    public Task A_cancelled_text_is_not_shown() => OnBench(async (bench, settle) =>
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await bench.Display.DisplayTextAsync(["x"], new CancellationToken(canceled: true)));
        Assert.Equal(Padded(bench, "AFTER"), await ShowAsync(bench, settle, "AFTER"));
    });

    /// <summary>Runs a test with a display, and with what lets the bytes on its wire be carried out.</summary>
    private protected abstract Task OnBench(Func<ILineDisplayBench, Func<Task>, Task> test, bool initialise = true);

    private static async Task<IReadOnlyList<string>> ShowAsync(
        ILineDisplayBench bench, Func<Task> settle, params string[] rows)
    {
        await bench.Display.DisplayTextAsync(rows, default);
        await settle();
        return bench.Shown;
    }

    private static string[] Blank(ILineDisplayBench bench) => Padded(bench);

    private static string[] Padded(ILineDisplayBench bench, params string[] rows) =>
    [
        .. Enumerable.Range(0, bench.Display.Rows)
            .Select(row => (row < rows.Length ? rows[row] : "").PadRight(bench.Display.Columns)),
    ];
}
