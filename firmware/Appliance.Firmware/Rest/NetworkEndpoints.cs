using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Appliance.Firmware.Rest;

/// <summary>How the console is reached, and the authority whose certificate makes browsers trust it.</summary>
internal static class NetworkEndpoints
{
    public static void MapNetwork(this IEndpointRouteBuilder routes)
    {
        var network = routes.MapGroup("/api/v1/network").WithTags("security").Needs(Access.NetworkRead);
        network.MapGet("/", Get).WithName("getNetwork").Produces<NetworkResponse>();
        network.MapGet("/authority.crt", Authority).WithName("tlsAuthority").OpenToAnyone()
            .Produces<byte[]>(200, "application/x-x509-ca-cert").ProducesProblem(404)
            .WithSummary("The certificate of the authority made on the box (DER); browsers are to trust it. It is no secret.");
    }

    private static NetworkResponse Get(OwnCertificate own, IServer server) => new(
        [.. (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(LanAddresses.OnPaper)],
        own.IsUsed ? own.Fingerprint : null,
        own.IsUsed ? own.Until : null);

    private static IResult Authority(OwnCertificate own) => own.IsUsed
        ? TypedResults.File(own.AuthorityDer, "application/x-x509-ca-cert", "appliance-authority.crt")
        : Problems.NotFound("https はまだ設定されていません。");
}

/// <summary>How the console is reached.</summary>
/// <param name="Addresses">Where it listens.</param>
/// <param name="Fingerprint">SHA-256 of the authority's certificate, or null without TLS.</param>
/// <param name="Until">When the certificate in use ends; a new one is made before. Null without TLS.</param>
internal sealed record NetworkResponse(IReadOnlyList<string> Addresses, string? Fingerprint, DateTimeOffset? Until);
