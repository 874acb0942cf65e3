using Appliance.Hardware.Buses.Evdev;
using Appliance.Hardware.Keyboards.UsbKeyBlock;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Buses.Evdev;
using Appliance.Hardware.Tests.Buses.Kernel;

namespace Appliance.Hardware.Tests.Keyboards;

public sealed class UsbKeyBlockTests
{
    /// <summary>KEY_KP7 is 71, KEY_KPENTER 96 (<c>linux/input-event-codes.h</c>); between them the kernel drops keys.</summary>
    [Fact]
    public async Task Each_key_is_in_the_column_of_its_code_and_gaps_are_left_out()
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        using KernelPipe pipe = new();
        using EvdevDevice keyboard = new(pipe.Reader, "test", "");
        byte[][] events =
        [
            EvdevDeviceTests.Event(1, 71, 1), EvdevDeviceTests.Event(1, 71, 0),
            EvdevDeviceTests.Event(0, 3, 0), EvdevDeviceTests.Event(1, 96, 1),
        ];
        await pipe.Writer.WriteAsync(events.SelectMany(bytes => bytes).ToArray(), late.Token);
        List<PosKeyPress> presses = [];

        await foreach (var press in new UsbKeyBlock(keyboard).ReadKeysAsync(late.Token))
        {
            presses.Add(press);
            if (presses.Count == 3) break;
        }

        Assert.Equal([new(0, 71), new(0, 71, IsDown: false), new(0, 96)], presses);
    }
}
