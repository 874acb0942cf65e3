using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Station;

namespace Appliance.Firmware.Rest;

internal static class GateEndpoints
{
    public static void MapGate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/gate/open", OpenAsync).WithName("openGate").Needs(Access.GateOpen).WithTags("gate")
            .Produces<GateResponse>(202).ProducesProblem(409).ProducesProblem(503)
            .WithSummary("Journals who opens the gate, and opens it.");

    private static async Task<IResult> OpenAsync(
        StationLoop station, CounterDevices devices, HttpContext context, CancellationToken cancellationToken)
    {
        if (devices.Around.Gate is not { } gate)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "gate-absent", "ゲートは設定されていません。");
        }

        if (gate.State == DeviceState.Offline)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "gate-offline", "ゲートに接続できません。配線を確認してください。");
        }

        var outcome = await station.SubmitAsync(new GateRequested(Door.CallerOf(context)!.Id), cancellationToken);
        return outcome.Refusal is { } refusal
            ? Changes.ForRefusal(refusal)
            : TypedResults.Accepted((string?)null, new GateResponse(outcome.Entries[^1].Sequence));
    }
}

/// <summary>The gate was told to open.</summary>
/// <param name="Sequence">Number of the journal's entry that says who asked.</param>
internal sealed record GateResponse(long Sequence);
