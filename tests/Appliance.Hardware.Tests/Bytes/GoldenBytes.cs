namespace Appliance.Hardware.Tests.Bytes;

/// <summary>
/// A file of what passes between a driver and its device, taken from the device's documents and not from our output: lines with
/// <c>&gt;</c> go to the device, lines with <c>&lt;</c> come from it, <c>#</c> says from which document.
/// </summary>
internal static class GoldenBytes
{
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden");

    /// <summary>All of a file passed in its order, among other things.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="passed">What passed, with the same signs in front; any number of lines to a line of the file.</param>
    public static void AssertPassed(string file, IEnumerable<string> passed)
    {
        List<string> runs = [];
        foreach (var line in passed)
        {
            if (runs.Count > 0 && runs[^1][0] == line[0]) runs[^1] += line[2..];
            else runs.Add(line);
        }

        var (run, position) = (0, 2);
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0 && line[0] is '>' or '<'))
        {
            var bytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            var found = -1;
            while (run < runs.Count && found < 0)
            {
                if (runs[run][0] == line[0]) found = runs[run].IndexOf(bytes, position, StringComparison.Ordinal);
                if (found < 0) (run, position) = (run + 1, 2);
            }

            Assert.True(found >= 0, $"{file}: {line}\ndid not pass, or not after what stands before it, in\n{string.Join('\n', passed)}");
            position = found + bytes.Length;
        }
    }
}
