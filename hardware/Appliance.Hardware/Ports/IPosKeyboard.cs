namespace Appliance.Hardware.Ports;

/// <summary>A block of keys (UnifiedPOS POSKeyboard).</summary>
public interface IPosKeyboard
{
    /// <summary>
    /// Yields each key when it goes down and when it is let go, debounced, until cancelled. One that is down already, as
    /// after the lines were lost in the middle of a press, is not told again.
    /// </summary>
    /// <exception cref="IOException">The lines are gone.</exception>
    IAsyncEnumerable<PosKeyPress> ReadKeysAsync(CancellationToken cancellationToken);
}

/// <summary>A key that went down or was let go (UnifiedPOS KET_KEYDOWN, KET_KEYUP).</summary>
/// <param name="Row">0-based row of the matrix.</param>
/// <param name="Column">0-based column of the matrix.</param>
/// <param name="IsDown">Whether it went down; else it was let go.</param>
public readonly record struct PosKeyPress(int Row, int Column, bool IsDown = true);
