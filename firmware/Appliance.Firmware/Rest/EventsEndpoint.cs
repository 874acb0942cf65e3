using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Live;

namespace Appliance.Firmware.Rest;

internal static class EventsEndpoint
{
    /// <summary>A quiet connection says something this often, so that both ends notice when it is dead.</summary>
    public static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/events", Stream).WithName("events").Needs(Access.LiveRead).WithTags("live")
            .Produces<string>(200, "text/event-stream").ProducesProblem(503)
            .WithSummary("Live changes as server-sent events: display, drawer, printer, paper, sale, journal, health, buzzer.");

    private static IResult Stream(
        LiveEvents events, TimeProvider time, IHostApplicationLifetime lifetime, HttpContext context)
    {
        var subscription = events.Listen();
        if (subscription is null)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "too-many-pages",
                $"同時に開けるページは{LiveEvents.ReaderLimit}までです。");
        }

        return TypedResults.ServerSentEvents(ReadAsync(subscription, time, lifetime.ApplicationStopping, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        LiveEvents.Subscription subscription,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted)
    {
        using (subscription)
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted))
        {
            yield return new("{}", "hello");
            while (!stop.IsCancellationRequested)
            {
                var kind = await NextAsync(subscription, time, stop.Token);
                if (kind is null) yield break;
                if (kind == "ping") yield return new("{}", "ping");
                while (subscription.Events.TryRead(out var told))
                {
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
}
