using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses.Evdev;
using Appliance.Hardware.Tests.Buses.Kernel;

namespace Appliance.Hardware.Tests.Buses.Evdev;

/// <summary>Input events of <c>linux/input.h</c> through a pipe of the kernel.</summary>
public class EvdevDeviceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void An_event_has_24_bytes() => Assert.Equal(24, Unsafe.SizeOf<EvdevLayout.InputEvent>());

    /// <summary>EV_KEY 1, KEY_1 2; value 1 pressed, 2 repeated, 0 released; EV_MSC 4; EV_SYN 0 with SYN_DROPPED 3.</summary>
    [Fact]
    public void Keys_and_gaps_are_told_from_the_rest()
    {
        Assert.Equal(new EvdevKey(2, IsDown: true), EvdevDevice.Decode(Event(1, 2, 1)));
        Assert.Equal(new EvdevKey(2, IsDown: false), EvdevDevice.Decode(Event(1, 2, 0)));
        Assert.Null(EvdevDevice.Decode(Event(1, 2, 2)));
        Assert.Null(EvdevDevice.Decode(Event(4, 4, 0x7001E)));
        Assert.Null(EvdevDevice.Decode(Event(0, 0, 0)));
        Assert.Equal(new EvdevKey(0, IsDown: false, IsGap: true), EvdevDevice.Decode(Event(0, 3, 0)));
    }

    [Fact]
    public async Task Keys_come_in_order_and_an_unplugged_keyboard_is_an_error()
    {
        using CancellationTokenSource late = new(Patience);
        using KernelPipe pipe = new();
        using EvdevDevice keyboard = new(pipe.Reader, "test", "");
        await pipe.Writer.WriteAsync(
            new byte[][] { Event(1, 3, 1), Event(0, 0, 0), Event(1, 3, 0), Event(1, 28, 1) }.SelectMany(bytes => bytes).ToArray(),
            late.Token);
        List<EvdevKey> keys = [];

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var key in keyboard.ReadKeysAsync(late.Token))
            {
                keys.Add(key);
                if (keys.Count == 3) pipe.Writer.Dispose();
            }
        });

        Assert.Equal([new(3, true), new(3, false), new(28, true)], keys);
    }

    [Fact]
    public async Task A_silent_keyboard_can_be_left()
    {
        using CancellationTokenSource stop = new();
        using KernelPipe pipe = new();
        using EvdevDevice keyboard = new(pipe.Reader, "test", "");
        await using var keys = keyboard.ReadKeysAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = keys.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public void What_is_no_keyboard_is_an_error()
    {
        var failure = Assert.Throws<IOException>(() => EvdevDevice.Open("/dev/null"));

        Assert.Contains("input device behind /dev/null", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The 24 bytes by hand: two 64-bit numbers of the time, type, code, value, all little endian.</summary>
    internal static byte[] Event(ushort type, ushort code, int value) =>
        [.. new byte[16], .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(code), .. BitConverter.GetBytes(value)];
}
