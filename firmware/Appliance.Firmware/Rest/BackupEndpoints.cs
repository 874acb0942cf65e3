using Appliance.Domain;
using Appliance.Domain.Staff;
using Appliance.Firmware.Upkeep;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Upkeep;

namespace Appliance.Firmware.Rest;

/// <summary>Backups: what there is, making one, proving one. Restoring is a command: a running shop is not replaced.</summary>
internal static class BackupEndpoints
{
    public static void MapBackup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/backup").WithTags("backup").Needs(Access.BackupRead);
        group.MapGet("/", (BackupRoom room, IDocumentReader documents) => TypedResults.Ok(Of(room, documents)))
            .WithName("getBackup").WithSummary("The last backup and drill, and what is being done now.");
        group.MapPost("/", Make).WithName("makeBackup").Needs(Access.BackupWrite)
            .Produces<BackupResponse>(202).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Begins a backup into the folder of the settings; it goes on when nobody looks.");
        group.MapPost("/drill", Drill).WithName("drillBackup").Needs(Access.BackupWrite)
            .Produces<BackupResponse>(202).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Begins to restore the last backup to the side and to check everything in it.");
    }

    private static IResult Make(BackupRoom room, IDocumentReader documents, IHostApplicationLifetime lifetime) =>
        Begin(room, documents, () => room.Begin(lifetime.ApplicationStopping));

    private static IResult Drill(
        BackupRoom room, IDocumentReader documents, IHostApplicationLifetime lifetime, HttpContext context)
    {
        if (room.Folder is not null && room.Last() is null)
        {
            return Problems.Refused(new(
                "backup-missing", "まだバックアップがありません。先に「今すぐバックアップ」をしてください。", DisplayPage.Blank));
        }

        return Begin(room, documents, () => room.BeginDrill(Authors.Of(context), lifetime.ApplicationStopping));
    }

    private static IResult Begin(BackupRoom room, IDocumentReader documents, Func<bool> begin)
    {
        if (room.Folder is null)
        {
            return Problems.Refused(new(
                "backup-folder-unset",
                "バックアップ先が決まっていません。設定ファイルの Backup:Folder にUSBメモリなどのフォルダーを書き、本体を起動し直してください。",
                DisplayPage.Blank));
        }

        return begin()
            ? TypedResults.Accepted("/api/v1/backup", Of(room, documents))
            : Problems.Of(StatusCodes.Status409Conflict, "backup-busy", "バックアップまたは復元訓練の途中です。終わってからもう一度どうぞ。");
    }

    private static BackupResponse Of(BackupRoom room, IDocumentReader documents) => new(
        room.Folder,
        (int)room.Every.TotalMinutes,
        room.Last() is { } last ? new(last.At, last.Sequence, last.Bytes, last.Files.Count) : null,
        documents.Get(UpkeepCollections.Drill, Collections.TheOnly),
        room.Work,
        room.Trouble);
}

/// <summary>How the backups are.</summary>
/// <param name="Folder">Where they are made, or null: none are.</param>
/// <param name="EveryMinutes">How often.</param>
/// <param name="Last">The last one, or null without one.</param>
/// <param name="Drill">The last drill, or null.</param>
/// <param name="Work">What is being done now, or null.</param>
/// <param name="Trouble">Why the last backup or drill failed, or null.</param>
internal sealed record BackupResponse(
    string? Folder, int EveryMinutes, BackupView? Last, DrillDocument? Drill, BackupWork? Work, string? Trouble);

/// <summary>A backup.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Sequence">Number of the last entry in it.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Files">How many files.</param>
internal sealed record BackupView(DateTimeOffset At, long Sequence, long Bytes, int Files);
