using System.Globalization;
using System.Text;
using System.Text.Json;
using Appliance.Domain.Bookings;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Bookings;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Groups;
using Appliance.Firmware.Karte;
using Appliance.Firmware.Marketing;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Replay;

/// <summary>
/// Plays a scenario on a whole appliance with emulated devices: real drivers, a real journal. On emulated wires in
/// simulated time the same scenario gives the same transcript and the same journal, byte for byte; on real wires in real
/// time the same journal but for instants and what follows from them.
/// </summary>
internal sealed class ScenarioRunner : IDisposable
{
    /// <summary>What is not lived through of a wait is slept through in steps of this length.</summary>
    private static readonly TimeSpan WaitStep = TimeSpan.FromMinutes(1);

    private const string ConsentWording = "お客様の同意をいただきました。";

    /// <summary>From one look at a device on a real wire to the next.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(10);

    private const string Owner = "01";
    private const string Imports = "/members/imports";

    /// <summary>Looks at an import until it is given up.</summary>
    private const int ImportLooks = 3_000;

    private readonly Scenario scenario;
    private readonly TextWriter transcript;
    private readonly ScenarioStage stage;
    private readonly DataFolder folder;
    private readonly DiskJournalFiles files = new();
    private readonly SeededBytes random;
    private readonly byte[] signingKey = new byte[32];
    private readonly VirtualFaults faults;
    private Powered appliance;
    private string shown = "";
    private readonly List<string> rows = [];
    private string? refused;
    private ConsoleAnswer? answer;
    private string? import;
    private int printed;

    private ScenarioRunner(Scenario scenario, string dataFolder, TextWriter transcript, ScenarioStage stage)
    {
        (this.scenario, this.transcript, this.stage) = (scenario, transcript, stage);
        folder = new(dataFolder);
        random = new(scenario.Name);
        random.Fill(signingKey);
        signingKey[0] &= 0x7F; // Below the order of P-256 for certain.
        faults = new(stage.Bench);
        appliance = PowerUp();
    }

    /// <summary>Plays a scenario in simulated time.</summary>
    /// <param name="scenario">What to do and expect.</param>
    /// <param name="dataFolder">An empty folder, or that of an earlier replay.</param>
    /// <param name="transcript">Gets what is done, shown and printed.</param>
    /// <returns>The text of every paper that was cut, in order.</returns>
    /// <exception cref="ScenarioException">Something was not as expected.</exception>
    public static IReadOnlyList<string> Run(Scenario scenario, string dataFolder, TextWriter transcript)
    {
        SimulationLoop loop = new(scenario.Start);
        using ScenarioRunner runner = new(scenario, dataFolder, transcript, ScenarioStage.Simulated(loop));
        loop.Run(runner.PlayAsync);
        return [.. runner.stage.Ends.Printer.Sheets.Select(sheet => sheet.Text)];
    }

    /// <summary>Plays a scenario in real time.</summary>
    /// <exception cref="ScenarioException">Something was not as expected, and did not come about.</exception>
    public static async Task RunAsync(Scenario scenario, string dataFolder, TextWriter transcript, ScenarioStage stage)
    {
        using ScenarioRunner runner = new(scenario, dataFolder, transcript, stage);
        await runner.PlayAsync();
    }

    public void Dispose()
    {
        appliance.Console.Dispose();
        appliance.Counter.Dispose();
        stage.Bench.Dispose();
        appliance.Stores.Dispose();
    }

    private Powered PowerUp()
    {
        var stores = ApplianceStores.Open(
            folder, files, ShopPreset.Find(scenario.Shop)!, () => new MemoryDocumentStore(), stage.Time,
            new DeterministicSigner(signingKey), random.Fill);
        ApplianceCore core = new(stores, stage.Factories, stage.Time, NullLoggerFactory.Instance);
        return new(
            stores,
            core,
            new(stage.Ends, core.Devices, core.Station, stage.Time, stage.Patience),
            new(stage.Ends, stores, folder, files),
            new(stores, core, stage.Time));
    }

