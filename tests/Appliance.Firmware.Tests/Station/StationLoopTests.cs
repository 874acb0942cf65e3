using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Station;
using Appliance.Firmware.Tests.Core;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Tests.Station;

public sealed class StationLoopTests : IDisposable
{
    private static readonly KeyPressed Clear = new(RegisterKey.Clear);

    private readonly string folder = Directory.CreateTempSubdirectory("appliance-station-").FullName;
    private readonly SimulationLoop loop = new(new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
    private readonly WatchedDisk files = new();
    private readonly ApplianceStores stores;
    private readonly NotingOutput output = new();
    private readonly StationLoop station;

    public StationLoopTests()
    {
        stores = ApplianceStores.Open(new(folder), files, ShopPreset.Cafe, () => new MemoryDocumentStore(), loop.Time);
        output.Journal = stores.Journal;
        station = new(
            new(
                stores.Journal, stores.Projector, stores.Documents, NoLookup.Instance,
                StateLoader.Load(stores.Documents, NoLookup.Instance)),
            stores.OpenTraining, output, loop.Time,
            NullLogger<StationLoop>.Instance);
    }

    public void Dispose()
    {
        stores.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_waits_together_shares_one_fsync() => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        var answers = Enumerable.Range(0, 32)
            .Select(i => station.SubmitAsync(new SetUpRequested([new AccessGranted($"T{i}", $"{i:x64}", "test", "local")]), CancellationToken.None))
            .ToList();
        var before = files.Flushes;
        var running = station.RunAsync(stop.Token);
        foreach (var answer in answers) Assert.Single((await answer).Entries);

        Assert.Equal(1, files.Flushes - before);
        stop.Cancel();
        await running;
    });

    [Fact]
    public void Effects_come_only_after_the_entry_is_in_the_journal() => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        var running = station.RunAsync(stop.Token);
        foreach (var key in new[] { RegisterKey.Digit1, RegisterKey.Digit0, RegisterKey.Department1, RegisterKey.Cash })
        {
            await station.SubmitAsync(new KeyPressed(key), CancellationToken.None);
        }

        var sale = stores.Journal.LastSequence;
        Assert.Equal([(nameof(OpenDrawer), sale), (nameof(PrintPaper), sale)], output.Done);
        stop.Cancel();
        await running;
    });

    [Fact]
    public void An_input_beyond_the_limit_waits_until_there_is_room() => loop.Run(async () =>
    {
        for (var i = 0; i < StationLoop.InputLimit; i++) await station.PostAsync(Clear, CancellationToken.None);
        var waiting = station.PostAsync(Clear, CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        using CancellationTokenSource stop = new();
        var running = station.RunAsync(stop.Token);
        await waiting;
        stop.Cancel();
        await running;
    });

    [Fact]
    public void After_the_stop_inputs_are_refused_in_words() => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        var running = station.RunAsync(stop.Token);
        stop.Cancel();
        await running;

        await Assert.ThrowsAsync<StationStoppedException>(() => station.SubmitAsync(Clear, CancellationToken.None));
    });

    [Fact]
    public void An_input_that_breaks_is_answered_and_the_loop_goes_on() => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        var running = station.RunAsync(stop.Token);

        await Assert.ThrowsAsync<FormatException>(
            () => station.SubmitAsync(_ => throw new FormatException("broken"), CancellationToken.None));
        Assert.Null((await station.SubmitAsync(Clear, CancellationToken.None)).Refusal);
        stop.Cancel();
        await running;
    });

    [Fact]
    public void A_lookup_sees_what_was_handed_in_before_it() => loop.Run(async () =>
    {
        MemberRequested request = new(new("山本 太郎", "ﾔﾏﾓﾄ ﾀﾛｳ"), "cafe", null, null);
        var made = station.SubmitAsync(request, CancellationToken.None);
        string? seen = null;
        var looked = station.SubmitAsync(
            documents =>
            {
                seen = documents.Get(Appliance.Storage.Projections.Collections.Cards, "cafe")?.MemberId;
                return Clear;
            },
            CancellationToken.None);
        using CancellationTokenSource stop = new();
        var running = station.RunAsync(stop.Token);
        await made;
        await looked;

        Assert.Equal("M000004", seen);
        stop.Cancel();
        await running;
    });

    private sealed class NotingOutput : IStationOutput
    {
        public Journal? Journal { get; set; }

        public List<(string Effect, long Sequence)> Done { get; } = [];

        public void Show(ApplianceState state)
        {
        }

        public void Do(RegisterEffect effect, JournalEntry? entry) =>
            Done.Add((effect.GetType().Name, entry!.Sequence <= Journal!.LastSequence ? entry.Sequence : -1));

        public void Journaled(IReadOnlyList<JournalEntry> entries)
        {
        }
    }
}
