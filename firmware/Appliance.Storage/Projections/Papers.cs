using Appliance.Domain.Journal;

namespace Appliance.Storage.Projections;

/// <summary>Which entries go on paper, and under which id the printer confirms them.</summary>
public static class Papers
{
    /// <summary>The id of an entry's paper, or null when none is printed.</summary>
    public static string? IdOf(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Data switch
        {
            SaleClosed { ReceiptOff: true } => null,
            SaleClosed sale => sale.SaleId,
            SaleRefunded refund => refund.RefundId,
            DrawerClosed closing => $"Z-{closing.Session.Number:D6}",
            BookingCheckedIn { Ticket: { } ticket } => $"T-{entry.Day:yyyyMMdd}-{ticket:D4}",
            TicketIssued issued => $"T-{entry.Day:yyyyMMdd}-{issued.Number:D4}",
            DrawerRead or DrawerOpened or CashMoved or PrepaidToppedUp or GiftCardSold or AccountPaid or PassUsed or FormalReceiptIssued
                or ReceiptReissued or StatementIssued => $"E-{entry.Sequence:D9}",
            _ => null,
        };
    }
}
