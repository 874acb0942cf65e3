using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Firmware.Update;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Firmware.Rest;

/// <summary>The program itself: which one runs, and a newer one from a file. Nothing is fetched from anywhere.</summary>
internal static class ProgramEndpoints
{
    public static void MapProgram(this IEndpointRouteBuilder routes)
    {
        var program = routes.MapGroup("/api/v1/program").WithTags("backup").Needs(Access.BackupRead);
        program.MapGet("/", (ProgramVersions versions) => TypedResults.Ok(Of(versions))).WithName("getProgram");
        program.MapPost("/", InstallAsync).WithName("installProgram").Needs(Access.BackupWrite)
            .Accepts<string>("application/octet-stream").WithMetadata(new RequestSizeLimitAttribute(UpdatePackage.FileBytes))
            .Produces<ProgramResponse>(202).ProducesProblem(413).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Verifies a signed program, installs it and starts it; the one before comes back if it does not start.");
    }

    private static async Task<IResult> InstallAsync(
        HttpRequest request, ProgramVersions versions, StationLoop station, IHostApplicationLifetime lifetime, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!versions.IsSetUp) return Refused("update-not-set-up", "この本体は更新の設定（Update:Folder と Update:KeyFile）がされていません。");
        if (station.RealState.Counter.Sale is not null) return Refused("sale-open", "会計の途中です。終わってから更新してください。");
        var file = versions.NewFile();
        try
        {
            await using (var written = File.Create(file)) await request.Body.CopyToAsync(written, cancellationToken);
            var version = versions.Install(file, ProgramVersions.Running);
            var caller = Door.CallerOf(context)!;
            await station.SubmitAsync(
                new SetUpRequested([new ProgramInstalled($"{version}", $"{ProgramVersions.Running}", caller.Id, caller.From)]), cancellationToken);
        }
        catch (UpdateException exception)
        {
            return Refused(exception.Code, exception.Message);
        }
        finally
        {
            File.Delete(file);
        }

        // What starts the program starts the new one.
        context.Response.OnCompleted(() =>
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        });
        return TypedResults.Accepted("/api/v1/program", Of(versions));
    }

    private static IResult Refused(string code, string text) => Problems.Refused(new(code, text, DisplayPage.Blank));

    private static ProgramResponse Of(ProgramVersions versions) =>
        new($"{ProgramVersions.Running}", versions.IsSetUp, versions.IsOnTrial);
}

/// <summary>The program.</summary>
/// <param name="Version">Of the one that runs.</param>
/// <param name="CanUpdate">Whether newer ones are taken here.</param>
/// <param name="OnTrial">Whether a new one waits for its start, or to be confirmed after it.</param>
internal sealed record ProgramResponse(string Version, bool CanUpdate, bool OnTrial);
