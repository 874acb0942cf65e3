using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Appliance.Firmware.Marketing.Line;

/// <summary>What LINE tells a bot server (Messaging API reference, "Webhooks"): whether it comes from LINE, and what it says.</summary>
internal static class LineWebhook
{
    /// <summary>Header with the signature: Base64 of HMAC-SHA256 of the body, keyed with the channel secret.</summary>
    public const string SignatureHeader = "X-Line-Signature";

    /// <summary>Events of one request that are looked at; LINE sends fewer.</summary>
    public const int EventLimit = 200;

    private const string UserIdStart = "U";
    private const int UserIdLength = 33;

    /// <summary>Whether a body was signed with the channel secret; compared in constant time.</summary>
    public static bool IsSigned(ReadOnlySpan<byte> body, string? signature, string secret)
    {
        Span<byte> offered = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature is null || !Convert.TryFromBase64String(signature, offered, out var length) || length != offered.Length)
        {
            return false;
        }

        Span<byte> own = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, own);
        return CryptographicOperations.FixedTimeEquals(offered, own);
    }

    /// <summary>The events that concern one person and that we know what to do with; the others are passed over.</summary>
    /// <returns>In their order; null when the body is none of LINE's.</returns>
    public static IReadOnlyList<LineEvent>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (!json.RootElement.TryGetProperty("events", out var events)) return null;
            return [.. events.EnumerateArray().Take(EventLimit).Select(EventOf).OfType<LineEvent>()];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static LineEvent? EventOf(JsonElement json)
    {
        if (Text(json, "type") is not { } type || !json.TryGetProperty("source", out var source)) return null;
        if (Text(source, "userId") is not { Length: UserIdLength } user || !user.StartsWith(UserIdStart, StringComparison.Ordinal))
        {
            return null;
        }

        LineEventKind? kind = type switch
        {
            "follow" => LineEventKind.Followed,
            "unfollow" => LineEventKind.Unfollowed,
            "message" => LineEventKind.Said,
            _ => null,
        };
        if (kind is null) return null;
        var said = json.TryGetProperty("message", out var message) && Text(message, "type") == "text" ? Text(message, "text") : null;
        var at = json.TryGetProperty("timestamp", out var stamp) && stamp.TryGetInt64(out var ms)
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : DateTimeOffset.UnixEpoch;
        return new(kind.Value, user, Text(json, "webhookEventId") ?? "", at, said);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>Something a person did at LINE.</summary>
/// <param name="Kind">What.</param>
/// <param name="UserId">Who, for this account alone.</param>
/// <param name="Id">The same when LINE sends it again.</param>
/// <param name="At">When it was done.</param>
/// <param name="Text">What they wrote, or null.</param>
internal sealed record LineEvent(LineEventKind Kind, string UserId, string Id, DateTimeOffset At, string? Text);

/// <summary>What somebody did.</summary>
internal enum LineEventKind
{
    /// <summary>Added the account as a friend, or took its blocking back (友だち追加).</summary>
    Followed,

    /// <summary>Blocked it (ブロック).</summary>
    Unfollowed,

    /// <summary>Wrote to it.</summary>
    Said,
}
