namespace Appliance.Hardware.Emulation.Printers;

/// <summary>
/// How long a command is, from Epson's ESC/POS command reference. Also those that are not carried out, so that their
/// parameters do not come out as text.
/// </summary>
internal static class CommandLength
{
    /// <summary>Not known before more bytes have come.</summary>
    public const long NeedsMore = -1;

    private const byte Dle = 0x10;
    private const byte Esc = 0x1B;
    private const byte Fs = 0x1C;
    private const byte Gs = 0x1D;

    /// <summary>Whether a byte begins a command of several bytes.</summary>
    public static bool IsPrefix(byte value) => value is Dle or Esc or Fs or Gs;

    /// <summary>The whole length of the command that begins with these bytes, or <see cref="NeedsMore"/>.</summary>
    /// <param name="bytes">At least one, the first a prefix.</param>
    public static long Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2) return NeedsMore;
        return bytes[0] switch
        {
            Dle => OfDle(bytes),
            Esc => OfEsc(bytes),
            Fs => OfFs(bytes),
            _ => OfGs(bytes),
        };
    }

    private static long OfDle(ReadOnlySpan<byte> bytes) => bytes[1] switch
    {
        0x04 => bytes.Length < 3 ? NeedsMore : bytes[2] is 7 or 8 or 18 ? 4 : 3,
        0x05 => 3,
        0x14 => bytes.Length < 3 ? NeedsMore : bytes[2] == 8 ? 10 : 5,
        _ => 2,
    };

    private static long OfEsc(ReadOnlySpan<byte> bytes) => (char)bytes[1] switch
    {
        '!' or ' ' or '%' or '-' or '=' or '?' or '3' or 'E' or 'G' or 'J' or 'K' or 'M' or 'R' or 'T' or 'V' or 'a'
            or 'd' or 'e' or 'r' or 't' or 'u' or '{' => 3,
        '$' or '\\' or 'c' => 4,
        'p' => 5,
        'W' => 10,
        '(' => Counted(bytes, header: 5, low: 3),
        '*' => BitImage(bytes),
        'D' => Terminated(bytes, start: 2, limit: 32),
        _ => 2,
    };

    private static long OfFs(ReadOnlySpan<byte> bytes) => (char)bytes[1] switch
    {
        '!' or '-' or 'C' or 'W' => 3,
        'S' or 'p' or '?' => 4,
        '2' => 4 + 72,
        '(' => Counted(bytes, header: 5, low: 3),
        _ => 2,
    };

    private static long OfGs(ReadOnlySpan<byte> bytes) => (char)bytes[1] switch
    {
        '!' or '/' or 'B' or 'H' or 'I' or 'T' or 'a' or 'b' or 'f' or 'h' or 'r' or 'w' => 3,
        '$' or 'L' or 'P' or 'W' or '\\' => 4,
        '^' => 5,
        'V' => bytes.Length < 3 ? NeedsMore : bytes[2] is 65 or 66 or 97 or 98 or 103 or 104 ? 4 : 3,
        '(' => Counted(bytes, header: 5, low: 3),
        '*' => bytes.Length < 4 ? NeedsMore : 4 + (bytes[2] * bytes[3] * 8),
        '8' => LongCounted(bytes),
        'k' => BarCode(bytes),
        'v' => bytes.Length < 8
            ? NeedsMore
            : 8 + ((long)(bytes[4] + (bytes[5] << 8)) * (bytes[6] + (bytes[7] << 8))),
        _ => 2,
    };

    private static long Counted(ReadOnlySpan<byte> bytes, int header, int low) =>
        bytes.Length < header ? NeedsMore : header + bytes[low] + (bytes[low + 1] << 8);

    private static long LongCounted(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 7 ? NeedsMore : 7 + bytes[3] + ((long)bytes[4] << 8) + ((long)bytes[5] << 16) + ((long)bytes[6] << 24);

    private static long BitImage(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5) return NeedsMore;
        return 5 + ((long)(bytes[3] + (bytes[4] << 8)) * (bytes[2] >= 32 ? 3 : 1));
    }

    private static long BarCode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3) return NeedsMore;
        if (bytes[2] <= 6) return Terminated(bytes, start: 3, limit: 255);
        return bytes.Length < 4 ? NeedsMore : 4 + bytes[3];
    }

    private static long Terminated(ReadOnlySpan<byte> bytes, int start, int limit)
    {
        if (bytes.Length <= start) return NeedsMore;
        return bytes[^1] == 0 || bytes.Length >= start + limit ? bytes.Length : NeedsMore;
    }
}
