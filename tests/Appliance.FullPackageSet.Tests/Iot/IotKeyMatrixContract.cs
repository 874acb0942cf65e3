using System.Device.Gpio;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Iot.Keyboards;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Keyboards;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>The library sleeps by the wall clock, so these run in real time.</summary>
public class IotKeyMatrixContract : KeyMatrixRules
{
    /// <summary>Our own look before the library begins, and the library's second: with that its first round is over.</summary>
    private const int LooksAtStart = 3;

    private protected override IPosKeyboard Make(EmulatedGpioChip board, int[] rows, int[] columns, TimeProvider time) =>
        new IotKeyMatrix(
            () => new GpioController(new EmulatedGpioDriver(board)), new() { RowLines = rows, ColumnLines = columns }, time);

    private protected override Func<bool> Looking(EmulatedGpioChip board)
    {
        var looks = 0;
        board.LevelChanged += (line, high) =>
        {
            if (high && line == Columns[0]) Interlocked.Increment(ref looks);
        };
        return () => Volatile.Read(ref looks) >= LooksAtStart;
    }

    private protected override Task Test(PosKeyPress[] downAtStart, Func<KeyMatrixBench, Task> test) =>
        TestAsync(downAtStart, TimeProvider.System, test);
}
