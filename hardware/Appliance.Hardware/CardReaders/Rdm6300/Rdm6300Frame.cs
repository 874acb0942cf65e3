namespace Appliance.Hardware.CardReaders.Rdm6300;

/// <summary>
/// Puts a frame together, byte by byte: 02, ten hex digits, two hex digits with their checksum, 03. A 02 begins anew
/// wherever it comes, for it is no digit; any other byte out of place drops what had begun.
/// </summary>
internal sealed class Rdm6300Frame
{
    /// <summary>Bytes of a tag's id: its version, or customer code, and a number of four bytes.</summary>
    public const int IdLength = 5;

    private const byte Head = 0x02;
    private const byte Tail = 0x03;
    private const int DigitCount = 2 * (IdLength + 1);
    private readonly byte[] digits = new byte[DigitCount];
    private int count = -1; // Negative while no frame has begun.

    /// <summary>Takes a byte and gives the tag's id when that made a frame whole and its checksum is right.</summary>
    public byte[]? Take(byte value)
    {
        switch (value)
        {
            case Head:
                count = 0;
                return null;
            case Tail when count == DigitCount:
                count = -1;
                return Read();
            case (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'F') when count is >= 0 and < DigitCount:
                digits[count++] = value;
                return null;
            default:
                count = -1;
                return null;
        }
    }

    /// <summary>The checksum is the exclusive or of the id's bytes.</summary>
    private byte[]? Read()
    {
        var bytes = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(digits));
        byte sum = 0;
        foreach (var value in bytes) sum ^= value;
        return sum == 0 ? bytes[..IdLength] : null;
    }
}
