using System.Text;
using Appliance.Domain.Bookings;
using Appliance.Firmware.Bookings;
using Appliance.Storage.Projections.Bookings;

namespace Appliance.Firmware.Tests.Bookings;

/// <summary>The calendar as RFC 5545 wants it.</summary>
public sealed class CalendarFeedTests
{
    private static readonly BookingDocument Night = new(
        "B000007", "M000003", new(new(2026, 12, 31), 1_500, 90, "02", "room-101"), "party", new(0), new(0), BookingState.Booked,
        new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), null);

    [Fact]
    public void Lines_end_with_CR_LF_and_have_at_most_75_octets_and_no_character_is_cut()
    {
        var name = string.Concat(Enumerable.Repeat("忘年会😀プラン、", 12));
        var feed = CalendarFeed.Write("石井", [Night], _ => name, new(2026, 11, 21, 3, 4, 5, TimeSpan.Zero));

        Assert.DoesNotContain("\n", feed.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(feed.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= CalendarFeed.LineOctets, line));
        Assert.DoesNotContain('\uFFFD', feed);
        Assert.Contains($"SUMMARY:{name} M000003", feed.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void An_hour_after_midnight_belongs_to_the_day_before_and_is_told_in_UTC()
    {
        var feed = CalendarFeed.Write("石井", [Night], code => code, new(2026, 11, 21, 3, 4, 5, TimeSpan.Zero));

        Assert.Contains("DTSTART:20261231T160000Z\r\nDTEND:20261231T173000Z\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("UID:B000007@appliance\r\nDTSTAMP:20261121T030405Z\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("LOCATION:room-101\r\nSTATUS:CONFIRMED\r\n", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_cancelled_is_withdrawn()
    {
        var feed = CalendarFeed.Write(
            "石井", [Night with { State = BookingState.Cancelled }], code => code, new(2026, 11, 21, 3, 4, 5, TimeSpan.Zero));

        Assert.Contains("STATUS:CANCELLED\r\n", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_end_a_text_is_escaped()
    {
        var feed = CalendarFeed.Write("a;b", [Night], _ => "c,d\\e\nf", new(2026, 11, 21, 3, 4, 5, TimeSpan.Zero));

        Assert.Contains("X-WR-CALNAME:予約 a\\;b\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:c\\,d\\\\e\\nf M000003\r\n", feed, StringComparison.Ordinal);
    }
}
