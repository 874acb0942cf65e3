using Appliance.Domain.Staff;

namespace Appliance.Domain.Journal;

/// <summary><c>staff.clocked</c>: somebody began or ended work (打刻); when is the entry's instant.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="In">出勤; else 退勤.</param>
public sealed record StaffClocked(string StaffId, bool In) : EntryData;

/// <summary><c>staff.times-corrected</c>: a person's times of a business day were put right (打刻修正); the entry's staff says by whom.</summary>
/// <param name="StaffId">Whose.</param>
/// <param name="Day">Business day.</param>
/// <param name="Spans">All of that day from here on, in order; none for a day not worked.</param>
public sealed record StaffTimesCorrected(string StaffId, DateOnly Day, EquatableList<WorkSpan> Spans) : EntryData;
