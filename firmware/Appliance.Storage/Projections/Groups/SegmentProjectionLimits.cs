namespace Appliance.Storage.Projections.Groups;

/// <summary>How many groups are kept.</summary>
public static class SegmentProjectionLimits
{
    /// <summary>Groups in all, archived ones included.</summary>
    public const int Segments = 1_000;
}
