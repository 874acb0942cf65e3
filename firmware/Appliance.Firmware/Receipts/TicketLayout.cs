using Appliance.Domain.Journal;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>A number at the counter (受付票): large enough to be read from the hand, and without a name on it.</summary>
internal static class TicketLayout
{
    /// <summary>Of a guest with a booking.</summary>
    /// <param name="paper">The shop and the entry.</param>
    /// <param name="here">The check-in.</param>
    /// <param name="booked">When and what is booked, for example <c>14:00 カット</c>; or null.</param>
    /// <param name="columns">Half-width characters in a line.</param>
    public static PrintDocument Compose(Paper paper, BookingCheckedIn here, string? booked, int columns) =>
        Compose(paper, here.Ticket ?? 0, booked, columns);

    /// <summary>Of a guest without one.</summary>
    public static PrintDocument Compose(Paper paper, TicketIssued issued, int columns) =>
        Compose(paper, issued.Number, null, columns);

    private static PrintDocument Compose(Paper paper, int number, string? booked, int columns)
    {
        Sheet sheet = new(columns);
        sheet.Center(paper.Shop.Name);
        sheet.Feed();
        sheet.Center("受付番号");
        sheet.Title($"{number}", bold: true);
        sheet.Feed();
        if (booked is not null) sheet.Pair("ご予約", booked);
        sheet.Pair("受付", Wording.Moment(paper.Entry.At));
        sheet.Text("番号でお呼びします。お掛けになってお待ちください。");
        return sheet.Cut();
    }
}
