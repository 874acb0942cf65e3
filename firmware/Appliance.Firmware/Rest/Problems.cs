using System.Text.Json;
using Appliance.Domain;
using Microsoft.AspNetCore.Diagnostics;

namespace Appliance.Firmware.Rest;

/// <summary>Errors as RFC 9457 problem details, each with a stable <c>code</c> and words for the user.</summary>
internal static class Problems
{
    /// <summary>A rule said no: 422.</summary>
    public static IResult Refused(Refusal refusal) =>
        Of(StatusCodes.Status422UnprocessableEntity, refusal.Code, refusal.Text);

    /// <summary>Something in the request is not as it should be: 400.</summary>
    public static IResult Invalid(string code, string detail) => Of(StatusCodes.Status400BadRequest, code, detail);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", detail);

    public static IResult Of(int status, string code, string detail) => TypedResults.Problem(
        statusCode: status, detail: detail, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });

    /// <summary>Writes what went wrong outside an endpoint.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail)
    {
        context.Response.StatusCode = status;
        return Of(status, code, detail).ExecuteAsync(context);
    }

    /// <summary>Gives an answer that the framework left empty its words.</summary>
    public static Task WriteStatusAsync(HttpContext context, int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => WriteAsync(context, status, "method-not-allowed", "この宛先では使えない操作です。"),
        StatusCodes.Status413PayloadTooLarge => WriteAsync(context, status, "request-too-large",
            $"送られたデータが大きすぎます（上限 {RestLimits.RequestBytes / 1024} KB）。"),
        StatusCodes.Status415UnsupportedMediaType => WriteAsync(context, status, "not-json", "JSON（application/json）で送ってください。"),
        _ => WriteAsync(context, status, $"http-{status}", "リクエストを処理できませんでした。"),
    };

    /// <summary>What of a request did not fit: the place in it, without the names of our own types.</summary>
    private static string WhereIn(BadHttpRequestException bad) => bad.InnerException switch
    {
        JsonException { Path.Length: > 1 } json => $"「{json.Path}」を確かめてください。",
        JsonException { LineNumber: { } line } => $"JSONの{line + 1}行目を確かめてください。",
        _ => "",
    };

    /// <summary>Turns exceptions of the framework and of the appliance into problems.</summary>
    public static Task HandleAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return exception switch
        {
            BadHttpRequestException { StatusCode: not StatusCodes.Status400BadRequest and var status } =>
                WriteStatusAsync(context, status),
            BadHttpRequestException bad =>
                WriteAsync(context, StatusCodes.Status400BadRequest, "malformed-request",
                    "リクエストの形が正しくありません。" + WhereIn(bad)),
            Station.StationStoppedException =>
                WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "stopping", "本体を終了しています。"),
            _ => WriteAsync(context, StatusCodes.Status500InternalServerError, "internal-error",
                "本体の内部でエラーが起きました。ログを確認してください。"),
        };
    }
}

/// <summary>Named limits of the REST interface.</summary>
internal static class RestLimits
{
    /// <summary>Largest body of a request, in bytes.</summary>
    public const int RequestBytes = 256 * 1024;

    /// <summary>Items of a list when the request does not say.</summary>
    public const int DefaultPage = 50;

    /// <summary>Most items of one page of a list.</summary>
    public const int LongestPage = 500;

    /// <summary>Sales one search looks at.</summary>
    public const int SearchedPerRequest = 5_000;

    /// <summary>Keys pressed by one request.</summary>
    public const int KeysPerRequest = 200;
}
