namespace Appliance.Hardware.CardReaders.Mfrc522;

/// <summary>Registers of the MFRC522 that are used (data sheet §9.2, table 20).</summary>
internal enum Mfrc522Register : byte
{
    /// <summary>Starts and stops commands.</summary>
    Command = 0x01,

    /// <summary>What happened on the air and with the timer.</summary>
    ComIrq = 0x04,

    /// <summary>What happened in the CRC coprocessor.</summary>
    DivIrq = 0x05,

    /// <summary>What was wrong with the last reception.</summary>
    Error = 0x06,

    /// <summary>The buffer of 64 bytes.</summary>
    FifoData = 0x09,

    /// <summary>How many bytes are in it; bit 7 empties it.</summary>
    FifoLevel = 0x0A,

    /// <summary>Bits 2–0: valid bits in the last byte received, 0 for all.</summary>
    Control = 0x0C,

    /// <summary>Bits 2–0: bits to send of the last byte, 0 for all; bit 7 starts sending.</summary>
    BitFraming = 0x0D,

    /// <summary>CRC preset and more.</summary>
    Mode = 0x11,

    /// <summary>Aerial drivers.</summary>
    TxControl = 0x14,

    /// <summary>Modulation.</summary>
    TxAsk = 0x15,

    /// <summary>Result of the CRC coprocessor, high byte.</summary>
    CrcResultHigh = 0x21,

    /// <summary>Result of the CRC coprocessor, low byte.</summary>
    CrcResultLow = 0x22,

    /// <summary>Timer mode and the high bits of its prescaler.</summary>
    TMode = 0x2A,

    /// <summary>Low bits of the timer's prescaler.</summary>
    TPrescaler = 0x2B,

    /// <summary>What the timer counts down from, high byte.</summary>
    TReloadHigh = 0x2C,

    /// <summary>What the timer counts down from, low byte.</summary>
    TReloadLow = 0x2D,

    /// <summary>Chip and version: 91 or 92 of NXP's, others of those that are like it.</summary>
    Version = 0x37,
}
