using System.Device.I2c;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.LineDisplays.Ssd1306;
using Appliance.Hardware.Ports;
using Iot.Device.Ssd13xx.Commands;
using Iot.Device.Ssd13xx.Commands.Ssd1306Commands;
using LibraryDisplay = Iot.Device.Ssd13xx.Ssd1306;

namespace Appliance.Hardware.Iot.LineDisplays;

/// <summary>
/// A 128×64 dot display with an SSD1306 controller over Iot.Device.Ssd13xx, as four rows of 16 cells of 8×16 dots. The
/// library sets the controller up for 32 rows and draws 32; what 64 need is said to it afterwards, and the dots are ours.
/// </summary>
public sealed class IotSsd1306 : ILineDisplay, IDisposable
{
    private readonly Func<I2cDevice> open;
    private readonly Ssd1306Options options;
    private readonly JapaneseFont font;
    private readonly DeviceThread thread = new("ssd1306");
    private readonly byte[] shown = new byte[Ssd1306Text.Pages * Ssd1306Text.WidthDots];
    private Glass? glass;
    private bool isKnown;
    private bool wasBegun;

    /// <summary>Makes a driver; nothing travels before <see cref="InitializeAsync"/>.</summary>
    /// <param name="open">Opens the display's address; called at each initialisation, and the driver owns what it gives.</param>
    /// <param name="options">Settings; the address is that of <paramref name="open"/>.</param>
    /// <param name="font">A font of 16 dots.</param>
    /// <exception cref="ArgumentException">An option is outside its range, or the font of another height.</exception>
    public IotSsd1306(Func<I2cDevice> open, Ssd1306Options options, JapaneseFont font)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(font);
        Ssd1306Options.Validate(options);
        if ((font.CellDots, font.HeightDots) != (8, 16)) throw new ArgumentException("The font has 16 dots.", nameof(font));
        this.open = open;
        this.options = options;
        this.font = font;
    }

    /// <inheritdoc/>
    public int Columns => 16;

    /// <inheritdoc/>
    public int Rows => 4;

    /// <inheritdoc/>
    public int CellsOf(string text) => Ssd1306Text.Characters(font, text).Sum(character => character.Length);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        wasBegun = true;
        await thread.RunAsync(SetUp, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The display does not answer, or was lost and not initialised since.</exception>
    /// <exception cref="InvalidOperationException">It was never initialised.</exception>
    public async ValueTask DisplayTextAsync(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (!wasBegun) throw new InvalidOperationException("The display is not initialised.");
        var wanted = Ssd1306Text.Draw(font, rows, Columns, Rows);
        await thread.RunAsync(() => Show(wanted), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = thread.RunAsync(Close, CancellationToken.None);
        thread.Dispose();
    }

    private static Span<byte> Page(byte[] memory, int page) =>
        memory.AsSpan(page * Ssd1306Text.WidthDots, Ssd1306Text.WidthDots);

    private void Close()
    {
        isKnown = false;
        glass?.Dispose(); // And the I2cDevice with it.
        glass = null;
    }

    private void SetUp()
    {
        Close();
        var device = open();
        try
        {
            glass = new(device);
        }
        catch
        {
            device.Dispose();
            throw;
        }

        // The library's start has switched the glass on, and the memory holds noise after power-on.
        glass.SendCommand(new SetDisplayOff());
        glass.SendCommand(new SetMultiplexRatio(63));
        glass.SendCommand(new SetComPinsHardwareConfiguration(alternativeComPinConfiguration: true));
        glass.SendCommand(new SetSegmentReMap(columnAddress127: !options.UpsideDown));
        glass.SendCommand(new SetComOutputScanDirection(normalMode: options.UpsideDown));
        glass.SendCommand(new SetContrastControlForBank0((byte)options.Contrast));
        Array.Clear(shown);
        for (var page = 0; page < Ssd1306Text.Pages; page++) SendRun(glass, page, 0, Page(shown, page));
        glass.SendCommand(new SetDisplayOn());
        isKnown = true;
    }

    private void Show(byte[] wanted)
    {
        if (!isKnown || glass is null) throw new IOException("The display was lost and has to be initialised again.");
        isKnown = false; // Until the last byte is acknowledged nobody knows what the glass shows.
        for (var page = 0; page < Ssd1306Text.Pages; page++) ShowPage(glass, page, Page(wanted, page));
        wanted.CopyTo(shown, 0);
        isKnown = true;
    }

    /// <summary>Sends a page from its first changed column to its last.</summary>
    private void ShowPage(Glass lit, int page, Span<byte> wanted)
    {
        var old = Page(shown, page);
        var first = wanted.CommonPrefixLength(old);
        if (first == wanted.Length) return;
        var end = wanted.Length;
        while (wanted[end - 1] == old[end - 1]) end--;
        SendRun(lit, page, first, wanted[first..end]);
    }

    private static void SendRun(Glass lit, int page, int column, Span<byte> dots)
    {
        lit.SendCommand(new SetColumnAddress((byte)column, (byte)(column + dots.Length - 1)));
        lit.SendCommand(new SetPageAddress((PageAddress)page, (PageAddress)page));
        lit.SendData(dots);
    }

    /// <summary>
    /// The library's constructor clears the screen by way of a bitmap, for which an image library has to be registered
    /// with it. Ours is cleared page by page.
    /// </summary>
    private sealed class Glass(I2cDevice device) : LibraryDisplay(device, Ssd1306Text.WidthDots, Ssd1306Text.Pages * 8)
    {
        public override void ClearScreen()
        {
            // Called before there is anything to clear.
        }
    }
}
