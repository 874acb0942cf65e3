using Appliance.Domain.Register;

namespace Appliance.Benchmarks;

/// <summary>Size on the wire of a receipt with ten Japanese lines and a member.</summary>
internal static class ReceiptBenchmark
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var counter = await BenchCounter.StartAsync();

        // The first sheet also holds what brings the printer into a known state; it is printed once a connection.
        await counter.Hand.PressAsync([RegisterKey.Digit1, RegisterKey.Department1, RegisterKey.Cash], CancellationToken.None);
        await counter.Hand.TapAsync(Convert.FromHexString("04A1B2C3D4E5F6"), CancellationToken.None);
        foreach (var product in counter.Core.Station.State.Goods.ProductsByCode.Values.OrderBy(it => it.Code, StringComparer.Ordinal).Take(10))
        {
            await counter.Core.Station.SubmitAsync(new CodeScanned(product.Jan!), CancellationToken.None);
        }

        await counter.Core.Station.SubmitAsync(new KeyPressed(RegisterKey.Cash), CancellationToken.None);
        await counter.Hand.SettleAsync(CancellationToken.None);
        return [new("ten-line-receipt-bytes", counter.Bench.Printer.Sheets[^1].Bytes.Length, 1_500, "bytes")];
    }
}
