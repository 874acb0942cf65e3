using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.LineDisplays.Hd44780;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>
/// A glass of the size of a real display, on which the console draws what that one was given to show. It is dark while
/// the real one is not connected.
/// </summary>
internal sealed class GlassMirror(TimeProvider time)
{
    private const int Address = 0x27;
    private const int NarrowColumns = 16;
    private const int WideColumns = 20;
    private const int FewRows = 2;
    private const int ManyRows = 4;

    private EmulatedHd44780 glass = new();

    /// <summary>Called after what the glass shows may have changed; must not block.</summary>
    public event Action? Changed;

    public EmulatedHd44780 Glass => Volatile.Read(ref glass);

    /// <summary>Sets up a glass as large as the display, or the next larger there is.</summary>
    public async ValueTask<ILineDisplay> CopyAsync(ILineDisplay real, CancellationToken cancellationToken)
    {
        EmulatedHd44780 copy = new(
            real.Columns <= NarrowColumns ? NarrowColumns : WideColumns, real.Rows <= FewRows ? FewRows : ManyRows);
        EmulatedI2cBus bus = new();
        bus.Attach(Address, copy);
        Hd44780LineDisplay display = new(bus, new() { Address = Address, Columns = copy.Columns, Rows = copy.Rows }, time);
        await display.InitializeAsync(cancellationToken);
        copy.Changed += () => Changed?.Invoke();
        Volatile.Write(ref glass, copy);
        Changed?.Invoke();
        return display;
    }

    /// <summary>The real display is gone.</summary>
    public void GoDark() => Glass.PowerCycle();
}
