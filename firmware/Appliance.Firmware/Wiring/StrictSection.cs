using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Appliance.Firmware.Configuration;

namespace Appliance.Firmware.Wiring;

/// <summary>
/// The settings of one device. A key that no driver asked for is a typing mistake: <see cref="RefuseUnread"/> stops the
/// start and names the nearest one that was asked for.
/// </summary>
internal sealed class StrictSection(IConfigurationSection section)
{
    /// <summary>Numbers in a list at most.</summary>
    public const int ListLimit = 64;

    private const int NearEnough = 2;
    private const string Unit = "Ms";
    private readonly List<string> asked = [];

    public string Path => section.Path;

    public string PathOf(string key) => $"{Path}:{key}";

    public bool Has(string key) => section.GetSection(key).Exists();

    /// <summary>A text, or null when the key is absent.</summary>
    public string? Text(string key)
    {
        asked.Add(key);
        return Has(key) && section[key] is null
            ? throw new StartRefusedException($"{PathOf(key)} is a section; expected: one value.")
            : section[key]?.Trim();
    }

    /// <summary>A text that must be there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="expected">What it is, for the message.</param>
    /// <param name="found">What was found on this machine that it could be.</param>
    public string Text(string key, string expected, Func<IReadOnlyList<string>>? found = null) =>
        Text(key) is { Length: > 0 } text ? text : throw Missing(key, expected, found);

    /// <summary>One of some words.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> words, T fallback)
    {
        if (Text(key) is not { } text) return fallback;
        return words.TryGetValue(text, out var value)
            ? value
            : throw Wrong(key, $"one of {string.Join(", ", words.Keys)}. Nearest: {NearestName.Of(text, words.Keys)}");
    }

    public bool Flag(string key, bool fallback) => Text(key) is not { } text ? fallback
        : bool.TryParse(text, out var flag) ? flag : throw Wrong(key, "true or false");

    /// <summary>A whole number, decimal or as 0x27.</summary>
    public int Number(string key, int fallback, int least = int.MinValue, int most = int.MaxValue) =>
        Text(key) is { } text ? Parse(key, text, least, most) : fallback;

    /// <summary>A whole number that must be there.</summary>
    public int Number(string key, string expected, int least, int most) =>
        Parse(key, Text(key, expected), least, most);

    /// <summary>A number that may be absent.</summary>
    public int? NumberOrNull(string key, int least, int most) =>
        Text(key) is { } text ? Parse(key, text, least, most) : null;

    public TimeSpan Milliseconds(string key, TimeSpan fallback) =>
        Text(key) is { } text ? TimeSpan.FromMilliseconds(Parse(key, text, 0, int.MaxValue)) : fallback;

    /// <summary>Some numbers that must be there: a list, or one text with blanks between.</summary>
    public IReadOnlyList<int> Numbers(string key, string expected, int least, int most) =>
        [.. Texts(key, expected).SelectMany(text => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            .Take(ListLimit + 1).Select(text => Parse(key, text, least, most))];

    /// <summary>Some texts that must be there: a list, or one text.</summary>
    public IReadOnlyList<string> Texts(string key, string expected)
    {
        asked.Add(key);
        var texts = section[key] is { } one
            ? [one]
            : section.GetSection(key).GetChildren().Select(child => child.Value).OfType<string>().ToList();
        return texts.Count > 0 ? texts : throw Missing(key, expected, found: null);
    }

    /// <summary>Keys and values of a section, none when it is absent.</summary>
    public IReadOnlyList<(string Key, string Value)> Pairs(string key)
    {
        asked.Add(key);
        return [.. section.GetSection(key).GetChildren().Select(child => (child.Key, child.Value ?? ""))];
    }

    /// <summary>Lets a driver's options check themselves.</summary>
    public T Checked<T>(T options, Action<T> validate)
    {
        try
        {
            validate(options);
            return options;
        }
        catch (ArgumentException exception)
        {
            // "Address: 0x20–0x27 or 0x38–0x3F. (Parameter 'options')"
            var rule = exception.Message.Split(" (Parameter", 2)[0];
            var parts = rule.Split(": ", 2);
            if (parts.Length < 2) throw new StartRefusedException($"{Path}: {rule}", exception);
            throw new StartRefusedException($"{PathOf(parts[0])}{Given(parts[0])}. Expected: {parts[1]}", exception);
        }
    }

    /// <summary>Lets a driver's options be checked by the ranges on their properties.</summary>
    public T Checked<T>(T options)
        where T : class
    {
        List<ValidationResult> results = [];
        if (Validator.TryValidateObject(options, new(options), results, validateAllProperties: true)) return options;
        throw new StartRefusedException($"{PathOf(results[0].MemberNames.First())}: {results[0].ErrorMessage}");
    }

    /// <summary>Refuses a value, with the value, what was expected, and what was found that it could be.</summary>
    public StartRefusedException Wrong(string key, string expected, Func<IReadOnlyList<string>>? found = null) =>
        new($"{PathOf(key)} is \"{section[key]}\". Expected: {expected}.{Here(found)}");

    /// <summary>Refuses keys that nobody asked for.</summary>
    public void RefuseUnread(string driver)
    {
        foreach (var child in section.GetChildren())
        {
            if (asked.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) continue;
            throw new StartRefusedException(
                $"The setting {PathOf(child.Key)} does not exist for the driver {driver}. "
                + $"Did you mean {PathOf(NearestName.Of(child.Key, asked))}? "
                + $"It knows {string.Join(", ", asked.Distinct())}.");
        }
    }

    private int Parse(string key, string text, int least, int most)
    {
        var isNumber = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        if (isNumber && number >= least && number <= most) return number;
        var range = (least, most) switch
        {
            (int.MinValue, int.MaxValue) => "",
            (_, int.MaxValue) => $", at least {least}",
            _ => $", {least}–{most}",
        };
        throw new StartRefusedException($"{PathOf(key)} is \"{text}\". Expected: a whole number{range}.");
    }

    private StartRefusedException Missing(string key, string expected, Func<IReadOnlyList<string>>? found)
    {
        var typo = section.GetChildren().Select(child => child.Key)
            .FirstOrDefault(there => NearestName.Distance(there, key) is > 0 and <= NearEnough);
        var instead = typo is null ? "" : $" There is {PathOf(typo)}: is that it?";
        return new($"{PathOf(key)} is missing. Expected: {expected}.{instead}{Here(found)}");
    }

    /// <summary>What was written for an option; times carry their unit in the key.</summary>
    private string Given(string option)
    {
        var key = section[option] is null ? option + Unit : option;
        return section[key] is { } value ? $"{key[option.Length..]} is \"{value}\"" : " cannot be";
    }

    private static string Here(Func<IReadOnlyList<string>>? found) => found is null ? "" : $" {FoundWords.Of(found())}";
}

/// <summary>Words for what was found on this machine.</summary>
internal static class FoundWords
{
    public static string Of(IReadOnlyList<string> found) =>
        found.Count == 0 ? "Found here: none." : $"Found here: {string.Join(", ", found)}.";
}
