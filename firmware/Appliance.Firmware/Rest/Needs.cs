using Appliance.Domain.Staff;

namespace Appliance.Firmware.Rest;

/// <summary>What an endpoint asks of its visitor; every endpoint says it.</summary>
/// <param name="Access">The access needed, or null: anyone may.</param>
internal sealed record Needs(Access? Access);

internal static class NeedsExtensions
{
    /// <summary>
    /// Says what a visitor of an endpoint, or of every endpoint of a group, has to have. What an endpoint says itself
    /// wins over its group.
    /// </summary>
    public static T Needs<T>(this T endpoint, Access access)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs(access));

    /// <summary>Says that anyone on the network may, without having signed in.</summary>
    public static T OpenToAnyone<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new Needs(Access: null));
}
