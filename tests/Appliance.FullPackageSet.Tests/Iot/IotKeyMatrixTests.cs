using System.Device.Gpio;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Keyboards;
using Appliance.Hardware.Iot.Keyboards;
using Appliance.Hardware.Ports;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>The library sleeps by the wall clock, so these run in real time, without waiting longer than they must.</summary>
public sealed class IotKeyMatrixTests : IDisposable
{
    private static readonly int[] Rows = [0, 1, 2];
    private static readonly int[] Columns = [4, 5];

    private readonly EmulatedGpioChip board = new(8, TimeProvider.System);
    private readonly CancellationTokenSource guard = new(TimeSpan.FromSeconds(20));
    private readonly EmulatedKeyMatrix keys;
    private readonly IotKeyMatrix matrix;

    public IotKeyMatrixTests()
    {
        keys = new(board, Rows, Columns, TimeProvider.System);
        matrix = new(
            () => new GpioController(new EmulatedGpioDriver(board)),
            new() { RowLines = Rows, ColumnLines = Columns },
            TimeProvider.System);
    }

    [Fact]
    public async Task A_key_is_told_when_it_goes_down_and_when_it_is_let_go()
    {
        keys.Press(2, 1);
        await using var told = matrix.ReadKeysAsync(guard.Token).GetAsyncEnumerator();
        Assert.True(await told.MoveNextAsync());
        Assert.Equal(new(2, 1), told.Current);
        keys.Release(2, 1);
        Assert.True(await told.MoveNextAsync());
        Assert.Equal(new(2, 1, IsDown: false), told.Current);
        keys.Press(0, 0);
        Assert.True(await told.MoveNextAsync());
        Assert.Equal(new(0, 0), told.Current);
    }

    [Fact]
    public async Task Two_keys_in_a_column_are_both_told()
    {
        keys.Press(0, 1);
        keys.Press(2, 1);
        await using var told = matrix.ReadKeysAsync(guard.Token).GetAsyncEnumerator();
        List<PosKeyPress> both = [];
        while (both.Count < 2 && await told.MoveNextAsync()) both.Add(told.Current);
        Assert.Equal([new(0, 1), new(2, 1)], both);
    }

    [Fact]
    public async Task The_lines_are_free_after_the_reading_ends()
    {
        keys.Press(1, 0);
        await foreach (var key in matrix.ReadKeysAsync(guard.Token))
        {
            Assert.Equal(new(1, 0), key);
            break;
        }

        Assert.All(Rows.Concat(Columns), line => Assert.Null(board.Consumer(line)));
    }

    [Fact]
    public async Task Failing_lines_are_an_io_error_and_do_not_end_the_program()
    {
        keys.Press(1, 0);
        await using var told = matrix.ReadKeysAsync(guard.Token).GetAsyncEnumerator();
        Assert.True(await told.MoveNextAsync());
        board.SetFault(GpioChipFault.WriteFailure, active: true);
        await Assert.ThrowsAnyAsync<IOException>(() => told.MoveNextAsync().AsTask());
    }

    [Fact]
    public void A_line_named_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new IotKeyMatrix(
            () => new GpioController(new EmulatedGpioDriver(board)),
            new() { RowLines = [1, 2], ColumnLines = [2] },
            TimeProvider.System));

    public void Dispose() => guard.Dispose();
}
