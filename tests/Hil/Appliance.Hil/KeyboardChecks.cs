using Appliance.Hardware.Buses.Evdev;
using Appliance.Hardware.Scanners.KeyboardWedge;

namespace Appliance.Hil;

/// <summary>The kernel's evdev, with a keyboard of uinput.</summary>
internal static class KeyboardChecks
{
    private const string Name = "Bench scanner";
    private const int LeftShift = 42;
    private const int LetterA = 30;
    private const int Minus = 12;
    private const int Four = 5;
    private const int Nine = 10;
    private const int Enter = 28;

    public static async Task RunAsync(Bench bench)
    {
        await bench.CheckAsync("A scanner that types is read", ReadsAsync);
        await bench.CheckAsync("A grabbed keyboard is refused to others", GrabsAsync);
        await bench.CheckAsync("A keyboard that is unplugged is an error", UnplugsAsync);
    }

    private static async Task ReadsAsync(CancellationToken cancellationToken)
    {
        using VirtualKeyboard device = new(Name);
        using var keyboard = EvdevDevice.Open(device.Path);
        Expect.Equal(Name, keyboard.Name);
        KeyboardWedgeScanner scanner = new(keyboard, TimeProvider.System);
        await using var codes = scanner.ReadCodesAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = codes.MoveNextAsync();
        await device.PressAsync(LeftShift, 1, cancellationToken);
        await device.TypeAsync([LetterA], cancellationToken);
        await device.PressAsync(LeftShift, 0, cancellationToken);
        await device.TypeAsync([Minus, Four, Nine, Enter, Nine, Enter], cancellationToken);
        Expect.Equal(true, await next);
        Expect.Equal("A-49", codes.Current);
        Expect.Equal(true, await codes.MoveNextAsync());
        Expect.Equal("9", codes.Current);
    }

    private static Task GrabsAsync(CancellationToken cancellationToken)
    {
        using VirtualKeyboard device = new(Name);
        using (EvdevDevice.Open(device.Path))
            Expect.Contains(device.Path, Expect.Throws<IOException>(() => EvdevDevice.Open(device.Path).Dispose()).Message);
        using var again = EvdevDevice.Open(device.Path);
        return Task.CompletedTask;
    }

    private static async Task UnplugsAsync(CancellationToken cancellationToken)
    {
        VirtualKeyboard device = new(Name);
        using var keyboard = EvdevDevice.Open(device.Path);
        await using var keys = keyboard.ReadKeysAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = keys.MoveNextAsync();
        device.Dispose();
        await Expect.ThrowsAsync<IOException>(next.AsTask());
    }
}
