using System.Net;
using System.Text.Json;

namespace Appliance.Firmware.Tests.Marketing;

/// <summary>
/// Stands in for LINE on this machine and refuses what LINE refuses (Messaging API reference, "Send push message",
/// "Retry failed API requests"): a wrong token, a retry key that is no UUID, more than 5 messages, more than 5,000
/// characters; a key it has accepted is answered with 409 and not delivered again.
/// </summary>
internal sealed class LineServer : IAsyncDisposable
{
    public const string Token = "line-token";
    private readonly WebApplicationHandle web;
    private readonly HashSet<string> accepted = [];

    private LineServer(WebApplicationHandle web) => this.web = web;

    public Uri Address => web.Address;

    public List<(string To, string Text)> Delivered { get; } = [];

    /// <summary>What the next requests are answered with instead; an answer of 5xx may come after delivery.</summary>
    public Queue<(HttpStatusCode Status, bool Delivers)> Mishaps { get; } = [];

    public static async Task<LineServer> StartAsync()
    {
        LineServer? made = null;
        var handle = await WebApplicationHandle.StartAsync(context => made!.AnswerAsync(context));
        return made = new(handle);
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task AnswerAsync(Microsoft.AspNetCore.Http.HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        context.Response.StatusCode = (int)Answer(context.Request, body.RootElement);
    }

    private HttpStatusCode Answer(Microsoft.AspNetCore.Http.HttpRequest request, JsonElement body)
    {
        if (request.Path != "/v2/bot/message/push" || request.Method != "POST") return HttpStatusCode.NotFound;
        if (request.Headers.Authorization != $"Bearer {Token}") return HttpStatusCode.Unauthorized;
        var key = request.Headers["X-Line-Retry-Key"].ToString();
        if (!Guid.TryParseExact(key, "D", out _) || request.ContentType != "application/json") return HttpStatusCode.BadRequest;
        var messages = body.GetProperty("messages").EnumerateArray().ToList();
        var texts = messages.Select(it => it.GetProperty("text").GetString()!).ToList();
        if (messages.Count is 0 or > 5 || texts.Any(it => it.Length is 0 or > 5_000)) return HttpStatusCode.BadRequest;
        lock (accepted)
        {
            if (accepted.Contains(key)) return HttpStatusCode.Conflict;
            var (status, delivers) = Mishaps.TryDequeue(out var mishap) ? mishap : (HttpStatusCode.OK, true);
            if (!delivers) return status;
            accepted.Add(key);
            Delivered.Add((body.GetProperty("to").GetString()!, texts[0]));
            return status;
        }
    }
}
