namespace Appliance.Hardware.Ports;

/// <summary>A bar-code scanner (UnifiedPOS Scanner).</summary>
public interface IScanner
{
    /// <summary>Yields each code read (ScanDataLabel: printable ASCII, 1–128 characters) until cancelled.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    IAsyncEnumerable<string> ReadCodesAsync(CancellationToken cancellationToken);
}