    private async Task PlayAsync()
    {
        using CancellationTokenSource stop = new();
        var emulators = stage.Bench.RunAsync(stop.Token);
        appliance.Core.Start();
        try
        {
            await BeginAsync();
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
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // That is how the emulated devices end; on a real wire also when the appliance has closed its end.
            }
        }
    }

    /// <summary>Devices come to life; on real wires, until each is there.</summary>
    private async Task BeginAsync()
    {
        if (stage.Patience is { } patience)
        {
            foreach (var worker in appliance.Core.Devices.All)
            {
                if (!await worker.WaitUntilAsync(() => worker.State == DeviceState.Online, patience, CancellationToken.None))
                    throw new ScenarioException(scenario.Name, 0, $"{worker.Role} is {worker.State}: {worker.LastError}");
            }
        }

        await PassAsync(TimeSpan.FromSeconds(1));
    }

    /// <summary>
    /// Nothing is finished or put away: only the journal is left. What is derived from it is made anew, and what the
    /// counter had in mind is gone.
    /// </summary>
    private async Task RestartAsync()
    {
        await appliance.Core.DisposeAsync();
        appliance.Console.Dispose();
        appliance.Counter.Dispose();
        appliance.Stores.Dispose();
        appliance = PowerUp();
        appliance.Core.Start();
        await BeginAsync();
        await PassAsync(stage.WaitAwake);
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

    private async Task DefineAsync(ScenarioStep step, DefineAction define)
    {
        try
        {
            EntryData entry = define.What switch
            {
                "loyalty" => new LoyaltyConfigured(ScenarioJson.Read<LoyaltyRules>(define.Json)),
                "coupon" => new CouponDefined(ScenarioJson.Read<Coupon>(define.Json)),
                "service" => new BookedServiceDefined(ScenarioJson.Read<BookedService>(define.Json)),
                _ => new ProductDefined(ScenarioJson.Read<Product>(define.Json)),
            };
            await appliance.Core.Station.SubmitAsync(new SetUpRequested([entry]), CancellationToken.None);
        }
        catch (JsonException exception)
        {
            throw new ScenarioException(scenario.Name, step.Line, exception.Message, exception);
        }
    }

    private Task GiveAsync(GiveAction give) => appliance.Core.Station.SubmitAsync(
        reader =>
        {
            var held = reader.Get(Collections.Members, give.MemberId)!.Points;
            return new ChangeRequested(
            [
                give.Points > 0
                    ? new PointsGifted(give.MemberId, give.Points, held + give.Points, new(give.Reason))
                    : new PointsCorrected(give.MemberId, give.Points, held + give.Points, new(give.Reason)),
            ]);
        },
        CancellationToken.None);

    private Task ChangeRosterAsync(EntryData entry) =>
        appliance.Core.Station.SubmitAsync(_ => new ChangeRequested([entry]), CancellationToken.None);

    private EntryData EntryOf(CardAction card)
    {
        var hasher = appliance.Stores.CardHasher;
        var hash = hasher.Hash(card.Card);
        return card.Next is { } next
            ? new CardAdded(card.MemberId, hasher.Hash(next), hash)
            : new CardBlocked(card.MemberId, hash, CardTrouble.Lost);
    }

    private DateOnly Today => Decider.DayOf(appliance.Core.Station.RealState, stage.Time.GetUtcNow());

    /// <summary>A campaign is planned, and begun when it may be.</summary>
    private async Task StartAsync(Campaign plan)
    {
        await ChangeAsync(documents => CampaignChanges.Define(documents, plan));
        if (refused is not null) return;
        var seed = new byte[Lot.SeedBytes];
        random.Fill(seed);
        await ChangeAsync(documents => CampaignChanges.Start(
            documents, CampaignChanges.All(documents)[^1].Campaign.Id, Convert.ToHexStringLower(seed), Today));
    }

    /// <summary>What is asked for from the console.</summary>
    private async Task ChangeAsync(Func<IDocumentReader, ChangeRequested> change)
    {
        var outcome = await appliance.Core.Station.SubmitAsync(change, CancellationToken.None);
        if (outcome.Refusal is { } refusal) transcript.WriteLine($"          no {refusal.Code}: {refusal.Text}");
        refused = outcome.Refusal?.Code;
    }

    private async Task DefineAsync(ScenarioStep step, SegmentAction segment)
    {
        var station = appliance.Core.Station;
        if (ConditionReader.Read(segment.Condition, ShopWords.Of(station.RealState.Goods, appliance.Stores.Documents), out var error) is not { } condition)
            throw new ScenarioException(scenario.Name, step.Line, $"the condition is not understood at {error!.At}: {error.Text}");
        var known = appliance.Stores.Documents.Range(
            GroupsCollections.Segments, GroupsCollections.SegmentsById, "", Collections.End, SegmentProjectionLimits.Segments);
        SegmentDefined defined = new($"G{known.Count + 1:D4}", segment.Name, condition);
        await station.SubmitAsync(new SetUpRequested([defined]), CancellationToken.None);
    }

    /// <summary>What a device on a real wire was told may still be on its way when the appliance has nothing left to do.</summary>
    private async Task<string?> DifferenceAsync(Expectation expectation)
    {
        var startedAt = stage.Time.GetTimestamp();
        while (appliance.Checks.Difference(expectation) is { } difference)
        {
            if (stage.Patience is not { } patience || stage.Time.GetElapsedTime(startedAt) > patience) return difference;
            await Task.Delay(LookAgain, stage.Time);
        }

        return null;
    }

    private async Task PlayAsync(ScenarioStep step)
    {
        if (step.Action is Expectation expectation)
        {
            var found = expectation switch
            {
                ExpectRefusal no => no.Code == refused ? null : $"refusal: expected {no.Code}, found {refused ?? "none"}",
                ExpectAnswer told => answer is null ? "nothing was asked for in the console yet" : answer.Difference(told.Texts),
                ExpectPage page => (await appliance.Console.AskAsync(page.StaffId, "GET", page.Path)).Difference(page.Texts),
                ExpectNoPage shut => (await appliance.Console.AskAsync(shut.StaffId, "GET", shut.Path)).Code is var code && code == shut.Code
                    ? null
                    : $"{shut.Path}: expected {shut.Code}, found {code ?? "the page"}",
                _ => await DifferenceAsync(expectation),
            };
            if (found is { } difference) throw new ScenarioException(scenario.Name, step.Line, difference);
            transcript.WriteLine($"          ok {step.Text}");
            return;
        }

        var clock = stage.Time.GetUtcNow().ToOffset(BusinessDay.JapanOffset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
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
            DefineAction define => DefineAsync(step, define),
            GiveAction give => GiveAsync(give),
            MemberPinAction pin => appliance.Core.Station.SubmitAsync(
                new ChangeRequested([new MemberPinSet(pin.MemberId, appliance.Stores.CardHasher.HashPin(pin.MemberId, pin.Pin))]), none),
            RosterAction roster => ChangeRosterAsync(roster.Entry),
            CardAction card => ChangeRosterAsync(EntryOf(card)),
            ConsentAction said => ChangeAsync(_ => new(
                [new ConsentRecorded(said.MemberId, said.Purpose, said.Channel, said.Given, ConsentWording)])),
            CampaignAction campaign => StartAsync(campaign.Campaign),
            CampaignStopAction stop => ChangeAsync(documents => CampaignChanges.Stop(documents, stop.CampaignId)),
            AlertAction alert => ChangeAsync(
                documents => AlertChanges.Write(documents, alert.MemberId, alertId: null, alert.Note, by: null)),
            SegmentAction segment => DefineAsync(step, segment),
            HandoverAction left => ChangeAsync(
                documents => KarteChanges.HandOver(documents, left.MemberId, left.Note, by: null)),
            BookAction book => ChangeAsync(documents => BookingChanges.Make(
                documents, new(book.MemberId, null, book.Service, book.Slot, null), Today, by: null)),
            ClockAction clock => ShiftAsync(clock.By),
            RestartAction => RestartAsync(),
            SendAction sent => SendAsync(sent),
            FileRowAction row => Keep(row),
            ImportAction kind => ImportAsync(kind.Kind),
            ImportStartAction => StartImportAsync(step),
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

    private Task ShiftAsync(TimeSpan by)
    {
        stage.Shift(by);
        return PassAsync(TimeSpan.FromSeconds(1));
    }

    private async Task SendAsync(SendAction sent) => Told(await appliance.Console.AskAsync(
        sent.StaffId, sent.Method, sent.Path, sent.Json is null ? null : Encoding.UTF8.GetBytes(sent.Json)));

    private Task Keep(FileRowAction row)
    {
        rows.Add(row.Text);
        return Task.CompletedTask;
    }

    /// <summary>Hands the rows in, leaves the columns as proposed and tries the file; the answer is what came of that.</summary>
    private async Task ImportAsync(string kind)
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => row + "\r\n")));
        rows.Clear();
        Told(await appliance.Console.AskAsync(Owner, "POST", $"{Imports}?kind={kind}", file, "text/csv"));
        if (!answer!.IsGood) return;
        import = answer.Find("id");
        using var plan = JsonDocument.Parse(answer.Text);
        var fields = plan.RootElement.GetProperty("columns").EnumerateArray().Select(it => it.GetProperty("field").GetString());
        Told(await appliance.Console.AskAsync(
            Owner, "POST", $"{Imports}/{import}/check", JsonSerializer.SerializeToUtf8Bytes(new { fields }, JsonSerializerOptions.Web)));
    }

    private async Task StartImportAsync(ScenarioStep step)
    {
        Told(await appliance.Console.AskAsync(Owner, "POST", $"{Imports}/{import}/start"));
        if (!answer!.IsGood) return;
        for (var looks = 0; answer.Find("state") is "staging" or "settling"; looks++)
        {
            if (looks == ImportLooks) throw new ScenarioException(scenario.Name, step.Line, "the import does not come to an end");
            await Task.Delay(LookAgain, stage.Time);
            answer = await appliance.Console.AskAsync(Owner, "GET", $"{Imports}/{import}");
        }
    }

    private void Told(ConsoleAnswer told)
    {
        (answer, refused) = (told, told.Code);
        if (!told.IsGood) transcript.WriteLine($"          no {told.Code}: {told.Detail}");
    }

    private TimeSpan Until(TimeOnly clock)
    {
        var now = TimeOnly.FromTimeSpan(stage.Time.GetUtcNow().ToOffset(BusinessDay.JapanOffset).TimeOfDay);
        return clock - now;
    }

    /// <summary>
    /// Lets time pass. At first everything runs; a longer wait is slept through in steps, and what happens by the clock
    /// alone happens at the end of each, so that a quiet hour costs next to nothing.
    /// </summary>
    private async Task PassAsync(TimeSpan time)
    {
        var awake = time < stage.WaitAwake ? time : stage.WaitAwake;
        await Task.Delay(awake, stage.Time);
        for (var left = time - awake; left > TimeSpan.Zero; left -= WaitStep)
        {
            stage.Sleep(left < WaitStep ? left : WaitStep);
            await appliance.Core.Station.SubmitAsync(new ClockTicked(), CancellationToken.None);
        }

        await appliance.Counter.SettleAsync(CancellationToken.None);
    }

    private void Tell()
    {
        var now = Glass("operator", stage.Ends.OperatorText()) + Glass("customer", stage.Ends.CustomerText());
        if (now != shown) transcript.Write(now);
        shown = now;
        foreach (var sheet in stage.Ends.Printer.Sheets.Skip(printed))
        {
            transcript.WriteLine($"          paper {sheet.Id}");
            foreach (var line in sheet.Text.TrimEnd().Split('\n')) transcript.WriteLine(("          : " + line).TrimEnd());
        }

        printed = stage.Ends.Printer.Sheets.Count;
    }

    private static string Glass(string name, IReadOnlyList<string> rows) =>
        string.Concat(rows.Select((row, index) => $"          {(index == 0 ? name : ""),-8} |{row}|\n"));

    /// <summary>The appliance from one coming of the power to its going; the devices around it keep theirs.</summary>
    private sealed record Powered(
        ApplianceStores Stores, ApplianceCore Core, VirtualCounter Counter, ScenarioChecks Checks, ScenarioConsole Console);
}
