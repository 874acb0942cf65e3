using System.Text.Json.Nodes;

namespace Appliance.Scenarios.Tests.Wires;

/// <summary>What a journal says, without when it happened and what follows from that: hashes and signatures.</summary>
internal static class WhatHappened
{
    private static readonly string[] OfTheInstant = ["at", "startedAt", "hash", "prev", "sig"];

    /// <summary>The file that keeps what has to happen on a day.</summary>
    public static string FileOf(string day) => Path.ChangeExtension(day, ".entries");

    /// <summary>The entries of a data folder's journal, in order.</summary>
    public static IReadOnlyList<string> In(string dataFolder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(dataFolder, "journal"), "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(Timeless),
    ];

    private static string Timeless(string line)
    {
        var entry = JsonNode.Parse(line)!.AsObject();
        foreach (var part in new[] { entry, entry["data"]!.AsObject() })
        {
            foreach (var name in OfTheInstant) part.Remove(name);
        }

        return entry.ToJsonString();
    }
}
