using System.Text.Json;

namespace Appliance.Firmware.Doctor;

/// <summary>What a running appliance says of its devices.</summary>
internal static class RunningHealth
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    /// <summary>Asks <c>/healthz</c>.</summary>
    /// <returns>Role, state and words for each device.</returns>
    /// <exception cref="IOException">It does not answer.</exception>
    public static async Task<IReadOnlyList<(string Role, string State, string? Words)>> AskAsync(
        string urls, CancellationToken cancellationToken)
    {
        using HttpClient http = new() { Timeout = AnswerLimit };
        var address = urls.Split(';')[0];
        foreach (var everywhere in new[] { "://0.0.0.0", "://*", "://+" })
        {
            address = address.Replace(everywhere, "://127.0.0.1", StringComparison.Ordinal);
        }

        try
        {
            using var response = await http.GetAsync(new Uri($"{address.TrimEnd('/')}/healthz"), cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var health = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return
            [
                .. health.RootElement.GetProperty("devices").EnumerateArray().Select(device => (
                    device.GetProperty("role").GetString()!, device.GetProperty("state").GetString()!,
                    device.GetProperty("lastError").GetString())),
            ];
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException or KeyNotFoundException or UriFormatException
                || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new IOException($"The appliance runs but does not answer at {address}: {exception.Message}", exception);
        }
    }
}
