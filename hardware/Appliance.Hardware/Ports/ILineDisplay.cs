namespace Appliance.Hardware.Ports;

/// <summary>A line display (UnifiedPOS LineDisplay): fixed rows of character cells.</summary>
public interface ILineDisplay
{
    /// <summary>Cells in a row.</summary>
    int Columns { get; }

    /// <summary>Rows.</summary>
    int Rows { get; }

    /// <summary>How many cells a text takes, be there as many or not; what cannot be shown takes one a character.</summary>
    int CellsOf(string text) => text.Length;

    /// <summary>Brings the display into a known, empty state; called after each connection.</summary>
    /// <exception cref="IOException">The display does not answer.</exception>
    ValueTask InitializeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Shows text from the first cell of each row; missing rows and cells are blank, what is too long is cut off.
    /// Full-width kana becomes half-width where the glass is plain; what it cannot show becomes <c>?</c>.
    /// Only cells that differ from what is shown travel.
    /// </summary>
    /// <exception cref="IOException">The display does not answer.</exception>
    ValueTask DisplayTextAsync(IReadOnlyList<string> rows, CancellationToken cancellationToken);
}
