using System.Text.Json.Serialization;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Attendance;

/// <summary>The collections of the time clock with their indexes.</summary>
public static class AttendanceCollections
{
    /// <summary>Days by date, then by person.</summary>
    public static DocumentIndex<WorkDayDocument> DaysByDate { get; } = new("date", it => it.Id);

    /// <summary>Days somebody worked.</summary>
    public static DocumentCollection<WorkDayDocument> Days { get; } =
        new("workdays", AttendanceJson.Default.WorkDayDocument, it => it.Id, DaysByDate);

    /// <summary>Who is at work, by id.</summary>
    public static DocumentCollection<AtWorkDocument> AtWork { get; } = new("atwork", AttendanceJson.Default.AtWorkDocument, it => it.StaffId);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Days, AtWork];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(WorkDayDocument))]
[JsonSerializable(typeof(AtWorkDocument))]
[JsonSerializable(typeof(Domain.Staff.WorkSpan))]
internal sealed partial class AttendanceJson : JsonSerializerContext;
