using System.Diagnostics;
using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Ports;

namespace Appliance.Benchmarks;

/// <summary>
/// What people feel: from a tap or key on the emulated wire through the real drivers to the glass; a driver's own waits
/// (debounce) are in it. Of a tap two figures are given: from the reader's answer on the wire to the name, and from the
/// card in the field to the name, with the time the reader and its polling take.
/// </summary>
internal static class LatencyBenchmark
{
    private const int WarmUp = 20;
    private const int Keys = 500;
    private const int Taps = 200;
    private static readonly byte[] Card = Convert.FromHexString("04A1B2C3D4E5F6");
    private static readonly TimeSpan Lift = TimeSpan.FromMilliseconds(300);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var counter = await BenchCounter.StartAsync();
        var taps = await TapsAsync(counter);
        return
        [
            new("key-to-operator-display-p99", (await KeysAsync(counter)).At(0.99), 20, "ms"),
            new("tap-to-name-p99", taps.Select(tap => tap.AfterAnswer).At(0.99), 20, "ms"),
            new("card-in-field-to-name-p99", taps.Select(tap => tap.Whole).At(0.99), 200, "ms"),
            new("receipt-bytes-after-commit-p99", (await ReceiptsAsync(counter)).At(0.99), 10, "ms"),
        ];
    }

    public static async Task<List<double>> KeysAsync(BenchCounter counter)
    {
        List<double> samples = [];
        for (var i = 0; i < WarmUp + Keys; i++)
        {
            var digit = RegisterKey.Digit1 + (i % 9);
            var (row, column) = KeyLayout.Default.PlaceOf(digit)!.Value;
            var time = await UntilShownAsync(
                counter.Bench.OperatorGlass,
                () => counter.Bench.Keys.Press(row, column),
                text => text[1].EndsWith((char)('1' + (i % 9))));
            var noticed = counter.Core.Devices.Keyboard.HandedOn;
            counter.Bench.Keys.Release(row, column);
            await counter.Core.Devices.Keyboard.WaitUntilAsync(
                () => counter.Core.Devices.Keyboard.HandedOn > noticed, Lift, CancellationToken.None);
            if (i >= WarmUp) samples.Add(time);
            await counter.Hand.PressAsync([RegisterKey.Clear], CancellationToken.None);
        }

        return samples;
    }

    private static async Task<List<(double Whole, double AfterAnswer)>> TapsAsync(BenchCounter counter)
    {
        List<(double Whole, double AfterAnswer)> samples = [];
        long answeredAt = 0;
        counter.Bench.ReaderWire.Transferred += (fromHost, bytes) =>
        {
            // InListPassiveTarget answered with a target: 00 00 FF LEN LCS D5 4B 01 … (PN532 user manual, 7.3.5).
            var isTarget = !fromHost && bytes.Span.IndexOf<byte>([0xD5, 0x4B, 0x01]) >= 0;
            if (isTarget) Interlocked.CompareExchange(ref answeredAt, Stopwatch.GetTimestamp(), 0);
        };
        for (var i = 0; i < WarmUp + Taps; i++)
        {
            // Keyed and voided, so that the display shows something else before each tap.
            await counter.Hand.PressAsync([RegisterKey.Digit1, RegisterKey.Department1], CancellationToken.None);
            Interlocked.Exchange(ref answeredAt, 0);
            var startedAt = Stopwatch.GetTimestamp();
            var whole = await UntilShownAsync(
                counter.Bench.CustomerGlass,
                () => counter.Bench.Reader.Present(Card, CardKind.TypeA),
                text => text[0].StartsWith("ｻﾄｳ", StringComparison.Ordinal));
            counter.Bench.Reader.Remove();
            await Task.Delay(Lift, TimeProvider.System);
            var untilAnswer = Stopwatch.GetElapsedTime(startedAt, Interlocked.Read(ref answeredAt)).TotalMilliseconds;
            if (i >= WarmUp) samples.Add((whole, whole - untilAnswer));
            await counter.Hand.PressAsync([RegisterKey.Digit1, RegisterKey.Department1, RegisterKey.Void], CancellationToken.None);
        }

        return samples;
    }

    private static async Task<List<double>> ReceiptsAsync(BenchCounter counter)
    {
        List<double> samples = [];
        TaskCompletionSource<long> left = new();
        counter.Bench.PrinterWire.Transferred += (fromHost, bytes) =>
        {
            // The first bytes of a receipt reset the printer; what is shorter is a question about its state.
            if (fromHost && bytes.Length > 16) left.TrySetResult(Stopwatch.GetTimestamp());
        };
        for (var i = 0; i < WarmUp + Taps; i++)
        {
            await counter.Core.Station.SubmitAsync(new KeyPressed(RegisterKey.Digit1), CancellationToken.None);
            await counter.Core.Station.SubmitAsync(new KeyPressed(RegisterKey.Department1), CancellationToken.None);
            left = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await counter.Core.Station.SubmitAsync(new KeyPressed(RegisterKey.Cash), CancellationToken.None);
            var committedAt = Stopwatch.GetTimestamp();
            var leftAt = await left.Task;
            if (i >= WarmUp) samples.Add(Math.Max(0, Stopwatch.GetElapsedTime(committedAt, leftAt).TotalMilliseconds));
            await counter.Core.Devices.Printer.WaitUntilAsync(
                () => counter.Core.Devices.Printer.IsIdle, TimeSpan.FromSeconds(10), CancellationToken.None);
        }

        return samples;
    }

    private static async Task<double> UntilShownAsync(
        EmulatedHd44780 glass, Action act, Func<IReadOnlyList<string>, bool> shown)
    {
        TaskCompletionSource<long> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (shown(glass.Text)) seen.TrySetResult(Stopwatch.GetTimestamp());
        }

        glass.Changed += Look;
        try
        {
            var startedAt = Stopwatch.GetTimestamp();
            act();
            Look();
            return Stopwatch.GetElapsedTime(startedAt, await seen.Task).TotalMilliseconds;
        }
        finally
        {
            glass.Changed -= Look;
        }
    }
}
