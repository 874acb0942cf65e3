using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hil;

/// <summary>A keyboard made with the kernel's uinput; numbers and structures of <c>linux/uinput.h</c>.</summary>
internal sealed class VirtualKeyboard : IDisposable
{
    private const nuint AllowEvent = 0x40045564;
    private const nuint AllowKey = 0x40045565;
    private const nuint SetUp = 0x405C5503;
    private const nuint Create = 0x5501;
    private const nuint GetSystemName = 0x8040552C;
    private const int KeyEvent = 1;
    private const int LastKey = 0x7F;
    private readonly DeviceFile file = DeviceFile.Open("/dev/uinput", LibC.ReadWrite | LibC.NonBlocking);

    public VirtualKeyboard(string name)
    {
        file.Control(AllowEvent, KeyEvent, "set up a keyboard with");
        for (var key = 1; key <= LastKey; key++) file.Control(AllowKey, key, "set up a keyboard with");
        Description description = default;
        Encoding.ASCII.GetBytes(name, description.Name);
        file.Control(SetUp, ref description, "set up a keyboard with");
        file.Control(Create, 0, "make a keyboard with");
        SystemName system = default;
        file.Control(GetSystemName, ref system, "find the keyboard of");
        ReadOnlySpan<byte> text = system;
        var folder = "/sys/devices/virtual/input/" + Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)]);
        Path = "/dev/input/" + System.IO.Path.GetFileName(Directory.EnumerateDirectories(folder, "event*").Single());
    }

    public string Path { get; }

    public async Task TypeAsync(IEnumerable<int> codes, CancellationToken cancellationToken)
    {
        foreach (var code in codes)
        {
            await PressAsync(code, 1, cancellationToken);
            await PressAsync(code, 0, cancellationToken);
        }
    }

    /// <summary>A key event and the report that ends it.</summary>
    public ValueTask PressAsync(int code, int value, CancellationToken cancellationToken) => file.WriteAsync(
        (byte[])[.. Event(KeyEvent, (ushort)code, value), .. Event(0, 0, 0)], cancellationToken);

    /// <summary>Unplugs it.</summary>
    public void Dispose() => file.Dispose();

    private static byte[] Event(ushort type, ushort code, int value) =>
        [.. new byte[16], .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(code), .. BitConverter.GetBytes(value)];

    /// <summary><c>struct uinput_setup</c>: bus, vendor, product, version, name, effects.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Description
    {
        public ulong Id;
        public Text Name;
        public uint Effects;
        private readonly uint unused;
    }

    /// <summary><c>char[80]</c>.</summary>
    [InlineArray(80)]
    private struct Text
    {
        private byte first;
    }

    /// <summary>What <see cref="GetSystemName"/> fills.</summary>
    [InlineArray(64)]
    private struct SystemName
    {
        private byte first;
    }
}
