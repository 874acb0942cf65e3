using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using CsvHelper;

namespace Appliance.Firmware.Roster.Import;

/// <summary>A file of members.</summary>
/// <param name="documents">Questions of the shop, cards that are taken.</param>
/// <param name="hasher">Turns card ids into hashes.</param>
/// <param name="finder">Who is a member already.</param>
/// <param name="today">No birthday or visit is after it.</param>
internal sealed class MembersFile(IDocumentReader documents, CardHasher hasher, MemberFinder finder, DateOnly today) : IImportFile
{
    /// <summary>Most rows of a file.</summary>
    public const int RowLimit = 120_000;

    private readonly IReadOnlyList<AttributeDefinition> definitions = RosterCollections.Definitions(documents);

    public IReadOnlyList<ImportField> Fields => ImportColumns.All(definitions);

    public IReadOnlyList<string?> Propose(IReadOnlyList<string> headers) => ImportColumns.Propose(headers, definitions);

    public Refusal? CheckMapping(IReadOnlyList<string?> mapping, int columns) => ImportColumns.Check(mapping, columns, definitions);

    public int MembersOf(ImportCheck check) => check.Good;

    public IEnumerable<EntryData> Entries(string text, IReadOnlyList<string?> mapping, ImportBegun import)
    {
        var number = import.FirstNumber;
        foreach (var row in Rows(text, mapping, new()))
            yield return new MemberStaged($"M{number++:D6}", import.ImportId, row.Profile, row.CardHashes, row.Balances, row.ReachableBy);
    }

    public ImportCheck Check(string text, IReadOnlyList<string?> mapping)
    {
        var keys = finder.Keys();
        FaultList faults = new();
        int good = 0, withoutAddress = 0, withoutPhone = 0, known = 0;
        foreach (var row in Rows(text, mapping, faults))
        {
            good++;
            if (row.Profile.Address is null) withoutAddress++;
            if (row.Profile.Phone is null) withoutPhone++;
            if (MemberFinder.KeysOf(row.Profile).Any(keys.Contains)) known++;
        }

        if (good == 0 && faults.Count == 0) faults.Add(new(1, null, "no-rows", "会員の行がありません。"));
        return new(
            good + faults.Lines, good, faults.Count, faults.First, faults.Kinds, withoutAddress, withoutPhone, known, good);
    }

    /// <summary>The members of the file whose row has no problem, in the file's order.</summary>
    private IEnumerable<ImportRow> Rows(string text, IReadOnlyList<string?> mapping, FaultList faults)
    {
        HashSet<string> cards = new(StringComparer.Ordinal);
        ColumnMap map = new(mapping);
        foreach (CsvReader csv in CsvRows.Of(text, RowLimit, faults.Add))
        {
            RowReader row = new(new(csv, map, today, faults.Add), definitions, today);
            if (row.Read(written => CardHash(written, cards)) is { } read) yield return read;
        }
    }

    private (string? Hash, string? Problem) CardHash(string written, HashSet<string> cards)
    {
        if (!Rest.CardUid.TryParse(written, out var uid)) return (null, "card-invalid");
        var hash = hasher.Hash(uid!);
        if (!cards.Add(hash)) return (null, "card-twice");
        var isTaken = documents.Get(Collections.Cards, hash) is not null || documents.Get(Collections.StaffCards, hash) is not null;
        return isTaken ? (null, "card-taken") : (hash, null);
    }
}

/// <summary>A member of a file.</summary>
internal sealed record ImportRow(
    MemberProfile Profile, EquatableList<string> CardHashes, OpeningBalances? Balances, EquatableList<ContactChannel>? ReachableBy);
