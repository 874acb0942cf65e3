using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Station;
using Appliance.Storage.Backup;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Upkeep;

/// <summary>
/// Makes backups into the folder of the settings, by itself and when asked, and drills them; one at a time, beside the
/// station and never in its way: the loop is only asked where the journal is.
/// </summary>
internal sealed partial class BackupRoom(
    BackupSettings settings,
    DataFolder data,
    ApplianceStores stores,
    StationLoop station,
    IJournalFiles files,
    TimeProvider time,
    ILogger<BackupRoom> logger) : IAsyncDisposable
{
    /// <summary>How often is looked whether a backup is due.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Task current = Task.CompletedTask;
    private BackupWork? work;
    private string? trouble;

    /// <summary>The folder of the settings, or null when there is none.</summary>
    public string? Folder => settings.Folder;

    /// <summary>How often a backup is made by itself.</summary>
    public TimeSpan Every => TimeSpan.FromMinutes(settings.EveryMinutes);

    /// <summary>What is being done, or null.</summary>
    public BackupWork? Work => Volatile.Read(ref work);

    /// <summary>Why the last backup or drill failed, or null when it went well.</summary>
    public string? Trouble => Volatile.Read(ref trouble);

    /// <summary>What the last finished backup says, or null without one.</summary>
    public BackupManifest? Last()
    {
        try
        {
            return Folder is null ? null : BackupRestore.Look(Folder, files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Begins a backup.</summary>
    /// <returns>False when something is being done already.</returns>
    public bool Begin(CancellationToken stop) => Take(BackupWork.Backup, () => MakeAsync(stop));

    /// <summary>Begins a drill.</summary>
    /// <param name="by">Who asked.</param>
    /// <param name="stop">Ends with the appliance.</param>
    /// <returns>False when something is being done already.</returns>
    public bool BeginDrill(string? by, CancellationToken stop) => Take(BackupWork.Drill, () => DrillAsync(by, stop));

    /// <summary>Makes a backup whenever one is due, until the appliance stops.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Folder is null) return;
        while (true)
        {
            await Task.Delay(LookEvery, time, cancellationToken);
            if (IsDue() && Begin(cancellationToken)) await current;
        }
    }

    /// <summary>Waits for what is being done; it ends at its next file once the appliance stops.</summary>
    public async ValueTask DisposeAsync() => await current;

    private bool IsDue() => Last() is not { } last
        || (time.GetUtcNow() - last.At >= Every && last.Sequence != stores.Journal.LastSequence);

    private bool Take(string name, Func<Task> job)
    {
        lock (gate)
        {
            if (work is not null) return false;
            Volatile.Write(ref work, new(name, time.GetUtcNow(), 0, 0));
            current = Task.Run(() => DoAsync(job));
            return true;
        }
    }

    private async Task DoAsync(Func<Task> job)
    {
        try
        {
            await job();
            Volatile.Write(ref trouble, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JournalDamagedException)
        {
            LogFailed(logger, exception.Message);
            Volatile.Write(ref trouble, exception.Message);
        }
        catch (Exception exception) when (exception is OperationCanceledException or StationStoppedException)
        {
            // The appliance stops; the earlier backup is whole.
        }
        finally
        {
            Volatile.Write(ref work, null);
        }
    }

    private async Task MakeAsync(CancellationToken stop)
    {
        var (cut, figures, keys) = await CutAsync(stop);
        new BackupWriter(Folder!, files).Write(
            stores.Journal, cut, figures, keys, time.GetUtcNow(),
            (done, of) => Tell(done, of, stop));
    }

    /// <summary>Where the journal is, and at exactly that entry what the store says and which keys there are.</summary>
    private async Task<(JournalCut Cut, BackupFigures Figures, IReadOnlyList<(string Name, byte[] Bytes)> Keys)> CutAsync(
        CancellationToken stop)
    {
        JournalCut? cut = null;
        BackupFigures figures = default;
        IReadOnlyList<(string Name, byte[] Bytes)> keys = [];
        await station.SubmitAsync(
            documents =>
            {
                (cut, figures) = (stores.Journal.Cut(), BackupKeys.FiguresOf(documents));

                // The device's key may be changed by the very next entry.
                keys = stores.WhileKeysRest(() => BackupKeys.Read(data, files));
                return new ChangeRequested([]);
            },
            stop);
        if (station.StoreFault is { } fault) throw new IOException(fault);
        return (cut!, figures, keys);
    }

    private async Task DrillAsync(string? by, CancellationToken stop)
    {
        var report = BackupDrill.Run(Folder!, data.Drill, files, (done, of) => Tell(done, of, stop));
        BackupDrilled done = new(report.Manifest.Sequence, report.Manifest.At, report.Good);
        await station.SubmitAsync(new ChangeRequested([done], By: by), stop);
        if (report.Trouble is { } found) throw new BackupException("backup-damaged", found);
    }

    private void Tell(long done, long of, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (Work is { } now) Volatile.Write(ref work, now with { DoneBytes = done, OfBytes = of });
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Error, Message = "A backup or drill failed: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}

/// <summary>What is being done, and how far it is.</summary>
/// <param name="Name"><c>backup</c> or <c>drill</c>.</param>
/// <param name="Since">When it began.</param>
/// <param name="DoneBytes">Bytes done.</param>
/// <param name="OfBytes">Bytes in all; 0 before that is known.</param>
internal sealed record BackupWork(string Name, DateTimeOffset Since, long DoneBytes, long OfBytes)
{
    public const string Backup = "backup";
    public const string Drill = "drill";
}
