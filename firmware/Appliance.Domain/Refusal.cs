namespace Appliance.Domain;

/// <summary>An expected no: nothing was changed, and here is what to do.</summary>
/// <param name="Code">Stable, lower case with dashes, for example <c>tender-too-small</c>.</param>
/// <param name="Text">For the console and the REST interface: what happened and what to do, in Japanese.</param>
/// <param name="Glass">For a plain operator display: two rows of half-width text, at most 20 characters each.</param>
public sealed record Refusal(string Code, string Text, DisplayPage Glass);

/// <summary>What a display shows; the right part stands at the right edge and wins over the left.</summary>
/// <param name="Top">First row.</param>
/// <param name="Bottom">Second row.</param>
/// <param name="Third">For displays of four rows, or null.</param>
/// <param name="Fourth">For displays of four rows, or null.</param>
public sealed record DisplayPage(DisplayRow Top, DisplayRow Bottom, DisplayRow? Third = null, DisplayRow? Fourth = null)
{
    /// <summary>Nothing.</summary>
    public static DisplayPage Blank { get; } = new(new(""), new(""));
}

/// <summary>A row of a display.</summary>
/// <param name="Left">From the left edge.</param>
/// <param name="Right">Up to the right edge.</param>
public sealed record DisplayRow(string Left, string Right = "");
