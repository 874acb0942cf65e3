namespace Appliance.Hardware.Printers.EscPos;

/// <summary>
/// The commands this driver sends, as in Epson's ESC/POS command reference (TM-T88III programming guide, ver. 10.01).
/// </summary>
internal static class EscPosCommands
{
    /// <summary>
    /// How many NULs, which a printer ignores, start a session: at least as many as the longest of our commands has
    /// bytes, so that one cut off when the last connection broke is completed and swallows nothing of what follows.
    /// </summary>
    public const int PaddingBytes = 512;

    /// <summary>LF: prints the line.</summary>
    public static ReadOnlySpan<byte> LineFeed => [0x0A];

    /// <summary>ESC @: forgets the line begun and all modes.</summary>
    public static ReadOnlySpan<byte> Initialize => [0x1B, 0x40];

    /// <summary>FS C 1: kanji are Shift_JIS.</summary>
    public static ReadOnlySpan<byte> SelectShiftJis => [0x1C, 0x43, 0x01];

    /// <summary>ESC R 8: the Japanese set, in which 5C is a yen sign.</summary>
    public static ReadOnlySpan<byte> SelectJapan => [0x1B, 0x52, 0x08];

    /// <summary>ESC t 1: the katakana page, JIS X 0201 at A1–DF.</summary>
    public static ReadOnlySpan<byte> SelectKatakana => [0x1B, 0x74, 0x01];

    /// <summary>FS &amp;: two-byte characters from here.</summary>
    public static ReadOnlySpan<byte> KanjiOn => [0x1C, 0x26];

    /// <summary>FS .: one-byte characters from here.</summary>
    public static ReadOnlySpan<byte> KanjiOff => [0x1C, 0x2E];

    /// <summary>GS V 66 0: feeds to the cutter and cuts, one point left.</summary>
    public static ReadOnlySpan<byte> FeedAndCut => [0x1D, 0x56, 66, 0];

    /// <summary>GS a 15: automatic status on for drawer, online, error and paper; also sends one at once.</summary>
    public static ReadOnlyMemory<byte> EnableStatus { get; } = new byte[] { 0x1D, 0x61, 0x0F };

    /// <summary>GS r 1: answers with one byte when everything before it has been carried out.</summary>
    public static ReadOnlyMemory<byte> AskPaper { get; } = new byte[] { 0x1D, 0x72, 0x01 };

    /// <summary>What a session starts with.</summary>
    public static ReadOnlyMemory<byte> StartSession { get; } =
        (byte[])[.. new byte[PaddingBytes], .. Initialize, .. EnableStatus.Span];

    /// <summary>DLE EOT n, answered at once with one byte whatever waits in the buffer.</summary>
    public static byte[] AskNow(RealTimeQuestion question) => [0x10, 0x04, (byte)question];

    /// <summary>ESC a: 0 left, 1 centre, 2 right; at the start of a line only.</summary>
    public static byte[] Align(int alignment) => [0x1B, 0x61, (byte)alignment];

    /// <summary>ESC E.</summary>
    public static byte[] Bold(bool on) => [0x1B, 0x45, (byte)(on ? 1 : 0)];

    /// <summary>GS !: width and height, 1 or 2.</summary>
    public static byte[] Scale(int scale) => [0x1D, 0x21, (byte)((scale - 1) * 0x11)];

    /// <summary>ESC d: prints what is in the line and feeds 1–255 lines.</summary>
    public static byte[] FeedLines(int lines) => [0x1B, 0x64, (byte)lines];

    /// <summary>ESC J: prints what is in the line and feeds 0–255 dots.</summary>
    public static byte[] FeedDots(int dots) => [0x1B, 0x4A, (byte)dots];

    /// <summary>
    /// ESC p: a pulse to the drawer, in units of 2 ms, rounded down; then the longest pause the command has, 510 ms,
    /// before the printer itself would begin another.
    /// </summary>
    public static byte[] Pulse(int connector, TimeSpan length) =>
        [0x1B, 0x70, (byte)connector, (byte)(length / TimeSpan.FromMilliseconds(2)), 0xFF];

    /// <summary>
    /// GS h (height), GS w (module), GS H 2 (text below), GS f 0 (font A), GS k function B: 67 EAN-13, 68 EAN-8,
    /// 73 CODE128.
    /// </summary>
    public static byte[] BarCode(int kind, ReadOnlySpan<byte> data, int moduleDots, int heightDots) =>
    [
        0x1D, 0x68, (byte)heightDots,
        0x1D, 0x77, (byte)moduleDots,
        0x1D, 0x48, 0x02,
        0x1D, 0x66, 0x00,
        0x1D, 0x6B, (byte)kind, (byte)data.Length, .. data,
    ];

    /// <summary>GS v 0: a picture, rows of whole bytes from the top, the leftmost dot in bit 7.</summary>
    public static byte[] Raster(int widthBytes, ReadOnlySpan<byte> rows)
    {
        var height = rows.Length / widthBytes;
        return
        [
            0x1D, 0x76, 0x30, 0x00,
            (byte)widthBytes, (byte)(widthBytes >> 8), (byte)height, (byte)(height >> 8), .. rows,
        ];
    }

    /// <summary>
    /// GS ( k functions 165 (model 2), 167 (module size), 169 (error correction M), 180 (data), 181 (print).
    /// </summary>
    public static byte[] QrCode(ReadOnlySpan<byte> data, int moduleDots)
    {
        var length = data.Length + 3;
        return
        [
            0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00,
            0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, (byte)moduleDots,
            0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31,
            0x1D, 0x28, 0x6B, (byte)(length & 0xFF), (byte)(length >> 8), 0x31, 0x50, 0x30, .. data,
            0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30,
        ];
    }
}

/// <summary>What DLE EOT asks for, and the bits of the answer.</summary>
internal enum RealTimeQuestion
{
    /// <summary>Bit 2: drawer kick connector pin 3; bit 3: offline.</summary>
    Printer = 1,

    /// <summary>Bit 2: cover open; bit 5: stopped for lack of paper.</summary>
    OfflineCause = 2,

    /// <summary>Bit 3: cutter.</summary>
    ErrorCause = 3,
}
