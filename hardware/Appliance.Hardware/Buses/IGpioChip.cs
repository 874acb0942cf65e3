namespace Appliance.Hardware.Buses;

/// <summary>A GPIO chip. Lines are requested together, owned until disposed, and released then.</summary>
public interface IGpioChip
{
    /// <summary>Requests lines as inputs.</summary>
    /// <param name="consumer">Who uses them, at most 31 ASCII characters.</param>
    /// <param name="offsets">Line offsets on this chip, 1–64 of them; bit n of a value is line n of this list.</param>
    /// <param name="bias">Pull resistor.</param>
    /// <param name="debounce">How long a level must last before its edge counts; zero for none.</param>
    /// <exception cref="IOException">A line is taken or does not exist.</exception>
    IGpioInputs RequestInputs(string consumer, IReadOnlyList<int> offsets, GpioBias bias, TimeSpan debounce);

    /// <summary>Requests lines as outputs.</summary>
    /// <param name="consumer">Who uses them, at most 31 ASCII characters.</param>
    /// <param name="offsets">Line offsets on this chip, 1–64 of them; bit n of a value is line n of this list.</param>
    /// <param name="initial">First values.</param>
    /// <param name="openDrain">Drive low only; a 1 lets the line float.</param>
    /// <exception cref="IOException">A line is taken or does not exist.</exception>
    IGpioOutputs RequestOutputs(string consumer, IReadOnlyList<int> offsets, ulong initial, bool openDrain = false);
}

/// <summary>Input lines.</summary>
public interface IGpioInputs : IDisposable
{
    /// <summary>The levels now, bit n for line n of the request.</summary>
    /// <exception cref="IOException">The chip is gone.</exception>
    ulong Read();

    /// <summary>Waits for the next edge on any of the lines; edges are kept in order up to a limit.</summary>
    /// <exception cref="IOException">The chip is gone.</exception>
    ValueTask<GpioEdge> WaitForEdgeAsync(CancellationToken cancellationToken);
}

/// <summary>Output lines; disposing releases them, which lets a relay fall.</summary>
public interface IGpioOutputs : IDisposable
{
    /// <summary>Sets the lines whose bit is in <paramref name="mask"/>.</summary>
    /// <exception cref="IOException">The chip is gone.</exception>
    void Write(ulong values, ulong mask);
}

/// <summary>An edge on an input line.</summary>
/// <param name="Line">Index of the line within its request.</param>
/// <param name="Rising">Whether the line went high.</param>
/// <param name="Timestamp">Monotonic time of the edge.</param>
public readonly record struct GpioEdge(int Line, bool Rising, TimeSpan Timestamp);

/// <summary>Pull resistor of an input line.</summary>
public enum GpioBias
{
    /// <summary>None.</summary>
    None,

    /// <summary>To supply.</summary>
    PullUp,

    /// <summary>To ground.</summary>
    PullDown,
}
