using System.ComponentModel;
using Appliance.Domain;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;

namespace Appliance.Firmware.Rest;

/// <summary>How the console is reached, and the authority whose certificate makes browsers trust it.</summary>
internal static class NetworkEndpoints
{
    public static void MapNetwork(this IEndpointRouteBuilder routes)
    {
        var network = routes.MapGroup("/api/v1/network").WithTags("security").Needs(Access.NetworkRead);
        network.MapGet("/", (NetworkDesk desk, LanDoor door, OwnCertificate own) => TypedResults.Ok(Of(desk, door, own)))
            .WithName("getNetwork");
        network.MapPut("/lan", PutAsync).WithName("putLan").Needs(Access.NetworkWrite)
            .Produces<NetworkResponse>().ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Opens the console to the shop's network over TLS and prints its address and fingerprint, or closes it.");
        network.MapPost("/paper", Print).WithName("printNetwork").Needs(Access.NetworkWrite)
            .Produces(202).ProducesProblem(422).WithSummary("Prints the console's address and the authority's fingerprint as QR.");
        network.MapGet("/authority.crt", Authority).WithName("tlsAuthority").OpenToAnyone()
            .Produces<byte[]>(200, "application/x-x509-ca-cert").ProducesProblem(404)
            .WithSummary("The certificate of the authority made on the box (DER); browsers are to trust it. It is no secret.");
    }

    private static async Task<IResult> PutAsync(
        LanRequest request, NetworkDesk desk, LanDoor door, OwnCertificate own, HttpContext context,
        CancellationToken cancellationToken)
    {
        var caller = Door.CallerOf(context)!;
        var refusal = request.IsOpen
            ? await desk.OpenAsync(caller, cancellationToken)
            : await desk.CloseAsync(caller, cancellationToken);
        if (refusal is not null) return Changes.ForRefusal(refusal);

        // This answer may go out by the door that is closed behind it.
        if (!request.IsOpen && door.IsOpen) context.Response.OnCompleted(() => Close(door));
        return TypedResults.Ok(Of(desk, door, own));
    }

    private static Task Close(LanDoor door)
    {
        door.Close();
        return Task.CompletedTask;
    }

    private static IResult Print(NetworkDesk desk)
    {
        if (desk.Fingerprint is null)
        {
            return Problems.Refused(new(
                "lan-closed", "まだネットワークに公開されていません。先に公開してください。", DisplayPage.Blank));
        }

        desk.Print();
        return TypedResults.Accepted((string?)null);
    }

    private static NetworkResponse Of(NetworkDesk desk, LanDoor door, OwnCertificate own) => new(
        [.. desk.Addresses.Select(LanAddresses.OnPaper)],
        own.IsUsed ? own.Fingerprint : null,
        own.IsUsed ? own.Until : null,
        desk.Last is { } last
            ? new(last.IsOpen, last.IsOpen && !door.IsOpen ? door.Trouble() : null, door.PlainTrouble, last.Since, desk.LastBy, last.From)
            : new(false, null, null, null, null, null));

    private static IResult Authority(OwnCertificate own) => own.IsUsed
        ? TypedResults.File(own.AuthorityDer, "application/x-x509-ca-cert", "appliance-authority.crt")
        : Problems.NotFound("https はまだ設定されていません。");
}

/// <summary>Opens the console to the shop's network, or closes it.</summary>
internal sealed record LanRequest([property: Description("true opens it, false closes it; as it is already: nothing happens.")] bool IsOpen);

/// <summary>How the console is reached.</summary>
/// <param name="Addresses">Where it listens.</param>
/// <param name="Fingerprint">SHA-256 of the authority's certificate, or null without TLS.</param>
/// <param name="Until">When the certificate in use ends; a new one is made before. Null without TLS.</param>
/// <param name="Lan">The shop's network.</param>
internal sealed record NetworkResponse(
    IReadOnlyList<string> Addresses, string? Fingerprint, DateTimeOffset? Until, LanResponse Lan);

/// <summary>Whether the console is open to the shop's network.</summary>
/// <param name="IsOpen">Whether it was opened, and not closed since.</param>
/// <param name="Trouble">Why it is not served although it is open, or null.</param>
/// <param name="PlainTrouble">Why who types no https:// is not sent on, or null.</param>
/// <param name="Since">When it was opened or closed; null: it never was.</param>
/// <param name="By">Who did: a name, the id of a token, or <c>command</c>.</param>
/// <param name="From">From where.</param>
internal sealed record LanResponse(
    bool IsOpen, string? Trouble, string? PlainTrouble, DateTimeOffset? Since, string? By, string? From);
