using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Bookings;

/// <summary>What bookings are made of: services, places, shifts, opening hours, and who reads calendars.</summary>
internal sealed class BookingSetupProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<ServiceDocument> services = new(BookingCollections.Services, transaction);
    private readonly DocumentCache<ResourceDocument> resources = new(BookingCollections.Resources, transaction);
    private readonly DocumentCache<ShiftDocument> shifts = new(BookingCollections.Shifts, transaction);
    private readonly DocumentCache<BookingSetupDocument> setup = new(BookingCollections.Setup, transaction);
    private readonly DocumentCache<CalendarDocument> calendars = new(BookingCollections.Calendars, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case BookingSetupDefined defined:
                setup.Put(new(defined.Setup));
                break;
            case BookedServiceDefined defined:
                services.Put(new(defined.Service));
                break;
            case BookedResourceDefined defined:
                resources.Put(new(defined.Resource));
                break;
            case StaffShiftDefined defined:
                shifts.Put(new(defined.Shift));
                break;
            case CalendarShared shared:
                Forget(shared.StaffId);
                calendars.Put(new(shared.StaffId, shared.TokenHash, entry.At));
                break;
            case CalendarUnshared gone:
                Forget(gone.StaffId);
                break;
            case StaffRegistered { Left: true } gone:
                Forget(gone.StaffId);
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        services.Flush();
        resources.Flush();
        shifts.Flush();
        setup.Flush();
        calendars.Flush();
    }

    /// <summary>One address a person: within a batch the caches know the latest, the transaction those before it.</summary>
    private void Forget(string staffId)
    {
        Flush();
        var known = transaction.Range(
            BookingCollections.Calendars, BookingCollections.CalendarsByStaff, staffId, staffId + "\0", int.MaxValue);
        foreach (var calendar in known) calendars.Delete(calendar.TokenHash);
    }
}
