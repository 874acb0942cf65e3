namespace Appliance.Firmware.Configuration;

/// <summary>Finds what somebody most likely meant.</summary>
internal static class NearestName
{
    /// <summary>The known name that takes the fewest changes; the first of those that take as many.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">At least one.</param>
    public static string Of(string name, IEnumerable<string> known) => known.MinBy(it => Distance(name, it))!;

    /// <summary>Levenshtein's distance, letters' case aside.</summary>
    public static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
