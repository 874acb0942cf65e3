using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Station;
using Appliance.Firmware.Tests.Core;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Loyalty;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Tests.Station;

/// <summary>What the turn of the business day brings many members, in slices.</summary>
public sealed class LoyaltyTurnTests : IDisposable
{
    private const int Members = (2 * LoyaltyTurn.SliceMembers) + 7;

    private readonly string folder = Directory.CreateTempSubdirectory("appliance-turn-").FullName;
    private readonly SimulationLoop loop = new(new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
    private readonly WatchedDisk files = new();
    private readonly ApplianceStores stores;
    private readonly StationLoop station;

    public LoyaltyTurnTests()
    {
        stores = ApplianceStores.Open(new(folder), files, ShopPreset.Cafe, () => new MemoryDocumentStore(), loop.Time);
        station = new(
            new(
                stores.Journal, stores.Projector, stores.Documents, NoLookup.Instance,
                StateLoader.Load(stores.Documents, NoLookup.Instance)),
            stores.OpenTraining, new SilentOutput(), loop.Time,
            NullLogger<StationLoop>.Instance);
    }

    public void Dispose()
    {
        stores.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(ExpiryKind.Age)]
    [InlineData(ExpiryKind.Inactivity)]
    public void Points_that_are_over_expire_in_slices_and_once(ExpiryKind kind) => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        var running = station.RunAsync(stop.Token);
        await ChangeAsync(new LoyaltyConfigured(new([], new(kind, 1))));
        await ChangeAsync([.. Numbers.Select(i => new PointsGifted(IdOf(i), i, i, new("開店記念")))]);
        LoyaltyTurn turn = new(station, loop.Time);
        await turn.RunAsync(CancellationToken.None);
        Assert.Empty(Expired);

        // A timer waits 49 days at most.
        await Task.Delay(TimeSpan.FromDays(35), loop.Time);
        await Task.Delay(TimeSpan.FromDays(35), loop.Time);
        var before = files.Flushes;
        await turn.RunAsync(CancellationToken.None);
        Assert.Equal(Members, Expired.Count);
        Assert.InRange(files.Flushes - before, 3, int.MaxValue);
        Assert.Equal(0, stores.Documents.Get(LoyaltyCollections.Shop, Collections.TheOnly)!.Points.Held);

        await new LoyaltyTurn(station, loop.Time).RunAsync(CancellationToken.None);
        Assert.Equal(Members, Expired.Count);
        stop.Cancel();
        await running;
    });

    [Fact]
    public void Ranks_that_no_longer_hold_fall_in_slices_and_the_others_stay() => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        var running = station.RunAsync(stop.Token);
        await ChangeAsync(new LoyaltyConfigured(new([], Ladder: new(RankMeasure.Visits, 12, [new("gold", "ゴールド", "ｺﾞｰﾙﾄﾞ", 1)]))));
        await ChangeAsync([.. Numbers.Select(i => new RankChanged(IdOf(i), null, "gold", 1))]);
        await new LoyaltyTurn(station, loop.Time).RunAsync(CancellationToken.None);
        var fallen = stores.Journal.Read(1).Select(entry => entry.Data).OfType<RankChanged>().Where(it => it.Rank is null).ToList();
        Assert.Equal(Numbers.Select(IdOf), fallen.Select(it => it.MemberId));
        stop.Cancel();
        await running;
    });

    private static IEnumerable<int> Numbers => Enumerable.Range(1, Members);

    private List<PointsExpired> Expired => [.. stores.Journal.Read(1).Select(entry => entry.Data).OfType<PointsExpired>()];

    private static string IdOf(int number) => $"M{number:D6}";

    private Task ChangeAsync(params EntryData[] entries) =>
        station.SubmitAsync(new ChangeRequested(entries), CancellationToken.None);

    private sealed class SilentOutput : IStationOutput
    {
        public void Show(ApplianceState state)
        {
        }

        public void Do(RegisterEffect effect, JournalEntry? entry)
        {
        }

        public void Journaled(IReadOnlyList<JournalEntry> entries)
        {
        }
    }
}
