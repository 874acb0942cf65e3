using System.Text;

namespace Appliance.Hardware.Emulation.Scanners;

/// <summary>A bar-code scanner at the end of a wire.</summary>
/// <param name="deviceEnd">Its end.</param>
public sealed class EmulatedSerialScanner(Stream deviceEnd)
{
    /// <summary>Reads a code: sends it with a CR, as scanners do out of the box.</summary>
    /// <param name="code">ASCII.</param>
    /// <param name="cancellationToken">Stops waiting for room on the wire.</param>
    /// <exception cref="IOException">The wire is gone.</exception>
    public ValueTask ScanAsync(string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        return deviceEnd.WriteAsync(Encoding.ASCII.GetBytes(code + "\r"), cancellationToken);
    }
}
