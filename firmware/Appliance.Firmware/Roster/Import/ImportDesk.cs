using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Roster.Import;

/// <summary>
/// Takes files of members, and of what they bought before, over, one at a time and each whole or not at all: first every member is written without counting,
/// then one entry makes all of them count, then they become members in slices. A power cut before that entry leaves nothing of
/// the file; after it, the next start goes on.
/// </summary>
internal sealed partial class ImportDesk(
    StationLoop station,
    IDocumentReader documents,
    CardHasher hasher,
    MemberFinder finder,
    ApplianceStores stores,
    TimeProvider time,
    ILogger<ImportDesk> logger)
{
    /// <summary>Largest file.</summary>
    public const int FileBytes = 32 * 1024 * 1024;

    private const int Samples = 3;

    private const int UnderWayLimit = 100;

    private readonly Lock gate = new();
    private Upload? current;
    private int uploads;

    /// <summary>A file in hand; its text is forgotten once it is done.</summary>
    private sealed record Upload(
        string Id, ImportKind Kind, string Text, IReadOnlyList<string> Headers, IReadOnlyList<string?> Mapping, ImportCheck? Check,
        ImportProgress Progress);

    /// <summary>Takes a file; one that was not started yet is forgotten.</summary>
    public (ImportPlan? Plan, Refusal? Refusal) Take(byte[] bytes, ImportKind kind = ImportKind.Members)
    {
        lock (gate)
        {
            if (current is { Progress.State: "staging" or "settling" }) return (null, No("import-running", "前のファイルを読み込んでいます。終わってからどうぞ。"));
            var file = TextFile.Decode(bytes);
            var (headers, rows) = CsvRows.Head(file.Text, Samples);
            if (headers.Count is 0 or > CsvRows.ColumnLimit || headers.All(string.IsNullOrWhiteSpace))
                return (null, No("no-header", $"1行目に見出しのあるCSV（{CsvRows.ColumnLimit}列まで）を選んでください。"));
            var source = FileOf(kind);
            var mapping = source.Propose(headers);
            var id = $"F{++uploads}";
            current = new(id, kind, file.Text, headers, mapping, null, new(id, "new", 0, 0, 0, null));
            return (new(
                id, file.Encoding,
                [.. headers.Select((header, i) => new ImportColumn(header, [.. rows.Select(row => row[i])], mapping[i]))],
                source.Fields), null);
        }
    }

    /// <summary>Reads the file by a mapping and tells what would come of it.</summary>
    public (ImportCheck? Check, Refusal? Refusal) Check(string id, IReadOnlyList<string?> mapping)
    {
        if (Of(id) is not { } upload) return (null, Gone);
        if (upload.Progress.State is "staging" or "settling" or "done") return (null, No("import-running", "このファイルはもう読み込みを始めています。"));
        IReadOnlyList<string?> chosen = [.. mapping.Select(it => string.IsNullOrEmpty(it) ? null : it)];
        var source = FileOf(upload.Kind);
        if (source.CheckMapping(chosen, upload.Headers.Count) is { } no) return (null, no);
        var check = source.Check(upload.Text, chosen);
        var isReady = check.FaultCount == 0;
        Keep(upload with
        {
            Mapping = chosen,
            Check = check,
            Progress = upload.Progress with { State = isReady ? "checked" : "new", Members = check.Brought },
        });
        return (check, null);
    }

    /// <summary>How far a file is, or null when there is none of that name.</summary>
    public ImportProgress? Progress(string id) => Of(id)?.Progress;

    /// <summary>Begins to take the checked file over, and goes on by itself.</summary>
    public Refusal? Start(string id, string who)
    {
        Upload upload;
        lock (gate)
        {
            if (current?.Id != id) return Gone;
            if (current.Progress.State != "checked") return No("import-unchecked", "先に試し読み込みをして、問題がないことを確かめてください。");
            current = upload = current with { Progress = current.Progress with { State = "staging" } };
        }

        // Under a synchronization context all of it runs on that.
        _ = SynchronizationContext.Current is null ? Task.Run(() => RunAsync(upload, who)) : RunAsync(upload, who);
        return null;
    }

    /// <summary>Forgets a file that was not started.</summary>
    public Refusal? Forget(string id)
    {
        lock (gate)
        {
            if (current?.Id != id) return Gone;
            if (current.Progress.State is "staging" or "settling") return No("import-running", "読み込みを始めたファイルは止められません。");
            current = null;
            return null;
        }
    }

    /// <summary>Brings to an end what a stop of the appliance interrupted.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var import in documents.Range(RosterCollections.Imports, RosterCollections.ImportsUnderWay, "", Collections.End, UnderWayLimit))
        {
            if (import.State == ImportState.Begun && await SubmitAsync([new ImportAbandoned(import.Id)], null, cancellationToken) is not null) return;
            await SettleAsync(import.Id, _ => { }, cancellationToken);
        }
    }

    private static Refusal Gone { get; } = No("import-gone", "このファイルはもうありません。選び直してください。");

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);

    private async Task RunAsync(Upload upload, string who)
    {
        try
        {
            var problem = await ImportAsync(upload, who, CancellationToken.None);
            Tell(upload.Id, progress => progress with { State = problem is null ? "done" : "failed", Problem = problem?.Text });
        }
#pragma warning disable CA1031 // Nobody waits for it: whatever went wrong is told by the progress, and the next start ends it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception);
            Tell(upload.Id, progress => progress with { State = "failed", Problem = "読み込みを続けられませんでした。本体を再起動すると、途中のものは片付きます。" });
        }
    }

    private async Task<Refusal?> ImportAsync(Upload upload, string who, CancellationToken cancellationToken)
    {
        var members = FileOf(upload.Kind).MembersOf(upload.Check!);
        var begun = await station.SubmitAsync(
            reader => new ChangeRequested(
                [new ImportBegun(NextId(reader), station.RealState.Totals.LastMemberNumber + 1, members)], By: who),
            cancellationToken);
        if (begun.Refusal is { } refusal) return refusal;
        var import = begun.Entries.Select(entry => entry.Data).OfType<ImportBegun>().Single();
        var refused = await StageAsync(upload, import, who, cancellationToken);
        if (refused is null) refused = await SubmitAsync([new ImportEnded(import.ImportId)], who, cancellationToken);

        // With a full disk not even that is written: then the next start gives it up.
        if (refused is not null && await SubmitAsync([new ImportAbandoned(import.ImportId)], who, cancellationToken) is not null) return refused;
        Tell(upload.Id, progress => progress with { State = "settling" });
        await SettleAsync(import.ImportId, settled => Tell(upload.Id, progress => progress with { Settled = settled }), cancellationToken);
        return refused;
    }

    private async Task<Refusal?> StageAsync(Upload upload, ImportBegun import, string who, CancellationToken cancellationToken)
    {
        SliceSize slice = new(time);
        List<EntryData> waiting = [];
        var staged = 0;
        foreach (var entry in FileOf(upload.Kind).Entries(upload.Text, upload.Mapping, import).Take(upload.Check!.Brought))
        {
            waiting.Add(entry);
            staged++;
            if (waiting.Count >= slice.Count && await FlushAsync() is { } refused) return refused;
        }

        if (waiting.Count > 0 && await FlushAsync() is { } last) return last;
        return staged == upload.Check.Brought ? null : No("import-changed", "名簿がほかで変わったため、読み込めませんでした。試し読み込みからやり直してください。");

        async Task<Refusal?> FlushAsync()
        {
            slice.Start();
            var refused = await SubmitAsync([.. waiting], who, cancellationToken);
            slice.Stop();
            waiting.Clear();
            Tell(upload.Id, progress => progress with { Staged = staged });
            return refused;
        }
    }

    /// <summary>Makes members of an import that ended, or forgets one that was given up, slice by slice.</summary>
    private async Task SettleAsync(string importId, Action<int> tell, CancellationToken cancellationToken)
    {
        SliceSize slice = new(time);
        while (documents.Get(RosterCollections.Imports, importId) is { IsDone: false, State: not ImportState.Begun } import)
        {
            var count = Math.Min(slice.Count, import.Staged - import.Settled);

            // Before the entry: after a power cut in between, the next start does both again.
            if (import.State == ImportState.Abandoned) stores.DestroyKeys(import.MembersAt(import.Settled, count));
            slice.Start();
            if (await SubmitAsync([new ImportSettled(importId, import.Settled, count)], null, cancellationToken) is not null) return;
            slice.Stop();
            tell(import.Settled + count);
        }
    }

    private async Task<Refusal?> SubmitAsync(EntryData[] entries, string? who, CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(_ => new ChangeRequested(entries, By: who), cancellationToken);
        return outcome.Refusal;
    }

    private static string NextId(IDocumentReader reader)
    {
        var last = reader.Range(RosterCollections.Imports, RosterCollections.ImportsById, "", Collections.End, 1, descending: true);
        return $"I{(last.Count == 0 ? 1 : int.Parse(last[0].Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) + 1):D6}";
    }

    private IImportFile FileOf(ImportKind kind)
    {
        var today = Rest.ShopDay.Today(station, time);
        return kind == ImportKind.Sales
            ? new EarlierSalesFile(documents, hasher, finder, station.RealState.Goods, today)
            : new MembersFile(documents, hasher, finder, today);
    }

    private Upload? Of(string id)
    {
        lock (gate) return current?.Id == id ? current : null;
    }

    private void Keep(Upload upload)
    {
        lock (gate)
        {
            if (current?.Id == upload.Id) current = upload;
        }
    }

    private void Tell(string id, Func<ImportProgress, ImportProgress> change)
    {
        lock (gate)
        {
            if (current?.Id != id) return;
            var progress = change(current.Progress);
            current = current with { Progress = progress, Text = progress.State is "done" or "failed" ? "" : current.Text };
        }
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Error, Message = "An import of members stopped.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
