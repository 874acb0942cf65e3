using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;

namespace Appliance.Firmware.Marketing;

/// <summary>
/// Sends what waits for one channel, one message after the other, each at most once: <c>message.sending</c> is durable
/// before the first byte, and what happened after the last. A message caught in between by a power cut is told as
/// doubtful, or sent again where the other side drops what it has had.
/// </summary>
internal sealed partial class MessageSender(
    IMessageChannel channel, StationLoop station, IDocumentReader documents, TimeProvider time, ILogger<MessageSender> logger)
{
    /// <summary>How often it is looked whether something is due.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    /// <summary>Wait after the first failure to reach the other side; doubles with each.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(1);

    /// <summary>Longest such wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    /// <summary>Messages found under way at a start that are looked at.</summary>
    private const int UnderWayLimit = 1_000;

    private readonly Signal told = new();
    private TimeSpan wait = ShortestWait;
    private long heard;

    /// <summary>Which channel.</summary>
    public ContactChannel Channel => channel.Channel;

    /// <summary>Why nothing leaves, in words for the owner; null when all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Tells what was journaled: what was drawn leaves at once.</summary>
    public void Hear(JournalEntry entry)
    {
        if (entry.Data is not CampaignDrawn) return;
        Interlocked.Increment(ref heard);
        told.Tell();
    }

    /// <summary>How it goes.</summary>
    public Rounds Rounds { get; } = new($"messages-{channel.Channel.ToString().ToLowerInvariant()}", time, logger);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Rounds.RunAsync(RoundAsync, cancellationToken);
        }
        finally
        {
            await channel.CloseAsync();
        }
    }

    /// <summary>One message, or the wait for one. A store that is behind would have messages sent twice: nothing leaves.</summary>
    /// <exception cref="IOException">The store cannot be read, or is behind the journal.</exception>
    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (station.StoreFault is { } fault)
        {
            Trouble = CampaignChanges.StoreBehind.Text;
            throw new IOException($"The store is behind the journal: {fault}");
        }

        await SettleAsync(cancellationToken);
        var seen = Interlocked.Read(ref heard);
        var message = Next();
        Rounds.WentWell();
        if (message is not null) await ServeAsync(message, cancellationToken);
        else await IdleAsync(seen, cancellationToken);
    }

    private async Task IdleAsync(long seen, CancellationToken cancellationToken)
    {
        await channel.CloseAsync();
        await told.WaitUntilAsync(() => Interlocked.Read(ref heard) != seen, LookEvery, time, cancellationToken);
    }

    private MessageDocument? Next()
    {
        var due = documents.Range(
            CampaignCollections.Messages,
            CampaignCollections.MessagesDue,
            CampaignCollections.DueKey(Channel, DateTimeOffset.MinValue),
            CampaignCollections.DueKey(Channel, time.GetUtcNow().AddTicks(1)),
            1);
        return due.Count == 0 ? null : due[0];
    }

    /// <summary>Messages that were under way when the power went, or when a round failed.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var underWay = documents.Range(
            CampaignCollections.Messages, CampaignCollections.MessagesUnderWay, "", Collections.End, UnderWayLimit);
        foreach (var message in underWay.Where(it => it.Channel == Channel))
        {
            var now = time.GetUtcNow();
            var again = now - message.At < channel.SafeAgainWithin;
            await RecordAsync(
                again
                    ? new(message.CampaignId, message.MemberId, MessageFailure.Unheard, "送信の途中で止まりました", now)
                    : new(message.CampaignId, message.MemberId, MessageFailure.Doubtful, "送信の途中で止まりました。届いたかどうか分かりません"),
                cancellationToken);
        }
    }

    private async Task ServeAsync(MessageDocument message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (message.UnheardSince is { } since && now - since >= channel.SafeAgainWithin)
        {
            await RecordAsync(
                new(message.CampaignId, message.MemberId, MessageFailure.Doubtful, "届いたかどうか確かめられませんでした"),
                cancellationToken);
            return;
        }

        var day = Decider.DayOf(station.RealState, now);
        try
        {
            await channel.OpenAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            await RestAsync(exception.Message, cancellationToken);
            return;
        }

        var outcome = await station.SubmitAsync(
            reader => station.StoreFault is null
                ? CampaignChanges.Begin(reader, message.CampaignId, message.MemberId, day)
                : ChangeRequested.No(CampaignChanges.StoreBehind),
            cancellationToken);
        if (outcome.Refusal is { } refusal) await RestAsync(refusal.Text, cancellationToken);
        if (outcome.Entries.Count == 0 || outcome.Entries[^1].Data is not MessageSending sending) return;
        var delivery = await SendAsync(message, cancellationToken);
        await RecordAsync(message, sending.Attempt, delivery, cancellationToken);
        if (delivery.Kind is DeliveryKind.Blocked or DeliveryKind.Unheard)
        {
            await RestAsync(delivery.Reason, cancellationToken);
            return;
        }

        (Trouble, wait) = (null, ShortestWait);
        await Task.Delay(channel.Rest, time, cancellationToken);
    }

    private async Task<Delivery> SendAsync(MessageDocument message, CancellationToken cancellationToken)
    {
        var document = CampaignChanges.Find(documents, message.CampaignId);
        var member = MergedMembers.Living(documents, message.MemberId);
        var shop = station.RealState.Goods.Shop;
        var coupon = document is null ? null : OfferedCoupon.Of(documents, document, message);
        var ready = document is null || shop is null ? null : MessageText.Compose(document, message, member, shop, coupon);
        return ready is null ? Delivery.Refused("宛先がなくなりました") : await channel.SendAsync(ready, cancellationToken);
    }

    private Task RecordAsync(MessageDocument message, int attempt, Delivery delivery, CancellationToken cancellationToken)
    {
        var (campaign, member) = (message.CampaignId, message.MemberId);
        if (delivery.Kind == DeliveryKind.Sent)
        {
            return station.SubmitAsync(new ChangeRequested([new MessageSent(campaign, [member])]), cancellationToken);
        }

        var again = time.GetUtcNow() + CampaignLimits.WaitAfter(attempt);
        return RecordAsync(
            delivery.Kind switch
            {
                DeliveryKind.Doubtful => new(campaign, member, MessageFailure.Doubtful, delivery.Reason),
                DeliveryKind.Unheard => new(campaign, member, MessageFailure.Unheard, delivery.Reason, again),

                // The other side takes nothing of ours, which is not this message's fault: it waits as long as it is of use.
                DeliveryKind.Blocked => new(campaign, member, MessageFailure.Later, delivery.Reason, again),
                DeliveryKind.Later when attempt < CampaignLimits.Attempts =>
                    new(campaign, member, MessageFailure.Later, delivery.Reason, again),
                DeliveryKind.Later => new(
                    campaign, member, MessageFailure.Refused,
                    $"{CampaignLimits.Attempts}回試しましたが送れませんでした（{delivery.Reason}）"),
                _ => new(campaign, member, MessageFailure.Refused, delivery.Reason),
            },
            cancellationToken);
    }

    private Task RecordAsync(MessageFailed failed, CancellationToken cancellationToken) =>
        station.SubmitAsync(new ChangeRequested([failed]), cancellationToken);

    private async Task RestAsync(string reason, CancellationToken cancellationToken)
    {
        Trouble = reason;
        LogTrouble(logger, Channel, reason);
        await channel.CloseAsync();
        await Task.Delay(wait, time, cancellationToken);
        wait = wait * 2 > LongestWait ? LongestWait : wait * 2;
    }

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Messages by {Channel} wait: {Reason}")]
    private static partial void LogTrouble(ILogger logger, ContactChannel channel, string reason);
}
