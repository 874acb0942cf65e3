namespace Appliance.Domain.Bookings;

/// <summary>Everything a booking of one business day is held against.</summary>
/// <param name="Setup">Opening hours.</param>
/// <param name="DayStartsAtHour">Hour at which the business day begins.</param>
/// <param name="StaffIds">Who serves, in order.</param>
/// <param name="Shifts">When they work.</param>
/// <param name="Resources">Seats, rooms, courts in order.</param>
/// <param name="Taken">Slots of the day that are taken.</param>
public sealed record BookingCalendar(
    BookingSetup Setup,
    int DayStartsAtHour,
    IReadOnlyList<string> StaffIds,
    IReadOnlyList<StaffShift> Shifts,
    IReadOnlyList<BookedResource> Resources,
    IReadOnlyList<Slot> Taken)
{
    /// <summary>
    /// Finds a place for a service: the person and the place that were asked for, or the first that are free.
    /// </summary>
    /// <returns>The slot with person and place, or why there is none.</returns>
    public (Slot? Slot, Refusal? Refusal) Place(Slot asked, BookedService service)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(service);
        if (asked.Minutes is < BookingRules.LeastMinutes or > BookingRules.MostMinutes) return (null, BookingRules.DurationWrong);
        if (asked.Minute % Setup.StepMinutes != 0) return (null, BookingRules.StepWrong(Setup.StepMinutes));
        if (!IsInDay(asked.Span) || !Setup.HoursOf(asked.Day).Any(hours => hours.Contains(asked.Span)))
        {
            return (null, BookingRules.Closed);
        }

        var staff = Person(asked, service);
        if (staff.Refusal is not null) return staff;
        return Resource(staff.Slot!, service);
    }

    /// <summary>Minutes of the day at which a service could begin.</summary>
    public IEnumerable<Slot> FreeStarts(DateOnly day, BookedService service, string? staffId)
    {
        ArgumentNullException.ThrowIfNull(service);
        foreach (var hours in Setup.HoursOf(day))
        {
            var first = (hours.From + Setup.StepMinutes - 1) / Setup.StepMinutes * Setup.StepMinutes;
            for (var minute = first; minute + service.Minutes <= hours.Until; minute += Setup.StepMinutes)
            {
                if (Place(new(day, minute, service.Minutes, staffId), service).Slot is { } slot) yield return slot;
            }
        }
    }

    /// <summary>Business days do not run into each other, so that bookings of two days never want the same time.</summary>
    private bool IsInDay(MinuteSpan span) =>
        new MinuteSpan(DayStartsAtHour * 60, (DayStartsAtHour + 24) * 60).Contains(span);

    private (Slot? Slot, Refusal? Refusal) Person(Slot asked, BookedService service)
    {
        if (asked.StaffId is { } wanted)
        {
            if (!StaffIds.Contains(wanted, StringComparer.Ordinal)) return (null, BookingRules.StaffUnknown);
            if (!Works(wanted, asked)) return (null, BookingRules.StaffAway);
            return IsFree(asked with { Resource = null }) ? (asked, null) : (null, BookingRules.StaffTaken);
        }

        if (!service.NeedsStaff) return (asked, null);
        var free = StaffIds.FirstOrDefault(id => Works(id, asked) && IsFree(asked with { StaffId = id, Resource = null }));
        return free is null ? (null, BookingRules.NobodyFree) : (asked with { StaffId = free }, null);
    }

    private (Slot? Slot, Refusal? Refusal) Resource(Slot asked, BookedService service)
    {
        if (asked.Resource is { } wanted)
        {
            if (Resources.FirstOrDefault(it => it.Code == wanted) is not { Retired: false }) return (null, BookingRules.ResourceUnknown);
            return IsFree(asked) ? (asked, null) : (null, BookingRules.ResourceTaken);
        }

        if (service.ResourceKind is not { } kind) return (asked, null);
        var free = Resources.FirstOrDefault(it => !it.Retired && it.Kind == kind && IsFree(asked with { Resource = it.Code }));
        return free is null ? (null, BookingRules.ResourceTaken) : (asked with { Resource = free.Code }, null);
    }

    private bool Works(string staffId, Slot asked) =>
        Shifts.FirstOrDefault(it => it.StaffId == staffId) is not { } shift
        || shift.HoursOf(asked.Day).Any(hours => hours.Contains(asked.Span));

    private bool IsFree(Slot slot) => !Taken.Any(slot.CollidesWith);
}
