using System.Globalization;
using System.Text;
using Appliance.Domain.Bookings;
using Appliance.Domain.Shop;
using Appliance.Storage.Projections.Bookings;

namespace Appliance.Firmware.Bookings;

/// <summary>
/// Somebody's bookings for their own calendar, after RFC 5545: a line ends with CR LF and has at most 75 octets (3.1),
/// commas, semicolons and backslashes of a text are escaped (3.3.11), instants are in UTC (3.3.5). Who comes is not told:
/// the file leaves the shop for whatever calendar reads it.
/// </summary>
internal static class CalendarFeed
{
    /// <summary>Octets of a line without its end.</summary>
    public const int LineOctets = 75;

    private const string Instant = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The calendar of a person.</summary>
    /// <param name="owner">Their name.</param>
    /// <param name="bookings">Theirs, cancelled ones too: those are withdrawn from the calendar.</param>
    /// <param name="serviceName">The name of a service by its code.</param>
    /// <param name="now">When it is made.</param>
    public static string Write(
        string owner, IEnumerable<BookingDocument> bookings, Func<string, string> serviceName, DateTimeOffset now)
    {
        StringBuilder text = new();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Appliance//Bookings//JA");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "X-WR-CALNAME:" + Escaped($"予約 {owner}"));
        foreach (var booking in bookings) Event(text, booking, serviceName(booking.Service), now);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, BookingDocument booking, string service, DateTimeOffset now)
    {
        var start = StartOf(booking.Slot);
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{booking.BookingId}@appliance");
        Line(text, "DTSTAMP:" + Text(now));
        Line(text, "DTSTART:" + Text(start));
        Line(text, "DTEND:" + Text(start.AddMinutes(booking.Slot.Minutes)));
        Line(text, "SUMMARY:" + Escaped($"{service} {booking.MemberId}"));
        if (booking.Slot.Resource is { } place) Line(text, "LOCATION:" + Escaped(place));
        Line(text, booking.State.TakesTime() ? "STATUS:CONFIRMED" : "STATUS:CANCELLED");
        Line(text, "END:VEVENT");
    }

    private static DateTimeOffset StartOf(Slot slot) =>
        new DateTimeOffset(slot.Day.ToDateTime(TimeOnly.MinValue), BusinessDay.JapanOffset).AddMinutes(slot.Minute);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Folds between characters, never within one: what goes on begins with a blank.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
