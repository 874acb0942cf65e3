namespace Appliance.Firmware.Roster.Import;

/// <summary>What is wrong in a file; beyond <see cref="Limit"/> problems are only counted.</summary>
internal sealed class FaultList
{
    /// <summary>Problems told one by one.</summary>
    public const int Limit = 10_000;

    private readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
    private readonly HashSet<int> lines = [];
    private readonly List<ImportFault> first = [];

    /// <summary>All of them.</summary>
    public int Count { get; private set; }

    /// <summary>Lines with at least one.</summary>
    public int Lines => lines.Count;

    /// <summary>The first of them.</summary>
    public IReadOnlyList<ImportFault> First => first;

    /// <summary>How often each kind.</summary>
    public IReadOnlyList<FaultCount> Kinds => [.. kinds.Select(it => new FaultCount(it.Key, it.Value))];

    public void Add(ImportFault fault)
    {
        Count++;
        lines.Add(fault.Line);
        kinds[fault.Kind] = kinds.GetValueOrDefault(fault.Kind) + 1;
        if (first.Count < Limit) first.Add(fault);
    }
}
