using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Tests.Buses;

/// <summary>A chip over an emulated board in simulated time.</summary>
internal sealed class EmulatedBoardBench(EmulatedGpioChip board, IGpioChip chip, TimeProvider time) : GpioBench(time)
{
    public override IGpioChip Chip => chip;

    public override TimeSpan Debounce => TimeSpan.FromMilliseconds(10);

    public override void Drive(int line, bool high) => board.Drive(line, high ? EmulatedDrive.High : EmulatedDrive.Low);

    public override void SetResistor(int line, bool up) =>
        board.SetResistor(line, up ? GpioBias.PullUp : GpioBias.PullDown);

    public override bool Level(int line) => board.Level(line);

    public override void Unplug() => board.SetFault(GpioChipFault.Unplugged, active: true);

    public override void Dispose()
    {
        (chip as IDisposable)?.Dispose();
        base.Dispose();
    }
}
