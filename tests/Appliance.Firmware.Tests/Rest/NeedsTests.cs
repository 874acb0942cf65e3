using Appliance.Firmware.Rest;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>Every door says what it asks of a visitor.</summary>
public sealed class NeedsTests
{
    /// <summary>What anyone on the network may have, and nothing else.</summary>
    private static readonly string[] OpenToAnyone =
    [
        "calendar", "health", "claim", "getSession", "signIn", "tlsAuthority", "lineWebhook", "/openapi/{documentName}.json",
        "lookAtGuestForm", "findAddressOfGuest", "fillGuestForm",
    ];

    [Fact]
    public async Task Every_endpoint_declares_what_it_needs()
    {
        await using var appliance = await RunningAppliance.StartAsync();

        Assert.Empty(Endpoints(appliance).Where(it => it.Metadata.GetMetadata<Needs>() is null).Select(NameOf));
    }

    [Fact]
    public async Task Only_what_is_listed_here_is_open_to_anyone()
    {
        await using var appliance = await RunningAppliance.StartAsync();

        Assert.Equal(
            OpenToAnyone.Order(StringComparer.Ordinal),
            Endpoints(appliance).Where(it => it.Metadata.GetMetadata<Needs>() is { Access: null }).Select(NameOf)
                .Order(StringComparer.Ordinal));
    }

    internal static IReadOnlyList<RouteEndpoint> Endpoints(RunningAppliance appliance) =>
        [.. appliance.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static string NameOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.RoutePattern.RawText!;
}
