using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Live;
using Appliance.Firmware.Security;

namespace Appliance.Firmware.Rest;

internal static class EventsEndpoint
{
    /// <summary>A quiet connection says something this often, so that both ends notice when it is dead.</summary>
    public static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/events", Stream).WithName("events").Needs(Access.LiveRead).WithTags("live")
            .Produces<string>(200, "text/event-stream").ProducesProblem(503)
            .WithSummary("Live changes as server-sent events: display, drawer, printer, paper, key, sale, journal, health, buzzer.");

    private static IResult Stream(
        LiveEvents events, TimeProvider time, Sessions sessions, IHostApplicationLifetime lifetime, HttpContext context)
    {
        var caller = Door.CallerOf(context)!;
        var subscription = events.Listen();
        if (subscription is null)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "too-many-pages",
                $"同時に開けるページは{LiveEvents.ReaderLimit}までです。");
        }

        return TypedResults.ServerSentEvents(
            ReadAsync(new(subscription, caller, sessions), time, lifetime.ApplicationStopping, context.RequestAborted));
    }

    /// <summary>What an event tells, as an area; null: nothing that not everybody may know.</summary>
    private static Access? AreaOf(string kind) => kind switch
    {
        "sale" => Access.SalesRead,
        "display" or "drawer" or "printer" or "paper" or "buzzer" or "key" => Access.CounterRead,
        _ => null,
    };

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Listener listener,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted)
    {
        var subscription = listener.Subscription;
        using (subscription)
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted, listener.Ended))
        {
            yield return new("{}", "hello");
            while (!stop.IsCancellationRequested)
            {
                var kind = await NextAsync(subscription, time, stop.Token);
                if (kind is null || !listener.MayListen) yield break;
                if (kind == "ping") yield return new("{}", "ping");
                while (subscription.Events.TryRead(out var told))
                {
                    if (AreaOf(told.Kind) is { } area && !listener.Caller.Has(area)) continue;
                    yield return new(JsonSerializer.Serialize(told.Data, JsonSerializerOptions.Web), told.Kind);
                }
            }
        }
    }

    private static async Task<string?> NextAsync(LiveEvents.Subscription subscription, TimeProvider time, CancellationToken stop)
    {
        try
        {
            await subscription.Events.WaitToReadAsync(stop).AsTask().WaitAsync(PingEvery, time, stop);
            return "news";
        }
        catch (TimeoutException)
        {
            return "ping";
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Who listens. A session that ends takes its streams with it.</summary>
    private sealed record Listener(LiveEvents.Subscription Subscription, Caller Caller, Sessions Sessions)
    {
        public CancellationToken Ended => Caller is PersonCalling person ? person.Session.Ended : CancellationToken.None;

        public bool MayListen => Caller is not PersonCalling person || Sessions.GoesOn(person.Session);
    }
}
