using System.ComponentModel.DataAnnotations;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>Settings of an ESC/POS receipt printer.</summary>
public sealed class EscPosPrinterOptions
{
    /// <summary>
    /// Half-width characters in a line of font A (12 dots each). 48 on 80 mm paper with 576 dots, 42 on printers with
    /// 512, 32 on 58 mm paper with 384. The default value is 48.
    /// </summary>
    [Range(16, 64)]
    public int Columns { get; set; } = 48;

    /// <summary>
    /// Whether the printer has Japanese characters of its own. When not, lines with more than ASCII are drawn and sent as
    /// pictures, some 30 times as many bytes. The default value is true.
    /// </summary>
    public bool HasKanjiRom { get; set; } = true;

    /// <summary>How long the printer may take to answer a real-time question. The default value is 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often the printer is asked whether it is still there, so that one that was switched off is noticed and one
    /// that was switched on again reports its state. The default value is 5 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long after its last byte a document may take to be confirmed, not counting the time the printer waits for
    /// an operator (paper, cover, cutter). The default value is 30 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan ConfirmationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the printer may refuse to take a line's bytes, not counting the time it waits for an operator.
    /// The default value is 10 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
