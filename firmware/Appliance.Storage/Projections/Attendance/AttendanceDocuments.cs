using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Projections.Attendance;

/// <summary>When somebody worked on a business day (勤務時間).</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Day">Business day on which each time began.</param>
/// <param name="Spans">In order; one without an end is under way, or was forgotten.</param>
/// <param name="CorrectedBy">Who put it right last, or null.</param>
public sealed record WorkDayDocument(string StaffId, DateOnly Day, EquatableList<WorkSpan> Spans, string? CorrectedBy = null)
{
    /// <summary>Its id.</summary>
    [JsonIgnore]
    public string Id => IdOf(Day, StaffId);

    /// <summary>The id of somebody's day.</summary>
    public static string IdOf(DateOnly day, string staffId) => $"{Collections.DayKey(day)}/{staffId}";
}

/// <summary>That somebody is at work.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Day">Business day on which they came.</param>
/// <param name="Since">When.</param>
public sealed record AtWorkDocument(string StaffId, DateOnly Day, DateTimeOffset Since);
