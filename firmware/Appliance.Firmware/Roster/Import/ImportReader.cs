using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using CsvHelper;

namespace Appliance.Firmware.Roster.Import;

/// <summary>Reads the rows of a file by a mapping; the same file and mapping always give the same members.</summary>
/// <param name="text">The file.</param>
/// <param name="mapping">For each column its field, or null.</param>
/// <param name="documents">Questions of the shop, cards that are taken.</param>
/// <param name="hasher">Turns card ids into hashes.</param>
/// <param name="today">No birthday or visit is after it.</param>
internal sealed class ImportReader(
    string text, IReadOnlyList<string?> mapping, IDocumentReader documents, CardHasher hasher, DateOnly today)
{
    /// <summary>Most rows of a file.</summary>
    public const int RowLimit = 120_000;

    /// <summary>Most columns of a file.</summary>
    public const int ColumnLimit = 100;

    /// <summary>Problems told one by one; beyond it they are only counted.</summary>
    public const int FaultLimit = 10_000;

    private readonly IReadOnlyList<AttributeDefinition> definitions = RosterCollections.Definitions(documents);
    private readonly HashSet<string> cards = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
    private readonly List<ImportFault> faults = [];
    private int faultCount;

    /// <summary>How a file is read: separators other than a comma are found out, broken quotes are told.</summary>
    public static CsvReaderOptions Options { get; } = new() { TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    /// <summary>Headers and the first rows of a file.</summary>
    public static (IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) Head(string text, int rows)
    {
        using var csv = CsvReader.FromText(text, Options);
        List<IReadOnlyList<string>> found = [];
        IReadOnlyList<string> headers = [];
        try
        {
            csv.ReadHeader();
            headers = [.. csv.Headers];
            while (found.Count < rows && csv.Read()) found.Add([.. headers.Select((_, i) => i < csv.FieldCount ? csv.GetString(i) : "")]);
        }
        catch (CsvFormatException)
        {
            // Where the file is broken is told when it is tried.
        }

        return (headers, found);
    }

    /// <summary>The members of the file whose row has no problem, in the file's order.</summary>
    public IEnumerable<ImportRow> Rows()
    {
        using var csv = CsvReader.FromText(text, Options);
        csv.ReadHeader();
        var rows = 0;
        while (Next(csv))
        {
            if (++rows > RowLimit)
            {
                Fault(new((int)csv.LineNumber, null, "too-many-rows", $"1ファイルは{RowLimit:N0}行までです。分けて読み込んでください。"));
                yield break;
            }

            RowReader row = new(csv, mapping, definitions, today, Fault);
            var read = row.Read(CardHash);
            if (read is not null) yield return read;
        }
    }

    /// <summary>Reads everything and tells what would come of it.</summary>
    /// <param name="isKnown">Whether somebody like this is a member already.</param>
    public ImportCheck Check(Func<MemberProfile, bool> isKnown)
    {
        int good = 0, withoutAddress = 0, withoutPhone = 0, known = 0;
        foreach (var row in Rows())
        {
            good++;
            if (row.Profile.Address is null) withoutAddress++;
            if (row.Profile.Phone is null) withoutPhone++;
            if (isKnown(row.Profile)) known++;
        }

        if (good == 0 && faultCount == 0) Fault(new(1, null, "no-rows", "会員の行がありません。"));
        return new(
            good + badLines.Count, good, faultCount, faults, [.. kinds.Select(it => new FaultCount(it.Key, it.Value))], withoutAddress, withoutPhone,
            known);
    }

    private readonly HashSet<int> badLines = [];

    private bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException exception)
        {
            Fault(new((int)exception.LineNumber, null, "quotes", "引用符（\"）が閉じていないか、途中にあります。ここから先は読めません。"));
            return false;
        }
    }

    private (string? Hash, string? Problem) CardHash(string written)
    {
        if (!Rest.CardUid.TryParse(written, out var uid)) return (null, "card-invalid");
        var hash = hasher.Hash(uid!);
        if (!cards.Add(hash)) return (null, "card-twice");
        var isTaken = documents.Get(Collections.Cards, hash) is not null || documents.Get(Collections.StaffCards, hash) is not null;
        return isTaken ? (null, "card-taken") : (hash, null);
    }

    private void Fault(ImportFault fault)
    {
        faultCount++;
        badLines.Add(fault.Line);
        kinds[fault.Kind] = kinds.GetValueOrDefault(fault.Kind) + 1;
        if (faults.Count < FaultLimit) faults.Add(fault);
    }
}

/// <summary>A member of a file.</summary>
internal sealed record ImportRow(
    MemberProfile Profile,
    Domain.EquatableList<string> CardHashes,
    OpeningBalances? Balances,
    Domain.EquatableList<ContactChannel>? ReachableBy);
