using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Loyalty;

/// <summary>A part of the points a sale gave, with its reason; the parts come to the points granted.</summary>
/// <param name="Points">Points of this part.</param>
/// <param name="Of">Yen it was reckoned on; ¥0 for a fixed number of points.</param>
/// <param name="Per">Yen for one point at that time.</param>
/// <param name="Times">Hundredths: 200 for twice the points; 0 for the base and for fixed numbers.</param>
/// <param name="Pieces">Pieces a fixed number was given for; 0 for once a sale.</param>
/// <param name="Rule">Code of the rule, or null for the base.</param>
/// <param name="Name">Its name at that time, or null for the base.</param>
public sealed record PointPart(
    long Points,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Yen Of = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Per = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Times = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Pieces = 0,
    string? Rule = null,
    string? Name = null);
