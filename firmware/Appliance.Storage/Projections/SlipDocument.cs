using System.Text.Json.Serialization;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Projections;

/// <summary>
/// A payment or repayment by a stand-alone terminal, to be held against the terminal's own list at the closing.
/// </summary>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="Place">Its place among the entry's payments, from 0.</param>
/// <param name="Number">Receipt number, or 0 where there is none (チャージ, 掛入金).</param>
/// <param name="Kind">Which terminal.</param>
/// <param name="Amount">What was paid; below ¥0 when it was paid back.</param>
/// <param name="Slip">Number of the terminal's slip (伝票番号), or null.</param>
public sealed record SlipDocument(long Sequence, int Place, long Number, TenderKind Kind, Yen Amount, string? Slip)
{
    /// <summary>Its id; in the order of the entries.</summary>
    [JsonIgnore]
    public string Id => $"{Collections.NumberKey(Sequence)}-{Place:D2}";

    /// <summary>The payments by terminal of an entry.</summary>
    public static IEnumerable<SlipDocument> Of(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Data switch
        {
            SaleClosed sale => Of(entry, sale.Number, sale.Tenders, 1),
            SaleRefunded refund => Of(entry, refund.Number, refund.Tenders, -1),
            PrepaidToppedUp topUp => Of(entry, 0, [topUp.Tender], 1),
            GiftCardSold sold => Of(entry, 0, [sold.Tender], 1),
            AccountPaid paid => Of(entry, 0, [paid.Tender], 1),
            _ => [],
        };
    }

    private static IEnumerable<SlipDocument> Of(
        JournalEntry entry, long number, IEnumerable<Tender> tenders, int sign) => tenders
        .Where(tender => tender.Kind.IsByTerminal())
        .Select((tender, place) =>
            new SlipDocument(entry.Sequence, place, number, tender.Kind, tender.Amount * sign, tender.Slip));
}
