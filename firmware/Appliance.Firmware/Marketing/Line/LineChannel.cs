using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Appliance.Domain.Members;

namespace Appliance.Firmware.Marketing.Line;

/// <summary>
/// Push messages of the LINE Messaging API. Each carries its retry key: what LINE has accepted once is answered with 409
/// and not delivered again, so a message of which nothing was heard may be sent again for a day. Retry keys are for
/// timeouts and 5xx alone ("Retry failed API requests"); 4xx says that nothing was sent.
/// </summary>
/// <param name="http">To LINE, or to what stands in for it.</param>
/// <param name="address">Of the service, without a path.</param>
/// <param name="token">Channel access token.</param>
/// <param name="rest">Between two messages.</param>
/// <param name="time">The clock.</param>
internal sealed class LineChannel(HttpClient http, Uri address, string token, TimeSpan rest, TimeProvider time) : IMessageChannel
{
    /// <summary>Longest text of one message object, in UTF-16 code units.</summary>
    public const int TextLength = 5_000;

    /// <summary>Message objects in one request; only one is sent.</summary>
    public const int MessagesPerRequest = 5;

    /// <summary>How long LINE may take to answer.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A client that goes where the settings say and nowhere else: what it brings along is a secret.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public ContactChannel Channel => ContactChannel.Line;

    public TimeSpan Rest => rest;

    /// <summary>LINE remembers a key for 24 hours; an hour is left for clocks that differ.</summary>
    public TimeSpan SafeAgainWithin { get; } = TimeSpan.FromHours(23);

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CloseAsync() => Task.CompletedTask;

    public async Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Body.Length > TextLength) return Delivery.Refused($"文章が長すぎます（LINEは{TextLength}文字まで）");
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(address, "/v2/bot/message/push"))
        {
            Content = new ByteArrayContent(Body(message)),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("X-Line-Retry-Key", message.Key.ToString("D"));
        request.Content.Headers.ContentType = new("application/json");
        try
        {
            using CancellationTokenSource limit = new(AnswerLimit, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            using var answer = await http.SendAsync(request, both.Token);
            return answer.StatusCode == HttpStatusCode.TooManyRequests
                ? Delivery.Blocked(await WhyTooManyAsync(answer, both.Token))
                : Outcome(answer.StatusCode);
        }
        catch (HttpRequestException exception)
        {
            return NeverLeft(exception.HttpRequestError)
                ? Delivery.Blocked("LINEにつながりません")
                : Delivery.Unheard("LINEとの通信が途中で切れました");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Delivery.Unheard("LINEが応答しません");
        }
    }

    /// <summary>The words of LINE tell the plan's limit of a month from too many at once; they name nobody.</summary>
    private static async Task<string> WhyTooManyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var said = await answer.Content.ReadAsStringAsync(cancellationToken);
        return said.Contains("monthly limit", StringComparison.OrdinalIgnoreCase)
            ? "LINE公式アカウントの今月の送信数の上限です。プランを見直すか、来月までお待ちください"
            : "LINEへの送信が速すぎました（429）";
    }

    /// <summary>Whether the connection failed before anything was sent.</summary>
    private static bool NeverLeft(HttpRequestError error) => error
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private static Delivery Outcome(HttpStatusCode status) => status switch
    {
        // 409: LINE had accepted it before.
        HttpStatusCode.OK or HttpStatusCode.Conflict => Delivery.Sent,
        HttpStatusCode.Unauthorized => Delivery.Blocked("LINEのチャネルアクセストークンが使えません（401）。発行し直してください"),
        HttpStatusCode.Forbidden => Delivery.Blocked("LINEのプランか権限では送れません（403）"),
        HttpStatusCode.BadRequest => Delivery.Refused("LINEが宛先か文章を断りました（400）"),
        >= HttpStatusCode.InternalServerError => Delivery.Unheard($"LINE側の障害です（{(int)status}）"),
        _ => Delivery.Refused($"LINEが断りました（{(int)status}）"),
    };

    private static byte[] Body(OutgoingMessage message)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, Json))
        {
            writer.WriteStartObject();
            writer.WriteString("to", message.To);
            writer.WriteStartArray("messages");
            writer.WriteStartObject();
            writer.WriteString("type", "text");
            writer.WriteString("text", message.Body);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
