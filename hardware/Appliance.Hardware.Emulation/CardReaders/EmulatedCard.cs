using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>A card in the field.</summary>
internal sealed class EmulatedCard(CardKind kind, byte[] uid)
{
    /// <summary>Manufacture parameters of a FeliCa Lite-S, from its manual.</summary>
    private static readonly byte[] FelicaPmm = [0x00, 0xF1, 0x00, 0x00, 0x00, 0x01, 0x43, 0x00];

    /// <summary>System code of a FeliCa Lite-S.</summary>
    private static readonly byte[] FelicaSystemCode = [0x88, 0xB4];

    /// <summary>A short answer to select, as a phone's secure element gives it.</summary>
    private static readonly byte[] Ats = [0x05, 0x78, 0x80, 0x70, 0x02];

    public CardKind Kind => kind;

    public byte[] Uid => uid;

    /// <summary>
    /// ISO/IEC 14443-3: a card that was selected takes the next request as an error and falls back to idle unanswered.
    /// It is reset when the field goes off.
    /// </summary>
    public bool IsActive { get; set; }

    /// <summary>Its part of an InListPassiveTarget answer, after the target number.</summary>
    public byte[] TargetData() => kind == CardKind.FeliCa
        ? [0x14, 0x01, .. uid, .. FelicaPmm, .. FelicaSystemCode]
        : TypeAData();

    /// <summary>
    /// SENS_RES (ATQA, high byte first), SEL_RES (SAK), id. The size of the id is in bits 8–7 of ATQA: 00 for four
    /// bytes, 01 for seven, 10 for ten. MIFARE Classic 1K, NTAG, and for a made-up id a phone with ISO/IEC 14443-4.
    /// </summary>
    private byte[] TypeAData() => uid.Length switch
    {
        4 when uid[0] == 0x08 => [0x00, 0x04, 0x20, 4, .. uid, .. Ats],
        4 => [0x00, 0x04, 0x08, 4, .. uid],
        7 => [0x00, 0x44, 0x00, 7, .. uid],
        _ => [0x00, 0x84, 0x00, 10, .. uid],
    };
}
