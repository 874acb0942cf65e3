using System.Security.Cryptography;

namespace Appliance.Firmware.Rest;

/// <summary>
/// Honours <c>Idempotency-Key</c> on every POST: the same key with the same body gives the first answer again, without
/// doing it twice; of strangers none is remembered. Kept in memory; what must survive a restart also carries its key into the journal.
/// </summary>
internal sealed class Idempotency(TimeProvider time)
{
    /// <summary>Longest key.</summary>
    public const int KeyLength = 200;

    /// <summary>Answers remembered; the oldest is forgotten.</summary>
    public const int AnswerLimit = 1_000;

    /// <summary>How long an answer is remembered.</summary>
    public static readonly TimeSpan AnswerAge = TimeSpan.FromHours(24);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Remembered> answers = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (!HttpMethods.IsPost(context.Request.Method) || key.Length == 0 || Door.CallerOf(context) is not { } caller)
        {
            await next(context);
            return;
        }

        if (key.Length > KeyLength)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "idempotency-key-too-long",
                $"Idempotency-Key は{KeyLength}文字までです。");
            return;
        }

        var body = await HashBodyAsync(context.Request);
        var name = $"{caller.Id} {context.Request.Path} {key}";
        var (remembered, isFirst) = Remember(name, body);
        if (isFirst) await AnswerFirstAsync(context, next, name, remembered);
        else await AnswerAgainAsync(context, remembered, body);
    }

    private static async Task<string> HashBodyAsync(HttpRequest request)
    {
        request.EnableBuffering();
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted));
        request.Body.Position = 0;
        return hash;
    }

    private static async Task AnswerAgainAsync(HttpContext context, Remembered remembered, string body)
    {
        if (!string.Equals(remembered.BodyHash, body, StringComparison.Ordinal))
        {
            await Problems.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused",
                "この Idempotency-Key は別の内容で使われています。新しいキーで送ってください。");
            return;
        }

        var answer = await remembered.Answer.Task.WaitAsync(context.RequestAborted);
        if (answer is null)
        {
            await Problems.WriteAsync(context, StatusCodes.Status409Conflict, "first-attempt-failed",
                "最初のリクエストが完了しませんでした。もう一度送ってください。");
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private async Task AnswerFirstAsync(HttpContext context, RequestDelegate next, string name, Remembered remembered)
    {
        var outer = context.Response.Body;
        using MemoryStream copy = new();
        context.Response.Body = copy;
        var finished = false;
        try
        {
            await next(context);
            finished = context.Response.StatusCode < StatusCodes.Status500InternalServerError;
        }
        finally
        {
            context.Response.Body = outer;
            if (!finished) Forget(name);
            remembered.Answer.TrySetResult(
                finished ? new(context.Response.StatusCode, context.Response.ContentType, copy.ToArray()) : null);
        }

        await outer.WriteAsync(copy.ToArray(), context.RequestAborted);
    }

    private (Remembered Remembered, bool IsFirst) Remember(string name, string bodyHash)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (order.TryPeek(out var oldest)
                && (!answers.TryGetValue(oldest, out var old) || order.Count > AnswerLimit || now - old.At > AnswerAge))
            {
                answers.Remove(order.Dequeue());
            }

            if (answers.TryGetValue(name, out var known)) return (known, false);
            Remembered made = new(bodyHash, now);
            answers[name] = made;
            order.Enqueue(name);
            return (made, true);
        }
    }

    private void Forget(string name)
    {
        lock (gate) answers.Remove(name);
    }

    private sealed record Answer(int Status, string? ContentType, byte[] Body);

    private sealed record Remembered(string BodyHash, DateTimeOffset At)
    {
        public TaskCompletionSource<Answer?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
