using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>
/// Members that were joined (統合): whoever has something for each member asks here whose it is now. Lists of a member are
/// those of everybody in <see cref="Family"/>; what is added goes to <see cref="Living"/>.
/// </summary>
public static class MergedMembers
{
    /// <summary>The member an id stands for now: the one it was joined into, else itself. Null for nobody.</summary>
    public static MemberDocument? Living(IDocumentReader documents, string memberId)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var member = documents.Get(Collections.Members, memberId);
        while (member?.MergedInto is { } next) member = documents.Get(Collections.Members, next);
        return member;
    }

    /// <summary>Ids under which the living member's things are kept: its own first, then all that were joined into it.</summary>
    public static IReadOnlyList<string> Family(IDocumentReader documents, string memberId)
    {
        ArgumentNullException.ThrowIfNull(documents);
        if (Living(documents, memberId) is not { } living) return [memberId];
        List<string> family = [living.Id];
        for (var i = 0; i < family.Count; i++)
        {
            var member = i == 0 ? living : documents.Get(Collections.Members, family[i]);
            family.AddRange(member?.Absorbed ?? []);
        }

        return family;
    }
}
