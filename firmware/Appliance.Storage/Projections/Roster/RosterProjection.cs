using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>Questions, settings, looks and imports.</summary>
internal sealed class RosterProjection(IDocumentTransaction transaction) : IPartProjection
{
    /// <summary>What an import's word on a consent is kept as.</summary>
    internal const string ConsentOfBefore = "移行前の名簿で同意済み";

    private readonly DocumentCache<AttributeDocument> attributes = new(RosterCollections.Attributes, transaction);
    private readonly DocumentCache<RosterDocument> roster = new(RosterCollections.Roster, transaction);
    private readonly DocumentCache<LookDocument> looks = new(RosterCollections.Looks, transaction);
    private readonly DocumentCache<ImportDocument> imports = new(RosterCollections.Imports, transaction);
    private readonly DocumentCache<StagedDocument> staged = new(RosterCollections.Staged, transaction);
    private readonly DocumentCache<EarlierSaleDocument> stagedSales = new(RosterCollections.StagedSales, transaction);
    private readonly DocumentCache<EarlierSaleDocument> earlierSales = new(RosterCollections.EarlierSales, transaction);

    /// <summary>
    /// What an entry tells every part. A slice of an import that counts tells of its members as if they were registered
    /// one by one now, so that no part has to know of imports.
    /// </summary>
    public IEnumerable<JournalEntry> Told(JournalEntry entry)
    {
        yield return entry;
        if (entry.Data is not ImportSettled slice || imports.Get(slice.ImportId) is not { } import) yield break;
        for (var place = slice.First; place < slice.First + slice.Count; place++)
        {
            var told = (import.Members == 0 ? SaleAt(import, place) : MemberAt(import, place)).ToList();
            if (import.State != ImportState.Ended) continue;
            foreach (var data in told) yield return entry with { Data = data };
        }

        imports.Put(import with { Settled = slice.First + slice.Count });
    }

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case AttributeDefined defined:
                attributes.Put(new(defined.Attribute));
                break;
            case RosterConfigured configured:
                roster.Put(new(configured.Settings));
                break;
            case MemberViewed viewed when entry.StaffId is { } who:
                looks.Put(new(who, viewed.MemberId, entry.Day, entry.At));
                break;
            case ImportBegun begun:
                imports.Put(new(begun.ImportId, begun.FirstNumber, begun.Members, 0, 0, ImportState.Begun, entry.At));
                break;
            case MemberStaged member when imports.Get(member.ImportId) is { } import:
                var id = StagedDocument.IdOf(import.Id, import.Staged);
                var written = staged.Get(id) ?? new(id, []);
                staged.Put(written with
                {
                    Members = written.Members.Add(new(
                        member.MemberId, member.Profile, member.CardHashes, member.Balances, member.ReachableBy)),
                });
                imports.Put(import with { Staged = import.Staged + 1 });
                break;
            case EarlierSaleStaged sale when imports.Get(sale.ImportId) is { } import:
                stagedSales.Put(new(EarlierSaleDocument.IdOf(sale.ImportId, sale.Place), sale.MemberId, sale.Sale));
                imports.Put(import with { Staged = import.Staged + 1 });
                break;
            case EarlierSaleBrought sale:
                earlierSales.Put(new(sale.Id, sale.MemberId, sale.Sale));
                break;
            case ImportEnded ended when imports.Get(ended.ImportId) is { } import:
                imports.Put(import with { State = ImportState.Ended });
                break;
            case ImportAbandoned abandoned when imports.Get(abandoned.ImportId) is { } import:
                imports.Put(import with { State = ImportState.Abandoned });
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        attributes.Flush();
        roster.Flush();
        looks.Flush();
        imports.Flush();
        staged.Flush();
        stagedSales.Flush();
        earlierSales.Flush();
    }

    private IEnumerable<EntryData> SaleAt(ImportDocument import, int place)
    {
        if (stagedSales.Get(EarlierSaleDocument.IdOf(import.Id, place)) is not { } sale) return [];
        stagedSales.Delete(sale.Id);
        return [new EarlierSaleBrought(sale.Id, sale.MemberId, sale.Sale)];
    }

    private IEnumerable<EntryData> MemberAt(ImportDocument import, int place)
    {
        var id = StagedDocument.IdOf(import.Id, place);
        if (staged.Get(id) is not { } written) return [];
        var at = place % StagedDocument.Most;
        if (at == StagedDocument.Most - 1 || place == import.Staged - 1) staged.Delete(id);
        return at < written.Members.Count ? Entries(written.Members[at]) : [];
    }

    private static IEnumerable<EntryData> Entries(StagedMember member)
    {
        yield return new MemberRegistered(member.Id, member.Profile, member.CardHashes);
        if (member.Balances is { } balances) yield return new BalancesOpened(member.Id, balances);
        foreach (var channel in member.ReachableBy ?? [])
            yield return new ConsentRecorded(member.Id, ConsentPurpose.Marketing, channel, true, ConsentOfBefore);
    }
}
