using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>
/// What is kept for each member, where members may have been joined: everybody finds what a family has together under its
/// living member, and nothing under those joined into it. What each brought and got is kept beside it, so that parting gives
/// back exactly that.
/// </summary>
/// <typeparam name="T">A document; its id is the member's, or the member's and a slash and something.</typeparam>
/// <param name="together">Where everybody looks.</param>
/// <param name="apart">Where the members of families have their own.</param>
/// <param name="transaction">Reads and writes.</param>
/// <param name="families">Who belongs together.</param>
/// <param name="join">What both have, under the id of the member that is given first.</param>
internal sealed class FamilyDocuments<T>(
    DocumentCollection<T> together,
    DocumentCollection<T> apart,
    IDocumentTransaction transaction,
    MemberFamilies families,
    Func<string, IReadOnlyList<T>, T> join)
    where T : class
{
    private readonly DocumentCache<T> living = new(together, transaction);
    private readonly DocumentCache<T> own = new(apart, transaction);

    /// <summary>What a member has with all that were joined into it; null for nothing, and for one that was joined itself.</summary>
    public T? Get(string memberId, string of = "") => living.Get(memberId + of);

    /// <summary>What is a member's own.</summary>
    public T? Own(string memberId, string of = "") => (families.IsAlone(memberId) ? living : own).Get(memberId + of);

    /// <summary>Keeps what is a member's own.</summary>
    public void Put(string memberId, T document, string of = "")
    {
        if (families.IsAlone(memberId))
        {
            living.Put(document);
            return;
        }

        own.Put(document);
        Join(families.LivingOf(memberId), of);
    }

    /// <summary>A member has nothing of its own any more.</summary>
    public void Delete(string memberId, string of = "")
    {
        if (families.IsAlone(memberId))
        {
            living.Delete(memberId + of);
            return;
        }

        own.Delete(memberId + of);
        Join(families.LivingOf(memberId), of);
    }

    /// <summary>Two members are one from here on.</summary>
    public void Merge(MembersMerged merged, string of = "")
    {
        foreach (var id in new[] { merged.MemberId, merged.AbsorbedId })
        {
            if (families.WasAlone(id, merged) && living.Get(id + of) is { } document) own.Put(document);
        }

        living.Delete(merged.AbsorbedId + of);
        Join(families.LivingOf(merged.MemberId), of);
    }

    /// <summary>They are two after all.</summary>
    public void Part(MembersUnmerged parted, string of = "")
    {
        foreach (var id in new[] { parted.MemberId, parted.AbsorbedId })
        {
            Join(id, of);
            if (families.IsAlone(id)) own.Delete(id + of);
        }
    }

    public void Flush()
    {
        living.Flush();
        own.Flush();
    }

    private void Join(string livingId, string of)
    {
        List<T> all = [.. families.FamilyOf(livingId).Select(id => own.Get(id + of)).OfType<T>()];
        if (all.Count == 0) living.Delete(livingId + of);
        else living.Put(join(livingId, all));
    }
}
