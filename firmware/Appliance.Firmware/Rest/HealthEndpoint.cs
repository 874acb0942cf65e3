using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;

namespace Appliance.Firmware.Rest;

internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/healthz", Get).WithName("health").OpenToAnyone().WithTags("health")
            .Produces<HealthResponse>().Produces<HealthResponse>(503)
            .WithSummary("ready, degraded (a device needs a hand, or a worker rests after a failure) or failed (a sale could not be recorded: 503).");

    public static HealthResponse Of(ApplianceCore core, ApplianceStores stores)
    {
        var devices = core.Devices.All
            .Select(worker => new DeviceHealth(worker.Role, Name(worker.State), worker.LastError))
            .ToList();
        var workers = core.Workers.Select(it => new WorkerHealth(it.Name, it.Failure)).ToList();
        var degraded = core.Station.StoreFault is not null || stores.SealedFault is not null
            || workers.Exists(worker => worker.LastError is not null)
            || devices.Exists(device => device.State is not "online");
        var status = core.Station.JournalFault is not null ? "failed" : degraded ? "degraded" : "ready";
        return new(
            status, new(stores.Journal.LastSequence, core.Station.JournalFault ?? stores.SealedFault),
            core.Station.StoreFault, devices, workers);
    }

    private static IResult Get(ApplianceCore core, ApplianceStores stores)
    {
        var health = Of(core, stores);
        return TypedResults.Json(
            health,
            statusCode: health.Status == "failed" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    internal static string Name(DeviceState state) => state switch
    {
        DeviceState.Connecting => "connecting",
        DeviceState.Online => "online",
        DeviceState.Error => "error",
        DeviceState.Offline => "offline",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>How the appliance is.</summary>
internal sealed record HealthResponse(
    string Status, JournalHealth Journal, string? StoreError, IReadOnlyList<DeviceHealth> Devices,
    IReadOnlyList<WorkerHealth> Workers);

/// <summary>How the journal is.</summary>
internal sealed record JournalHealth(long Sequence, string? LastError);

/// <summary>How a device is: connecting, online, error (needs a hand) or offline.</summary>
internal sealed record DeviceHealth(string Role, string State, string? LastError);

/// <summary>How a worker beside the counter is: clock, housekeeping, campaigns, messages-email …; null when all is well.</summary>
internal sealed record WorkerHealth(string Name, string? LastError);
