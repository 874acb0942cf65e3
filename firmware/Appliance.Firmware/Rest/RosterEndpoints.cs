using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>The shop's own questions, its choices about the roster, and addresses by postal code.</summary>
internal static class RosterEndpoints
{
    public static void MapRoster(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/roster").WithTags("members").Needs(Access.MembersRead);
        group.MapGet("/", (IDocumentReader documents) => TypedResults.Ok(RosterCollections.Settings(documents))).WithName("getRoster")
            .Produces<RosterSettings>();
        group.MapPut("/", PutAsync).WithName("putRoster").Needs(Access.SettingsWrite)
            .Produces<RosterSettings>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapGet("/attributes", (IDocumentReader documents) => TypedResults.Ok(RosterCollections.Definitions(documents)))
            .WithName("listAttributes").Produces<IReadOnlyList<AttributeDefinition>>();
        group.MapPut("/attributes/{code}", PutAttributeAsync).WithName("putAttribute").Needs(Access.SettingsWrite)
            .Produces<AttributeDefinition>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("One of the shop's own questions; it is retired, never removed.");
        group.MapGet("/postal-codes/{code}", Address).WithName("findAddress").Produces<AddressResponse>()
            .WithSummary("Addresses of a postal code; none without Japan Post's file.");
    }

    private static Task<IResult> PutAsync(
        RosterSettings settings, StationLoop station, CancellationToken cancellationToken) =>
        Changes.MakeAsync(station, settings.Check(), new RosterConfigured(settings), () => TypedResults.Ok(settings), cancellationToken);

    private static async Task<IResult> PutAttributeAsync(
        string code, AttributeRequest request, StationLoop station, HttpContext context, CancellationToken cancellationToken)
    {
        var wanted = request.ToDefinition(code);
        var outcome = await station.SubmitAsync(
            reader => AttributeRules.Check(wanted, RosterCollections.Definitions(reader)) is { } no
                ? ChangeRequested.No(no)
                : new ChangeRequested([new AttributeDefined(wanted)], By: Authors.Reader(context)),
            cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.Ok(wanted);
    }

    private static IResult Address(string code, PostalCodes codes) => TypedResults.Ok(AddressResponse.Of(code, codes));
}

/// <summary>Addresses of a postal code.</summary>
/// <param name="HasFile">Whether there is a file to look into.</param>
/// <param name="Addresses">Prefecture, city and town in one.</param>
internal sealed record AddressResponse(bool HasFile, IReadOnlyList<string> Addresses)
{
    /// <summary>Of a code as it was typed.</summary>
    public static AddressResponse Of(string code, PostalCodes codes) =>
        new(codes.IsThere, codes.Find(Domain.HalfKana.AsciiDigits(code).Replace("-", "", StringComparison.Ordinal)));
}

/// <summary>One of the shop's own questions as it should be.</summary>
internal sealed record AttributeRequest(
    string Label,
    AttributeKind Kind,
    bool Required = false,
    IReadOnlyList<AttributeChoice>? Choices = null,
    int Order = 0,
    bool Retired = false)
{
    public AttributeDefinition ToDefinition(string code) =>
        new(code, Label.Trim(), Kind, Required, Choices is { Count: > 0 } ? [.. Choices] : null, Math.Clamp(Order, 0, 9_999), Retired);
}
