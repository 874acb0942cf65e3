using Appliance.Domain.Staff;
using Appliance.Firmware.Roster.Import;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Firmware.Rest;

/// <summary>Moving in: a file of members is handed in, its columns are mapped, it is tried, then taken over.</summary>
internal static class MemberImportEndpoints
{
    public static void MapMemberImports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members/imports").WithTags("members").Needs(Access.MembersDispose);
        group.MapPost("/", TakeAsync).WithName("takeImport")
            .Accepts<string>("text/csv").Produces<ImportPlan>()
            .ProducesProblem(413).ProducesProblem(422)
            .WithMetadata(new RequestSizeLimitAttribute(ImportDesk.FileBytes))
            .WithSummary("A CSV of members, or of what they bought before, in UTF-8, UTF-16 or Shift_JIS, its columns in any order; nothing is changed.");
        group.MapPost("/{id}/check", Check).WithName("checkImport").Produces<ImportCheck>().ProducesProblem(400).ProducesProblem(422)
            .WithSummary("Reads the whole file by a mapping and tells every problem by line and column; nothing is changed.");
        group.MapPost("/{id}/start", Start).WithName("startImport").Produces<ImportProgress>(202).ProducesProblem(422)
            .WithSummary("Takes the checked file over, whole or not at all; it goes on when the request has ended.");
        group.MapGet("/{id}", Progress).WithName("getImport").Produces<ImportProgress>().ProducesProblem(404);
        group.MapDelete("/{id}", Forget).WithName("forgetImport").Produces(204).ProducesProblem(422);
    }

    private static async Task<IResult> TakeAsync(
        HttpRequest request, ImportDesk desk, CancellationToken cancellationToken,
        [FromQuery, System.ComponentModel.Description("members (default), or sales: what members bought before.")] string? kind = null)
    {
        if (!Enum.TryParse<ImportKind>(kind ?? "members", ignoreCase: true, out var of)) return Problems.Invalid("kind-unknown", "kind は members か sales です。");
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellationToken);
        var (plan, refusal) = desk.Take(body.ToArray(), of);
        return refusal is null ? TypedResults.Ok(plan) : Problems.Refused(refusal);
    }

    private static IResult Check(string id, ImportMapping mapping, ImportDesk desk)
    {
        var (check, refusal) = desk.Check(id, mapping.Fields);
        return refusal is null ? TypedResults.Ok(check) : Problems.Refused(refusal);
    }

    private static IResult Start(string id, ImportDesk desk, HttpContext context) =>
        desk.Start(id, Authors.Reader(context)) is { } refusal
            ? Problems.Refused(refusal)
            : TypedResults.Accepted($"/api/v1/members/imports/{id}", desk.Progress(id));

    private static IResult Progress(string id, ImportDesk desk) =>
        desk.Progress(id) is { } progress ? TypedResults.Ok(progress) : Problems.NotFound("このファイルはもうありません。");

    private static IResult Forget(string id, ImportDesk desk) =>
        desk.Forget(id) is { } refusal ? Problems.Refused(refusal) : TypedResults.NoContent();
}

/// <summary>What each column of a file is.</summary>
/// <param name="Fields">For each column, in order, the name of its field, or null for one that is not taken over.</param>
internal sealed record ImportMapping(IReadOnlyList<string?> Fields);
