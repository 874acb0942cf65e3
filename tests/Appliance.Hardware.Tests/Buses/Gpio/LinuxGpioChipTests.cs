using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Gpio;

namespace Appliance.Hardware.Tests.Buses.Gpio;

/// <summary>What can be known without a chip; on a chip the drivers run in the bench of <c>tests/Hil</c>.</summary>
public class LinuxGpioChipTests
{
    private static readonly LinuxGpioChip.Found[] Pi5 =
    [
        new("/dev/gpiochip0", "gpiochip0", "pinctrl-rp1"),
        new("/dev/gpiochip10", "gpiochip10", "gpio-brcmstb@107d508500"),
        new("/dev/gpiochip4", "gpiochip0", "pinctrl-rp1"),
    ];

    [Fact]
    public void Structures_are_as_large_as_the_kernels()
    {
        Assert.Equal(68, Unsafe.SizeOf<GpioLayout.ChipInfo>());
        Assert.Equal(256, Unsafe.SizeOf<GpioLayout.LineInfo>());
        Assert.Equal(592, Unsafe.SizeOf<GpioLayout.LineRequest>());
        Assert.Equal(272, Unsafe.SizeOf<GpioLayout.LineConfig>());
        Assert.Equal(24, Unsafe.SizeOf<GpioLayout.LineAttribute>());
        Assert.Equal(16, Unsafe.SizeOf<GpioLayout.LineValues>());
        Assert.Equal(48, Unsafe.SizeOf<GpioLayout.LineEvent>());
    }

    [Fact]
    public void Members_stand_where_the_kernel_has_them()
    {
        GpioLayout.LineRequest request = default;
        Assert.Equal(256, Offset(ref request, ref request.Consumer));
        Assert.Equal(288, Offset(ref request, ref request.Config));
        Assert.Equal(296, Offset(ref request, ref request.Config.AttributeCount));
        Assert.Equal(320, Offset(ref request, ref request.Config.Attributes));
        Assert.Equal(560, Offset(ref request, ref request.LineCount));
        Assert.Equal(588, Offset(ref request, ref request.Descriptor));
        GpioLayout.LineInfo info = default;
        Assert.Equal(64, Offset(ref info, ref info.Offset));
        Assert.Equal(72, Offset(ref info, ref info.Flags));
        GpioLayout.LineEvent edge = default;
        Assert.Equal(8, Offset(ref edge, ref edge.Id));
        Assert.Equal(12, Offset(ref edge, ref edge.Offset));
    }

    private static nint Offset<TOuter, TInner>(ref TOuter outer, ref TInner inner) =>
        Unsafe.ByteOffset(ref Unsafe.As<TOuter, byte>(ref outer), ref Unsafe.As<TInner, byte>(ref inner));

    /// <summary>By hand from <c>struct gpio_v2_line_request</c> and the flags of <c>linux/gpio.h</c>.</summary>
    [Fact]
    public void A_request_for_debounced_inputs_has_the_bytes_of_the_header()
    {
        var request = GpioRequests.Inputs("drawer", [22, 5], GpioBias.PullUp, TimeSpan.FromMilliseconds(20));

        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<GpioLayout.LineRequest>(in request));
        Assert.Equal(22u, Word(bytes, 0));
        Assert.Equal(5u, Word(bytes, 4));
        Assert.Equal("drawer\0", Encoding.ASCII.GetString(bytes.Slice(256, 7)));
        Assert.Equal(0x134u, Word(bytes, 288)); // input, both edges, pull-up
        Assert.Equal(1u, Word(bytes, 296));
        Assert.Equal(3u, Word(bytes, 320)); // debounce, in microseconds, of both lines
        Assert.Equal(20_000u, Word(bytes, 328));
        Assert.Equal(0b11u, Word(bytes, 336));
        Assert.Equal(2u, Word(bytes, 560));
    }

    [Fact]
    public void A_request_for_open_drain_outputs_has_the_bytes_of_the_header()
    {
        var request = GpioRequests.Outputs("columns", [.. Enumerable.Range(0, 64)], 0x8000_0000_0000_0001, openDrain: true);

        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<GpioLayout.LineRequest>(in request));
        Assert.Equal(63u, Word(bytes, 63 * 4));
        Assert.Equal(0x48u, Word(bytes, 288)); // output, open drain
        Assert.Equal(2u, Word(bytes, 320)); // values of all lines
        Assert.Equal(0x8000_0000_0000_0001, BinaryPrimitives.ReadUInt64LittleEndian(bytes[328..]));
        Assert.Equal(ulong.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(bytes[336..]));
        Assert.Equal(64u, Word(bytes, 560));
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    [Theory]
    [InlineData(GpioBias.None, 0x400)]
    [InlineData(GpioBias.PullUp, 0x100)]
    [InlineData(GpioBias.PullDown, 0x200)]
    public void A_resistor_is_always_said_outright(GpioBias bias, ulong flag)
    {
        var request = GpioRequests.Inputs("x", [0], bias, TimeSpan.Zero);

        Assert.Equal(0x34 | flag, request.Config.Flags);
        Assert.Equal(0u, request.Config.AttributeCount);
    }

    [Fact]
    public void Consumers_and_requests_have_their_limits()
    {
        Assert.Throws<ArgumentException>(() => GpioRequests.Outputs(new string('x', 32), [1], 0, false));
        Assert.Throws<ArgumentException>(() => GpioRequests.Outputs("é", [1], 0, false));
        Assert.Throws<ArgumentException>(() => GpioRequests.Outputs("x", [], 0, false));
        Assert.Throws<ArgumentException>(() => GpioRequests.Outputs("x", [.. Enumerable.Range(0, 65)], 0, false));
        Assert.Equal(64u, GpioRequests.Outputs(new string('x', 31), [.. Enumerable.Range(0, 64)], 0, false).LineCount);
    }

    [Fact]
    public void A_chip_is_chosen_by_its_label_also_behind_two_paths() =>
        Assert.Equal("/dev/gpiochip0", LinuxGpioChip.Choose(Pi5, "pinctrl-rp1"));

    [Fact]
    public void A_label_that_nobody_has_is_an_error_that_lists_what_there_is()
    {
        var failure = Assert.Throws<IOException>(() => LinuxGpioChip.Choose(Pi5, "pinctrl-bcm2711"));

        Assert.Equal(
            "No GPIO chip has the label pinctrl-bcm2711. "
            + "Found: gpiochip0 (pinctrl-rp1), gpiochip10 (gpio-brcmstb@107d508500).",
            failure.Message);
        failure = Assert.Throws<IOException>(() => LinuxGpioChip.Choose([], "pinctrl-rp1"));
        Assert.EndsWith("Found: none.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_two_chips_have_is_an_error()
    {
        var failure = Assert.Throws<IOException>(
            () => LinuxGpioChip.Choose([new("/dev/a", "a", "same"), new("/dev/b", "b", "same")], "same"));

        Assert.Contains("More than one", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_chip_is_an_error()
    {
        var failure = Assert.Throws<IOException>(() => LinuxGpioChip.Open("/dev/null"));

        Assert.Contains("GPIO chip behind /dev/null", failure.Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => LinuxGpioChip.Open("/dev/there-is-none"));
    }
}
