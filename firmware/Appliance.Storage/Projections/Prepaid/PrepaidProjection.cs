using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Prepaid;

/// <summary>
/// Members' prepaid in double entry, and each move of it. What a member can use stands in the member's document, made from the same
/// entries another way: the two have to agree.
/// </summary>
internal sealed class PrepaidProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<PrepaidMoveDocument> moves = new(PrepaidCollections.Moves, transaction);
    private PrepaidAccount? account;

    public void Add(JournalEntry entry)
    {
        if (PrepaidMove.Of(entry.Data) is not { } move) return;
        account = (account ?? PrepaidCollections.AccountOf(transaction)).After(move);
        moves.Put(new(move.MemberId, entry.Sequence, entry.Day, move.Kind, move.Amount));
    }

    public void Flush()
    {
        moves.Flush();
        if (account is not null) transaction.Put(PrepaidCollections.Account, new(account));
    }
}
