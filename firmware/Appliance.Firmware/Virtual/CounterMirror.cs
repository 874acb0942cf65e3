using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>
/// What the console sees of a counter's real devices: the text on their displays, what came out of the printer, and the
/// keys that go down. It looks on: whatever it does comes after the real device has done its part.
/// </summary>
internal sealed class CounterMirror(TimeProvider time)
{
    /// <summary>Called with a key of a real key block that went down; must not block.</summary>
    public event Action<PosKeyPress>? KeyPressed;

    public GlassMirror OperatorGlass { get; } = new(time);

    public GlassMirror CustomerGlass { get; } = new(time);

    public PaperMirror Paper { get; } = new();

    public void TellKey(PosKeyPress press) => KeyPressed?.Invoke(press);
}
