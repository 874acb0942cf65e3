using System.ComponentModel.DataAnnotations;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>What kind of printer is emulated.</summary>
public sealed class EmulatedPrinterOptions
{
    /// <summary>
    /// Dots across the printed width: 576 on 80 mm paper, 384 on 58 mm, both at 8 dots a millimetre.
    /// The default value is 576.
    /// </summary>
    [Range(192, 832)]
    public int PaperDots { get; set; } = 576;

    /// <summary>Lines of 30 dots printed or fed in a second; 0 prints at once. The default value is 0.</summary>
    [Range(0, 1_000)]
    public int LinesPerSecond { get; set; }

    /// <summary>Bytes the printer holds that it has not carried out yet. The default value is 4,096.</summary>
    [Range(45, 65_536)]
    public int ReceiveBufferBytes { get; set; } = 4_096;

    /// <summary>Seed of the noise that <see cref="PrinterFault.Garbage"/> makes. The default value is 1.</summary>
    [Range(0, int.MaxValue)]
    public int NoiseSeed { get; set; } = 1;
}
