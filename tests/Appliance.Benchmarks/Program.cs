using Appliance.Benchmarks;

// dotnet run -c Release --project tests/Appliance.Benchmarks -- [NAME…] [SEED] [small]
// Prints one line a figure and writes all of them as CSV. A figure that misses its goal is reported, never removed.
(string Name, Func<Task<IReadOnlyList<Figure>>> Measure)[] benchmarks =
[
    ("commit", SaleCommitBenchmark.MeasureAsync),
    ("group-commit", GroupCommitBenchmark.MeasureAsync),
    ("latency", LatencyBenchmark.MeasureAsync),
    ("receipt", ReceiptBenchmark.MeasureAsync),
    ("wire", WireBenchmark.MeasureAsync),
    ("idle", IdleBenchmark.MeasureAsync),
    ("faults", () => FaultsBenchmark.MeasureAsync(args)),
    ("cashier", CashierBenchmark.MeasureAsync),
    ("z", ClosingBenchmark.MeasureAsync),
    ("million", MillionSalesBenchmark.MeasureAsync),
    ("rfm", () => RfmBenchmark.MeasureAsync(args)),
    ("console", () => ConsoleBenchmark.MeasureAsync(args)),
    ("segments", () => SegmentsBenchmark.MeasureAsync(args)),
    ("roster", () => RosterBenchmark.MeasureAsync(args)),
];

var chosen = args.Length == 0 ? benchmarks : [.. benchmarks.Where(benchmark => args.Contains(benchmark.Name))];
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"There is no such benchmark. Known: {string.Join(" ", benchmarks.Select(it => it.Name))}");
    return 2;
}

List<Figure> figures = [];
foreach (var (name, measure) in chosen)
{
    Console.Error.WriteLine($"measuring {name} …");
    var measured = await measure();
    figures.AddRange(measured);
    foreach (var figure in measured) Console.WriteLine(figure);
}

Console.Error.WriteLine($"written to {FigureFile.Write(figures)}");
return 0;
