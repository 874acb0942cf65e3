using System.Runtime.CompilerServices;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Ports;

namespace Appliance.Scenarios.Tests.Faults;

/// <summary>
/// A cashier who looks: what a device did not take is done again, and what it took twice is noticed.
/// </summary>
internal sealed class FaultHand(VirtualBench bench, TimeProvider time, FaultMischief mischief, int seed)
{
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a key may be stuck.</summary>
    private static readonly TimeSpan LetGo = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(400);

    /// <summary>Longer than a reader whose trouble is over takes to be there again.</summary>
    private static readonly TimeSpan ReaderRests = TimeSpan.FromSeconds(8);

    private static readonly string[] Cards = ["04A1B2C3D4E5F6", "04B2C3D4E5F607", "0114B34D5E6F7081"];

    private readonly Random random = new(seed);
    private ApplianceCore? core;
    private int downs;
    private int ups;
    private int sessions;

    public int Presses { get; private set; }

    public int Taps { get; private set; }

    public int Scans { get; private set; }

    public int Sales { get; private set; }

    private ApplianceCore Core => core ?? throw new InvalidOperationException("There is no counter yet.");

    /// <summary>The bench's drivers, with an eye on the keys and on how often the reader begins anew.</summary>
    public DeviceFactories Watched => bench.Factories with
    {
        Keyboard = async token => new(new WatchedKeyboard((await bench.Factories.Keyboard(token)).Device, this)),
        CardReader = token =>
        {
            sessions++;
            return bench.Factories.CardReader(token);
        },
    };

    public void StandAt(ApplianceCore counter) => core = counter;

    /// <summary>One customer: perhaps a card, some lines, cash. The sale must be what was done, once.</summary>
    public async Task ServeAsync()
    {
        if (random.Next(4) == 0) await TapAsync(Convert.FromHexString(Cards[random.Next(Cards.Length)]));
        var total = 0L;
        for (var lines = random.Next(1, 4); lines > 0; lines--)
        {
            total += random.Next(3) == 0 ? await ScanAsync() : await KeyPriceAsync();
        }

        var before = Core.Station.State.Totals.LastReceiptNumber;
        await PressAsync(RegisterKey.Cash);
        await Core.Station.DrainAsync(CancellationToken.None);
        var sale = Core.Station.State.Counter.LastSale;
        if (sale?.Number != before + 1 || sale.Total.Amount != total)
            throw new InvalidOperationException($"a sale of {total} yen after number {before} became {sale}");
        Sales++;
        await Task.Delay(random.NextDouble() * LongestGap, time, CancellationToken.None);
        bench.Drawer.Close();
    }

    private async Task<long> KeyPriceAsync()
    {
        var price = 0L;
        for (var digits = random.Next(1, 5); digits > 0; digits--)
        {
            var digit = random.Next(1, 10);
            price = (price * 10) + digit;
            await PressAsync(RegisterKey.Digit0 + digit);
        }

        await PressAsync(RegisterKey.Department1 + random.Next(4));
        return price;
    }

    private async Task PressAsync(RegisterKey key)
    {
        var (row, column) = KeyLayout.Default.PlaceOf(key)!.Value;
        var keyboard = Core.Devices.Keyboard;
        var down = downs;
        var since = time.GetUtcNow();
        while (downs == down)
        {
            if (time.GetUtcNow() - since > FaultRun.RecoveryLimit) throw new InvalidOperationException($"key {key} is never taken");
            var up = ups;
            bench.Keys.Press(row, column);
            await keyboard.WaitUntilAsync(() => downs > down, Notice, CancellationToken.None);
            if (random.Next(4) == 0) await Task.Delay(random.NextDouble() * LongestHold, time, CancellationToken.None);
            bench.Keys.Release(row, column);
            await keyboard.WaitUntilAsync(() => ups > up, downs == down ? Notice : LetGo, CancellationToken.None);
        }

        Presses++;
        if (downs != down + 1) throw new InvalidOperationException($"key {key} counted {downs - down} times");
    }

    private async Task TapAsync(byte[] uid)
    {
        var reader = Core.Devices.CardReader;
        var (told, begun, since) = (reader.HandedOn, sessions, time.GetUtcNow() - ReaderRests);
        bench.Reader.Present(uid, uid.Length == 8 ? CardKind.FeliCa : CardKind.TypeA);
        await reader.WaitUntilAsync(() => reader.HandedOn > told, Notice, CancellationToken.None);
        bench.Reader.Remove();
        await Task.Delay(LongestGap, time, CancellationToken.None);
        Taps++;
        var count = reader.HandedOn - told;
        if (count > 1 + sessions - begun) throw new InvalidOperationException($"a card was told {count} times");
        if (count == 0 && !mischief.Hit(DeviceRoles.CardReader, since)) throw new InvalidOperationException("a tap was lost");
    }

    private async Task<long> ScanAsync()
    {
        var products = Core.Station.State.Goods.ProductsByCode.Values
            .Where(it => it is { Jan: not null, MemberPrice: null, TimedPrices: null }).OrderBy(it => it.Code, StringComparer.Ordinal).ToList();
        var product = products[random.Next(products.Count)];
        var scanner = Core.Devices.Scanner;
        var told = scanner.HandedOn;
        while (scanner.HandedOn == told)
        {
            var since = time.GetUtcNow() - ReaderRests;
            await bench.Scanner.ScanAsync(product.Jan!, CancellationToken.None);
            await scanner.WaitUntilAsync(() => scanner.HandedOn > told, Notice, CancellationToken.None);
            if (scanner.HandedOn == told && !mischief.Hit(DeviceRoles.Scanner, since))
                throw new InvalidOperationException("a scan was lost");
        }

        Scans++;
        if (scanner.HandedOn != told + 1) throw new InvalidOperationException("a scan counted twice");
        return product.Price.Amount;
    }

    private sealed class WatchedKeyboard(IPosKeyboard keyboard, FaultHand hand) : IPosKeyboard
    {
        public async IAsyncEnumerable<PosKeyPress> ReadKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var key in keyboard.ReadKeysAsync(cancellationToken))
            {
                if (key.IsDown) hand.downs++;
                else hand.ups++;
                yield return key;
            }
        }
    }
}
