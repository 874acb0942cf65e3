namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>
/// A type A card as it behaves on the air: idle, ready at a cascade level, or active (ISO/IEC 14443-3 §6). It knows REQA,
/// anticollision with no known bits, and SELECT; anything else sends it back to idle without an answer.
/// </summary>
internal sealed class EmulatedTypeACard(byte[] uid)
{
    private const byte CascadeTag = 0x88;
    private const int Idle = -1;
    private int level = Idle;
    private bool isActive;

    private int LastLevel => (uid.Length - 4) / 3;

    /// <summary>The field went off.</summary>
    public void LosePower()
    {
        level = Idle;
        isActive = false;
    }

    /// <summary>Its answer to a frame; empty for none.</summary>
    /// <param name="frame">The bytes of the frame.</param>
    /// <param name="lastBits">Bits of its last byte; 0 for all.</param>
    public byte[] Answer(byte[] frame, int lastBits)
    {
        if (frame is [0x26] && lastBits == 7 && level == Idle && !isActive)
        {
            level = 0;
            return [(byte)(0x04 | (LastLevel << 6)), 0x00]; // ATQA, low byte first: bits 8–7 tell the id's size.
        }

        if (level == Idle || lastBits != 0 || frame.Length < 2 || frame[0] != 0x93 + (2 * level))
        {
            LosePower();
            return [];
        }

        byte[] part = Part();
        if (frame is [_, 0x20]) return part;
        if (!frame.AsSpan().SequenceEqual(WithCrc([frame[0], 0x70, .. part])))
        {
            LosePower();
            return [];
        }

        if (level < LastLevel)
        {
            level++;
            return WithCrc([0x04]);
        }

        level = Idle;
        isActive = true;
        return WithCrc([Sak()]);
    }

    /// <summary>CRC_A (ISO/IEC 14443-3 Annex B): x¹⁶ + x¹² + x⁵ + 1, bits reversed, preset 6363; low byte first.</summary>
    public static byte[] Crc(ReadOnlySpan<byte> bytes, ushort preset = 0x6363)
    {
        int crc = preset;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8408 : crc >> 1;
        }

        return [(byte)(crc & 0xFF), (byte)(crc >> 8)];
    }

    private static byte[] WithCrc(byte[] bytes) => [.. bytes, .. Crc(bytes)];

    private byte Sak() => uid switch
    {
        [0x08, _, _, _] => 0x20,
        [_, _, _, _] => 0x08,
        _ => 0x00,
    };

    /// <summary>Four bytes of the id, or the cascade tag and three, and their exclusive or.</summary>
    private byte[] Part()
    {
        byte[] four = level < LastLevel ? [CascadeTag, .. uid.AsSpan(3 * level, 3)] : uid[^4..];
        return [.. four, (byte)(four[0] ^ four[1] ^ four[2] ^ four[3])];
    }
}
