using Appliance.Domain.Bookings;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Bookings;

/// <summary>Where a booking finds its place, and where not.</summary>
public sealed class BookingCalendarTests
{
    /// <summary>A Saturday.</summary>
    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly BookedService Cut = new("cut", "カット", "ｶｯﾄ", 60, new(4_950), new(0), ResourceKind: "席");

    private static readonly BookedService Room = new("room", "小部屋", "ｺﾍﾞﾔ", 120, new(2_400), new(0), NeedsStaff: false, ResourceKind: "部屋");

    private static readonly BookingCalendar Salon = new(
        BookingSetup.Default,
        5,
        ["01", "02"],
        [new("02", [new(DayOfWeek.Saturday, 600, 840)], [])],
        [new("seat-1", "席1", "席"), new("seat-2", "席2", "席", Retired: true), new("seat-3", "席3", "席"), new("room-1", "部屋1", "部屋")],
        []);

    [Fact]
    public void Person_and_place_are_found_in_order_when_nobody_asks_for_one()
    {
        var first = Place(Salon, At(600), Cut);
        Assert.Equal(("01", "seat-1"), (first!.StaffId, first.Resource));

        var second = Place(Salon with { Taken = [first] }, At(630), Cut);
        Assert.Equal(("02", "seat-3"), (second!.StaffId, second.Resource));
    }

    [Theory]
    [InlineData(540, "booking-closed")]
    [InlineData(1_095, "booking-closed")]
    [InlineData(607, "booking-step")]
    [InlineData(600, null)]
    [InlineData(1_080, null)]
    public void It_begins_at_a_step_and_lies_within_opening_hours(int minute, string? code) =>
        Assert.Equal(code, Salon.Place(At(minute), Cut).Refusal?.Code);

    [Fact]
    public void A_holiday_is_closed_and_a_short_day_is_short()
    {
        var closed = Salon with { Setup = Salon.Setup with { SpecialDays = [new(Day, "臨時休業", [])] } };
        var half = Salon with { Setup = Salon.Setup with { SpecialDays = [new(Day, "大晦日", [new(600, 720)])] } };

        Assert.Equal("booking-closed", closed.Place(At(600), Cut).Refusal?.Code);
        Assert.Equal([600, 615, 630, 645, 660], half.FreeStarts(Day, Cut, null).Select(it => it.Minute));
    }

    [Theory]
    [InlineData("02", 840, "booking-staff-away")]
    [InlineData("02", 780, null)]
    [InlineData("09", 600, "booking-staff-unknown")]
    public void Who_is_asked_for_has_to_be_there(string staff, int minute, string? code) =>
        Assert.Equal(code, Salon.Place(At(minute) with { StaffId = staff }, Cut).Refusal?.Code);

    [Fact]
    public void One_after_the_other_is_no_collision_and_one_minute_of_both_is()
    {
        var taken = Salon with { Taken = [new(Day, 600, 60, "01", "seat-1")] };

        Assert.Null(taken.Place(At(660) with { StaffId = "01" }, Cut).Refusal);
        Assert.Equal("booking-staff-taken", taken.Place(At(645) with { StaffId = "01" }, Cut).Refusal?.Code);
        Assert.Equal("booking-resource-taken", taken.Place(At(645) with { Resource = "seat-1" }, Cut).Refusal?.Code);
        Assert.Equal("booking-nobody-free", (taken with { Taken = [.. taken.Taken, new(Day, 600, 60, "02")] }).Place(At(600), Cut).Refusal?.Code);
    }

    [Fact]
    public void A_room_needs_nobody_and_is_still_taken_once()
    {
        var room = Place(Salon, At(600) with { Minutes = 120 }, Room);
        Assert.Equal((null, "room-1"), (room!.StaffId, room.Resource));
        Assert.Equal("booking-resource-taken", (Salon with { Taken = [room] }).Place(At(705), Room).Refusal?.Code);
    }

    [Fact]
    public void A_business_day_ends_where_the_next_begins_so_that_two_days_never_want_one_hour()
    {
        var night = Salon with
        {
            Setup = new([new(DayOfWeek.Saturday, 0, 36 * 60)], []),
            DayStartsAtHour = 8,
        };

        Assert.Equal("booking-closed", night.Place(At(420), Room).Refusal?.Code);
        Assert.Null(night.Place(At(480), Room).Refusal);
        Assert.Null(night.Place(At(1_860), Room).Refusal);
        Assert.Equal("booking-closed", night.Place(At(1_875), Room).Refusal?.Code);
    }

    [Fact]
    public void However_it_is_booked_nobody_and_no_place_is_wanted_twice_at_once()
    {
        var asked = from minute in Gen.Choose(36, 80)
                    from service in Gen.Elements(Cut, Room)
                    from staff in Gen.Elements(null, null, "01", "02")
                    from place in Gen.Elements(null, null, "seat-1", "seat-3", "room-1")
                    select (Slot: new Slot(Day, minute * 15, service.Minutes, staff, place), Service: service);

        Prop.ForAll(asked.ListOf().ToArbitrary(), wishes =>
        {
            var calendar = Salon;
            foreach (var (slot, service) in wishes)
            {
                if (calendar.Place(slot, service).Slot is { } got) calendar = calendar with { Taken = [.. calendar.Taken, got] };
            }

            var taken = calendar.Taken;
            for (var minute = 0; minute < 24 * 60; minute += 5)
            {
                var now = taken.Where(it => it.Minute <= minute && minute < it.Minute + it.Minutes).ToList();
                Assert.Equal(now.Count(it => it.StaffId is not null), now.Select(it => it.StaffId).OfType<string>().Distinct().Count());
                Assert.Equal(now.Count(it => it.Resource is not null), now.Select(it => it.Resource).OfType<string>().Distinct().Count());
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    private static Slot At(int minute) => new(Day, minute, 60);

    private static Slot? Place(BookingCalendar calendar, Slot asked, BookedService service) => calendar.Place(asked, service).Slot;
}
