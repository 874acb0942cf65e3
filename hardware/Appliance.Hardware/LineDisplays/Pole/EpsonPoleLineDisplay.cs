namespace Appliance.Hardware.LineDisplays.Pole;

/// <summary>
/// A pole display with Epson's commands (DM-D110, DM-D30, and others set to "Epson" or "ESC/POS"). Source: Epson DM-D110
/// specification, section 5.4.
/// </summary>
public sealed class EpsonPoleLineDisplay : PoleLineDisplay
{
    private const byte Esc = 0x1B;
    private const byte Us = 0x1F;

    /// <summary>Makes a driver; nothing travels before <see cref="PoleLineDisplay.InitializeAsync"/>.</summary>
    /// <param name="stream">The connection, not owned; its writes must end when cancelled.</param>
    /// <param name="options">Settings.</param>
    /// <param name="time">Clock of the time-outs.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public EpsonPoleLineDisplay(Stream stream, PoleLineDisplayOptions options, TimeProvider time)
        : base(stream, options, time)
    {
    }

    /// <summary>
    /// US MD1 (overwrite mode), US C 0 (no cursor), ESC R 8 (Japan: 5C is a yen sign), ESC t 1 (katakana), US X n.
    /// </summary>
    private protected override byte[] Settings(int brightness) =>
        [Us, 0x01, Us, 0x43, 0, Esc, 0x52, 8, Esc, 0x74, 1, Us, 0x58, (byte)brightness];

    /// <summary>US $ x y.</summary>
    private protected override byte[] Move(int column, int row) => [Us, 0x24, (byte)column, (byte)row];
}
