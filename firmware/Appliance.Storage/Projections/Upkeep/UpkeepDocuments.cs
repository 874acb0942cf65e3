namespace Appliance.Storage.Projections.Upkeep;

/// <summary>The last drill of a backup.</summary>
/// <param name="At">When it was done.</param>
/// <param name="Sequence">Number of the last entry in the backup.</param>
/// <param name="MadeAt">When the backup was made.</param>
/// <param name="Good">Whether everything in it was as it should be.</param>
public sealed record DrillDocument(DateTimeOffset At, long Sequence, DateTimeOffset MadeAt, bool Good);
