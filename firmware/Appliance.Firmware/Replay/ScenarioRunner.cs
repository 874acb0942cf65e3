using System.Globalization;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Replay;

/// <summary>
/// Plays a scenario on a whole virtual appliance in simulated time: real drivers, emulated wires, a real journal. The
/// same scenario gives the same transcript and the same journal, byte for byte.
/// </summary>
internal sealed class ScenarioRunner : IDisposable
{
    /// <summary>How much of a wait is lived through: longer than any device takes to come back.</summary>
    private static readonly TimeSpan WaitAwake = TimeSpan.FromSeconds(10);

    /// <summary>The rest is slept through in steps of this length.</summary>
    private static readonly TimeSpan WaitStep = TimeSpan.FromMinutes(1);

    private readonly Scenario scenario;
    private readonly TextWriter transcript;
    private readonly SimulationLoop loop;
    private readonly DataFolder folder;
    private readonly DiskJournalFiles files = new();
    private readonly ApplianceStores stores;
    private readonly VirtualBench bench;
    private readonly ApplianceCore core;
    private readonly VirtualCounter counter;
    private readonly VirtualFaults faults;
    private readonly ScenarioChecks checks;
    private string shown = "";
    private int printed;

    private ScenarioRunner(Scenario scenario, string dataFolder, TextWriter transcript)
    {
        (this.scenario, this.transcript) = (scenario, transcript);
        loop = new(scenario.Start);
        folder = new(dataFolder);
        SeededBytes random = new(scenario.Name);
        Span<byte> key = stackalloc byte[32];
        random.Fill(key);
        key[0] &= 0x7F; // Below the order of P-256 for certain.
        stores = ApplianceStores.Open(
            folder, files, ShopPreset.Cafe, () => new MemoryDocumentStore(), loop.Time, new DeterministicSigner(key), random.Fill);
        bench = new(loop.Time);
        core = new(stores, bench.Factories, loop.Time, NullLoggerFactory.Instance);
        counter = new(bench, core.Devices, core.Station, loop.Time);
        faults = new(bench);
        checks = new(bench, stores, folder, files);
    }

    /// <summary>Plays a scenario.</summary>
    /// <param name="scenario">What to do and expect.</param>
    /// <param name="dataFolder">An empty folder, or that of an earlier replay.</param>
    /// <param name="transcript">Gets what is done, shown and printed.</param>
    /// <exception cref="ScenarioException">Something was not as expected.</exception>
    public static void Run(Scenario scenario, string dataFolder, TextWriter transcript)
    {
        using ScenarioRunner runner = new(scenario, dataFolder, transcript);
        runner.loop.Run(runner.PlayAsync);
    }

    public void Dispose()
    {
        counter.Dispose();
        bench.Dispose();
        stores.Dispose();
    }

    private async Task PlayAsync()
    {
        using CancellationTokenSource stop = new();
        var emulators = bench.RunAsync(stop.Token);
        core.Start();
        try
        {
            await PassAsync(TimeSpan.FromSeconds(1));
            Tell();
            foreach (var step in scenario.Steps) await PlayAsync(step);
        }
        finally
        {
            await core.DisposeAsync();
            stop.CancelHere();
            try
            {
                await emulators;
            }
            catch (OperationCanceledException)
            {
                // That is how the emulated devices end.
            }
        }
    }

    private async Task PlayAsync(ScenarioStep step)
    {
        if (step.Action is ExpectDisplay or ExpectReceipt or ExpectReceiptCount or ExpectDrawer or ExpectPulses or ExpectFields
            or ExpectJournalValid)
        {
            if (checks.Difference(step.Action) is { } difference) throw new ScenarioException(scenario.Name, step.Line, difference);
            transcript.WriteLine($"          ok {step.Text}");
            return;
        }

        var clock = loop.Time.GetUtcNow().ToOffset(BusinessDay.JapanOffset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        transcript.WriteLine($"{clock}  {step.Text}");
        await DoAsync(step);
        Tell();
    }

    private Task DoAsync(ScenarioStep step)
    {
        var none = CancellationToken.None;
        return step.Action switch
        {
            TapAction tap => counter.TapAsync(tap.Uid, none),
            KeysAction keys => counter.PressAsync(keys.Keys, none),
            ScanAction scan => counter.ScanAsync(scan.Code, none),
            WaitAction wait => PassAsync(wait.Time),
            WaitUntilAction wait => PassAsync(Until(wait.Clock)),
            CloseDrawerAction => counter.CloseDrawerAsync(none),
            FaultAction fault => counter.SetFaultAsync(
                faults.Find(fault.Device, fault.Fault)
                    ?? throw new ScenarioException(
                        scenario.Name, step.Line,
                        $"there is no such fault; known: {string.Join(", ", faults.All.Select(it => $"{it.Device} {it.Name}"))}"),
                fault.Active,
                none),
            _ => throw new InvalidOperationException("This step is played by nobody."),
        };
    }

    private TimeSpan Until(TimeOnly clock)
    {
        var now = TimeOnly.FromTimeSpan(loop.Time.GetUtcNow().ToOffset(BusinessDay.JapanOffset).TimeOfDay);
        return clock - now;
    }

    /// <summary>
    /// Lets time pass. At first everything runs; a longer wait is slept through in steps, and what happens by the clock
    /// alone happens at the end of each, so that a quiet hour costs next to nothing.
    /// </summary>
    private async Task PassAsync(TimeSpan time)
    {
        var awake = time < WaitAwake ? time : WaitAwake;
        await Task.Delay(awake, loop.Time);
        for (var left = time - awake; left > TimeSpan.Zero; left -= WaitStep)
        {
            loop.Time.Sleep(left < WaitStep ? left : WaitStep);
            await core.Station.SubmitAsync(new ClockTicked(), CancellationToken.None);
        }

        await counter.SettleAsync(CancellationToken.None);
    }

    private void Tell()
    {
        var now = Glass("operator", bench.OperatorGlass.Text) + Glass("customer", bench.CustomerGlass.Text);
        if (now != shown) transcript.Write(now);
        shown = now;
        foreach (var sheet in bench.Printer.Sheets.Skip(printed))
        {
            transcript.WriteLine($"          paper {sheet.Id}");
            foreach (var line in sheet.Text.TrimEnd().Split('\n')) transcript.WriteLine(("          : " + line).TrimEnd());
        }

        printed = bench.Printer.Sheets.Count;
    }

    private static string Glass(string name, IReadOnlyList<string> rows) =>
        string.Concat(rows.Select((row, index) => $"          {(index == 0 ? name : ""),-8} |{row}|\n"));
}
