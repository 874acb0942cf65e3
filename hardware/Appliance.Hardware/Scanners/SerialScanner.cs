using System.Runtime.CompilerServices;
using System.Text;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Scanners;

/// <summary>
/// A bar-code scanner on a serial line, or one that presents itself as a serial port over USB: each code is a line
/// of printable ASCII that ends with CR, LF or both.
/// </summary>
/// <param name="stream">The connection, not owned; its reads must end when cancelled.</param>
/// <param name="time">Clock for the pause within a code.</param>
public sealed class SerialScanner(Stream stream, TimeProvider time) : IScanner
{
    /// <summary>Characters a code may have; a longer line is dropped whole.</summary>
    public const int CodeLimit = 128;

    /// <summary>
    /// Longest pause within a code. A scanner sends a code in one go, 128 characters in 0.14 s at 9600 bps: what follows
    /// later is another code, and one whose end got lost with a cable does not become part of it.
    /// </summary>
    public static readonly TimeSpan PauseLimit = TimeSpan.FromMilliseconds(500);

    private const int ReadBufferBytes = 256;

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ReadCodesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[ReadBufferBytes];
        ScannedLine line = new();
        var heard = time.GetTimestamp();
        while (true)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0) throw new EndOfStreamException("The scanner closed the connection.");
            if (time.GetElapsedTime(heard) > PauseLimit) line.Forget();
            heard = time.GetTimestamp();
            for (var index = 0; index < count; index++)
            {
                if (line.Take(buffer[index]) is { } code) yield return code;
            }
        }
    }

    /// <summary>
    /// Puts a line together. Noise before a code is skipped; noise within it may have replaced a digit, so the code is
    /// dropped: a code not read is scanned again, one misread sells the wrong thing.
    /// </summary>
    private sealed class ScannedLine
    {
        private readonly StringBuilder text = new(CodeLimit);
        private bool spoiled;

        /// <summary>Drops what has begun.</summary>
        public void Forget()
        {
            text.Clear();
            spoiled = false;
        }

        public string? Take(byte value)
        {
            if (value is (byte)'\r' or (byte)'\n')
            {
                var code = spoiled || text.Length == 0 ? null : text.ToString();
                Forget();
                return code;
            }

            var printable = value is >= 0x20 and <= 0x7E;
            if (printable && text.Length < CodeLimit) text.Append((char)value);
            else if (printable || text.Length > 0) spoiled = true;
            return null;
        }
    }
}
