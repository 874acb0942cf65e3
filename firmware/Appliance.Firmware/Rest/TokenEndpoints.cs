using System.ComponentModel;
using Appliance.Domain.Journal;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>Tokens for other systems, each with scopes and an end.</summary>
internal static class TokenEndpoints
{
    private const int LabelLength = 60;

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/api/v1/tokens").WithTags("security").Needs(Access.AccountsRead);
        tokens.MapGet("/", List).WithName("listTokens").Produces<TokensResponse>()
            .WithSummary("Tokens that were made and not revoked, and the scopes there are.");
        tokens.MapPost("/", MakeAsync).WithName("makeToken").Needs(Access.AccountsWrite).Produces<MadeTokenResponse>(201)
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Makes a token; it is told this once and kept nowhere.");
        tokens.MapDelete("/{id}", RevokeAsync).WithName("revokeToken").Needs(Access.AccountsWrite)
            .Produces(204).ProducesProblem(404).ProducesProblem(503);
    }

    private static IResult List(TokenDesk desk) => TypedResults.Ok(new TokensResponse(
        [.. desk.All.Select(TokenResponse.Of)], [.. Enum.GetValues<Access>().Where(TokenDesk.MayCarry)], desk.IsProvisioned));

    private static async Task<IResult> MakeAsync(
        TokenRequest request, TokenDesk desk, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        var label = request.Label.Trim();
        if (label.Length is 0 or > LabelLength)
        {
            return Problems.Invalid("label-invalid", $"何に使うトークンかを1～{LabelLength}文字で入れてください。");
        }

        if (request.Scopes.Count == 0 || !request.Scopes.All(TokenDesk.MayCarry))
        {
            return Problems.Invalid("scopes-invalid", "トークンに許す操作を1つ以上選んでください。アカウントの変更はトークンには許せません。");
        }

        var now = time.GetUtcNow();
        if (request.Until <= now || request.Until > now + TokenDesk.LongestLife)
        {
            return Problems.Invalid("until-invalid", $"期限は今より後、{TokenDesk.LongestLife.Days}日以内にしてください。");
        }

        if (desk.All.Count(token => !(token.Until <= now)) >= TokenDesk.TokenLimit)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "too-many-tokens",
                $"トークンは{TokenDesk.TokenLimit}個までです。使っていないものを取り消してください。");
        }

        var (token, outcome) = await desk.MakeAsync(
            label, request.Scopes, request.Until, Door.CallerOf(context)!, cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var granted = (AccessGranted)outcome.Entries[^1].Data;
        return TypedResults.Created($"/api/v1/tokens/{granted.TokenId}", new MadeTokenResponse(granted.TokenId, token));
    }

    private static async Task<IResult> RevokeAsync(
        string id, TokenDesk desk, StationLoop station, HttpContext context, CancellationToken cancellationToken)
    {
        if (!desk.All.Any(token => token.TokenId == id)) return Problems.NotFound("このトークンはありません。");
        var caller = Door.CallerOf(context)!;
        return await Changes.MakeAsync(
            station, null, new AccessRevoked(id, caller.Id, caller.From), () => TypedResults.NoContent(), cancellationToken);
    }
}

/// <summary>A token as it should be.</summary>
internal sealed record TokenRequest(
    [property: Description("What it is for, 1–60 characters.")] string Label,
    [property: Description("What it may do.")] IReadOnlyList<Access> Scopes,
    [property: Description("When it ends; at most 400 days from now.")] DateTimeOffset Until);

/// <summary>A token that was just made.</summary>
internal sealed record MadeTokenResponse(string Id, string Token);

/// <summary>The tokens there are.</summary>
/// <param name="Items">The oldest first.</param>
/// <param name="Scopes">What a token may carry.</param>
/// <param name="Provisioned">Whether the settings name a file with a token of every scope.</param>
internal sealed record TokensResponse(IReadOnlyList<TokenResponse> Items, IReadOnlyList<Access> Scopes, bool Provisioned);

/// <summary>A token. Itself it is never told again.</summary>
/// <param name="Id">Names it in lists and in the journal.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Scopes">What it may do; null, for those of earlier versions: everything.</param>
/// <param name="Until">When it ends; null, for those of earlier versions: never.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="By">Who made it, or null.</param>
internal sealed record TokenResponse(
    string Id, string Label, IReadOnlyList<Access>? Scopes, DateTimeOffset? Until, DateTimeOffset MadeAt, string? By)
{
    public static TokenResponse Of(AccessTokenDocument token) =>
        new(token.TokenId, token.Label, token.Scopes, token.Until, token.GrantedAt, token.By);
}
