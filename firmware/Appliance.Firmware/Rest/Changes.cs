using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;

namespace Appliance.Firmware.Rest;

/// <summary>Hands changes of what the shop is to the station and turns its answer into one for the web.</summary>
internal static class Changes
{
    /// <summary>Journals one change, or says why not.</summary>
    public static async Task<IResult> MakeAsync(
        StationLoop station, Refusal? refusal, EntryData change, Func<IResult> done, CancellationToken cancellationToken)
    {
        if (refusal is not null) return Problems.Refused(refusal);
        var outcome = await station.SubmitAsync(new SetUpRequested([change]), cancellationToken);
        return outcome.Refusal is { } no ? ForRefusal(no) : done();
    }

    /// <summary>A full disk is the appliance's fault, everything else the request's.</summary>
    public static IResult ForRefusal(Refusal refusal) => refusal.Code is "disk-full" or "journal-not-writable"
        ? Problems.Of(StatusCodes.Status503ServiceUnavailable, refusal.Code, refusal.Text)
        : Problems.Refused(refusal);
}
