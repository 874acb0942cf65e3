using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Marketing;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Station;
using Appliance.Firmware.Tests.Core;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Campaigns;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Tests.Marketing;

/// <summary>The workers of campaigns when something breaks under them: shown, rested, gone on, and nothing done twice.</summary>
public sealed class OutreachWorkersTests : IDisposable
{
    private const string Seed = "000102030405060708090a0b0c0d0e0f";

    private readonly string folder = Directory.CreateTempSubdirectory("appliance-outreach-").FullName;
    private readonly SimulationLoop loop = new(new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero));
    private readonly ApplianceStores stores;
    private readonly UnsteadyReader documents;
    private readonly HearingOutput output = new();
    private readonly StationLoop station;
    private readonly MoodyChannel channel = new();
    private readonly Outreach outreach;

    public OutreachWorkersTests()
    {
        stores = ApplianceStores.Open(new(folder), new WatchedDisk(), ShopPreset.Cafe, () => new MemoryDocumentStore(), loop.Time);
        documents = new(stores.Documents);
        station = new(
            new(
                stores.Journal, stores.Projector, stores.Documents, NoLookup.Instance,
                StateLoader.Load(stores.Documents, NoLookup.Instance)),
            stores.OpenTraining, output, loop.Time, NullLogger<StationLoop>.Instance);
        outreach = new(station, documents, [channel], loop.Time, NullLoggerFactory.Instance);
        output.Outreach = outreach;
    }

    public void Dispose()
    {
        stores.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_worker_that_cannot_read_says_so_and_goes_on_after_its_rest() => Run(async () =>
    {
        documents.Failures = int.MaxValue;
        await BeginAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), loop.Time);
        Assert.Equal(("campaigns", "the disk is away"), (outreach.Rounds.First().Name, outreach.Rounds.First().Failure));
        Assert.Equal(CampaignState.Drawing, Campaign.State);

        documents.Failures = 0;
        await Task.Delay(Rounds.ShortestRest, loop.Time);
        await Task.Delay(MessageSender.LookEvery, loop.Time);

        Assert.All(outreach.Rounds, it => Assert.Null(it.Failure));
        Assert.Equal(CampaignState.Drawn, Campaign.State);
        Assert.Single(channel.Sent);
    });

    [Fact]
    public void The_rest_doubles_up_to_half_an_hour() => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        Rounds rounds = new("test", loop.Time, NullLogger.Instance);
        List<DateTimeOffset> tried = [];
        var running = rounds.RunAsync(
            _ =>
            {
                tried.Add(loop.Time.GetUtcNow());
                throw new InvalidOperationException("broken");
            },
            stop.Token);
        await Task.Delay(TimeSpan.FromHours(3), loop.Time);
        stop.CancelHere();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        var rests = tried.Zip(tried.Skip(1), (one, next) => (next - one).TotalMinutes).Take(7);
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], rests);
    });

    [Fact]
    public void A_start_is_heard_however_early_or_late_it_comes() => Run(async () =>
    {
        await BeginAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), loop.Time);
        Assert.Equal(CampaignState.Drawn, Campaign.State);

        // Another one half a day later: the drawer rests for hours and must be woken.
        await Task.Delay(CampaignDrawer.RestFor - TimeSpan.FromSeconds(5), loop.Time);
        await BeginAsync("C000002");
        await Task.Delay(TimeSpan.FromSeconds(1), loop.Time);
        Assert.Equal(CampaignState.Drawn, stores.Documents.Get(CampaignCollections.Campaigns, "C000002")!.State);
    });

    [Fact]
    public void A_message_on_which_the_channel_broke_is_doubtful_and_the_next_one_leaves() => Run(async () =>
    {
        channel.Breaks = 1;
        await BeginAsync(members: 2);
        await Task.Delay(TimeSpan.FromSeconds(1), loop.Time);
        Assert.Equal("the channel broke", Sender.Rounds.Failure);

        await Task.Delay(Rounds.ShortestRest, loop.Time);
        Assert.Equal(new MessageCounts(Sent: 1, Doubtful: 1), Campaign.Messages);
        Assert.Single(channel.Sent);
    });

    [Fact]
    public void Who_takes_nothing_of_ours_for_a_day_loses_no_message() => Run(async () =>
    {
        channel.Answer = Delivery.Blocked("今月の上限です");
        await BeginAsync();
        await Task.Delay(TimeSpan.FromHours(30), loop.Time);
        Assert.Equal(new MessageCounts(Waiting: 1), Campaign.Messages);
        Assert.Equal("今月の上限です", Sender.Trouble);

        channel.Answer = Delivery.Sent;
        await Task.Delay(TimeSpan.FromHours(5), loop.Time);
        Assert.Equal(new MessageCounts(Sent: 1), Campaign.Messages);
        Assert.Null(Sender.Trouble);
    });

    [Fact]
    public void What_nothing_is_heard_of_is_asked_again_only_while_the_other_side_remembers() => Run(async () =>
    {
        channel.Remembers = TimeSpan.FromHours(23);
        channel.Answer = Delivery.Unheard("応答しません");
        await BeginAsync();
        await Task.Delay(TimeSpan.FromHours(22), loop.Time);
        Assert.Equal(new MessageCounts(Waiting: 1), Campaign.Messages);
        Assert.True(channel.Sent.Count > 2);
        Assert.Single(channel.Sent.Select(it => it.Key).Distinct());

        await Task.Delay(TimeSpan.FromHours(6), loop.Time);
        Assert.Equal(new MessageCounts(Doubtful: 1), Campaign.Messages);
    });

    [Fact]
    public void A_message_that_waited_beyond_its_campaigns_window_does_not_leave() => Run(async () =>
    {
        channel.Answer = Delivery.Blocked("つながりません");
        await BeginAsync(windowDays: 3);
        await Task.Delay(TimeSpan.FromDays(4), loop.Time);

        Assert.Equal(new MessageCounts(Withdrawn: 1), Campaign.Messages);
    });

    private MessageSender Sender => outreach.Senders.Single();

    private CampaignDocument Campaign => stores.Documents.Get(CampaignCollections.Campaigns, "C000001")!;

    private void Run(Func<Task> scenario) => loop.Run(async () =>
    {
        using CancellationTokenSource stop = new();
        var running = Task.WhenAll(station.RunAsync(stop.Token), outreach.RunAsync(stop.Token));
        await scenario();
        stop.CancelHere();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    });

    private async Task BeginAsync(string id = "C000001", int members = 1, int windowDays = 30)
    {
        List<EntryData> entries = [];
        var last = station.RealState.Totals.LastMemberNumber;
        for (var number = last + 1; number <= last + members; number++)
        {
            entries.Add(new MemberRegistered($"M{number:D6}", new("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", Email: $"m{number}@example.jp"), []));
            entries.Add(new ConsentRecorded($"M{number:D6}", ConsentPurpose.Marketing, ContactChannel.Email, true, "お知らせ"));
        }

        Campaign plan = new(
            id, "秋のお礼", CampaignKind.Once, ContactChannel.Email, null, new("お礼", "{お名前}様"), null, 0, windowDays, 6_000);
        entries.AddRange([new CampaignDefined(plan), new CampaignStarted(id, Seed)]);
        await station.SubmitAsync(new ChangeRequested(entries), CancellationToken.None);
    }

    /// <summary>Reads, or fails as a disk does.</summary>
    private sealed class UnsteadyReader(IDocumentReader inner) : IDocumentReader
    {
        public int Failures { get; set; }

        public T? Get<T>(DocumentCollection<T> collection, string id)
            where T : class => Steady(inner).Get(collection, id);

        public IReadOnlyList<T> Range<T>(
            DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
            where T : class => Steady(inner).Range(collection, index, from, toExclusive, limit, descending);

        private IDocumentReader Steady(IDocumentReader reader)
        {
            if (Failures <= 0) return reader;
            Failures--;
            throw new InvalidOperationException("the disk is away");
        }
    }

    /// <summary>A way out that answers as it is told.</summary>
    private sealed class MoodyChannel : IMessageChannel
    {
        public int Breaks { get; set; }

        public Delivery Answer { get; set; } = Delivery.Sent;

        public TimeSpan Remembers { get; set; } = TimeSpan.Zero;

        public List<OutgoingMessage> Sent { get; } = [];

        public ContactChannel Channel => ContactChannel.Email;

        public TimeSpan Rest => TimeSpan.Zero;

        public TimeSpan SafeAgainWithin => Remembers;

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            if (Breaks-- > 0) throw new InvalidOperationException("the channel broke");
            Sent.Add(message);
            return Task.FromResult(Answer);
        }

        public Task CloseAsync() => Task.CompletedTask;
    }

    private sealed class HearingOutput : IStationOutput
    {
        public Outreach? Outreach { get; set; }

        public void Show(ApplianceState state)
        {
        }

        public void Do(RegisterEffect effect, JournalEntry? entry)
        {
        }

        public void Journaled(IReadOnlyList<JournalEntry> entries)
        {
            foreach (var entry in entries) Outreach?.Hear(entry);
        }
    }
}
