using System.Text.Json;

namespace Appliance.Firmware.Replay;

/// <summary>What a page of the console gets to show.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Text">JSON, or a file's text.</param>
internal sealed record ConsoleAnswer(int Status, string Text)
{
    private const int LeastFailure = 400;
    private const int ToldOfText = 2_000;

    /// <summary>Whether it was done.</summary>
    public bool IsGood => Status < LeastFailure;

    /// <summary>Why it was not: the code of the problem; null when it was done.</summary>
    public string? Code => IsGood ? null : Find("code") ?? $"http-{Status}";

    /// <summary>The words of a refusal.</summary>
    public string? Detail => IsGood ? null : Find("detail");

    /// <summary>
    /// A value by its path: names and places from 0, parted by dots; <c>count</c> of a list. Absent values and null are
    /// <c>none</c>, lists of plain values stand with + between them.
    /// </summary>
    /// <returns>Null when there is no such path.</returns>
    public string? Find(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(Text);
            var at = document.RootElement;
            foreach (var step in path.Split('.'))
            {
                if (at.ValueKind == JsonValueKind.Array && step == "count") return $"{at.GetArrayLength()}";
                if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, out var place) && place < at.GetArrayLength()) at = at[place];
                else if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var found)) at = found;
                else return null;
            }

            return Written(at);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What differs from what is expected, in words; null when nothing does.</summary>
    public string? Difference(IReadOnlyList<string> expected)
    {
        if (!IsGood) return $"it was refused: {Code} {Detail}";
        var differences = expected.Select(Difference).OfType<string>().ToList();
        return differences.Count == 0 ? null : string.Join("\n", differences) + $"\nthe page is {Shortened}";
    }

    private string Shortened => Text.Length <= ToldOfText ? Text : Text[..ToldOfText] + " …";

    /// <summary>A path with its value in JSON; a text that is there in a file.</summary>
    private string? Difference(string expected)
    {
        if (Text.Length == 0 || Text[0] is not ('{' or '['))
            return Text.Contains(expected, StringComparison.Ordinal) ? null : $"it does not say “{expected}”";
        if (expected.Split('=', 2) is not [var path, var value]) return $"{expected} should be name=value";
        var found = Find(path);
        return found == value ? null : $"{path}: expected {value}, found {found ?? "nothing of that name"}";
    }

    private static string Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "none",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join('+', value.EnumerateArray().Select(Written)),
        _ => value.GetRawText(),
    };
}
