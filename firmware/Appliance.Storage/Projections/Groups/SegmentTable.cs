namespace Appliance.Storage.Projections.Groups;

/// <summary>The groups with their versions, as a member is held against them.</summary>
internal sealed class SegmentTable
{
    private SegmentTable(IReadOnlyList<SegmentDocument> segments)
    {
        Segments = segments;
        Versions = [.. segments.SelectMany(it => it.Versions).OrderBy(it => it.Sequence)];
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<SegmentDocument> Segments { get; }

    /// <summary>Number of the last definition, or 0.</summary>
    public long LastSequence => Versions.Count == 0 ? 0 : Versions[^1].Sequence;

    private List<SegmentVersion> Versions { get; }

    public static SegmentTable Of(IReadOnlyList<SegmentDocument> segments) => new(segments);

    /// <summary>With a group new or replaced.</summary>
    public SegmentTable With(SegmentDocument segment) =>
        new([.. Segments.Where(it => it.Id != segment.Id).Append(segment).OrderBy(it => it.Id, StringComparer.Ordinal)]);

    /// <summary>The first definition after an entry, or null.</summary>
    public SegmentVersion? FirstAfter(long sequence) =>
        LastSequence <= sequence ? null : Versions.First(it => it.Sequence > sequence);

    /// <summary>What a group was after an entry, or null when there was none yet.</summary>
    public static SegmentVersion? VersionAt(SegmentDocument segment, long sequence)
    {
        for (var i = segment.Versions.Count - 1; i >= 0; i--)
        {
            if (segment.Versions[i].Sequence <= sequence) return segment.Versions[i];
        }

        return null;
    }
}
