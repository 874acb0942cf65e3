using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>Hands changes of a member to the station: decided in its loop, with the member of that moment.</summary>
internal static class MemberChanges
{
    /// <summary>Journals what follows for a living member, or says why not.</summary>
    public static Task<IResult> MakeAsync(
        StationLoop station, string id, Func<MemberDocument, ChangeRequested> change, string who, Func<IResult> done,
        CancellationToken cancellationToken) =>
        MakeAsync(station, id, (member, _) => change(member), who, done, cancellationToken);

    /// <summary>The same, where other documents matter too.</summary>
    public static async Task<IResult> MakeAsync(
        StationLoop station,
        string id,
        Func<MemberDocument, IDocumentReader, ChangeRequested> change,
        string who,
        Func<IResult> done,
        CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(
            reader => MergedMembers.Living(reader, id) is { IsErased: false } member
                ? change(member, reader) with { By = who }
                : ChangeRequested.No(MemberRefusals.Gone),
            cancellationToken);
        return outcome.Refusal is { } no ? Changes.ForRefusal(no) : done();
    }
}

/// <summary>Cards of members, in the loop.</summary>
internal static class MemberCards
{
    /// <summary>Who has a card: a member, somebody of the staff, or nobody (null).</summary>
    public static string? OwnerOf(IDocumentReader documents, string hash) =>
        documents.Get(Collections.Cards, hash)?.MemberId ?? documents.Get(Collections.StaffCards, hash)?.StaffId;

    /// <summary>A card of a member or of those joined into it, with whom it was given to; null for none.</summary>
    public static (string MemberId, MemberCard Card)? Find(IDocumentReader documents, string memberId, string cardId)
    {
        foreach (var id in MergedMembers.Family(documents, memberId))
        {
            var card = (documents.Get(Collections.Members, id)?.Cards ?? []).FirstOrDefault(it => CardResponse.IdOf(it.Hash) == cardId);
            if (card is not null) return (id, card);
        }

        return null;
    }

    /// <summary>One more card, or one in place of another.</summary>
    public static ChangeRequested Add(MemberDocument member, IDocumentReader documents, string hash, string? replaces)
    {
        if (OwnerOf(documents, hash) is not null) return ChangeRequested.No(MemberRefusals.CardTaken);
        if (replaces is null)
        {
            return (member.Cards?.Count ?? 0) >= MemberRules.CardLimit
                ? ChangeRequested.No(MemberRefusals.CardsTooMany)
                : new([new CardAdded(member.Id, hash)]);
        }

        if (Find(documents, member.Id, replaces) is not { } old) return ChangeRequested.No(MemberRefusals.CardUnknown);
        return new([new CardAdded(old.MemberId, hash, old.Card.Hash)]);
    }

    /// <summary>Blocks a card.</summary>
    public static ChangeRequested Block(MemberDocument member, IDocumentReader documents, string cardId, CardTrouble reason) =>
        Find(documents, member.Id, cardId) is not { } found ? ChangeRequested.No(MemberRefusals.CardUnknown)
        : found.Card.Blocked is not null ? ChangeRequested.No(MemberRefusals.CardIsSo)
        : new([new CardBlocked(found.MemberId, found.Card.Hash, reason)]);

    /// <summary>Releases a blocked card.</summary>
    public static ChangeRequested Release(MemberDocument member, IDocumentReader documents, string cardId) =>
        Find(documents, member.Id, cardId) is not { } found ? ChangeRequested.No(MemberRefusals.CardUnknown)
        : found.Card.Blocked is null ? ChangeRequested.No(MemberRefusals.CardIsSo)
        : new([new CardReleased(found.MemberId, found.Card.Hash)]);
}
