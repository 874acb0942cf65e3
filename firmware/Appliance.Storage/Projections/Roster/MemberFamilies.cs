using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>
/// Who was joined into whom, as of the entry at hand: it hears of an entry before every part does. Parts that keep something
/// for each member ask here whose it is.
/// </summary>
internal sealed class MemberFamilies(IDocumentTransaction transaction)
{
    private readonly DocumentCache<FamilyDocument> families = new(RosterCollections.Families, transaction);
    private bool? some;

    /// <summary>Most shops have none: then nobody has to be looked up.</summary>
    private bool Some =>
        some ??= transaction.Range(RosterCollections.Families, RosterCollections.FamiliesById, "", Collections.End, 1).Count > 0;

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case MembersMerged merged:
                some = true;
                var member = Of(merged.MemberId);
                families.Put(member with { Absorbed = member.Absorbed.Add(merged.AbsorbedId) });
                families.Put(Of(merged.AbsorbedId) with { Into = merged.MemberId });
                break;
            case MembersUnmerged parted:
                var stays = Of(parted.MemberId);
                Keep(stays with { Absorbed = [.. stays.Absorbed.Where(id => id != parted.AbsorbedId)] });
                Keep(Of(parted.AbsorbedId) with { Into = null });
                break;
            default:
                break;
        }
    }

    public void Flush() => families.Flush();

    /// <summary>Neither joined into another nor any joined into it.</summary>
    public bool IsAlone(string memberId) => Find(memberId) is null;

    /// <summary>The member an id stands for.</summary>
    public string LivingOf(string memberId)
    {
        while (Find(memberId)?.Into is { } next) memberId = next;
        return memberId;
    }

    /// <summary>The living member of an id first, then all that were joined into it.</summary>
    public IReadOnlyList<string> FamilyOf(string memberId)
    {
        List<string> all = [LivingOf(memberId)];
        for (var i = 0; i < all.Count; i++) all.AddRange(Of(all[i]).Absorbed);
        return all;
    }

    /// <summary>Whether a member had a family of its own before another was joined to it just now.</summary>
    /// <param name="memberId">One of the two.</param>
    /// <param name="merged">The entry, which was added already.</param>
    public bool WasAlone(string memberId, MembersMerged merged) =>
        Of(memberId).Absorbed.All(id => id == merged.AbsorbedId);

    private FamilyDocument? Find(string memberId) => Some ? families.Get(memberId) : null;

    private FamilyDocument Of(string memberId) => Find(memberId) ?? new(memberId, null, []);

    private void Keep(FamilyDocument family)
    {
        if (family.Into is null && family.Absorbed.Count == 0) families.Delete(family.Id);
        else families.Put(family);
    }
}
