namespace Appliance.Hardware.Scanners.KeyboardWedge;

/// <summary>
/// The characters of the US layout, which scanners and readers type out of the box, by the kernel's key codes
/// (<c>linux/input-event-codes.h</c>); the codes follow the rows of the keyboard.
/// </summary>
internal static class UsKeyboard
{
    public const int Enter = 28;
    public const int KeypadEnter = 96;
    public const int LeftShift = 42;
    public const int RightShift = 54;

    private const int Space = 57;
    private const string KeypadKeys = "789-456+1230."; // KEY_KP7 (71) to KEY_KPDOT (83)
    private const int KeypadFirst = 71;
    private const int KeypadAsterisk = 55;
    private const int KeypadSlash = 98;

    private static readonly (int First, string Plain, string Shifted)[] Rows =
    [
        (2, "1234567890-=", "!@#$%^&*()_+"),
        (16, "qwertyuiop[]", "QWERTYUIOP{}"),
        (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
        (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    ];

    /// <summary>The character of a key; null for one that types none.</summary>
    public static char? Character(int code, bool shifted)
    {
        foreach (var (first, plain, shift) in Rows)
        {
            // Between the third row and the fourth lies the left shift key, 42.
            if (code >= first && code < first + plain.Length) return (shifted ? shift : plain)[code - first];
        }

        return code switch
        {
            Space => ' ',
            KeypadAsterisk => '*',
            KeypadSlash => '/',
            >= KeypadFirst when code < KeypadFirst + KeypadKeys.Length => KeypadKeys[code - KeypadFirst],
            _ => null,
        };
    }
}
