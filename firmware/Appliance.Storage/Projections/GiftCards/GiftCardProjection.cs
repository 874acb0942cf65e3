using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.GiftCards;

/// <summary>What is on gift cards: sold, paid with, given back, blocked, replaced.</summary>
internal sealed class GiftCardProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<GiftCardDocument> cards = new(GiftCardCollections.Cards, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case GiftCardSold sold:
                cards.Put(new(new GiftCard(sold.CardId, sold.Amount, sold.ExpiresOn), entry.Day, sold.Amount));
                break;
            case GiftCardBlocked blocked when cards.Get(blocked.CardId) is { } lost:
                cards.Put(lost with
                {
                    Card = lost.Card with { Blocked = true, Balance = blocked.ReplacedBy is null ? lost.Card.Balance : Yen.Zero },
                    ReplacedBy = blocked.ReplacedBy,
                });
                if (blocked.ReplacedBy is { } next) cards.Put(lost with { Card = lost.Card with { CardId = next, Blocked = false } });
                break;
            case SaleClosed sale:
                Move(sale.Tenders, -1);
                break;
            case SaleRefunded refund:
                Move(refund.Tenders, 1);
                break;
            default:
                break;
        }
    }

    public void Flush() => cards.Flush();

    private void Move(IEnumerable<Tender> tenders, int sign)
    {
        foreach (var tender in tenders)
        {
            if (tender.GiftCardId is not { } id || cards.Get(id) is not { } card) continue;
            cards.Put(card with { Card = card.Card with { Balance = card.Card.Balance + (tender.Amount * sign) } });
        }
    }
}
