using System.ComponentModel;
using Appliance.Firmware.Security;

namespace Appliance.Firmware.Rest;

internal static class PairEndpoint
{
    public static void MapPair(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/pair", PairAsync).WithName("pair").OpenToAnyone().WithTags("security")
            .Produces<PairResponse>().ProducesProblem(401).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Trades the pairing code printed at the start for a token; a code is good once.");

    private static async Task<IResult> PairAsync(
        PairRequest request, TokenDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "local";
        var result = await desk.PairAsync(request.Code, from, cancellationToken);
        return result.Refusal switch
        {
            null => TypedResults.Ok(new PairResponse(result.Token!)),
            PairingRefusal.WrongCode => Problems.Of(StatusCodes.Status401Unauthorized, "pairing-code-wrong",
                "コードが違うか、もう使われています。起動時に表示された新しいリンクを開いてください。"),
            PairingRefusal.Closed => Problems.Of(StatusCodes.Status429TooManyRequests, "pairing-closed",
                "間違いが続いたため、しばらく受け付けません。1分待ってからもう一度どうぞ。"),
            PairingRefusal.NotRecorded => Problems.Of(StatusCodes.Status503ServiceUnavailable, "journal-not-writable",
                "記録装置に書き込めないため、サインインできません。空きを作ってからもう一度どうぞ。"),
            _ => throw new InvalidOperationException("This refusal has no answer."),
        };
    }
}

/// <summary>Asks for a token.</summary>
internal sealed record PairRequest([property: Description("The pairing code; case and dashes do not matter.")] string Code);

/// <summary>A token for <c>Authorization: Bearer</c>.</summary>
internal sealed record PairResponse(string Token);
