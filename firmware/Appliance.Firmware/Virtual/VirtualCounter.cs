using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Station;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>
/// Hands at the virtual counter: presses keys, taps cards and scans codes on the emulated wires, and waits until the
/// appliance has settled. One hand at a time.
/// </summary>
internal sealed class VirtualCounter(
    VirtualBench bench, CounterDevices devices, StationLoop station, TimeProvider time) : IDisposable
{
    /// <summary>How long a device may take to notice what was done to it before the hand goes on.</summary>
    public static readonly TimeSpan NoticeLimit = TimeSpan.FromSeconds(1);

    /// <summary>How long the displays, the drawer and the printer may take to settle.</summary>
    public static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(3);

    private const int FeliCaIdBytes = 8;

    /// <summary>Longer than the reader takes to notice that a card is gone.</summary>
    private static readonly TimeSpan CardLift = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim hand = new(1, 1);

    public Task PressAsync(IEnumerable<RegisterKey> keys, CancellationToken cancellationToken) =>
        WithHandAsync(
            async () =>
            {
                foreach (var key in keys)
                {
                    var (row, column) = KeyLayout.Default.PlaceOf(key);
                    await NoticedAsync(devices.Keyboard, () => bench.Keys.Press(row, column), cancellationToken);
                    await NoticedAsync(devices.Keyboard, () => bench.Keys.Release(row, column), cancellationToken);
                }
            },
            cancellationToken);

    public Task TapAsync(byte[] uid, CancellationToken cancellationToken) =>
        WithHandAsync(
            async () =>
            {
                var kind = uid.Length == FeliCaIdBytes ? CardKind.FeliCa : CardKind.TypeA;
                await NoticedAsync(devices.CardReader, () => bench.Reader.Present(uid, kind), cancellationToken);
                bench.Reader.Remove();
                await Task.Delay(CardLift, time, cancellationToken);
            },
            cancellationToken);

    public Task ScanAsync(string code, CancellationToken cancellationToken) =>
        WithHandAsync(
            async () =>
            {
                var before = devices.Scanner.HandedOn;
                await bench.Scanner.ScanAsync(code, cancellationToken);
                await devices.Scanner.WaitUntilAsync(
                    () => devices.Scanner.HandedOn > before, NoticeLimit, cancellationToken);
            },
            cancellationToken);

    public Task UnlockDrawerAsync(CancellationToken cancellationToken) =>
        WithHandAsync(
            () =>
            {
                bench.Drawer.Unlock();
                return Task.CompletedTask;
            },
            cancellationToken);

    public Task CloseDrawerAsync(CancellationToken cancellationToken) =>
        WithHandAsync(
            () =>
            {
                bench.Drawer.Close();
                return Task.CompletedTask;
            },
            cancellationToken);

    public Task SetFaultAsync(VirtualFault fault, bool active, CancellationToken cancellationToken) =>
        WithHandAsync(
            () =>
            {
                fault.Set(active);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <summary>Waits until nothing is under way any more, as far as the devices let it come to that.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await station.DrainAsync(cancellationToken);
        await devices.Printer.WaitUntilAsync(
            () => devices.Printer.IsIdle || devices.Printer.IsStuck, SettleLimit, cancellationToken);
        await devices.Drawer.WaitUntilAsync(
            () => devices.Drawer.IsIdle || devices.Drawer.State != DeviceState.Online, SettleLimit, cancellationToken);
        await station.DrainAsync(cancellationToken);
        foreach (var display in new[] { devices.OperatorDisplay, devices.CustomerDisplay })
        {
            await display.WaitUntilAsync(
                () => display.IsCurrent || display.State == DeviceState.Offline, SettleLimit, cancellationToken);
        }
    }

    public void Dispose() => hand.Dispose();

    private static Task<bool> NoticedAsync<T>(InputWorker<T> worker, Action act, CancellationToken cancellationToken)
    {
        var before = worker.HandedOn;
        act();
        return worker.WaitUntilAsync(() => worker.HandedOn > before, NoticeLimit, cancellationToken);
    }

    private async Task WithHandAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await hand.WaitAsync(cancellationToken);
        try
        {
            await act();
            await SettleAsync(cancellationToken);
        }
        finally
        {
            hand.Release();
        }
    }
}
