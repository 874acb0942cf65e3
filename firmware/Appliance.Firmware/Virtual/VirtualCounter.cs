using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Station;
using Appliance.Hardware.Emulation.Contacts;
using Appliance.Hardware.Emulation.Keylocks;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>
/// Hands at the virtual counter: presses keys, taps cards and scans codes on the emulated wires, and waits until the
/// appliance has settled. One hand at a time.
/// </summary>
internal sealed class VirtualCounter(
    CounterEnds ends, CounterDevices devices, StationLoop station, TimeProvider time, TimeSpan? patience = null) : IDisposable
{
    /// <summary>
    /// How long a device may take to notice what was done to it before the hand goes on, unless it is given more patience.
    /// </summary>
    public static readonly TimeSpan NoticeLimit = TimeSpan.FromSeconds(1);

    /// <summary>How long the displays, the drawer and the printer may take to settle.</summary>
    public static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(3);

    private const int FeliCaIdBytes = 8;

    /// <summary>Longer than the reader takes to notice that a card is gone.</summary>
    private static readonly TimeSpan CardLift = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a customer holds the button.</summary>
    private static readonly TimeSpan CallHold = TimeSpan.FromMilliseconds(60);

    /// <summary>Longer than a bill takes from the slot to the stacker, and to be heard there.</summary>
    private static readonly TimeSpan CashFall = TimeSpan.FromMilliseconds(2_800);

    /// <summary>How long an acceptor may take to open or close.</summary>
    private static readonly TimeSpan AcceptorLimit = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim hand = new(1, 1);

    /// <summary>Whether a key is on the block.</summary>
    public bool Has(RegisterKey key) => devices.Keys.PlaceOf(key) is not null;

    public Task PressAsync(IEnumerable<RegisterKey> keys, CancellationToken cancellationToken) =>
        WithHandAsync(
            async () =>
            {
                foreach (var key in keys)
                {
                    await NoticedAsync(devices.Keyboard, () => ends.MoveKeyAsync(key, devices.Keys, true, cancellationToken), cancellationToken);
                    await NoticedAsync(devices.Keyboard, () => ends.MoveKeyAsync(key, devices.Keys, false, cancellationToken), cancellationToken);
                }
            },
            cancellationToken);

    public Task TapAsync(byte[] uid, CancellationToken cancellationToken) =>
        WithHandAsync(
            async () =>
            {
                var kind = uid.Length == FeliCaIdBytes ? CardKind.FeliCa : CardKind.TypeA;
                await NoticedAsync(
                    devices.CardReader,
                    () =>
                    {
                        ends.Reader.Present(uid, kind);
                        return ValueTask.CompletedTask;
                    },
                    cancellationToken);
                ends.Reader.Remove();
                await Task.Delay(CardLift, time, cancellationToken);
            },
            cancellationToken);

    public Task ScanAsync(string code, CancellationToken cancellationToken) =>
        WithHandAsync(
            async () =>
            {
                var before = devices.Scanner.HandedOn;
                await ends.ScanAsync(code, cancellationToken);
                await devices.Scanner.WaitUntilAsync(
                    () => devices.Scanner.HandedOn > before, patience ?? NoticeLimit, cancellationToken);
            },
            cancellationToken);

    public Task UnlockDrawerAsync(CancellationToken cancellationToken) =>
        WithHandAsync(
            () =>
            {
                ends.UnlockDrawer();
                return Task.CompletedTask;
            },
            cancellationToken);

    public Task CloseDrawerAsync(CancellationToken cancellationToken) =>
        WithHandAsync(
            async () =>
            {
                ends.CloseDrawer();
                await devices.Drawer.WaitUntilAsync(() => devices.Drawer.IsOpen is not true, NoticeLimit, cancellationToken);
            },
            cancellationToken);

    public Task TurnAsync(EmulatedKeylock keylock, KeylockPosition position, CancellationToken cancellationToken) =>
        WithHandAsync(
            () => keylock.Position == position
                ? Task.CompletedTask
                : NoticedAsync(devices.Around.Keylock!, () => Done(() => keylock.Turn(position)), cancellationToken),
            cancellationToken);

    public Task CallAsync(EmulatedContact button, CancellationToken cancellationToken) =>
        WithHandAsync(
            async () =>
            {
                await NoticedAsync(
                    devices.Around.CallButton!, () => Done(() => button.Set(closed: true)), cancellationToken);
                await Task.Delay(CallHold, time, cancellationToken);
                button.Set(closed: false);
                await Task.Delay(CallHold, time, cancellationToken);
            },
            cancellationToken);

    /// <summary>Waits until an acceptor is as the register wants it, puts a piece of money in, and sees it fall.</summary>
    /// <returns>Whether it was taken.</returns>
    public async Task<bool> InsertAsync(VirtualSurroundings around, long yen, CancellationToken cancellationToken)
    {
        var taken = false;
        await WithHandAsync(
            async () =>
            {
                var worker = yen >= VirtualSurroundings.LowestBill ? devices.Around.Bills : devices.Around.Coins;
                if (worker is null) return;
                await worker.WaitUntilAsync(() => worker.IsAsWanted, patience ?? AcceptorLimit, cancellationToken);
                taken = around.Insert(yen);
                if (taken) await Task.Delay(CashFall, time, cancellationToken);
            },
            cancellationToken);
        return taken;
    }

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
            () => devices.Printer.IsIdle || devices.Printer.IsStuck, patience ?? SettleLimit, cancellationToken);
        await devices.Drawer.WaitUntilAsync(
            () => devices.Drawer.IsIdle || devices.Drawer.State != DeviceState.Online, patience ?? SettleLimit, cancellationToken);
        await station.DrainAsync(cancellationToken);
        foreach (var display in new[] { devices.OperatorDisplay, devices.CustomerDisplay }.Where(it => devices.Has(it.Role)))
        {
            await display.WaitUntilAsync(
                () => display.IsCurrent || display.State == DeviceState.Offline, patience ?? SettleLimit, cancellationToken);
        }
    }

    public void Dispose() => hand.Dispose();

    private async Task NoticedAsync<T>(InputWorker<T> worker, Func<ValueTask> act, CancellationToken cancellationToken)
    {
        var before = worker.HandedOn;
        await act();
        await worker.WaitUntilAsync(() => worker.HandedOn > before, patience ?? NoticeLimit, cancellationToken);
    }

    private static ValueTask Done(Action act)
    {
        act();
        return ValueTask.CompletedTask;
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
