using System.Globalization;
using Appliance.Domain.Journal;
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
    private readonly SeededBytes random;
    private readonly byte[] signingKey = new byte[32];
    private readonly VirtualBench bench;
    private readonly VirtualFaults faults;
    private Powered appliance;
    private string shown = "";
    private int printed;

    private ScenarioRunner(Scenario scenario, string dataFolder, TextWriter transcript)
    {
        (this.scenario, this.transcript) = (scenario, transcript);
        loop = new(scenario.Start);
        folder = new(dataFolder);
        random = new(scenario.Name);
        random.Fill(signingKey);
        signingKey[0] &= 0x7F; // Below the order of P-256 for certain.
        bench = new(loop.Time);
        faults = new(bench);
        appliance = PowerUp();
    }

    /// <summary>Plays a scenario.</summary>
    /// <param name="scenario">What to do and expect.</param>
    /// <param name="dataFolder">An empty folder, or that of an earlier replay.</param>
    /// <param name="transcript">Gets what is done, shown and printed.</param>
    /// <returns>The text of every paper that was cut, in order.</returns>
    /// <exception cref="ScenarioException">Something was not as expected.</exception>
    public static IReadOnlyList<string> Run(Scenario scenario, string dataFolder, TextWriter transcript)
    {
        using ScenarioRunner runner = new(scenario, dataFolder, transcript);
        runner.loop.Run(runner.PlayAsync);
        return [.. runner.bench.Printer.Sheets.Select(sheet => sheet.Text)];
    }

    public void Dispose()
    {
        appliance.Counter.Dispose();
        bench.Dispose();
        appliance.Stores.Dispose();
    }

    private Powered PowerUp()
    {
        var stores = ApplianceStores.Open(
            folder, files, ShopPreset.Find(scenario.Shop)!, () => new MemoryDocumentStore(), loop.Time,
            new DeterministicSigner(signingKey), random.Fill);
        ApplianceCore core = new(stores, bench.Factories, loop.Time, NullLoggerFactory.Instance);
        return new(stores, core, new(bench, core.Devices, core.Station, loop.Time), new(bench, stores, folder, files));
    }

    private async Task PlayAsync()
    {
        using CancellationTokenSource stop = new();
        var emulators = bench.RunAsync(stop.Token);
        appliance.Core.Start();
        try
        {
            await PassAsync(TimeSpan.FromSeconds(1));
            Tell();
            foreach (var step in scenario.Steps) await PlayAsync(step);
        }
        finally
        {
            await appliance.Core.DisposeAsync();
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

    /// <summary>
    /// Nothing is finished or put away: only the journal is left. What is derived from it is made anew, and what the
    /// counter had in mind is gone.
    /// </summary>
    private async Task RestartAsync()
    {
        await appliance.Core.DisposeAsync();
        appliance.Counter.Dispose();
        appliance.Stores.Dispose();
        appliance = PowerUp();
        appliance.Core.Start();
        await PassAsync(WaitAwake);
    }

    private async Task SetStaffAsync(ScenarioStep step, StaffAction staff)
    {
        var station = appliance.Core.Station;
        if (!station.State.People.TryGetValue(staff.StaffId, out var person))
        {
            var known = string.Join(" ", station.State.People.Keys);
            throw new ScenarioException(scenario.Name, step.Line, $"nobody has the number {staff.StaffId}; known: {known}");
        }

        var hasher = appliance.Stores.CardHasher;
        StaffRegistered registered = new(
            person.StaffId, person.Name, person.Role,
            staff.Pin is null ? null : hasher.HashPin(person.StaffId, staff.Pin),
            staff.Card is null ? null : [hasher.Hash(staff.Card)]);
        await station.SubmitAsync(new SetUpRequested([registered]), CancellationToken.None);
    }

    private async Task PlayAsync(ScenarioStep step)
    {
        if (step.Action is Expectation expectation)
        {
            if (appliance.Checks.Difference(expectation) is { } difference) throw new ScenarioException(scenario.Name, step.Line, difference);
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
        var (counter, none) = (appliance.Counter, CancellationToken.None);
        return step.Action switch
        {
            TapAction tap => counter.TapAsync(tap.Uid, none),
            KeysAction keys => counter.PressAsync(keys.Keys, none),
            ScanAction scan => counter.ScanAsync(scan.Code, none),
            WaitAction wait => PassAsync(wait.Time),
            WaitUntilAction wait => PassAsync(Until(wait.Clock)),
            CloseDrawerAction => counter.CloseDrawerAsync(none),
            UnlockDrawerAction => counter.UnlockDrawerAsync(none),
            StaffAction staff => SetStaffAsync(step, staff),
            RestartAction => RestartAsync(),
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
            await appliance.Core.Station.SubmitAsync(new ClockTicked(), CancellationToken.None);
        }

        await appliance.Counter.SettleAsync(CancellationToken.None);
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

    /// <summary>The appliance from one coming of the power to its going; the devices around it keep theirs.</summary>
    private sealed record Powered(
        ApplianceStores Stores, ApplianceCore Core, VirtualCounter Counter, ScenarioChecks Checks);
}
