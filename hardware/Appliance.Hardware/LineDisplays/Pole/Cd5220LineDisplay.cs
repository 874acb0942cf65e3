namespace Appliance.Hardware.LineDisplays.Pole;

/// <summary>
/// A pole display with the commands of the CD5220. Source: CD5220 user's manual, table 6-1. The string mode (ESC Q A,
/// ESC Q B) is not used: while it is on only CLR and CAN work, so nothing less than a row could be changed.
/// </summary>
public sealed class Cd5220LineDisplay : PoleLineDisplay
{
    private const byte Esc = 0x1B;

    /// <summary>Makes a driver; nothing travels before <see cref="PoleLineDisplay.InitializeAsync"/>.</summary>
    /// <param name="stream">The connection, not owned; its writes must end when cancelled.</param>
    /// <param name="options">Settings.</param>
    /// <param name="time">Clock of the time-outs.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Cd5220LineDisplay(Stream stream, PoleLineDisplayOptions options, TimeProvider time)
        : base(stream, options, time)
    {
    }

    /// <summary>
    /// ESC DC1 (overwrite mode), ESC _ 0 (no cursor), ESC f J (Japan: 5C is a yen sign), ESC c J (JIS), ESC * n.
    /// </summary>
    private protected override byte[] Settings(int brightness) =>
    [
        Esc, 0x11, Esc, 0x5F, 0, Esc, 0x66, (byte)'J', Esc, 0x63, (byte)'J', Esc, 0x2A, (byte)brightness,
    ];

    /// <summary>ESC l x y.</summary>
    private protected override byte[] Move(int column, int row) => [Esc, 0x6C, (byte)column, (byte)row];
}
