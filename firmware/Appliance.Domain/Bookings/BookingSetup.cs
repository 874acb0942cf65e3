using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Bookings;

/// <summary>The calendar's rules: when the shop is open and how time is divided.</summary>
/// <param name="Week">Opening hours by weekday; several spans of one day are apart (中休み), a day without any is closed.</param>
/// <param name="SpecialDays">Holidays and days of other hours, at most <see cref="BookingRules.SpecialDays"/>.</param>
/// <param name="StepMinutes">A booking begins at a multiple of it, 5–60.</param>
/// <param name="TicketAtCheckIn">A numbered ticket is printed when a guest with a booking taps their card.</param>
public sealed record BookingSetup(
    EquatableList<WeekSpan> Week,
    EquatableList<SpecialDay> SpecialDays,
    int StepMinutes = 15,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool TicketAtCheckIn = false)
{
    /// <summary>A shop that has not said when it is open: every day from ten to seven.</summary>
    public static BookingSetup Default { get; } =
        new([.. Enum.GetValues<DayOfWeek>().Select(day => new WeekSpan(day, 10 * 60, 19 * 60))], []);

    /// <summary>The spans in which a business day's bookings have to lie.</summary>
    public IEnumerable<MinuteSpan> HoursOf(DateOnly day) => SpecialDays.FirstOrDefault(it => it.Day == day) is { } special
        ? special.Hours
        : Week.Where(it => it.Weekday == day.DayOfWeek).Select(it => new MinuteSpan(it.From, it.Until));
}

/// <summary>A span of a business day in minutes after its midnight; 25:00 is 1,500.</summary>
/// <param name="From">Its first minute.</param>
/// <param name="Until">The minute after its last.</param>
public sealed record MinuteSpan(int From, int Until)
{
    /// <summary>Whether another span lies within.</summary>
    public bool Contains(MinuteSpan other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.From >= From && other.Until <= Until;
    }
}

/// <summary>A span of each week.</summary>
/// <param name="Weekday">The day.</param>
/// <param name="From">Its first minute.</param>
/// <param name="Until">The minute after its last.</param>
public sealed record WeekSpan(DayOfWeek Weekday, int From, int Until);

/// <summary>A day that is not as its weekday.</summary>
/// <param name="Day">Business day.</param>
/// <param name="Name">Why, for example 臨時休業, 1–20 characters.</param>
/// <param name="Hours">When it is open; none: closed.</param>
public sealed record SpecialDay(DateOnly Day, string Name, EquatableList<MinuteSpan> Hours);

/// <summary>What can be booked (メニュー).</summary>
/// <param name="Code">1–20 small letters, digits and dashes.</param>
/// <param name="Name">1–40 characters.</param>
/// <param name="Kana">For plain displays: 1–12 half-width characters.</param>
/// <param name="Minutes">How long it takes with what comes after it, 5–720.</param>
/// <param name="Price">What it is expected to bring.</param>
/// <param name="Deposit">What is asked for in advance; ¥0 for nothing.</param>
/// <param name="NeedsStaff">Somebody serves.</param>
/// <param name="ResourceKind">What it takes place on (席, 部屋, コート …), or null.</param>
/// <param name="Retired">Not offered any more.</param>
public sealed record BookedService(
    string Code,
    string Name,
    string Kana,
    int Minutes,
    Yen Price,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Yen Deposit,
    bool NeedsStaff = true,
    string? ResourceKind = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Retired = false);

/// <summary>A seat, room or court.</summary>
/// <param name="Code">1–20 small letters, digits and dashes.</param>
/// <param name="Name">1–20 characters.</param>
/// <param name="Kind">What it is, 1–20 characters; a service asks for a kind.</param>
/// <param name="Retired">Not used any more.</param>
public sealed record BookedResource(
    string Code,
    string Name,
    string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Retired = false);

/// <summary>When somebody works (シフト). Who has none is there whenever the shop is open.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Week">By weekday; a day without any is off.</param>
/// <param name="SpecialDays">Days that are not as their weekday, at most <see cref="BookingRules.SpecialDays"/>.</param>
public sealed record StaffShift(string StaffId, EquatableList<WeekSpan> Week, EquatableList<SpecialDay> SpecialDays)
{
    /// <summary>The spans in which somebody works on a business day.</summary>
    public IEnumerable<MinuteSpan> HoursOf(DateOnly day) => SpecialDays.FirstOrDefault(it => it.Day == day) is { } special
        ? special.Hours
        : Week.Where(it => it.Weekday == day.DayOfWeek).Select(it => new MinuteSpan(it.From, it.Until));
}
